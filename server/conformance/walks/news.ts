import {heartbeat, streamKinds} from '../../../src/contract/event.js';
import {newKey} from '../../../src/contract/key.js';
import {CutShort, Untried} from '../book.js';
import {openStream, type Heard, type Stream} from '../stream.js';
import {keyed, type Visit, type Walk} from '../visit.js';

const rules = {
  'events-opened': {
    must: 'GET /events is 200 text/event-stream, not to be stored, 401 without a token',
    why: 'A proxy that keeps back what it may store or pack holds news for minutes.',
    cure: 'Content-Type: text/event-stream, Cache-Control: no-store, X-Accel-Buffering: no; no compression.',
  },
  'events-told': {
    must: 'A change of a ticket is told within five seconds, with an id of its own, the ticket’s id and its version',
    why: 'The page reads the ticket anew when the version is one that it has not seen.',
    cure: 'Write the event in the transaction of the change; wake the streams after it is committed.',
  },
  'events-wordless': {
    must: 'An event tells the id and version of what changed and nothing of what is in it',
    why: 'Who may read it is decided when it is read, not when it was told.',
    cure: 'Send {"id", "version"} only.',
  },
  'events-resumed': {
    must: 'With Last-Event-ID the stream goes on after that event, missing none and repeating none',
    why: 'Lines are cut all day; whoever comes back must not have missed the one word he waits for.',
    cure: 'Give events places in the order of their commits, not of a number drawn before it.',
  },
  'events-reset': {
    must: 'A Last-Event-ID that the backend does not know is answered by an event reset',
    why: 'The page then reads anew whatever it shows. In silence it would believe itself current.',
    cure: 'Send reset where the id is unknown or too much followed it.',
  },
  'events-alive': {
    must: 'At least every 20 seconds something comes, be it a comment',
    why: 'A dead line says nothing either; the page opens another one after 45 seconds of silence.',
    cure: 'Write ":" and an empty line on a timer.',
  },
};

/** What happens, as it happens. */
export const newsWalk: Walk = {
  name: 'news',
  rules,
  go: async (visit) => {
    const me = visit.me();
    const open: Stream[] = [];
    const listen = async (token: string | undefined, after?: string) => {
      const stream = await openStream(visit, token, after);
      open.push(stream);
      return stream;
    };
    try {
      const first = await listen(me.token);
      if (first.status === 404 || first.status === 405) {
        visit.absent.add('GET /events');
        throw new Untried('the backend does not offer GET /events; the portal looks every few seconds instead');
      }
      await followed(visit, first, listen);
      if (visit.options.thorough) await alive(visit, first);
      else visit.book.leave(['events-alive'], 'it takes 25 seconds of waiting (--thorough)');
    } finally {
      await Promise.all(open.map((stream) => stream.close()));
    }
  },
};

async function followed(
  visit: Visit,
  first: Stream,
  listen: (token: string | undefined, after?: string) => Promise<Stream>,
): Promise<void> {
  const {book} = visit;
  const me = visit.me();
  const {promptly: soon = 5_000} = visit.options;
  const at = 'GET /events';
  const note = (rule: keyof typeof rules, held: boolean, expected: string, got: string) => book.hold(rule, held, at, expected, got);
  const type = first.headers.get('Content-Type') ?? '';
  const well =
    first.status === 200 && /^text\/event-stream\b/.test(type) && /no-store|no-cache/.test(first.headers.get('Cache-Control') ?? '');
  note(
    'events-opened',
    well,
    '200 text/event-stream, no-store',
    `${first.status} ${type}, Cache-Control: ${first.headers.get('Cache-Control')}`,
  );
  const version = first.headers.get('Aftercare-Version');
  book.hold('version-header', version === '1', at, 'Aftercare-Version: 1', version ?? 'no such header');
  const nobody = await listen(undefined);
  note('events-opened', nobody.status === 401, '401 without a token', String(nobody.status));
  if (first.status !== 200) throw new CutShort(`GET /events answered ${first.status}`);

  const {id} = await visit.ticket();
  const say = () => visit.need(me, 'postMessage', {params: {ticket: id}, ...keyed({text: 'News of it.', attachments: []})});
  await say();
  const {version: now} = await visit.need(me, 'readTicket', {params: {ticket: id}});
  const of = (stream: Stream) => stream.heard.filter(({kind, data}) => kind !== streamKinds.position && data.includes(id));
  const caughtUp = (stream: Stream) => () => of(stream).some(({data}) => versionOf(data) === now);
  const told = await first.until(caughtUp(first), soon);
  note('events-told', told && of(first).every((one) => one.id), `version ${now} of it, with an id`, told ? 'no id' : 'nothing of it');
  const wordy = first.heard.find(({data}) => data.includes('News of it') || data.includes('onformance'));
  note('events-wordless', !wordy, 'id and version', 'words of the ticket');
  if (!told) throw new CutShort('no event came');

  // Away while something happens, and back after the last but one that was heard.
  await first.until(() => false, 50);
  const before = first.heard.findLast((one) => one.id)?.id ?? '';
  await say();
  await first.until(() => of(first).some(({data}) => (versionOf(data) ?? 0) > now), soon);
  await first.until(() => false, 50);
  const missed = ids(first.heard.slice(first.heard.findLastIndex((one) => one.id === before) + 1));
  const second = await listen(me.token, before);
  await second.until(() => ids(second.heard).length >= missed.length, soon);
  const again = ids(second.heard);
  note('events-resumed', missed.length > 0 && missed.every((one, n) => again[n] === one), `the ${missed.length} after ${before}`, `${again.length} others`); // prettier-ignore
  const lost = await listen(me.token, newKey());
  const reset = await lost.until(() => lost.heard.some(({kind}) => kind === streamKinds.reset), soon);
  note('events-reset', reset, 'event: reset', lost.heard.map(({kind}) => kind).join(', ') || 'nothing');
}

async function alive(visit: Visit, stream: Stream): Promise<void> {
  const before = stream.signs();
  await visit.wait(heartbeat.every + 5_000);
  const signs = stream.signs() - before;
  visit.book.hold('events-alive', signs > 0, 'GET /events', 'a sign of life within 20 seconds', 'nothing in 25 seconds');
}

/** Of events that tell of something, in order. */
function ids(heard: readonly Heard[]): string[] {
  return heard.flatMap(({id, kind}) => (id === undefined || kind === streamKinds.position ? [] : [id]));
}

function versionOf(data: string): number | undefined {
  try {
    return (JSON.parse(data) as {version?: number}).version;
  } catch {
    return undefined;
  }
}
