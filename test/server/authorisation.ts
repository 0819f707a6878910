import type {RouteName} from '../../src/contract/routes.js';

/**
 * Who comes to the desk, in the order of the columns below. Everything that is asked for belongs to one requester (`owner`) and is about one request of his.
 * `guest`: with a code, for this request and for another; `link`: by the link in the mail that it is resolved; `rating link`: by the one in the mail that asks how it was.
 */
export const readers = [
  'nobody', 'owner', 'colleague', 'brought in', 'manager', 'stranger', 'strangers’ manager', 'other issuer', 'guest', 'guest of another', 'link', 'rating link', 'link of another', 'staff key',
] as const; // prettier-ignore
export type Reader = (typeof readers)[number];

/** The routes of the contract, those of tus, what a link may do to a request besides what its mail is about, and the file behind a download link. */
export type Cell =
  | RouteName
  | 'begin upload'
  | 'ask upload'
  | 'send upload'
  | 'remove upload'
  | 'list organisation'
  | 'cancel ticket'
  | 'urge'
  | 'escalate'
  | 'accept quote'
  | 'approve plan'
  | 'book visit'
  | 'give consent'
  | 'withdraw consent'
  | 'grant access'
  | 'revoke access'
  | 'list approvals'
  | 'list shared'
  | 'bring in'
  | 'take out'
  | 'leave'
  | 'hand over'
  | 'download';

type Row = readonly [nobody: number, owner: number, colleague: number, broughtIn: number, manager: number, stranger: number, theirManager: number, issuer: number, guest: number, guestOther: number, link: number, rating: number, linkOther: number, staff: number]; // prettier-ignore

/** What the public may do; the team's key is no token of a customer, so it is refused wherever it is shown. */
const open = (status: number): Row => [
  status,
  status,
  status,
  status,
  status,
  status,
  status,
  status,
  status,
  status,
  status,
  status,
  status,
  401,
];

