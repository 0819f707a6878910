/** What is wrong on a host page, with its cure: for the console, which speaks English, and for the panel of `?aftercare-debug`. */
export const faultWords = {
  'attribute-near': '<{tag}> knows no attribute "{name}". Did you mean "{near}"?',
  'attribute-property': '"{name}" of <{tag}> is a property and no attribute. Set it from a script: element.{property} = …',
  'attribute-unknown': '<{tag}> knows no attribute "{name}". It takes {known}.',
  'attribute-object':
    '{name}="[object Object]" on <{tag}>: an object became text. Set it as a property from a script: element.{property} = …',
  'value-unknown': '{name}="{value}" on <{tag}> means nothing, and {fallback} is taken. It may be {values}.',
  'value-near': '{name}="{value}" on <{tag}> means nothing, and {fallback} is taken. Did you mean "{near}"? It may be {values}.',
  'base-missing':
    '<{tag}> has no base-url, so it has nothing to show. Write where your gateway is: base-url="https://support.example.com/portal/v1"',
  'base-scheme': 'base-url="{value}" on <{tag}> is read as a path of this page. Put the scheme in front: base-url="https://{value}"',
  'base-no-address': 'base-url="{value}" on <{tag}> is no address. Write it whole: base-url="https://support.example.com/portal/v1"',
  'base-too-long': 'base-url="{value}" on <{tag}> ends in "{end}", which is a place under the base. Leave it off: base-url="{better}"',
  'base-query': 'base-url="{value}" on <{tag}> has a query or hash, and paths are put behind it. Leave it off: base-url="{better}"',
  'base-mixed': 'base-url="{value}" on <{tag}> is plain http and this page is https: browsers block it. Serve the gateway by https.',
  'base-local': 'base-url="{value}" on <{tag}> names the reader’s own device, and this page is {host}. Write the gateway’s public address.',
  'auth-no-function':
    'auth of <{tag}> has no function getToken. Give it one: element.auth = {getToken: async () => (await fetch("/support-token")).text()}',
  'auth-is-token':
    'auth of <{tag}> is a text. Give it a function, which is asked again when a token has expired: element.auth = {getToken: async () => "<JWT>"}',
  'property-text': '{property} of <{tag}> is a text. It is an object: element.{property} = {…}',
  'property-value': '{property}.{name} of <{tag}> is of type {kind}. Its values are texts.',
  'second-copy': 'This page has the elements of {other} already and keeps them; version {version} was loaded in vain. Load Aftercare once.',
  'no-desk':
    '<{tag}> finds no desk, so nothing can be shown in it. Put it inside <aftercare-desk base-url="…">, or put one such tag anywhere on the page.',
  'desk-undefined': '<{tag}> is not defined. Load its definition: import "@aftercare-portal/elements/define/{file}.js", or embed.js.',
  'token-failed': 'getToken of <{tag}> failed: {error}. What it calls must answer with a token while somebody is signed in.',
  'token-kind': 'getToken of <{tag}> gave a value of type {kind} and not a text. Give the signed token itself.',
  'token-empty': 'getToken of <{tag}> gave an empty text. Where nobody is signed in, set auth to undefined.',
  'token-html': 'getToken of <{tag}> gave a web page and not a token. Is its address behind a login, or does it not exist?',
  'token-json': 'getToken of <{tag}> gave JSON. Take the token out of it: (await reply.json()).token',
  'token-bearer': 'getToken of <{tag}> gave a token with "Bearer" in front. Leave that off.',
  'token-no-jwt': 'getToken of <{tag}> gave a text that is no JWT. Three parts of base64url with dots between them are expected.',
  'token-algorithm': 'The token is signed by {alg}. The gateway takes HS256, RS256 and ES256.',
  'token-claims': 'The token lacks {names}. Your backend must write them: iss, aud, sub, iat and exp, times in seconds.',
  'token-milliseconds': '{names} of the token are in milliseconds. Write seconds: Math.floor(Date.now() / 1000).',
  'token-expired':
    'The token expired {ago} s ago. Let your backend sign a fresh one each time getToken is called, and keep none in a variable, a cache or a file; one of `npm run token` is made anew by the same line.',
  'token-long': 'The token lives another {left} s. The gateway takes at most 900: let exp be iat + 600.',
  'token-early': 'The token was made {ahead} s in the future, by the backend’s clock. Set the clock of the server that signs it.',
} as const;
