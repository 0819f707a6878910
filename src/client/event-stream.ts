import {createParser} from 'eventsource-parser';
import {eventsPath, heartbeat, type EventData} from '../contract/event.js';
import {localProblem} from '../contract/local-problem.js';
import type {Client} from './client.js';
import type {Clock} from './clock.js';

/** An event as it came; `id` of the event itself, `data.id` of what it tells of. */
export interface StreamEvent {
  id: string | undefined;
  kind: string;
  data: Partial<EventData>;
}

export interface StreamPorts {
  client: Client;
  clock: Clock;
  /** Whose stream it is; with a token of anybody else it is not opened. */
  person: string;
  /** Id of the last event had. */
  after: string | undefined;
  signal: AbortSignal;
  heard(event: StreamEvent): void;
  /** Something came, if only a sign that the line stands. */
  alive(): void;
}

/** Ms until the first event after the answer has begun: whatever keeps it back longer, gathers what passes. */
const firstWithin = 10_000;
/** Characters of one event, far beyond any. */
const longest = 65_536;

/** Reads one stream of news to its end. Rejects with a ProblemError: as the backend refused it, `timeout` where nothing comes any more, `unreadable` where it is no such stream. */
export async function readEvents({client, clock, person, after, signal, heard, alive}: StreamPorts): Promise<void> {
  const response = await client.exchange({
    method: 'GET',
    path: eventsPath,
    headers: {Accept: 'text/event-stream', 'Last-Event-ID': after},
    expect: [200],
    streams: true,
    person,
    signal,
  });
  const reader = response.body?.getReader();
  const cut = () => void reader?.cancel().catch(() => {});
  signal.addEventListener('abort', cut);
  try {
    if (!reader || !/^text\/event-stream\b/i.test(response.headers.get('content-type') ?? '')) throw localProblem('unreadable');
    const parser = createParser({
      maxBufferSize: longest,
      onEvent: ({id, event = '', data}) => heard({id, kind: event, data: readData(data)}),
    });
    const decoder = new TextDecoder();
    for (let limit = firstWithin; !signal.aborted; limit = heartbeat.missing) {
      const waited = new AbortController();
      const next = await Promise.race([reader.read(), clock.sleep(limit, waited.signal).then(() => undefined)]).finally(() =>
        waited.abort(),
      );
      if (signal.aborted) return;
      if (!next) throw localProblem('timeout');
      if (next.done) return;
      alive();
      parser.feed(decoder.decode(next.value, {stream: true}));
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    signal.removeEventListener('abort', cut);
    cut();
  }
}

/** What an event carries, as far as it is what the contract says. */
function readData(text: string): Partial<EventData> {
  try {
    const {id, version} = JSON.parse(text) as Record<string, unknown>;
    return {...(typeof id === 'string' && {id}), ...(typeof version === 'number' && {version})};
  } catch {
    return {};
  }
}
