import type {Translation} from '../catalogue.js';

export default {
  'news.unread': '{count} 项待您查看',
  'news.outbox': '{count} 项等待发送',
  'news.both': '{unread}，{outbox}',
  'news.label': '{name}：{news}',

  suggested: '也许能帮到您',

  'mail.title': '邮件设置',
  'mail.to': '请求的进展会发到 {email}。',
  'mail.nowhere': '我们没有您的邮箱，所以不会给您发邮件。',
  'mail.which': '遇到这些情况时发邮件给我',
  'mail.received': '请求已收到',
  'mail.answered': '服务团队有新回复',
  'mail.waiting': '服务团队需要我补充信息',
  'mail.approval': '有报价、方案或交付等我确认',
  'mail.approvals': '同事的请求有事项等本单位决定',
  'mail.third-party': '请求在等第三方',
  'mail.promise': '说好的时间有变化，或没有做到',
  'mail.visit': '上门或远程服务约时间、改期，以及临近提醒',
  'mail.resolved': '请求已处理，等我确认',
  'mail.closing': '已处理的请求即将关闭',
  'mail.survey': '可以评价服务',
  'mail.language': '邮件使用的语言',
  'mail.saved': '已保存。',
} satisfies Translation<'portal-aside'>;
