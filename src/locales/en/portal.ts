/** Words of `aftercare-portal`. */
export default {
  navigation: 'Support',
  home: 'Overview',
  submit: 'New request',
  tickets: 'My requests',
  help: 'Find answers',
  surveys: 'Ratings',

  greeting: 'Hello {name}',
  greetingUnknown: 'How can we help?',
  question: 'What can we do for you?',
  'submit.hint': 'Report a fault, ask a question, suggest something',
  'tickets.hint': 'See where each one stands and whose turn it is',
  'help.hint': 'Fault cases, guides and frequent questions',
  'surveys.hint': 'Say how it went',

  yourTurn: 'Waiting for you',
  yourTurnNone: 'Nothing is waiting for you right now.',
  signIn: 'Sign in to see what is waiting for you.',
  'turn.waiting-for-customer': 'We asked you something',
  'turn.resolved': 'Please confirm the solution',
  toRate: 'Rate the service',
  reach: 'Reach us directly',
  emergency: 'Emergency line',
} as const;
