import type {Client} from '../client/client.js';
import type {Clock} from '../client/clock.js';
import {localProblem} from '../contract/local-problem.js';
import {uploadFile} from '../client/upload-file.js';
import type {Attachment} from '../contract/attachment.js';
import type {UploadRecord} from '../storage/corner.js';
import type {KeptFile, NamedFile} from '../storage/records.js';
import type {Account} from './account.js';
import type {Turns} from './turns.js';

interface Flight {
  promise: Promise<Attachment>;
  control: AbortController;
  sent: number;
  /** One for each caller that still waits. */
  listeners: Set<(sent: number) => void>;
}

/** How far a file got, where it was ever begun. */
export function uploadNote({corner}: Account, {id}: NamedFile): Promise<UploadRecord | undefined> {
  return corner.store.get<UploadRecord>(corner.key('upload', id));
}

/** Uploads of chosen files: one flight a file in this tab, one at a time over all tabs, resumed after a reload. */
export class FileUploads {
  readonly #client: Client;
  readonly #turns: Turns;
  readonly #clock: Clock;
  readonly #flights = new Map<string, Flight>();

  constructor(client: Client, turns: Turns, clock: Clock) {
    this.#client = client;
    this.#turns = turns;
    this.#clock = clock;
  }

  /** Ends when the whole file was taken. A signal takes back one caller's interest; the flight ends with the last of them. */
  async upload(
    account: Account,
    file: KeptFile,
    options: {onProgress?: ((sent: number) => void) | undefined; signal?: AbortSignal | undefined} = {},
  ) {
    const {onProgress, signal} = options;
    if (signal?.aborted) throw localProblem('aborted');
    const {promise, control, sent, listeners} = this.#flights.get(file.id) ?? this.#begin(account, file);
    const listener = (bytes: number) => onProgress?.(bytes);
    listeners.add(listener);
    if (sent > 0) listener(sent);
    const left = new Promise<never>((_, reject) => signal?.addEventListener('abort', () => reject(localProblem('aborted')), {once: true}));
    try {
      return await Promise.race([promise, left]);
    } finally {
      listeners.delete(listener);
      if (listeners.size === 0) control.abort();
    }
  }

  /** The id to name this file by in a draft. One that was taken before is not asked for again: the same key must always carry the same body. */
  async idOf(account: Account, {blob, ...file}: NamedFile): Promise<string> {
    const note = await uploadNote(account, file);
    if (note?.done) return note.id;
    if (!blob) throw localProblem('file-lost');
    return (await this.upload(account, {...file, blob})).id;
  }

  /** Ends its flight, whoever waits for it. */
  end(id: string): void {
    this.#flights.get(id)?.control.abort();
  }

  #begin(account: Account, file: KeptFile): Flight {
    const flight = {control: new AbortController(), sent: 0, listeners: new Set<(sent: number) => void>()};
    const promise = this.#fly(account, file, flight).finally(() => this.#flights.delete(file.id));
    const begun = Object.assign(flight, {promise});
    this.#flights.set(file.id, begun);
    return begun;
  }

  async #fly(account: Account, file: KeptFile, flight: Omit<Flight, 'promise'>): Promise<Attachment> {
    const {corner, person, ended} = account;
    const {control} = flight;
    // Another person's token must not send it, whether or not this one's was ever there.
    if (ended.aborted) control.abort();
    ended.addEventListener('abort', () => control.abort(), {signal: control.signal});
    const keep = (id: string, done: boolean) =>
      corner.store.write([[corner.key('upload', file.id), {id, done, at: this.#clock.now()} satisfies UploadRecord]]);
    const attachment = await this.#turns.take(corner.store, corner.key('turn', 'upload', file.id), true, async () =>
      uploadFile(this.#client, file, {
        clock: this.#clock,
        signal: control.signal,
        person,
        resume: (await uploadNote(account, file))?.id ?? file.uploadId,
        onCreated: async (id) => void (await keep(id, false)),
        onProgress: (sent) => {
          flight.sent = sent;
          for (const listener of flight.listeners) listener(sent);
        },
      }),
    );
    if (!attachment) throw localProblem('timeout');
    await keep(attachment.id, true);
    return attachment;
  }
}
