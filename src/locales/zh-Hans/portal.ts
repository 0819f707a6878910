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
  'help.hint': '故障案例、操作指南、常见问题',

  yourTurn: '等您处理',
  yourTurnNone: '目前没有等您处理的事项。',
  open: '进行中的请求',
  'open.all': '我的全部请求',
  signIn: '登录后，这里会显示等您处理的事项。',
  'turn.waiting-for-customer': '我们有问题想请您答复',
  'turn.resolved': '请确认问题是否解决',
  'turn.quote': '决定报价',
  'turn.delivery': '验收',
  'turn.plan': '审批处理计划',
  'turn.delay': '审批延期说明',
  'turn.access': '答复访问权限申请',
  'turn.visit': '选择上门时间',
  'turn.session': '选择远程服务时间',
  'turn.consent': '决定是否同意远程服务',
  toRate: '评价这次服务',
  reach: '直接联系我们',
} satisfies Translation<'portal'>;
