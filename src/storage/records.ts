import type {Problem} from '../contract/problem.js';
import type {ContactChoice, FieldValue} from '../contract/ticket.js';

/** A file the customer chose. Its bytes stay on the device until the backend has taken what it belongs to. */
export interface KeptFile {
  /** Made on the device; the same file keeps it over reloads. */
  id: string;
  name: string;
  /** Bytes. */
  size: number;
  type: string;
  blob: Blob;
  /** Set once the whole upload was taken. */
  uploadId?: string | undefined;
}

/** A file as the record it belongs to names it; `blob` is missing where the disk never took the bytes, or lost them. */
export type NamedFile = Omit<KeptFile, 'blob'> & {blob?: Blob | undefined};

/** What a customer has typed into a form so far. `key` is the idempotency key it will be sent with; an edit after a refusal makes a new one. */
export interface DraftRecord {
  /** The draft's own name, whatever key it is sent with; the key it began with where it is missing. */
  id?: string | undefined;
  key: string;
  /** Why it came back, where it was refused. */
  problem?: Problem | undefined;
  type: string;
  title: string;
  description: string;
  category?: string | undefined;
  fields: Record<string, FieldValue>;
  impact: Record<string, string>;
  consents: string[];
  /** How the customer wants to be reached. */
  contact?: ContactChoice | undefined;
  /** Ids of colleagues to be brought in. */
  cc?: string[] | undefined;
  files: KeptFile[];
  /** Epoch ms of the last edit. */
  editedAt: number;
}

/** A reply being written under one ticket. */
export interface ReplyDraftRecord {
  /** The draft's own name, whatever key it is sent with; the key it began with where it is missing. */
  id?: string | undefined;
  key: string;
  /** Why it came back, where it was refused. */
  problem?: Problem | undefined;
  text: string;
  files: KeptFile[];
  editedAt: number;
}

/** What a customer does that must reach the backend, as it waits on the device. `body` is sent as it is, with the ids of `files` added as they are uploaded. */
export interface OutboxRecord {
  /** Idempotency key; also the record's name. */
  key: string;
  route: 'submitTicket' | 'postMessage' | 'actOnTicket' | 'rateArticle' | 'respondToSurvey';
  params: Record<string, string>;
  body: Record<string, unknown>;
  /** The version seen, for actions. */
  version?: number | undefined;
  files: NamedFile[];
  /** The draft it was. */
  draft?: string | undefined;
  /** What a person recognises it by: a title, the first words of a reply. */
  label: string;
  /** Epoch ms. */
  createdAt: number;
  attempts: number;
}
