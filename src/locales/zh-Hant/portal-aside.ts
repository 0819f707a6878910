import type {Translation} from '../catalogue.js';

export default {
  'news.unread': '{count} 項待您查看',
  'news.outbox': '{count} 項等待送出',
  'news.both': '{unread}，{outbox}',
  'news.label': '{name}：{news}',

  suggested: '也許能幫上您',

  'mail.title': '郵件設定',
  'mail.to': '客服單的進度會寄到 {email}。',
  'mail.nowhere': '我們沒有您的電子郵件地址，因此不會寄信給您。',
  'mail.which': '遇到這些情況時寄信給我',
  'mail.received': '客服單已收到',
  'mail.answered': '服務團隊有新回覆',
  'mail.waiting': '服務團隊需要我補充資料',
  'mail.approval': '有報價、方案或交付等我確認',
  'mail.approvals': '同事的客服單有事項等本公司決定',
  'mail.third-party': '客服單在等協力廠商',
  'mail.promise': '說好的時間有變動，或未能做到',
  'mail.visit': '到場或遠端服務約時間、改期，以及臨近提醒',
  'mail.resolved': '客服單已處理，等我確認',
  'mail.closing': '已處理的客服單即將關閉',
  'mail.survey': '可以評價服務',
  'mail.language': '郵件使用的語言',
  'mail.saved': '已儲存。',
} satisfies Translation<'portal-aside'>;
