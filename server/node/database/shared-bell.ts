import {randomBytes} from 'node:crypto';
import {Client, type ClientConfig} from 'pg';
import type {Bell} from '../../app/bell.js';
import {createBell} from '../../memory/bell.js';

const channel = 'aftercare_events';
/** Ms before a session that broke is opened again: the first pause, doubled each time, and the longest. */
const pauses = {first: 500, longest: 15_000};
/** Ms between two looks whether a session that says nothing still stands. */
const looks = 15_000;

export interface SharedBell extends Bell {
  close(): Promise<void>;
}

/**
 * A bell among all gateways of one database, on a session of its own that begins when somebody listens or rings. In this process it is heard whether the database
 * is there or not. What was rung elsewhere while the session was broken is rung here once it stands again. `report` is told when it breaks.
 */
export function createSharedBell(config: ClientConfig, report: (error: unknown) => void): SharedBell {
  const here = createBell();
  const own = randomBytes(8).toString('hex');
  let session: Client | undefined;
  let opening: Promise<void> | undefined;
  let pause = pauses.first;
  let next: NodeJS.Timeout | undefined;
  /** Rung here, and the others not told of it yet. */
  let owed = false;
  let telling = false;
  let closed = false;

  function begin(): void {
    if (closed || session || opening || next) return;
    opening = open().finally(() => (opening = undefined));
  }

  async function open(): Promise<void> {
    const client = new Client(config);
    const lose = (error: unknown) => lost(client, error);
    client.on('error', lose);
    client.on('end', () => lose(new Error('The session that listens has ended.')));
    client.on('notification', ({payload}) => {
      if (payload !== own) here.ring();
    });
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
    } catch (error) {
      client.end().catch(() => undefined);
      return comeBack(error);
    }
    if (closed) return client.end();
    session = client;
    pause = pauses.first;
    watch(client);
    // Somebody may have rung before this one could hear it.
    here.ring();
    void tell();
  }

  /** A line that was cut without a word is noticed by asking. */
  function watch(client: Client): void {
    const timer = setInterval(() => {
      if (session === client) client.query('select 1').catch((error: unknown) => lost(client, error));
      else clearInterval(timer);
    }, looks);
    timer.unref();
  }

  function lost(client: Client, error: unknown): void {
    if (session !== client) return;
    session = undefined;
    client.end().catch(() => undefined);
    if (!closed) comeBack(error);
  }

  function comeBack(error: unknown): void {
    if (pause === pauses.first) report(error);
    next = setTimeout(() => {
      next = undefined;
      begin();
    }, pause);
    next.unref();
    pause = Math.min(pause * 2, pauses.longest);
  }

  /** Rings for the others: once for all that came while the ring before was on its way. Not within a change's own transaction, since those that ring commit one after the other. */
  async function tell(): Promise<void> {
    const client = session;
    if (telling || !owed || !client) return;
    telling = true;
    owed = false;
    await client.query('select pg_notify($1, $2)', [channel, own]).catch((error: unknown) => {
      owed = true;
      lost(client, error);
    });
    telling = false;
    await tell();
  }

  return {
    ring: () => {
      here.ring();
      owed = true;
      begin();
      void tell();
    },
    listen: (heard) => {
      begin();
      return here.listen(heard);
    },
    close: async () => {
      closed = true;
      clearTimeout(next);
      await opening;
      const last = session;
      session = undefined;
      await last?.end().catch(() => undefined);
    },
  };
}
