import type {Translation} from '../catalogue.js';

export default {
  loading: '載入中…',
  retry: '再試一次',
  cancel: '取消',
  close: '關閉',
  back: '返回',
  discard: '捨棄',
  optional: '選填',
  more: '顯示更多',
  justNow: '剛剛',

  'problem.offline': '目前沒有網路連線。',
  'problem.timeout': '服務台回應逾時。',
  'problem.unreadable': '服務台傳回的內容無法辨識。',
  'problem.unauthenticated': '登入已失效，請重新登入後再繼續。',
  'problem.unavailable': '服務台暫時無法使用。',
  'problem.other': '操作沒有成功（{code}）。',
  'problem.id': '錯誤編號：{id}',

  'waiting.kept': '已儲存在這台裝置，連上服務台後會自動送出。',
  'waiting.unkept': '正在等待送出。目前的瀏覽器無法儲存內容，請先不要關閉這個頁面。',
  'waiting.retry': '立即送出',

  'issue.required': '請填寫此項。',
  'issue.too-long': '最多 {max} 個字，目前 {actual} 個。',
  'issue.held': '有檔案含敏感資訊，請先查看並處理。',
  'issue.other': '請檢查此項。',

  'files.add': '新增檔案',
  'files.hint': '可選取、拖放或貼上，最多 {count} 個，每個不超過 {size}。',
  'files.kinds': '支援的檔案類型：{types}',
  'files.drop': '放開即可新增',
  'files.uploading': '{sent} / {total}',
  'files.waiting': '等待中，稍後自動繼續',
  'files.done': '已上傳',
  'files.failed': '尚未上傳',
  'files.remove': '移除 {name}',
  'files.added': '已新增 {count} 個檔案',
  'files.removed': '已移除 {name}',
  'files.allDone': '檔案已全部上傳。',
  'files.notAdded': '未新增',
} satisfies Translation<'shared'>;
