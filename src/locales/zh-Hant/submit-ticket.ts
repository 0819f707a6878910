import type {Translation} from '../catalogue.js';

export default {
  heading: '新增客服單',
  as: '以{name}的身分送出',
  signIn: '您還沒有登入。可以先填寫，內容會儲存在這台裝置，登入後就能送出。',
  'as.organisation': '以{name}（{organisation}）的身分送出',

  type: '需要什麼協助',
  'section.details': '詳細情況',
  'section.more': '補充資料',
  'section.impact': '影響程度',
  'section.files': '附件',
  'section.consents': '授權',
  title: '標題',
  description: '詳細說明',
  category: '分類',
  'category.finer': '細項分類',
  choose: '請選擇',
  'issue.choose': '請選擇一項。',
  'issue.tick': '請勾選此項。',
  counter: '{used} / {max}',

  send: '送出',
  sending: '正在送出…',
  issues: '還有 {count} 處需要填寫或修改',
  'refused.safe': '您填寫的內容都還在。',

  received: '已收到您的客服單',
  'received.reference': '客服單編號',
  'received.open': '查看處理進度',
  another: '再新增一張',
} satisfies Translation<'submit-ticket'>;
