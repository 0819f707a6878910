import type {Translation} from '../catalogue.js';

export default {
  callUs: '如果情况紧急，请直接联系{name}：{value}',

  'problem.not-allowed': '您没有权限查看这里的内容。',
  'problem.not-found': '内容不存在，或您无权查看。',
  'problem.gone': '内容已失效。',
  'problem.too-many-requests': '当前访问较多，请稍后再试。',
  'problem.internal-error': '服务台出了点问题。',
  'problem.version-stale': '这条请求刚刚有了变化，请先看一下最新情况。',
  'problem.action-not-allowed': '请求的状态已经变了，现在不能这样操作。',
  'problem.too-large': '内容超过了服务台允许的大小。',
  'problem.unsupported-type': '服务台不接受这种类型的文件。',
  'problem.infected-file': '文件里发现了病毒，不能上传或下载。',
  'problem.invalid-fields': '有几处信息需要再确认一下。',
  'problem.response-closed': '评价已不能修改。',
  'problem.file-lost': '有文件已不在本设备上，请重新选择。',

  'waiting.refused': '服务台没有接受，不会再自动发送。请选择重新发送或放弃。',
  'waiting.expired': '已在本设备等了一周以上，不会再自动发送。请选择现在发送或放弃。',

  'issue.unknown-option': '请选择一项。',
  'issue.not-a-date': '请填写日期。',
  'issue.too-many': '最多 {max} 个文件。',
  'issue.file-lost': '“{name}”已不在本设备上，请重新选择。',

  'files.reason.empty': '文件是空的。',
  'files.reason.too-large': '超过 {size}。',
  'files.reason.unsupported-type': '不支持这种类型的文件。',
  'files.reason.infected-file': '里面发现了病毒，没有接收。',
  'files.reason.too-many': '最多只能添加 {most} 个文件。',
  'files.reason.none': '此处不接收文件。',
  'files.reason.unreadable-file': '文件无法读取。',
  'files.pastedName': '截图 {time}',
} satisfies Translation<'setbacks'>;
