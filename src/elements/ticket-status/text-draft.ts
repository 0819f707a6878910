import type {ReactiveController} from 'lit';
import type {Desk} from '../../desk/desk.js';
import {newReply} from '../../kit/new-reply.js';
import type {KeptFile, ReplyDraftRecord} from '../../storage/records.js';
import type {Parts} from './parts.js';

/** Milliseconds of quiet after which what is typed is kept; leaving the page keeps it at once. */
const pause = 300;

/** A text (and files) being written under one name, kept on the device while it is typed. */
export class TextDraft implements ReactiveController {
  draft: ReplyDraftRecord = newReply();
  #name: string | undefined;
  #timer: number | undefined;

  constructor(
    private readonly parts: Parts,
    /** Called when a kept draft was put back. */
    private readonly restored: () => void,
  ) {
    parts.host.addController(this);
  }

  get empty(): boolean {
    return !this.draft.text.trim() && !this.draft.files.length;
  }

  /** Starts under another name, with what was kept for it. */
  open(name: string): void {
    if (name === this.#name) return;
    this.flush();
    this.#name = name;
    this.draft = newReply();
    void this.reload();
  }

  /** Takes up what is kept, unless something was typed meanwhile. */
  async reload(): Promise<void> {
    const name = this.#name;
    if (!name) return;
    const kept = await this.#drafts().then((drafts) => drafts.reply(name)).catch(() => undefined); // prettier-ignore
    if (!kept || name !== this.#name || !this.empty) return;
    this.draft = kept;
    this.restored();
    this.parts.host.requestUpdate();
  }

  change(change: {text?: string; files?: KeptFile[]}): void {
    this.draft = {...this.draft, ...change, editedAt: Date.now()};
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.flush(), pause);
    this.parts.host.requestUpdate();
  }

  /** The key of a refused text is spent: sent again, it is another one. */
  renewKey(): void {
    this.draft = {...this.draft, key: newReply().key};
    this.change({});
  }

  /** What was written has left, or was given up. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.draft = newReply();
    void this.#drop();
    this.parts.host.requestUpdate();
  }

  /** Another person is here: what was not kept yet must not be kept as his. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#timer = this.#name = undefined;
    this.draft = newReply();
  }

  /** Keeps what is typed now. */
  flush(): void {
    if (this.#timer === undefined) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    void this.save();
  }

  hostConnected(): void {
    addEventListener('pagehide', this.#leaving);
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.#leaving);
    this.flush();
  }

  #leaving = (): void => this.flush();

  /** Keeps what is typed now, and settles once it is kept. */
  async save(): Promise<void> {
    const [name, draft] = [this.#name, this.draft];
    if (!name) return;
    if (this.empty) await this.#drop();
    else await (await this.#drafts()).saveReply(name, draft);
  }

  async #drop(): Promise<void> {
    if (this.#name) await (await this.#drafts()).discardReply(this.#name);
  }

  async #drafts(): Promise<Desk['drafts']> {
    return (await this.parts.desk()).drafts;
  }
}
