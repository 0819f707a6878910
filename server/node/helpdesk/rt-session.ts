import {HelpdeskFailed} from '../../app/helpdesk.js';

/** How Request Tracker is reached. `password` opens a session that is kept; a `token` is checked anew with each call, which takes it a third of a second. */
export interface RtAccess {
  /** Address of its pages, without a path of REST: `https://rt.example.com`. */
  url: string;
  user: string;
  secret: {password: string} | {token: string};
  /** Ms that one call may take. */
  patience?: number;
}

export interface RtAnswer {
  status: number;
  json: unknown;
}

export interface RtSession {
  /** Path behind `/REST/2.0`. Rejects with `HelpdeskFailed`; what it answers to a wrong call is an answer. */
  call(method: 'GET' | 'POST' | 'PUT', path: string, body?: object | FormData): Promise<RtAnswer>;
  /** Epoch ms by its clock, to a second, as its last answer told. */
  now(): number;
}

/** Keeps one session open, and opens it again when it ended. */
export function openRtSession({url, user, secret, patience = 20_000}: RtAccess): RtSession {
  const base = url.replace(/\/+$/, '');
  let cookie: Promise<string> | undefined;
  let ahead = 0;

  return {
    now: () => Date.now() + ahead,
    call: async (method, path, body) => {
      for (let n = 0; ; n++) {
        const headers = {
          ...('token' in secret ? {Authorization: `token ${secret.token}`} : {Cookie: await (cookie ??= logIn(secret.password))}),
          Accept: 'application/json',
          ...(body && !(body instanceof FormData) && {'Content-Type': 'application/json'}),
        };
        const answer = await send(
          `${base}/REST/2.0${path}`,
          {method, redirect: 'manual', headers, ...(body && {body: body instanceof FormData ? body : JSON.stringify(body)})},
          method === 'POST',
        );
        const {status, headers: told} = answer;
        ahead = (Date.parse(told.get('Date') ?? '') || Date.now()) - Date.now();
        const text = await read(answer);
        if (status === 401 || status === 302) {
          cookie = undefined;
          if (n || 'token' in secret) throw new HelpdeskFailed('Request Tracker does not let the gateway in', true);
          continue;
        }
        // A proxy before one that is not there says so by these two.
        if (status >= 500) throw new HelpdeskFailed(`Request Tracker answered ${status}`, status === 502 || status === 503);
        return {status, json: parsed(text)};
      }
    },
  };

  async function logIn(password: string): Promise<string> {
    try {
      // The older interface opens a session as the page for people does, and draws nothing.
      const answer = await send(`${base}/REST/1.0/`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({user, pass: password}),
      });
      const told = await read(answer);
      const [pair] = answer.headers.getSetCookie().flatMap((line) => /^RT_SID_[^=]+=[^;]+/.exec(line)?.[0] ?? []);
      if (!/^RT\/\S+ 200/.test(told) || pair === undefined) throw new HelpdeskFailed('Request Tracker does not let the gateway in', true);
      return pair;
    } catch (error) {
      cookie = undefined;
      throw error;
    }
  }

  /** `makes`: what is asked for may go on there after its time is up; tried again at once it would be made twice, and nothing else has to wait for it. */
  async function send(address: string, init: RequestInit, makes = false): Promise<Response> {
    const withFiles = init.body instanceof FormData;
    try {
      return await fetch(address, {...init, signal: AbortSignal.timeout(patience * (withFiles ? 3 : 1))});
    } catch (error) {
      throw unreachable(error, makes);
    }
  }

  async function read(answer: Response): Promise<string> {
    try {
      return await answer.text();
    } catch (error) {
      throw unreachable(error);
    }
  }
}

/** By its code alone: messages of the system name hosts. */
function unreachable(error: unknown, makes = false): HelpdeskFailed {
  const {name, cause} = error as {name?: string; cause?: {code?: string}};
  return name === 'TimeoutError'
    ? new HelpdeskFailed('Request Tracker did not answer in time', !makes)
    : new HelpdeskFailed(`Request Tracker cannot be reached (${cause?.code ?? name ?? 'error'})`, true);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
