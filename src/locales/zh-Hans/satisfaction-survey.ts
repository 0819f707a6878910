import type {Translation} from '../catalogue.js';

export default {
  signIn: '登录后即可评价。评价只能由提交人本人填写。',
  solved: '问题解决了吗？',
  'solved.yes': '已经解决',
  'solved.no': '还没有解决',
  rate: '请您评分',
  rateHint: '只评您了解的项目，其余可以不填。',
  comment: '还有什么想告诉我们的？',
  commentHint: '意见和建议，每一条都会答复。',
  send: '提交评价',
  sending: '正在提交…',
  change: '提交修改',
  nothing: '请至少回答一项再提交。',
  tooLong: '留言不能超过 {max} 个字。',

  thanks: '评价已收到，感谢您。',
  thanksLow: '感谢您的直言，评价会直接转给服务主管。',
  answered: '您已经评价过了，谢谢。',
} satisfies Translation<'satisfaction-survey'>;
