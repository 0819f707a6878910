import {createParser} from 'eventsource-parser';
import type {MemoryGateway} from '../../server/memory/gateway.js';
import {base} from './gateway-counter.js';

export interface Heard {
  id: string | undefined;
  kind: string | undefined;
  data: {id?: string; version?: number};
}

export interface HeardStream {
  status: number;
  headers: Headers;
  /** Everything but `position` so far. */
  heard: Heard[];
  /** Id of the last event of any kind. */
  lastId(): string | undefined;
  /** Comments so far: signs that the line stands. */
  beats(): number;
  ended(): boolean;
  /** Settles at the end of the stream. */
  end: Promise<void>;
  cut(): Promise<void>;
}

/** Opens a stream of news at a gateway, and reads it as it comes. */
export async function listen(
  counter: {gateway: Pick<MemoryGateway, 'app' | 'tokenFor'>},
  {as, token, after}: {as?: string; token?: string; after?: string | undefined},
): Promise<HeardStream> {
  const bearer = token ?? (await counter.gateway.tokenFor(as ?? ''));
  const headers = {...(bearer && {Authorization: `Bearer ${bearer}`}), ...(after !== undefined && {'Last-Event-ID': after})};
  const response = await counter.gateway.app(new Request(`${base}/events`, {headers}));
  const heard: Heard[] = [];
  let [beats, ended] = [0, false];
  let lastId: string | undefined;
  const parser = createParser({
    onComment: () => void beats++,
    onEvent: ({id, event, data}) => {
      lastId = id ?? lastId;
      if (event !== 'position') heard.push({id, kind: event, data: JSON.parse(data) as Heard['data']});
    },
  });
  const reader = response.body!.getReader();
  const decoder = new TextDecoder();
  const end = (async () => {
    if (response.ok)
      for (let next = await reader.read(); !next.done; next = await reader.read()) parser.feed(decoder.decode(next.value, {stream: true}));
    ended = true;
  })();
  end.catch(() => (ended = true));
  const {status} = response;
  return {
    status,
    headers: response.headers,
    heard,
    lastId: () => lastId,
    beats: () => beats,
    ended: () => ended,
    end,
    cut: () => reader.cancel(),
  };
}
