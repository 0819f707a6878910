import {heartbeat} from '../../src/contract/event.js';
import {asKnown} from './acquaintance.js';
import {authenticate, type Bearer, type Customer} from './authenticate.js';
import type {PlacedEvent} from './event-record.js';
import {EventStream} from './event-stream.js';
import {limits, spend, streamLimits} from './limits.js';
import type {Ports} from './ports.js';
import {Refusal, refuse} from './refusal.js';
import {isBroughtIn, isOwn, isShared, manages, mayRate, mayRead, reaches, requireReach} from './ticket-access.js';
import type {TicketRecord} from './ticket-record.js';

/** Ms between two looks for what no bell told, for streams that have been silent, and for tokens that have ended. */
const round = 5_000;
/** Events read at once. */
const atOnce = 500;
/** Events of one person that are given again at most, and those of everybody that are looked through for them. */
const replayed = {most: 200, among: 5_000};

type Reads = Pick<Ports, 'repository'>;

export interface Streams {
  /** Opens the stream of whoever the request's token speaks for, its `bearer`. Throws a refusal. */
  open(request: Request, bearer: Bearer | undefined): Promise<Response>;
}

/**
 * Everybody's streams in this process. One reader goes through the repository's events, in their order, and hands each to those who may read its ticket at
 * that moment; who comes back names the last event he has and gets what followed. `closing` ends all of them.
 */
