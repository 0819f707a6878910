/** Words of `aftercare-submit-ticket`. */
export default {
  heading: 'Submit a request',
  as: 'Submitting as {name}',
  signIn: 'You are not signed in. Write your request now; it is kept on this device and can be submitted once you have signed in.',
  'as.organisation': 'Submitting as {name}, {organisation}',

  type: 'What do you need?',
  'section.details': 'Details',
  'section.more': 'More details',
  'section.impact': 'Impact',
  'section.files': 'Attachments',
  'section.consents': 'Permission',
  title: 'Title',
  description: 'Description',
  category: 'Category',
  'category.finer': 'Subcategory',
  choose: 'Choose',
  'issue.choose': 'Please choose one.',
  'issue.tick': 'Please tick this.',
  counter: '{used} / {max}',

  send: 'Submit',
  sending: 'Submitting…',
  issues: {one: '{count} field needs your attention', other: '{count} fields need your attention'},
  'refused.safe': 'Everything you have entered is still here.',

  received: 'We have your request',
  'received.reference': 'Reference',
  'received.open': 'Follow the request',
  another: 'Submit another',
} as const;
