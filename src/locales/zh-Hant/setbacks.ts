import type {Translation} from '../catalogue.js';

export default {
  callUs: '如果情況緊急，請直接聯絡{name}：{value}',

  'problem.not-allowed': '您沒有權限查看這裡的內容。',
  'problem.not-found': '內容不存在，或您沒有權限查看。',
  'problem.gone': '內容已失效。',
  'problem.too-many-requests': '目前使用人數較多，請稍後再試。',
  'problem.internal-error': '服務台出了一點問題。',
  'problem.version-stale': '這張客服單剛剛有更新，請先看過最新情況。',
  'problem.action-not-allowed': '客服單的狀態已經改變，現在無法這樣操作。',
  'problem.too-large': '內容超過服務台允許的大小。',
  'problem.unsupported-type': '服務台不接受這種類型的檔案。',
  'problem.infected-file': '檔案裡發現病毒，無法上傳或下載。',
  'problem.invalid-fields': '有幾項資料需要再確認一下。',
  'problem.response-closed': '評價已經無法修改。',
  'problem.file-lost': '有檔案已不在這台裝置上，請重新選擇。',

  'waiting.refused': '服務台沒有接受，不會再自動送出。請決定重新送出或捨棄。',
  'waiting.expired': '已在這台裝置等了一週以上，不會再自動送出。請決定現在送出或捨棄。',

  'issue.unknown-option': '請選擇一項。',
  'issue.not-a-date': '請填寫日期。',
  'issue.too-many': '最多 {max} 個檔案。',
  'issue.file-lost': '「{name}」已不在這台裝置上，請重新選擇。',

  'files.reason.empty': '檔案是空的。',
  'files.reason.too-large': '超過 {size}。',
  'files.reason.unsupported-type': '不支援這種類型的檔案。',
  'files.reason.infected-file': '裡面發現病毒，沒有接收。',
  'files.reason.too-many': '最多只能新增 {most} 個檔案。',
  'files.reason.none': '此處不接收檔案。',
  'files.reason.unreadable-file': '檔案無法讀取。',
  'files.pastedName': '螢幕截圖 {time}',
} satisfies Translation<'setbacks'>;
