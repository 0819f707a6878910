import type {Sentence} from '../catalogue.js';

/** Words for which Hong Kong and Macau have another than Taiwan; a longer one stands before one it contains. */
const words = Object.entries({
  網路: '網絡',
  軟體: '軟件',
  電子郵件: '電郵',
  手機號碼: '手提電話號碼',
  影片: '短片',
  協力廠商: '第三方',
  優先順序: '優先次序',
  專線: '熱線',
  行事曆: '日曆',
  遠端: '遙距',
  資料庫: '數據庫',
  核可: '批准',
  帳號: '帳戶',
  位址: '地址',
  金鑰: '密鑰',
  身分: '身份',
  這台裝置: '這部裝置',
  一週: '一星期',
  組建編號: '組建版本',
  螢幕截圖: '屏幕截圖',
  拖曳: '拖動',
  收合: '收起',
  發布: '發佈',
  送出: '提交',
  裡: '裏',
});

function reworded(sentence: string): string {
  return words.reduce((text, [taiwan, hongKong]) => text.replaceAll(taiwan, hongKong), sentence);
}

/** Sentences written for Taiwan in Hong Kong's words. */
export function inHongKong(sentences: Readonly<Record<string, Sentence>>): Record<string, Sentence> {
  const forms = (sentence: Sentence) =>
    typeof sentence === 'string'
      ? reworded(sentence)
      : {...sentence, ...Object.fromEntries(Object.entries(sentence).map(([category, form]) => [category, reworded(form)]))};
  return Object.fromEntries(Object.entries(sentences).map(([key, sentence]) => [key, forms(sentence)]));
}
