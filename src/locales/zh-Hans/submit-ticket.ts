import type {Translation} from '../catalogue.js';

export default {
  heading: '提交请求',
  as: '以 {name} 的身份提交',
  'as.organisation': '以 {name}（{organisation}）的身份提交',

  type: '需要什么帮助',
  'section.details': '具体情况',
  'section.impact': '影响程度',
  'section.files': '附件',
  'section.consents': '授权',
  title: '标题',
  description: '详细描述',
  category: '分类',
  'category.finer': '具体分类',
  choose: '请选择',
  counter: '{used} / {max}',

  priority: '优先级',
  'priority.open': '回答以上问题后，这里会显示优先级。',

  context: '会一并发送的页面信息（{count} 项）',
  'context.hint': '来自您所在的页面，帮助工程师了解当时的环境。',

  'draft.restored': '已恢复 {time} 的草稿',
  'draft.discard': '放弃草稿',
  sure: '内容和附件会从本设备删除，确定吗？',
  keep: '保留',
  'draft.kept': '草稿已保存在本设备',
  'draft.unkept': '当前浏览器不允许保存草稿，请提交后再离开。',
  'draft.discarded': '草稿已删除',

  send: '提交',
  sending: '正在提交…',
  issues: {other: '还有 {count} 处需要您填写或修改'},
  'refused.safe': '您填写的内容都还在。',

  received: '已收到您的请求',
  'received.reference': '请求编号',
  'received.copy': '复制',
  'received.copied': '已复制',
  'received.next': '接下来',
  'received.next.1': '服务团队查看您的请求，安排合适的工程师。',
  'received.next.2': '如果需要补充信息，工程师会在请求里向您提问。',
  'received.next.3': '问题解决后，由您确认结果。',
  'received.open': '查看请求进展',
  'received.late': '等待中的请求已收到，编号 {reference}',
  another: '再提交一条',

  waiting: '尚未发出，正在等待',
  'waiting.decide': '没有发出，等您决定',
  'waiting.sending': '正在发送…',
  'waiting.signIn': '已保存在本设备，重新登录后会自动发送。',
  'waiting.discard': '不再发送',
  outbox: {other: '有 {count} 条请求还没有发出'},
  'outbox.open': '查看',
} satisfies Translation<'submit-ticket'>;
