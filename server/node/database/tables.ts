import type {Generated, Kysely, Transaction} from 'kysely';
import type {Bell} from '../../app/bell.js';
import type {OutboxMail} from '../../app/ports.js';

/** The tables as the newest migration leaves them. Times in epoch ms; `record` and other JSON as text, so that it comes back letter by letter. */
export interface Tables {
  tickets: TicketRow;
  ticket_steps: {ticket: string; n: number; entry: string};
  ticket_texts: {ticket: string; text: string};
  surveys: SurveyRow;
  guest_codes: {id: string; expires_at: number; revision: number; record: string};
  link_passes: {id: string; expires_at: number; revision: number; record: string};
  /** `approves`: the organisation in which he is told of decisions. */
  preferences: {owner: string; approves: string | null; revision: number; record: string};
  people: {key: string; organisation: string; seen_at: number; revision: number; record: string};
  /** Who was brought in on which ticket, by the key of `people`. */
  ticket_companions: {person: string; ticket: string};
  diaries: {agent: string; revision: number; record: string};
  plans: {organisation: string; revision: number; record: string};
  mails: OutboxRow;
  calls: OutboxRow;
  feedback: {
    number: Generated<number>;
    article: string;
    owner: string | null;
    helpful: number;
    reason: string | null;
    comment: string | null;
    at: number;
  };
  signals: {number: Generated<number>; at: number; kind: string; article: string | null; record: string};
  answers: {
    scope: string;
    key: string;
    fingerprint: string;
    status: number;
    headers: string;
    body: string;
    stored_at: number;
  };
  /** `place`: the order in which they were committed, see `event-rows.ts`. */
  events: {
    number: Generated<number>;
    place: number | null;
    id: string;
    kind: string;
    ticket: string;
    version: number;
    survey: string | null;
    parted: string | null;
    at: number;
  };
  /** `source` is missing of what was published before it was kept. */
  articles: {id: string; updated_at: string; revision: number; record: string; source: string | null};
  /** Files whose bytes lie in a bucket. `pieces` as JSON; `state` as of `UploadNote`, or `gone`: nobody finds it, and its bytes are to go. */
  uploads: {
    id: string;
    owner: string;
    name: string;
    size: number;
    created_at: number;
    length: number;
    pieces: string;
    state: string;
    held_at: number | null;
    ticket: string | null;
    sha256: string | null;
    content: string | null;
    verdict: string | null;
  };
  /** Windows in which something may happen only so often; `name` is a digest. */
  limits: {name: string; ends_at: number; used: number};
  /** Numbers and marks of the installation, by name. */
  marks: {name: string; value: number};
}

/** Of mails and calls alike. */
export interface OutboxRow {
  key: string;
  state: OutboxMail['state'];
  attempts: number;
  created_at: number;
  due_at: number;
  record: string;
}

interface TicketRow {
  /** Names it in the index of words. */
  number: Generated<number>;
  id: string;
  /** In the form of `plainReference`. */
  reference: string;
  owner: string;
  organisation: string | null;
  type: string;
  state: string;
  priority: string | null;
  /** An agent's id. */
  assignee: string | null;
  client_ref: string;
  created_at: number;
  updated_at: number;
  /** When its next timer goes off. */
  due_at: number | null;
  /** The parts of a `QueuePlace`; none of them while it has no place. */
  place_at: number | null;
  turn: string | null;
  placed_by: string | null;
  /** The revision that has this place. */
  placed_for: number | null;
  /** When something of it is to be carried into the helpdesk. */
  handover_at: number | null;
  revision: number;
  /** How many steps of it are in `ticket_steps`. */
  steps: number;
  /** The rest of it, without its steps. */
  record: string;
}

interface SurveyRow {
  id: string;
  owner: string;
  created_at: number;
  /** 0 or 1. */
  withdrawn: number;
  answered_at: number | null;
  /** 0 or 1, once it is answered. */
  low: number | null;
  revision: number;
  record: string;
}

export type Dialect = 'sqlite' | 'postgres';

/** An open database: tables and the locks that go with it. */
export interface Database {
  dialect: Dialect;
  db: Kysely<Tables>;
  /** What `work` writes is there whole, and on the disk, when this settles; or nothing of it. It may do nothing but ask the database. */
  transaction<T>(work: (db: Transaction<Tables>) => Promise<T>): Promise<T>;
  /** The same for what is one statement. */
  statement<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T>;
  /** Takes a lock without waiting, among all processes on this database; `undefined` while somebody holds it. It goes with its process. */
  tryLock(name: string): Promise<(() => Promise<void>) | undefined>;
  /** Rings among all processes on this database; missing where it is one process's alone. */
  bell?: Bell;
  close(): Promise<void>;
}
