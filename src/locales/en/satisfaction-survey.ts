/** Words of `aftercare-satisfaction-survey`: giving a rating. What stands beside that is in `survey-aside`. */
export default {
  signIn: 'Please sign in to rate. Only the person who made the request can rate it.',
  solved: 'Is the problem solved?',
  'solved.yes': 'Yes, it is solved',
  'solved.no': 'No, not yet',
  rate: 'How did we do?',
  rateHint: 'Rate what you can judge and leave out the rest.',
  comment: 'Anything you would like to add?',
  commentHint: 'Every comment and suggestion gets an answer.',
  send: 'Send rating',
  sending: 'Sending…',
  change: 'Send changes',
  nothing: 'Please answer at least one question before sending.',
  tooLong: 'The comment is longer than {max} characters.',

  thanks: 'Thank you. Your rating has arrived.',
  thanksLow: 'Thank you for being frank. Your rating goes to the support lead.',
  answered: 'You have rated this already. Thank you.',
} as const;
