/** Words of `aftercare-portal`. */
export default {
  navigation: 'Support',
  home: 'Home',
  submit: 'New request',
  tickets: 'My requests',
  help: 'Find answers',
  surveys: 'Ratings',

  greeting: 'Hello {name}',
  greetingUnknown: 'How can we help?',
  question: 'What can we do for you?',
  'submit.hint': 'Report an incident, ask a question, make a suggestion',
  'tickets.hint': 'See where each one stands and whose turn it is',
  'help.hint': 'Case studies, guides and common questions',

  yourTurn: 'Waiting for you',
  yourTurnNone: 'Nothing is waiting for you right now.',
  signIn: 'Sign in to see what is waiting for you.',
  'turn.waiting-for-customer': 'We have a question for you',
  'turn.resolved': 'Please confirm the solution',
  toRate: 'Rate the service',
  reach: 'Reach us directly',
} as const;