/** The status that each of them gets on each route. */
// prettier-ignore
export const authorisation: Record<Cell, Row> = {
  //                   nobody owner colleague brought-in manager stranger theirs issuer guest other link rating other staff
  readDesk: open(200),
  readMe:              [401, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 401],
  setPreferences:      [401, 200, 200, 200, 200, 200, 200, 200, 403, 403, 403, 403, 403, 401],
  readPlan:            [401, 200, 200, 200, 200, 200, 200, 200, 403, 403, 403, 403, 403, 401],
  submitTicket:        [401, 201, 201, 201, 201, 201, 201, 201, 403, 403, 403, 403, 403, 401],
  listTickets:         [401, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 401],
  'list organisation': [401, 403, 403, 403, 200, 403, 200, 200, 403, 403, 403, 403, 403, 401],
  readTicket:          [401, 200, 404, 200, 200, 404, 404, 404, 200, 404, 200, 200, 404, 401],
  listMessages:        [401, 200, 404, 200, 200, 404, 404, 404, 200, 404, 200, 200, 404, 401],
  linkAttachment:      [401, 200, 404, 200, 200, 404, 404, 404, 200, 404, 200, 200, 404, 401],
  postMessage:         [401, 201, 404, 201, 403, 404, 404, 404, 201, 404, 201, 403, 404, 401],
  actOnTicket:         [401, 200, 404, 403, 403, 404, 404, 404, 200, 404, 200, 403, 404, 401],
  'cancel ticket':     [401, 200, 404, 403, 403, 404, 404, 404, 200, 404, 403, 403, 404, 401],
  // Asking for progress needs no account; a manager leaves it to whose request it is.
  urge:                [401, 200, 404, 403, 403, 404, 404, 404, 200, 404, 403, 403, 404, 401],
  // Having it passed on, once a promise is broken, likewise.
  escalate:            [401, 200, 404, 403, 403, 404, 404, 404, 200, 404, 403, 403, 404, 401],
  // What costs money is for the requester and for his organisation's manager, each with an account.
  'accept quote':      [401, 200, 404, 403, 200, 404, 404, 404, 403, 404, 403, 403, 404, 401],
  'approve plan':      [401, 200, 404, 403, 200, 404, 404, 404, 403, 404, 403, 403, 404, 401],
  // Who is visited chooses when, also without an account; his manager does not.
  'book visit':        [401, 200, 404, 403, 403, 404, 404, 404, 200, 404, 403, 403, 404, 401],
  // What opens a system is for whoever has an account; taking it back is for everybody who acts in the request.
  'give consent':      [401, 200, 404, 403, 403, 404, 404, 404, 403, 404, 403, 403, 404, 401],
  'withdraw consent':  [401, 200, 404, 403, 403, 404, 404, 404, 200, 404, 403, 403, 404, 401],
  // So is letting the team in, and shutting it out.
  'grant access':      [401, 200, 404, 403, 200, 404, 404, 404, 403, 404, 403, 403, 404, 401],
  'revoke access':     [401, 200, 404, 403, 200, 404, 404, 404, 403, 404, 403, 403, 404, 401],
  'list approvals':    [401, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 401],
  // A link for somebody without an account is made by whoever has one.
  listLinks:           [401, 200, 404, 403, 200, 404, 404, 404, 403, 403, 403, 403, 403, 401],
  shareTicket:         [401, 201, 404, 403, 201, 404, 404, 404, 403, 403, 403, 403, 403, 401],
  readLink:            [401, 200, 404, 403, 200, 404, 404, 404, 403, 403, 403, 403, 403, 401],
  revokeLink:          [401, 200, 404, 403, 200, 404, 404, 404, 403, 403, 403, 403, 403, 401],
  // The people of one's own organisation: nobody sees another's. Who left is the manager's to say.
  listPeople:          [401, 200, 200, 200, 200, 200, 200, 200, 403, 403, 403, 403, 403, 401],
  setPerson:           [401, 403, 403, 403, 200, 403, 404, 404, 403, 403, 403, 403, 403, 401],
  'list shared':       [401, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 401],
  // Whoever was brought in reads and writes; who else has a part in it is said by its requester and his manager, each with an account.
  'bring in':          [401, 200, 404, 403, 200, 404, 404, 404, 403, 404, 403, 403, 404, 401],
  'take out':          [401, 200, 404, 403, 200, 404, 404, 404, 403, 404, 403, 403, 404, 401],
  leave:               [401, 403, 404, 200, 403, 404, 404, 404, 403, 404, 403, 403, 404, 401],
  'hand over':         [401, 403, 404, 403, 200, 404, 404, 404, 403, 404, 403, 403, 404, 401],
  readUpload:          [401, 200, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 401],
  'begin upload':      [401, 201, 201, 201, 201, 201, 201, 201, 201, 201, 201, 403, 201, 401],
  'ask upload':        [401, 200, 404, 404, 404, 404, 404, 404, 404, 404, 404, 403, 404, 401],
  'send upload':       [401, 204, 404, 404, 404, 404, 404, 404, 404, 404, 404, 403, 404, 401],
  'remove upload':     [401, 204, 404, 404, 404, 404, 404, 404, 404, 404, 404, 403, 404, 401],
  listArticles: open(200),
  readArticleIndex: open(200),
  readArticle: open(200),
  rateArticle: open(200),
  sendSignals: open(202),
  listSurveys:         [401, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 401],
  readSurvey:          [401, 200, 404, 404, 404, 404, 404, 404, 404, 404, 200, 200, 404, 401],
  respondToSurvey:     [401, 200, 404, 404, 404, 404, 404, 404, 404, 404, 200, 200, 404, 401],
  askGuestCode: open(202),
  openGuestSession: open(200),
  openLinkSession: open(200),
  readHealth: open(200),
  // Whoever has the address has the file, for five minutes: a browser's download sends no token, and one that comes is not looked at.
  download:            [200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200],
};
