import type {Translation} from '../catalogue.js';

export default {
  'filter.category': '依分類瀏覽',
  'filter.kind': '文章類型',
  'filter.allKinds': '全部類型',
  recent: '最近搜尋',
  'recent.forget': '移除「{query}」',
  showAll: '查看全部文章',
  'article.related': '相關文章',

  'none.meant': '您是不是要找：',
  'none.shorter': '換個更短、更常見的說法，或只留下關鍵字。',
  'none.scripts': '繁體、簡體都找得到，不必切換。',
  'none.ask': '也可以直接告訴我們遇到了什麼問題。',
  submit: '新增客服單',

  'body.copy': '複製',
  'body.copied': '已複製',
  'body.notCopied': '沒能複製，請自行選取文字後複製。',

  'vote.question': '這篇文章對您有幫助嗎？',
  'vote.yes': '有幫助',
  'vote.no': '沒有幫助',
  'vote.said.yes': '您認為這篇文章有幫助。',
  'vote.said.no': '您認為這篇文章沒有幫助。',
  'vote.thanks': '謝謝您的回饋。',
  'vote.thanksReason': '謝謝您的說明，我們會據此改善這篇文章。',
  'vote.change': '修改',
  'vote.reason': '哪裡沒有幫上忙？',
  'vote.reason.other-problem': '說的不是我遇到的問題',
  'vote.reason.did-not-work': '照著做了，還是沒解決',
  'vote.reason.hard-to-follow': '看不太懂',
  'vote.reason.outdated': '和我使用的版本不同',
  'vote.words': '哪裡沒有說清楚？',
  'vote.send': '送出',
  'vote.ask': '問題還沒有解決？',
} satisfies Translation<'knowledge-aids'>;
