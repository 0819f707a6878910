import type {Translation} from '../catalogue.js';

export default {
  navigation: '客戶服務',
  home: '總覽',
  submit: '新增客服單',
  tickets: '我的客服單',
  help: '自助解答',
  surveys: '服務評價',

  greeting: '{name}，您好',
  greetingUnknown: '您好，有什麼可以幫忙的嗎？',
  question: '今天需要什麼協助？',
  'submit.hint': '回報故障、詢問問題、提出建議',
  'tickets.hint': '看看目前進度，以及輪到誰處理',
  'help.hint': '故障案例、操作說明、常見問題',

  yourTurn: '等您處理',
  yourTurnNone: '目前沒有等您處理的事項。',
  signIn: '登入後，這裡會顯示等您處理的事項。',
  'turn.waiting-for-customer': '我們有問題想請您回覆',
  'turn.resolved': '請確認問題是否解決',
  toRate: '評價這次服務',
  reach: '直接與我們聯絡',

  'mail.title': '郵件設定',
  'mail.to': '客服單的進度會寄到 {email}。',
  'mail.nowhere': '我們沒有您的電子郵件地址，因此不會寄信給您。',
  'mail.which': '遇到這些情況時寄信給我',
  'mail.received': '客服單已收到',
  'mail.answered': '服務團隊有新回覆',
  'mail.waiting': '服務團隊需要我補充資料',
  'mail.approval': '有報價、方案或交付等我確認',
  'mail.resolved': '客服單已處理，等我確認',
  'mail.closing': '已處理的客服單即將關閉',
  'mail.survey': '可以評價服務',
  'mail.language': '郵件使用的語言',
  'mail.saved': '已儲存。',
} satisfies Translation<'portal'>;
