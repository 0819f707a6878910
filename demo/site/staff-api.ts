import {say, type Word} from './staff-words.js';

export interface Person {
  id: string;
  name: string;
  title?: string | LocalText;
  role?: string;
}
export type LocalText = Record<string, string>;

interface Scale {
  min: number;
  max: number;
  words: LocalText[];
}

interface ImpactQuestion {
  id: string;
  question: LocalText;
  options: {id: string; label: LocalText}[];
}

export interface StaffDesk {
  agents: Person[];
  checklist: LocalText[];
  /** The priorities that requests of each type may be set to. */
  levels: Record<string, string[]>;
  desk: {
    requestTypes: {
      id: string;
      name: LocalText;
      fields: {id: string; label: LocalText; options?: {id: string; label: LocalText}[]}[];
      impact?: {questions: ImpactQuestion[]};
    }[];
    audiences?: {id: string; name: LocalText}[];
    categories: {id: string; name: LocalText; children?: {id: string; name: LocalText}[]}[];
    impact: {questions: ImpactQuestion[]; priorities: {id: string; name: LocalText}[]};
    access?: {mostHours: number};
    articleCategories: {id: string; name: LocalText}[];
    contactMethods: {id: string; name: LocalText}[];
    escalation?: {complaints?: {type: string}};
    limits: {attachments: {count: number}};
    surveys: {
      id: string;
      kind: string;
      title: LocalText;
      scale: Scale;
      dimensions: {id: string; label: LocalText; scale?: Scale}[];
      reasons: {id: string; label: LocalText}[];
    }[];
  };
}

interface Issue {
  pointer: string;
  code: string;
  params?: Record<string, string | number>;
}

/** The staff side said no; `sentence` is for the person at the screen. */
export class Refused extends Error {
  readonly code: string;
  readonly sentence: string;
  /** Of what was refused in the body: `/how`. */
  readonly pointers: readonly string[];

  constructor(code: string, issues: readonly Issue[] = [], detail = '') {
    super(code);
    this.code = code;
    const known: Record<string, Word> = {
      'version-stale': 'stale',
      'article-stale': 'staleArticle',
      'action-not-allowed': 'notNow',
      'not-found': 'notFound',
      'too-many-requests': 'tooMany',
      'files-waiting': 'filesWait',
    };
    this.pointers = issues.map(({pointer}) => pointer);
    const has = (issue: string) => issues.some((one) => one.code === issue);
    const special: Record<string, Word> = {
      'not-done': 'notDone',
      'already-there': 'taken',
      'holds-secret': 'holdsSecret',
      'too-long': 'tooLong',
      'turned-down': 'turnedDown',
      'out-of-range': 'outOfRange',
    };
    const first = Object.keys(special).find(has);
    const word = first ? special[first]! : issues.length ? 'fillIn' : (known[code] ?? 'failed');
    // Which line of an article is to blame is said by the gateway, for writers who read its language.
    const {min = 1, max} = issues.find(({code: one}) => one === 'out-of-range')?.params ?? {};
    const told = word === 'outOfRange' && max === undefined ? 'fillIn' : word;
    const words = say(told).replace('{min}', String(min)).replace('{max}', String(max));
    this.sentence = [words, issues.some(({pointer}) => pointer === '/markdown') ? detail : ''].filter(Boolean).join(' ');
  }
}

/** Calls `/staff/v1` with the key. */
export class StaffApi {
  readonly #key: string;
  readonly #who: () => string;

  /** `who`: the agent who asks, by id; what he is kept from is not shown to him. */
  constructor(key: string, who: () => string) {
    this.#key = key;
    this.#who = who;
  }

  get<T>(path: string): Promise<T> {
    return this.#call<T>('GET', path, {});
  }

  /** Takes a step: with a key of its own, so that a second click changes nothing. */
  post<T>(path: string, body: Record<string, unknown>, version?: number): Promise<T> {
    const clientRef = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
    const headers = {
      'Content-Type': 'application/json',
      'Idempotency-Key': clientRef,
      ...(version !== undefined && {'If-Match': `"${version}"`}),
    };
    return this.#call<T>('POST', path, {headers, body: JSON.stringify({...body, clientRef})});
  }

  /** One step of a file's way in; its answer has no body. */
  async tus(method: string, path: string, headers: Record<string, string>, body?: Blob): Promise<Response> {
    const answer = await this.#send(method, path, headers, body);
    return answer?.ok ? answer : refused(answer);
  }

  async #call<T>(method: string, path: string, {headers, body}: {headers?: Record<string, string>; body?: string}): Promise<T> {
    const answer = await this.#send(method, path, headers, body);
    return answer?.ok ? ((await answer.json()) as T) : refused(answer);
  }

  #send(method: string, path: string, headers: Record<string, string> = {}, body: BodyInit | null = null): Promise<Response | undefined> {
    const who = this.#who();
    const all = {...headers, Authorization: `Bearer ${this.#key}`, ...(who && {'Aftercare-Agent': who})};
    return fetch(`/staff/v1${path}`, {method, headers: all, body}).catch(() => undefined);
  }
}

async function refused(answer: Response | undefined): Promise<never> {
  const json: unknown = await answer?.json().catch(() => undefined);
  const {code = 'offline', issues, detail} = (json ?? {}) as {code?: string; detail?: string; issues?: Issue[]};
  throw new Refused(code, issues, detail);
}

const [keyName, personName] = ['haitu-staff-key', 'haitu-staff-me'];

/** The key stays in this tab and goes with it, and so does who works with it. */
export function keepKey(key: string): void {
  keep(keyName, key);
}

export function keptKey(): string | undefined {
  return kept(keyName);
}

export function keepPerson(id: string): void {
  keep(personName, id);
}

export function keptPerson(): string | undefined {
  return kept(personName);
}

export function forgetKey(): void {
  try {
    for (const name of [keyName, personName]) sessionStorage.removeItem(name);
  } catch {
    // There was none.
  }
}

function keep(name: string, value: string): void {
  try {
    sessionStorage.setItem(name, value);
  } catch {
    // Refused storage: it is asked for again after a reload.
  }
}

function kept(name: string): string | undefined {
  try {
    return sessionStorage.getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}
