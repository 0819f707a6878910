/** What `aftercare-submit-ticket` says beyond its main way: drafts kept, requests that wait, and more. */
export default {
  context: {one: '{count} detail from this page will be included', other: '{count} details from this page will be included'},
  'context.page': 'Page',
  'context.build': 'Build',
  'context.version': 'Version',
  'context.environment': 'Environment',
  'context.browser': 'Browser',
  'context.hint': 'They come from the page you are on and tell the engineers about your environment.',

  'draft.restored': 'Draft from {time} restored',
  'draft.discard': 'Discard draft',
  sure: 'It will be deleted from this device, files included. Go ahead?',
  keep: 'Keep',
  'draft.discarded': 'Draft deleted',

  waiting: 'Waiting to be sent',
  'waiting.decide': 'Not sent: please decide',
  'waiting.sending': 'Sending…',
  'waiting.signIn': 'Saved on this device. It will be sent once you have signed in again.',
  'waiting.discard': 'Do not send',
  outbox: {one: '{count} request is waiting to be sent', other: '{count} requests are waiting to be sent'},
  'outbox.open': 'View',
} as const;
