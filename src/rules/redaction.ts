/** What a log may hold that nobody else should read. `ip` is told apart because engineers often need it. */
export const privateKinds = ['password', 'token', 'connection', 'email', 'phone', 'id-number', 'ip'] as const;
export type PrivateKind = (typeof privateKinds)[number];
/** Those that count in what somebody writes to be read, a request or a document: addresses stand there on purpose, to be found or answered. */
export const writtenKinds = privateKinds.filter((kind) => kind !== 'ip' && kind !== 'email');

/** A stretch of one line, in UTF-16 code units. */
export interface Finding {
  kind: PrivateKind;
  start: number;
  end: number;
}

/** One way to find something: the whole match counts, or its group `it`; `fits` looks closer. */
interface Rule {
  kind: PrivateKind;
  pattern: RegExp;
  fits?: (found: string) => boolean;
}

/** A value in quotes, or up to the next blank, separator or Han character: who writes about a password in Chinese goes on in Chinese. */
const value = String.raw`(?:"(?<it>[^"]*)"|'(?<it2>[^']*)'|(?<it3>[^\s"',;&<>(){}\[\]，；。、）】\u3400-\u9fff]+))`;
const isSet = String.raw`["']?\s*(?:[:=：]|=>)\s*`;

/** Nothing that is written in place of a secret is one. */
const empty = /^(?:|null|nil|none|undefined|true|false|n\/a|-+|\*+|x{3,}|•+|\[[^\]]*\]?|<[^>]*>?|\$\{[^}]*\}?|%s|\?)$/i;

