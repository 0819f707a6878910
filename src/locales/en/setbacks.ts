/** What every element may have to say after something went wrong; the first sight of a page does without. */
export default {
  callUs: 'If it cannot wait, call {name}: {value}',

  'problem.not-allowed': 'You do not have access to this.',
  'problem.not-found': 'This does not exist, or is not yours to see.',
  'problem.gone': 'This is no longer available.',
  'problem.too-many-requests': 'Too many requests right now. Please try again in a moment.',
  'problem.internal-error': 'Something went wrong at the support desk.',
  'problem.version-stale': 'This request has changed in the meantime. Please look at it again first.',
  'problem.action-not-allowed': 'That is no longer possible: the request has moved on.',
  'problem.too-large': 'This is larger than the support desk accepts.',
  'problem.unsupported-type': 'The support desk does not accept this file type.',
  'problem.infected-file': 'A virus was found in this file. It can be neither uploaded nor downloaded.',
  'problem.invalid-fields': 'Some details need another look.',
  'problem.response-closed': 'This rating can no longer be changed.',
  'problem.file-lost': 'A file is no longer on this device. Please choose it again.',

  'waiting.refused': 'The support desk did not accept it, and it will not be sent automatically. Please send it again or discard it.',
  'waiting.expired': 'It has waited here for more than a week and will not be sent automatically. Please send it now or discard it.',

  'issue.unknown-option': 'Please choose one.',
  'issue.not-a-date': 'Please enter a date.',
  'issue.too-many': 'At most {max} files.',
  'issue.file-lost': '“{name}” is no longer on this device. Please choose it again.',

  'files.reason.empty': {one: 'it is empty.', other: 'they are empty.'},
  'files.reason.too-large': {one: 'it is larger than {size}.', other: 'they are larger than {size}.'},
  'files.reason.unsupported-type': {one: 'this file type is not accepted.', other: 'these file types are not accepted.'},
  'files.reason.infected-file': {one: 'a virus was found in it.', other: 'a virus was found in them.'},
  'files.reason.too-many': 'there can be at most {most} files.',
  'files.reason.none': 'no files can be sent from here.',
  'files.reason.unreadable-file': {one: 'it cannot be read.', other: 'they cannot be read.'},
  'files.pastedName': 'Screenshot {time}',
} as const;
