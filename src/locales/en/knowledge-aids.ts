/** Words of what `aftercare-knowledge-base` loads beyond searching and reading. */
export default {
  'none.meant': 'Did you mean',
  'none.shorter': 'Try fewer or more common words.',
  'none.scripts': 'You can type Chinese in either script.',
  'none.ask': 'Or tell us what happened, and we will look into it.',
  submit: 'Submit a request',

  'body.copy': 'Copy',
  'body.copied': 'Copied',
  'body.notCopied': 'Could not copy. Please select the text and copy it yourself.',

  'vote.question': 'Did this article help?',
  'vote.yes': 'Yes, it helped',
  'vote.no': 'No',
  'vote.said.yes': 'You found this article helpful.',
  'vote.said.no': 'You did not find this article helpful.',
  'vote.thanks': 'Thank you for telling us.',
  'vote.thanksReason': 'Thank you. It helps us improve this article.',
  'vote.change': 'Change',
  'vote.reason': 'Why did it not help?',
  'vote.reason.other-problem': 'It is about another problem',
  'vote.reason.did-not-work': 'I did what it says, and it did not work',
  'vote.reason.hard-to-follow': 'It is hard to follow',
  'vote.reason.outdated': 'It does not match my version',
  'vote.words': 'What was missing or unclear?',
  'vote.send': 'Send',
  'vote.ask': 'Still not solved?',
} as const;