export function createStreams(ports: Ports, closing?: AbortSignal): Streams {
  const {repository, bell, now, report} = ports;
  const open = new Set<EventStream>();
  /** The last event that was handed on. */
  let last: Pick<PlacedEvent, 'place' | 'id'> = {place: 0, id: ''};
  let watching: (() => void) | undefined;
  let reading: Promise<void> | undefined;
  let again = false;

  closing?.addEventListener('abort', () => open.forEach((stream) => stream.end()));

  /** From the first stream to the last; in between nobody reads. */
  function watch(): void {
    if (watching) return;
    const unlisten = bell.listen(() => void read());
    const timer = setInterval(() => void goRound(), round);
    // Where it is a process: a stream alone does not keep it alive.
    (timer as {unref?(): void}).unref?.();
    watching = () => {
      clearInterval(timer);
      unlisten();
      watching = undefined;
    };
  }

  async function goRound(): Promise<void> {
    for (const stream of open) {
      if (now() >= stream.until) stream.end();
      else if (now() - stream.spokeAt > heartbeat.every - round) stream.beat(last);
    }
    await read();
  }

  /** Hands on whatever is new. A failure waits for the next round. */
  function read(): Promise<void> {
    // What never waits would be over before it is noted as under way.
    if (!open.size) return Promise.resolve();
    again = true;
    return (reading ??= (async () => {
      try {
        while (again && open.size) {
          again = false;
          const events = await repository.events({after: last.place, limit: atOnce});
          again ||= events.length === atOnce;
          await handOn(events);
        }
      } catch (error) {
        report(error, 'aside');
      } finally {
        reading = undefined;
      }
    })());
  }

  /** Tickets as they are now, for some events that are gone through at once. */
  function readOnce(): (id: string) => Promise<TicketRecord | undefined> {
    const tickets = new Map<string, TicketRecord | undefined>();
    return async (id) => {
      if (!tickets.has(id)) tickets.set(id, await repository.ticket(id));
      return tickets.get(id);
    };
  }

  async function handOn(events: readonly PlacedEvent[]): Promise<void> {
    const ticketOf = readOnce();
    for (const event of events) {
      const record = await ticketOf(event.ticket);
      for (const stream of open) if (record && (await mayHear(ports, event, record, stream))) stream.tell(event);
      last = event;
    }
  }

  /** What he missed; `reset` where that is too much, or what he had last is not known here. */
  async function catchUp(stream: EventStream, request: Request, from: typeof last): Promise<void> {
    const id = request.headers.get('Last-Event-ID')?.trim();
    if (!id) return stream.begin('position', from);
    const seen = await repository.placedEvent(id);
    if (!seen || from.place - seen.place > replayed.among) return stream.begin('reset', from);
    const {key: owner, guestOf} = stream.customer;
    // A manager's is asked for by what he is now, not by what his token says.
    const known = await asKnown(stream.customer, ports);
    const organisation = known?.role === 'manager' ? known.organisation?.key : undefined;
    const of = guestOf === undefined ? {owner, organisation} : {ticket: guestOf};
    const missed = await repository.events({after: seen.place, upTo: from.place, limit: replayed.most + 1, of});
    if (missed.length > replayed.most) return stream.begin('reset', from);
    const heard: PlacedEvent[] = [];
    const ticketOf = readOnce();
    for (const event of missed) {
      const record = await ticketOf(event.ticket);
      if (record && (await mayHear(ports, event, record, stream))) heard.push(event);
    }
    stream.begin('position', seen.place > from.place ? seen : from, heard);
  }

  function requireRoom({key}: Customer): void {
    // Another gateway, or this one started anew, is there at once.
    if (closing?.aborted) refuse('unavailable', {retryAfter: 2});
    if (open.size >= streamLimits.inProcess) refuse('unavailable', {retryAfter: 30});
    if ([...open].filter((one) => one.customer.key === key).length >= streamLimits.ofPerson)
      refuse('too-many-requests', {detail: 'This person has too many streams open.', retryAfter: 60});
  }

  return {
    async open(request, bearer) {
      const customer = await asKnown(await bearer?.(), ports);
      if (!customer) return refuse('unauthenticated', {headers: {'WWW-Authenticate': 'Bearer'}});
      requireReach(reaches(customer, 'read'));
      const headers = {
        'Content-Type': 'text/event-stream; charset=utf-8',
        // A proxy that packs or gathers what passes would keep it back.
        'Cache-Control': 'no-store, no-transform',
        'X-Accel-Buffering': 'no',
      };
      if (request.method === 'HEAD') return new Response(null, {headers});
      requireRoom(customer);
      await spend(ports, `streams ${customer.key}`, limits.streamsOpened, 'This person opened too many streams.');
      const isGuest = customer.guestOf !== undefined;
      const stream = new EventStream(customer, now, {
        // Whether a guest’s way in is still open is known by looking; an account’s token stands until it ends.
        holds: async () => !isGuest || stillOpens(request, ports),
        closed: () => {
          open.delete(stream);
          if (!open.size) watching?.();
        },
      });
      if (!open.size) {
        await reading;
        const newest = (await repository.placedEvent()) ?? {place: 0, id: ''};
        // Whoever opened meanwhile is told from where he began.
        if (!open.size) last = newest;
      }
      // Others came meanwhile, too.
      requireRoom(customer);
      open.add(stream);
      watch();
      // What is handed on from here on waits until that is told which came before.
      await catchUp(stream, request, last).catch((error: unknown) => {
        stream.end();
        throw error;
      });
      void read();
      return new Response(stream.body, {headers});
    },
  };
}

/** Whether this person may hear of it now. */
async function mayHear(ports: Reads, event: PlacedEvent, record: TicketRecord, stream: EventStream): Promise<boolean> {
  const {customer} = stream;
  if (event.survey !== undefined && !mayRate(record, customer)) return false;
  if (event.parted === customer.key && customer.guestOf === undefined) return true;
  if (isOwn(record, customer) || isShared(record, customer)) return stream.stillHolds();
  if (!manages(record, customer) && !isBroughtIn(record, customer)) return false;
  const known = await asKnown(customer, ports);
  return known !== undefined && mayRead(ports, record, known);
}

async function stillOpens(request: Request, ports: Ports): Promise<boolean> {
  const customer: Customer | undefined = await authenticate(request, ports).catch((error: unknown) => {
    if (error instanceof Refusal) return undefined;
    throw error;
  });
  return customer !== undefined;
}
