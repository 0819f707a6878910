import {createHash} from 'node:crypto';
import type {Verdict} from '../../app/scanning.js';

/** What is known of a file beside its bytes. `createdAt` and `heldAt` in epoch ms. */
export interface UploadNote {
  id: string;
  owner: string;
  name: string;
  size: number;
  createdAt: number;
  /** `held`: a request is about to take it; `kept`: a request has it. */
  state: 'loose' | 'held' | 'kept';
  heldAt?: number | undefined;
  /** The request that holds it. */
  ticket?: string | undefined;
  /** Lower-case hex, once it is whole. */
  sha256?: string | undefined;
  /** What its first bytes say, see `contentType`, once it is whole. */
  content?: string | undefined;
  /** What the scanner said of it. */
  verdict?: Verdict | undefined;
}

/** A file as it lies in its place. */
export interface StoredUpload extends UploadNote {
  /** How many of its bytes are here. */
  length: number;
}

/** What is known once the last byte is here. */
export type Whole = {sha256: string; content: string};

/** Who has a file. */
export type Standing = Pick<UploadNote, 'state' | 'heldAt' | 'ticket'>;

/** Bytes that come, and who is told of each that is kept, in order. */
export interface Incoming {
  reader: ReadableStreamDefaultReader<Uint8Array>;
  taken(part: {at: number; bytes: Uint8Array}): void;
  /** Whether another line took over: what is not kept yet comes by that one. */
  stopped(): boolean;
}

/** Bytes that are kept now; or why no more came. */
export type Appended = {end: number} | 'too-large' | 'no-room' | 'conflict';

/** Where files lie with what is known of them. Nothing that it was told lives in the process alone. */
export interface UploadPlace<Stored extends StoredUpload = StoredUpload> {
  find(id: string): Promise<Stored | undefined>;
  /** Those that no request has, of one owner or of all. */
  loose(owner?: string): Promise<UploadNote[]>;
  /** Whether there was room for it. */
  create(note: UploadNote): Promise<boolean>;
  /** Says who has it; what a request has stays with it. */
  mark(id: string, standing: Standing): Promise<void>;
  judge(id: string, verdict: Verdict): Promise<void>;
  /** Adds bytes behind those that are here. What arrived before the line broke is kept for good when this resolves. */
  append(stored: Stored, incoming: Incoming): Promise<Appended>;
  /** The bytes that are here. Throws `BytesLost`, or its stream does. */
  read(stored: Stored): Promise<ReadableStream<Uint8Array<ArrayBuffer>>>;
  /** Notes that all of it is here. Throws `BytesLost`. */
  seal(stored: Stored, whole: Whole): Promise<void>;
  remove(note: Pick<UploadNote, 'id' | 'owner'>): Promise<void>;
  /** Once an hour: what was left behind under way. */
  tidy(): Promise<void>;
  hasRoom(bytes: number): Promise<boolean>;
  /** Rejects while files can neither be written nor read. */
  ready(): Promise<void>;
}

/** Somebody else took bytes away that were here. */
export class BytesLost extends Error {
  override name = 'BytesLost';
}

/** What a file is called where it lies: no text of a customer gets into a path, and who reads a list of names learns nothing from it. */
export function placeName(id: string): string {
  return createHash('sha256').update(id).digest('hex');
}
