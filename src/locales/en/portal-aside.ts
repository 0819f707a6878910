/** Words of `aftercare-portal` beside its main job: the panel of a launcher, what is new, articles a page suggests, mails. */
export default {
  'news.unread': '{count} for you to look at',
  'news.outbox': '{count} waiting to be sent',
  'news.both': '{unread}, {outbox}',
  'news.label': '{name}: {news}',

  suggested: 'This may help',

  'mail.title': 'E-mail settings',
  'mail.to': 'E-mails about your requests go to {email}.',
  'mail.nowhere': 'We have no e-mail address for you, so we send no e-mails.',
  'mail.which': 'E-mail me when',
  'mail.received': 'a request has arrived',
  'mail.answered': 'the team has replied',
  'mail.waiting': 'the team needs something from me',
  'mail.approval': 'something waits for my approval: a quote, a plan, a delivery',
  'mail.approvals': 'something in a colleague’s request waits for our decision',
  'mail.third-party': 'a request is waiting for a third party',
  'mail.promise': 'a promised time changes or is missed',
  'mail.visit': 'a visit is offered, agreed, moved or near',
  'mail.resolved': 'a request is resolved and needs my confirmation',
  'mail.closing': 'a resolved request is about to be closed',
  'mail.survey': 'I can rate the service',
  'mail.language': 'Language of the e-mails',
  'mail.saved': 'Saved.',
} as const;
