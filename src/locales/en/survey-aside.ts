/** Words of `aftercare-satisfaction-survey` beside giving a rating: choosing one, questions after a low score, what became of it. */
export default {
  heading: 'Your ratings',
  listIntro: 'Choose what you would like to rate. It takes less than a minute.',
  none: 'There is nothing to rate right now.',
  noneHint: 'When one of your requests is resolved, you can say here how it went.',
  until: 'Open until {time}',
  answeredAt: 'Rated {time}',
  led: 'Your link was for an earlier solution. The request has been worked on again since; this rating is for the latest one.',

  reasons: 'What could have been better?',
  callback: 'You may call me about this rating',
  phone: 'Number to call',
  phoneBad: 'Please enter a telephone number, or untick the box above.',

  summary: 'Your rating',
  notRated: 'not rated',
  comment: 'Your comment',
  followUp: 'Our answer',
  'followUp.received': 'Being looked into',
  'followUp.answered': 'Answered',
  followUpHint: 'Your comment went to the support lead on {time}. The answer will appear here.',
  followUpNews: 'Your rating has been answered.',
  again: 'Rate the latest solution',
  open: 'See the request',
  all: 'All ratings',

  waiting: 'Your rating is waiting to be sent',
  expired: 'This survey has closed.',
  expiredHint: 'It was open until {time}. If there is still something to say, you are welcome to submit a request.',
  withdrawn: 'There is nothing to rate here yet.',
  withdrawnHint: 'The request is being worked on again. Once it is resolved, we will ask you how it went.',
  submit: 'New request',
} as const;
