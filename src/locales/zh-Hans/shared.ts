import type {Translation} from '../catalogue.js';

export default {
  loading: '正在加载…',
  retry: '重试',
  cancel: '取消',
  close: '关闭',
  back: '返回',
  discard: '放弃',
  optional: '选填',
  more: '显示更多',
  justNow: '刚刚',

  'problem.offline': '当前没有网络连接。',
  'problem.timeout': '服务台响应超时。',
  'problem.unreadable': '服务台返回的内容无法识别。',
  'problem.unauthenticated': '登录已失效，请重新登录后继续。',
  'problem.unavailable': '服务台暂时不可用。',
  'problem.other': '操作没有成功（{code}）。',
  'problem.id': '错误编号：{id}',

  'waiting.kept': '已保存在本设备，连上服务台后会自动发送。',
  'waiting.unkept': '正在等待发送。当前浏览器不允许保存，请先不要关闭此页面。',
  'waiting.retry': '立即发送',

  'issue.required': '请填写此项。',
  'issue.too-long': '最多 {max} 个字，目前 {actual} 个。',
  'issue.held': '有文件含敏感信息，请先查看并处理。',
  'issue.other': '请检查此项。',

  'files.add': '添加文件',
  'files.hint': '可选择、拖入或粘贴，最多 {count} 个，每个不超过 {size}。',
  'files.kinds': '支持的文件类型：{types}',
  'files.drop': '松开即可添加',
  'files.uploading': '{sent} / {total}',
  'files.waiting': '等待中，稍后自动继续',
  'files.done': '已上传',
  'files.failed': '尚未上传',
  'files.remove': '移除 {name}',
  'files.added': '已添加 {count} 个文件',
  'files.removed': '已移除 {name}',
  'files.allDone': '文件已全部上传。',
  'files.notAdded': '未添加',
} satisfies Translation<'shared'>;
