import {createParser} from 'eventsource-parser';
import {eventsPath} from '../../src/contract/event.js';
import {Unanswered} from './book.js';
import {reasonOf, within} from './exchange.js';
import type {Visit} from './visit.js';

export interface Heard {
  id: string | undefined;
  kind: string;
  data: string;
}

/** An open stream of news. */
export interface Stream {
  status: number;
  headers: Headers;
  heard: Heard[];
  /** Comments and events so far: signs of life. */
  signs(): number;
  /** Waits until something was heard, `false` where it is not within so many ms. */
  until(state: () => unknown, ms: number): Promise<boolean>;
  close(): Promise<void>;
}

/** Opens `GET /events` for whoever has this token, after the event given. */
export async function openStream(
  {options, transport, patience, unanswered}: Pick<Visit, 'options' | 'transport' | 'patience' | 'unanswered'>,
  token: string | undefined,
  after?: string,
): Promise<Stream> {
  const headers = {...(token !== undefined && {Authorization: `Bearer ${token}`}), ...(after !== undefined && {'Last-Event-ID': after})};
  const ending = new AbortController();
  const request = new Request(options.base + eventsPath, {headers, signal: ending.signal});
  const response = await within(patience, () => transport(request)).catch((error: unknown) => {
    ending.abort();
    unanswered(`GET ${eventsPath}`, error);
    throw new Unanswered(`GET ${eventsPath} was not answered: ${reasonOf(error)}`);
  });
  const heard: Heard[] = [];
  let signs = 0;
  let lookAgain: () => void = () => undefined;
  const parser = createParser({
    onComment: () => void signs++,
    onEvent: ({id, event = 'message', data}) => {
      signs++;
      heard.push({id, kind: event, data});
    },
  });
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  const reading = (async () => {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      parser.feed(decoder.decode(part.value, {stream: true}));
      lookAgain();
    }
  })().catch(() => undefined);
  const somethingWithin = async (ms: number) => {
    let limit: ReturnType<typeof setTimeout> | undefined;
    await new Promise<void>((resolve) => {
      lookAgain = resolve;
      limit = setTimeout(resolve, ms);
    });
    clearTimeout(limit);
  };
  return {
    status: response.status,
    headers: response.headers,
    heard,
    signs: () => signs,
    until: async (state, ms) => {
      const end = performance.now() + ms;
      for (let left = ms; !state() && left > 0; left = end - performance.now()) await somethingWithin(left);
      return Boolean(state());
    },
    close: async () => {
      await reader?.cancel().catch(() => undefined);
      ending.abort();
      await reading;
    },
  };
}
