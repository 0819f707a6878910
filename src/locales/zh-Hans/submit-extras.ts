import type {Translation} from '../catalogue.js';

export default {
  context: '会一并发送的页面信息（{count} 项）',
  'context.page': '页面',
  'context.build': '构建号',
  'context.version': '版本',
  'context.environment': '环境',
  'context.browser': '浏览器',
  'context.hint': '来自您所在的页面，帮助工程师了解当时的环境。',

  'draft.restored': '已恢复 {time} 的草稿',
  'draft.discard': '放弃草稿',
  sure: '内容和附件会从本设备删除，确定吗？',
  keep: '保留',
  'draft.discarded': '草稿已删除',

  waiting: '尚未发出，正在等待',
  'waiting.decide': '没有发出，等您决定',
  'waiting.sending': '正在发送…',
  'waiting.signIn': '已保存在本设备，重新登录后会自动发送。',
  'waiting.discard': '不再发送',
  outbox: {other: '有 {count} 条请求还没有发出'},
  'outbox.open': '查看',
} satisfies Translation<'submit-extras'>;
