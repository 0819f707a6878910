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
  'help.hint': '故障案例、操作說明、常見問題',

  yourTurn: '等您處理',
  yourTurnNone: '目前沒有等您處理的事項。',
  open: '處理中的客服單',
  'open.all': '我的全部客服單',
  signIn: '登入後，這裡會顯示等您處理的事項。',
  'turn.waiting-for-customer': '我們有問題想請您回覆',
  'turn.resolved': '請確認問題是否解決',
  'turn.quote': '決定報價',
  'turn.delivery': '驗收',
  'turn.plan': '核可處理計畫',
  'turn.delay': '核可延期說明',
  'turn.access': '回覆存取權限申請',
  'turn.visit': '選擇到場時間',
  'turn.session': '選擇遠端服務時間',
  'turn.consent': '決定是否同意遠端服務',
  toRate: '評價這次服務',
  reach: '直接與我們聯絡',
} satisfies Translation<'portal'>;
