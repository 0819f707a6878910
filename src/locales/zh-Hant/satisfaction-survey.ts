import type {Translation} from '../catalogue.js';

export default {
  signIn: '登入後就能評價。評價只能由提出人本人填寫。',
  solved: '問題解決了嗎？',
  'solved.yes': '已經解決',
  'solved.no': '還沒有解決',
  rate: '請您評分',
  rateHint: '只評您了解的項目，其餘可以不填。',
  comment: '還有什麼想告訴我們的嗎？',
  commentHint: '意見和建議，每一則都會答覆。',
  send: '送出評價',
  sending: '正在送出…',
  change: '送出修改',
  nothing: '請至少回答一項再送出。',
  tooLong: '留言不能超過 {max} 個字。',

  thanks: '評價已收到，謝謝您。',
  thanksLow: '謝謝您坦白告訴我們，評價會直接轉給服務主管。',
  answered: '您已經評價過了，謝謝。',
} satisfies Translation<'satisfaction-survey'>;
