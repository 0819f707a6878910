import type {Translation} from '../catalogue.js';

export default {
  navigation: '服务支持',
  home: '概览',
  submit: '提交请求',
  tickets: '我的请求',
  help: '自助解答',
  surveys: '服务评价',

  greeting: '{name}，您好',
  greetingUnknown: '您好，需要什么帮助？',
  question: '今天需要什么帮助？',
  'submit.hint': '报告故障、咨询问题、提出建议',
  'tickets.hint': '查看进展，以及现在轮到谁',
  'help.hint': '故障案例、操作指南、常见问题',

  yourTurn: '等您处理',
  yourTurnNone: '目前没有等您处理的事项。',
  signIn: '登录后，这里会显示等您处理的事项。',
  'turn.waiting-for-customer': '我们有问题想请您答复',
  'turn.resolved': '请确认问题是否解决',
  toRate: '评价这次服务',
  reach: '直接联系我们',

  'mail.title': '邮件设置',
  'mail.to': '请求的进展会发到 {email}。',
  'mail.nowhere': '我们没有您的邮箱，所以不会给您发邮件。',
  'mail.which': '遇到这些情况时发邮件给我',
  'mail.received': '请求已收到',
  'mail.answered': '服务团队有新回复',
  'mail.waiting': '服务团队需要我补充信息',
  'mail.approval': '有报价、方案或交付等我确认',
  'mail.resolved': '请求已处理，等我确认',
  'mail.closing': '已处理的请求即将关闭',
  'mail.survey': '可以评价服务',
  'mail.language': '邮件使用的语言',
  'mail.saved': '已保存。',
} satisfies Translation<'portal'>;
