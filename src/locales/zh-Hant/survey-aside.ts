import type {Translation} from '../catalogue.js';

export default {
  heading: '我的評價',
  listIntro: '請選擇要評價的服務，花不到一分鐘。',
  none: '目前沒有需要評價的服務。',
  noneHint: '客服單解決後，您可以在這裡告訴我們做得如何。',
  until: '{time} 前可評價',
  answeredAt: '已於 {time} 評價',
  led: '您開啟的是前一次處理的評價連結。這張客服單後來又處理過，以下評價的是最近這一次。',

  reasons: '哪裡沒有做好？',
  callback: '可以打電話和我聊聊這次評價',
  phone: '聯絡電話',
  phoneBad: '請填寫電話號碼；如果不方便接電話，取消上面的勾選即可。',

  summary: '您的評價',
  notRated: '未評分',
  comment: '您的留言',
  followUp: '我們的答覆',
  'followUp.received': '正在了解狀況',
  'followUp.answered': '已答覆',
  'list.received': '已評價，處理中',
  'list.answered': '已評價，有答覆',
  followUpHint: '您的意見已於 {time} 轉給服務主管，答覆會顯示在這裡。',
  followUpNews: '您的評價有了答覆。',
  again: '評價最近這次處理',
  open: '查看這張客服單',
  all: '全部評價',

  waiting: '評價等待送出',
  expired: '這份評價已經截止。',
  expiredHint: '評價開放到 {time} 為止。如果還有想說的，歡迎直接新增客服單。',
  withdrawn: '現在還不用評價。',
  withdrawnHint: '這張客服單正在重新處理，解決後會再請您評價。',
  submit: '新增客服單',

  'solved.noHint': '您也可以重新開啟這張客服單，我們會繼續處理。',
  'solved.known': '您已經確認解決。如果後來又出現，請改選。',
  clear: '清除「{label}」的評分',
  editable: '{time} 前可以修改。',
  locked: '修改期限已於 {time} 結束。',
  edit: '修改評價',
} satisfies Translation<'survey-aside'>;
