import {faultWords} from '../fault-words.js';

/** What the panel of `?aftercare-debug` says: what is, and after the line break what to do about it. */
const sentences = {
  reached: '{base} answers, in {ms} ms.',
  'no-backend': 'No element on this page says where the backend is.\nWrite base-url on <aftercare-portal> or <aftercare-desk>.',
  'in-page': '{base} is a gateway inside this page: there is no network to look at.',
  offline: 'This device says that it has no connection.\nConnect it, and check again.',
  'csp-blocks': 'The page’s Content-Security-Policy keeps it from calling {origin}.\nAdd to its connect-src: {origin}',
  cors: 'CORS: {origin} answers, and no page of {page} may read it.\nAdd {page} to the gateway’s PUBLIC_ORIGINS. Any other backend sends Access-Control-Allow-Origin: {page} with every reply, errors too.',
  preflight:
    'CORS: {origin} can be read, but not with a token: it refuses the OPTIONS request before it.\nAnswer OPTIONS without a token, with Access-Control-Allow-Headers: {headers}',
  unreachable:
    'Nothing answers at {origin}.\nIs the name right, does the gateway run, is its certificate trusted? Open {base}/health in a tab: the browser says there what it is.',
  redirected:
    '{base} sends callers elsewhere, and redirects are not followed.\nWrite the address it leads to as base-url, or take the login away from in front of it.',
  'status-wrong': 'GET {path} answers {status} in place of 200.\nIs base-url the base of the contract? It ends where /desk begins.',
  'status-busy': 'GET {path} answers {status}: the backend is busy or down.\nCheck again in a moment. If it stays so, its log says why.',
  slow: 'GET {path} has not answered in whole within {seconds} s.\nDoes the backend hang, or a proxy in front of it? Its log says whether the request came.',
  'token-slow': 'getToken of <{tag}> has given nothing within {seconds} s.\nLet what it calls answer, or fail.',
  'headers-read': 'CORS lets this page read the headers it needs.',
  'headers-hidden': 'CORS: {names} cannot be read.\nSend them, and name them: Access-Control-Expose-Headers: {all}',
  'version-fits': 'It speaks version {version} of the contract.',
  'version-missing': 'It does not say which version of the contract it speaks.\nSend Aftercare-Version: 1 with every reply.',
  'version-other': 'It speaks version {version} of the contract, these elements speak version 1.\nLoad elements of that version.',
  'contract-kept': '{count} replies keep the contract.',
  'contract-broken':
    'GET {path} breaks the contract at “{pointer}”: {expected} is expected, {got} came.\nElements show such a reply as unreadable. Compare with {route} in docs/openapi.json.',
  'contract-no-json': 'GET {path} answers {type} in place of JSON.\nDoes a proxy or login page answer for the backend?',
  'call-refused': 'GET {path} answers {status} {problem}.',
  'clock-right': 'The clocks of device and backend agree, within {seconds} s.',
  'clock-behind':
    'The clock of this device is {seconds} s behind the backend’s.\nThe elements reckon by the backend’s. If it is that one which is wrong, tokens are refused: set it by NTP.',
  'clock-ahead':
    'The clock of this device is {seconds} s ahead of the backend’s.\nThe elements reckon by the backend’s. If it is that one which is wrong, tokens are refused: set it by NTP.',
  'clock-unknown': 'The backend does not say what time it is.\nSend Date with every reply and expose it.',
  'nobody-signed-in':
    'No auth is set: everybody is a visitor, who can read articles only.\nFor customers: element.auth = {getToken: async () => "<JWT>"}',
  'token-there': 'getToken gives a token. {claims}',
  'token-taken': 'The backend takes it, as {role}.',
  'token-refused':
    'The backend refuses the token, though it is well made and in time.\nSo the signature, iss ({iss}) or aud ({aud}) is not what it expects: compare JWT_SECRET or JWKS_URL, JWT_ISSUER and JWT_AUDIENCE. {detail}',
  'token-lives': 'It is good for another {left} s.',
  secure: 'The page is a secure context.',
  insecure:
    'The page is no secure context (plain http).\nEverything works, but the browser keeps the clipboard, service workers and locks from it.',
  'no-worker': 'No service worker stands between page and backend.',
  worker:
    'A service worker stands between page and backend: {url}\nIt must let requests to the backend through untouched, or what it answers must keep the contract.',
  'csp-quiet': 'No violation of the Content-Security-Policy was heard.',
  'csp-heard': 'The Content-Security-Policy blocked {what} ({directive}).\nIf it is one of ours, add its origin to {directive}.',
  'one-copy': 'One copy of the elements is loaded, version {version}.',
  'more-copies': '{count} copies of the elements are loaded: {which}.\nThe first is kept. Load one of them only.',
  found: '<{tag}>, {count} on the page.',
  'none-found': 'None of our elements is on this page.',
  speaks: '<{tag}> speaks {locale}, from lang="{lang}".',
  looks: '<{tag}> is drawn {theme}.',
  'error-heard': 'Since this panel was opened <{tag}> told of an error: {code}.',
  'storage-kept': 'This device keeps drafts and what waits to be sent.',
  'storage-refused':
    'The browser refuses to store ({which}).\nDrafts and what waits last as long as the page. A private window or blocked third-party storage may be the cause.',
};

const frame = {
  title: 'Aftercare check-up',
  looking: 'Looking…',
  summary: '{bad} to mend, {note} to know, {good} in order',
  again: 'Check again',
  copy: 'Copy report',
  copied: 'Copied',
  'not-copied': 'The browser refused. Select the text and copy it.',
  close: 'Close',
  bad: 'To mend',
  note: 'To know',
  good: 'In order',
  backend: 'Backend',
  'sign-in': 'Sign-in',
  page: 'Page',
  elements: 'Elements',
  device: 'Device',
};

export type Sentences = typeof sentences;
export type PanelWords = Readonly<Record<keyof Sentences | keyof typeof frame | keyof typeof faultWords, string>>;

export const words: PanelWords = {...faultWords, ...sentences, ...frame};
