import type {Translation} from '../catalogue.js';

export default {
  heading: '提交请求',
  as: '以{name}的身份提交',
  signIn: '您还没有登录。可以先填写，内容会保存在本设备，登录后即可提交。',
  'as.organisation': '以{name}（{organisation}）的身份提交',

  type: '需要什么帮助',
  'section.details': '具体情况',
  'section.more': '补充信息',
  'section.impact': '影响程度',
  'section.files': '附件',
  'section.consents': '授权',
  title: '标题',
  description: '详细描述',
  category: '分类',
  'category.finer': '具体分类',
  choose: '请选择',
  'issue.choose': '请选择一项。',
  'issue.tick': '请勾选此项。',
  counter: '{used} / {max}',

  send: '提交',
  sending: '正在提交…',
  issues: '还有 {count} 处需要您填写或修改',
  'refused.safe': '您填写的内容都还在。',

  received: '已收到您的请求',
  'received.reference': '请求编号',
  'received.open': '查看请求进展',
  another: '再提交一条',
} satisfies Translation<'submit-ticket'>;
