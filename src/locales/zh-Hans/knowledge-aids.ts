import type {Translation} from '../catalogue.js';

export default {
  'filter.category': '按分类查看',
  'filter.kind': '文章类型',
  'filter.allKinds': '全部类型',
  recent: '最近搜索',
  'recent.forget': '移除“{query}”',
  showAll: '查看全部文章',
  'article.related': '相关文章',

  'none.meant': '您是不是要找：',
  'none.shorter': '试试更短、更常见的说法，或只留关键词。',
  'none.scripts': '简体、繁体都能搜到，不用切换。',
  'none.ask': '也可以直接告诉我们遇到了什么问题。',
  submit: '提交请求',

  'body.copy': '复制',
  'body.copied': '已复制',
  'body.notCopied': '没能复制，请手动选中后复制。',

  'vote.question': '这篇文章对您有帮助吗？',
  'vote.yes': '有帮助',
  'vote.no': '没有帮助',
  'vote.said.yes': '您认为这篇文章有帮助。',
  'vote.said.no': '您认为这篇文章没有帮助。',
  'vote.thanks': '谢谢您的反馈。',
  'vote.thanksReason': '谢谢您的说明，我们会据此改进这篇文章。',
  'vote.change': '修改',
  'vote.reason': '没帮上忙，是因为什么？',
  'vote.reason.other-problem': '说的不是我遇到的问题',
  'vote.reason.did-not-work': '照着做了，还是没解决',
  'vote.reason.hard-to-follow': '看不太明白',
  'vote.reason.outdated': '和我用的版本对不上',
  'vote.words': '哪里没有说清楚？',
  'vote.send': '发送',
  'vote.ask': '问题还没有解决？',
} satisfies Translation<'knowledge-aids'>;