/** In order of precedence: what a former rule has found, a later one does not touch. */
const rules: readonly Rule[] = [
  {kind: 'token', pattern: /\b(?:set-)?cookie["']?\s*[:=]\s*(?<it>.{4,})$/gi},
  {kind: 'connection', pattern: /\b[a-z][a-z\d+.-]{1,20}:\/\/(?<it>[^\s/:@"']{1,100}:[^\s/"']{1,200})@/gi},
  {kind: 'token', pattern: /\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?/g},
  {kind: 'token', pattern: /\b(?:bearer|basic|digest|token)\s+(?<it>[\w.~+/-]{12,}=*)/gi},
  {kind: 'token', pattern: /\bauthorization["']?\s*[:=]\s*["']?(?!(?:bearer|basic|digest|token)\s)(?<it>[^\s"',;]{6,})/gi},
  {
    kind: 'token',
    pattern:
      /\b(?:(?:AKIA|ASIA)[A-Z\d]{16}|LTAI[\dA-Za-z]{12,28}|AKID[\dA-Za-z]{13,40}|gh[pousr]_\w{30,}|glpat-[\w-]{20,}|xox[abprs]-[\w-]{10,}|sk-[\w-]{20,}|AIza[\w-]{35})\b/g,
  },
  {kind: 'password', pattern: new RegExp(String.raw`(?:\b|_)(?:pass(?:word|wd|phrase)?|pwd)${isSet}${value}`, 'gi'), fits: isSecret},
  {kind: 'password', pattern: new RegExp(String.raw`(?:密码|密碼|口令)(?:["']?\s*[:=：]\s*|\s*[为為是]\s*)${value}`, 'g'), fits: isSecret},
  {
    kind: 'token',
    pattern: new RegExp(
      String.raw`(?:token|secret|api[_-]?key|access[_-]?key(?:[_-]?id)?|app[_-]?key|secret[_-]?key|private[_-]?key|client[_-]?secret|session[_-]?id|jsessionid|令牌|密钥|密鑰)${isSet}${value}`,
      'gi',
    ),
    fits: (found) => found.length > 5 && isSecret(found),
  },
  {
    kind: 'email',
    pattern: /(?<![\w.%+-])[\w.%+-]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){0,5}\.[a-z]{2,24}(?![\w@])/gi,
    fits: (found) => !/\.(?:png|jpe?g|gif|svg|webp|js|mjs|ts|css|map)$|^git@/i.test(found),
  },
  {kind: 'id-number', pattern: /(?<![\w.])\d{17}[\dXx](?!\w)/g, fits: isIdNumber},
  {kind: 'phone', pattern: /(?<![\w.+-])(?:(?:\+|00)?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?![\w-])/g},
  {kind: 'phone', pattern: /(?<![\w.+-])0\d{2,3}-\d{3,4}-?\d{4}(?![\w-])/g},
  {kind: 'phone', pattern: /(?<![\w.])\+(?!86)(?=(?:[ -]?\d){8,15}(?!\w))[1-9]\d{0,2}(?:[ -]?\d{2,5}){2,5}(?!\w)/g},
  {
    kind: 'ip',
    pattern: /(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.]|-\w)/g,
    fits: (found) => found.split('.').every((part) => Number(part) < 256) && !/^(?:127\.|0\.0\.0\.0$|255\.)/.test(found),
  },
  {kind: 'ip', pattern: /(?<![\w:.])(?:[\da-f]{1,4}:){4,7}[\da-f]{1,4}(?![\w:])/gi},
];

/** A mainland identity number, GB 11643: a day of birth that exists, and the check digit of ISO 7064 MOD 11-2. */
export function isIdNumber(text: string): boolean {
  const [, year, month, day] = /^\d{6}((?:19|20)\d\d)(\d\d)(\d\d)\d{3}[\dXx]$/.exec(text) ?? [];
  if (!year || new Date(`${year}-${month}-${day}T00:00Z`).toJSON()?.slice(8, 10) !== day) return false;
  let sum = 0;
  for (let at = 0; at < 17; at += 1) sum += Number(text[at]) * (2 ** (17 - at) % 11);
  return '10X98765432'[sum % 11] === text[17]!.toUpperCase();
}

function isSecret(found: string): boolean {
  return !empty.test(found);
}

/**
 * Covers private details in a text that is given line by line: a key block goes over several. Each value gets a mark of its own, `[phone-2]`, the same
 * wherever it stands, so that an engineer still sees what belongs together.
 */
export class Redactor {
  /** How often each kind was found so far. */
  readonly counts = new Map<PrivateKind, number>();
  readonly #marks = new Map<string, string>();
  readonly #numbers = new Map<PrivateKind, number>();
  readonly #sought: readonly Rule[];
  readonly #keys: boolean;
  #inKey = false;

  constructor(kinds: Iterable<PrivateKind> = privateKinds) {
    const wanted = new Set(kinds);
    this.#sought = rules.filter(({kind}) => wanted.has(kind));
    this.#keys = wanted.has('token');
  }

  /** What is private in the next line, from left to right, without overlaps. */
  find(line: string): Finding[] {
    const findings = this.#keys ? this.#keyBlock(line) : [];
    const inKey = findings.length > 0;
    for (const rule of this.#sought) {
      if (inKey) break;
      for (const match of line.matchAll(rule.pattern)) {
        const [start, end] = placeOf(match);
        const free = findings.every((other) => end <= other.start || start >= other.end);
        if (end > start && free && (rule.fits?.(line.slice(start, end)) ?? true)) findings.push({kind: rule.kind, start, end});
      }
    }
    for (const {kind} of findings) this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
    return findings.sort((a, b) => a.start - b.start);
  }

  /** The line with its findings covered, and where the marks stand in it. */
  cover(line: string, findings: readonly Finding[]): {text: string; marks: [start: number, end: number][]} {
    let [text, at] = ['', 0];
    const marks: [number, number][] = [];
    for (const {kind, start, end} of findings) {
      text += line.slice(at, start);
      const mark = this.#markOf(kind, line.slice(start, end));
      marks.push([text.length, text.length + mark.length]);
      text += mark;
      at = end;
    }
    return {text: text + line.slice(at), marks};
  }

  #keyBlock(line: string): Finding[] {
    const begins = /-----BEGIN [A-Z ]*PRIVATE KEY-----/.exec(line);
    const was = this.#inKey;
    if (begins) this.#inKey = true;
    const inside = this.#inKey;
    const ends = /-----END [A-Z ]*PRIVATE KEY-----/.exec(line);
    if (ends) this.#inKey = false;
    const start = was ? 0 : (begins?.index ?? 0);
    const end = ends ? ends.index + ends[0].length : line.trimEnd().length;
    return inside && end > start ? [{kind: 'token', start, end}] : [];
  }

  #markOf(kind: PrivateKind, found: string): string {
    // One telephone number is written in several ways.
    const value = kind === 'phone' ? found.replace(/\D/g, '') : found;
    const known = this.#marks.get(`${kind} ${value}`);
    if (known) return known;
    const number = (this.#numbers.get(kind) ?? 0) + 1;
    this.#numbers.set(kind, number);
    const mark = `[${kind}-${number}]`;
    this.#marks.set(`${kind} ${value}`, mark);
    return mark;
  }
}

/** Of a group in the match, where there is one that took part. */
function placeOf(match: RegExpMatchArray): [start: number, end: number] {
  const {it, it2, it3} = match.groups ?? {};
  const inner = it ?? it2 ?? it3;
  if (inner === undefined) return [match.index!, match.index! + match[0].length];
  const start = match.index! + match[0].lastIndexOf(inner);
  return [start, start + inner.length];
}
