import type {Translation} from '../catalogue.js';

export default {
  context: '會一併送出的頁面資訊（{count} 項）',
  'context.page': '頁面',
  'context.build': '組建編號',
  'context.version': '版本',
  'context.environment': '環境',
  'context.browser': '瀏覽器',
  'context.hint': '取自您所在的頁面，協助工程師了解當時的環境。',

  'draft.restored': '已還原 {time} 的草稿',
  'draft.discard': '捨棄草稿',
  sure: '內容和附件會從這台裝置刪除，確定嗎？',
  keep: '保留',
  'draft.discarded': '草稿已刪除',

  waiting: '等待送出',
  'waiting.decide': '沒有送出，等您決定',
  'waiting.sending': '正在送出…',
  'waiting.signIn': '已儲存在這台裝置，重新登入後會自動送出。',
  'waiting.discard': '不再送出',
  outbox: {other: '有 {count} 張客服單等待送出'},
  'outbox.open': '查看',
} satisfies Translation<'submit-extras'>;
