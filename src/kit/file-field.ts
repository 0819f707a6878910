import type {LitElement, ReactiveController, TemplateResult} from 'lit';
import type {Limits} from '../contract/desk-settings.js';
import {newKey} from '../contract/key.js';
import type {ProblemError} from '../contract/problem-error.js';
import type {Desk} from '../desk/desk.js';
import type {Locale, Messages} from '../locales/catalogue.js';
import type {Words} from '../locales/words.js';
import {checkFile, extensionOf, visibleName} from '../rules/files.js';
import type {KeptFile} from '../storage/records.js';
import {fileFieldView} from './file-field-view.js';
import type {FileTools} from './file-tools.js';
import {OnDemand} from './on-demand.js';
import {problemOf} from './problem-of.js';

/** A file on the list. `problem`: why its upload ended; what may be tried again goes on by itself. */
export interface ListedFile {
  kept: KeptFile;
  /** Bytes taken so far, while it is uploaded. */
  sent?: number | undefined;
  problem?: ProblemError | undefined;
  running: AbortController;
  /** Whether something private was found in it: it waits for a decision. False once that was made. */
  held?: boolean | undefined;
}

export interface FileFieldOptions {
  desk: () => Promise<Desk>;
  /** There by the time that somebody adds a file. */
  limits: () => Limits['attachments'] | undefined;
  /** After each addition, removal and finished upload: keep them in the draft. */
  changed: (files: KeptFile[]) => void;
  announce: (text: string) => void;
  /** A pasted file under a better name; see `pastedName`. */
  named: (file: File, words: Words) => File | undefined;
  /** The vendor's own sentences. */
  messages: () => Messages | undefined;
}

/**
 * The files of a form: chosen, dropped or pasted, checked, uploaded at once and taken back. The host renders `render(words.shared)`, adds
 * `fileFieldStyles` to its styles, and binds `pasted` and `dragged` to its form, so that a screenshot pasted into a text and a file dropped beside the zone are taken too.
 */
export class FileField implements ReactiveController {
  files: readonly ListedFile[] = [];
  /** Files that were not taken in the latest addition, with the reason as a key of `files.reason.*`. */
  refused: readonly {name: string; reason: string}[] = [];
  /** Whether files hover over the form. */
  dragging = false;
  /** What looks into files before they go, shows pictures and marks them up. */
  readonly tools = new OnDemand<FileTools>(this.host, async () => {
    const {FileTools} = await import('./file-tools.js');
    return FileTools.open(this, this.host, this.locale, this.options.messages);
  });
  #words: Words | undefined;
  #checks: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly host: LitElement,
    readonly options: FileFieldOptions,
  ) {
    host.addController(this);
  }

  get limits(): Limits['attachments'] {
    return this.options.limits()!;
  }

  get locale(): Locale {
    return this.#words!.locale;
  }

  /** Settles once every file that was chosen is on the list and looked into; true where one waits for a decision. */
  async holds(): Promise<boolean> {
    for (let last; last !== this.#checks;) await (last = this.#checks);
    return this.files.some(({held}) => held);
  }

  /** Settles once the host has drawn the latest change. */
  get rendered(): Promise<boolean> {
    return this.host.updateComplete;
  }

  /** Puts back what a draft kept; what was not uploaded yet goes on uploading. */
  restore(files: readonly KeptFile[]): void {
    this.clear();
    this.files = files.map((kept) => this.#listed(kept));
  }

  /** Takes what fits and names the rest with the reason. */
  add(chosen: Iterable<File>): Promise<void> {
    return this.#awaited(this.#add(chosen));
  }

  async #add(chosen: Iterable<File>): Promise<void> {
    const checked = await Promise.all([...chosen].map(async (file) => ({file, reason: await this.#check(file)})));
    const before = this.files.length;
    this.refused = [];
    for (const {file, reason} of checked) {
      const name = visibleName(file.name);
      const refusal = reason ?? (this.files.length < this.limits.count ? undefined : 'too-many');
      if (refusal) this.refused = [...this.refused, {name, reason: refusal}];
      else {
        const type = this.limits.types[extensionOf(name)] ?? file.type;
        this.files = [...this.files, this.#listed({id: newKey(), name, size: file.size, type, blob: file})];
      }
    }
    const added = this.files.length - before;
    this.#changed();
    void this.#sayAdded(added);
  }

  /** Takes a file off the list and its upload back. */
  remove(file: ListedFile): void {
    this.replace(file);
    this.#say((words) => words.say('files.removed', {name: file.kept.name}));
  }

  /** Puts other bytes in a file's place, or nothing; what was uploaded of it is taken back. */
  replace(file: ListedFile, blob?: Blob): void {
    const next = blob ? [this.#listed({...file.kept, id: newKey(), size: blob.size, blob, uploadId: undefined}, false)] : [];
    this.files = this.files.flatMap((one) => (one === file ? next : [one]));
    this.#drop(file, true);
    this.#changed();
  }

  /** Lets a file go that was held. */
  release(file: ListedFile): void {
    file.held = false;
    void this.#upload(file);
  }

  /** Empties the list. Uploads that finished stay on the backend, where what was handed in refers to them, unless they are to be taken back. */
  clear(takeBack = false): void {
    for (const file of this.files) this.#drop(file, takeBack);
    this.refused = [];
    this.host.requestUpdate();
  }

  /** Tries again what failed: one file, or all. */
  retry(files = this.files): void {
    for (const file of files) if (file.problem) void this.#upload(file);
  }

  render(words: Words): TemplateResult {
    this.#words = words;
    return fileFieldView(this, words);
  }

  /** What is said of the files that were not taken. */
  told(words: Words): {said: string; view?: TemplateResult}[] {
    return this.tools.loaded?.refusals(words) ?? this.refused.map(({name}) => ({said: `${name} ${words.say('files.notAdded')}`}));
  }

  /** For `@paste`. A table copied from an office program carries its own picture: where there is text and a place to put it, the text is meant. */
  readonly pasted = (event: ClipboardEvent): void => {
    const {files = [], types = []} = event.clipboardData ?? {};
    const intoText = (event.composedPath()[0] as Element).matches('input, textarea');
    if (!files.length || (intoText && types.includes('text/plain'))) return;
    event.preventDefault();
    void this.add([...files].map((file) => this.options.named(file, this.#words!) ?? file));
  };

  /** For `@dragover`, `@dragleave` and `@drop` of the form. */
  readonly dragged = (event: DragEvent): void => {
    const {type, dataTransfer, relatedTarget, currentTarget} = event;
    if (!dataTransfer?.types.includes('Files')) return;
    if (type !== 'dragleave') event.preventDefault();
    else if ((currentTarget as Node).contains(relatedTarget as Node | null)) return;
    const dragging = type === 'dragover';
    if (dragging !== this.dragging) this.host.requestUpdate();
    this.dragging = dragging;
    if (type === 'drop') void this.add(dataTransfer.files);
  };

  hostConnected(): void {
    addEventListener('online', this.#online);
    for (const file of this.files) if (file.running.signal.aborted) this.#start(file);
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#online);
    // A move in the page is a disconnect and a connect; only a real departure ends the uploads.
    queueMicrotask(() => !this.host.isConnected && this.files.forEach(({running}) => running.abort()));
  }

  #online = (): void => this.retry();

  async #check(file: File): Promise<string | undefined> {
    const issue = checkFile({attachments: this.limits}, file);
    if (issue) return issue.code;
    // A folder, or a file that is gone by now, cannot be read: better said here than while sending.
    return file.slice(0, 1).arrayBuffer().then(() => undefined, () => 'unreadable-file'); // prettier-ignore
  }

  #listed(kept: KeptFile, held?: boolean): ListedFile {
    const file: ListedFile = {kept, held, running: new AbortController()};
    this.#start(file);
    return file;
  }

  #start(file: ListedFile): void {
    file.running = new AbortController();
    if (!file.kept.uploadId) void this.#upload(file);
  }

  #drop(file: ListedFile, takeBack: boolean): void {
    this.files = this.files.filter((one) => one !== file);
    file.running.abort();
    if (takeBack) void this.options.desk().then((desk) => desk.removeUpload(file.kept)).catch(() => undefined); // prettier-ignore
  }

  async #upload(file: ListedFile): Promise<void> {
    const {signal} = file.running;
    const show = (sent: number | undefined, problem?: ProblemError) => {
      if (!signal.aborted) Object.assign(file, {sent, problem});
      this.host.requestUpdate();
    };
    show(0);
    try {
      if (file.held === undefined && /^text|json$|jpeg|png|webp|gif/.test(file.kept.type)) {
        file.held = await this.#awaited(this.#look(file));
      }
      if (file.held) return show(undefined);
      const desk = await this.options.desk();
      const {id} = await desk.upload(file.kept, {signal, onProgress: show});
      if (signal.aborted) return;
      file.kept = {...file.kept, uploadId: id};
      show(undefined);
      if (this.files.every(({kept}) => kept.uploadId)) this.#say((words) => words.say('files.allDone'));
    } catch (error) {
      const problem = problemOf(error);
      show(undefined, problem);
      // Kept back by the line or by the load, it goes on by itself.
      if (problem.retryable) setTimeout(() => file.problem === problem && this.retry([file]), problem.retryAfter ?? 20_000);
      // What no second try can change leaves the list, as if it had been refused at once.
      if (signal.aborted || !this.#words?.find(`files.reason.${problem.code}`)) return;
      this.#drop(file, false);
      this.refused = [...this.refused, {name: file.kept.name, reason: problem.code}];
      void this.#sayAdded(0);
    }
    this.#changed();
  }

  #awaited<T>(work: Promise<T>): Promise<T> {
    this.#checks = Promise.allSettled([this.#checks, work]);
    return work;
  }

  /** What is private in a file is found before any of it leaves the device. */
  async #look(file: ListedFile): Promise<boolean> {
    await this.tools.load();
    if (!this.tools.loaded) throw this.tools.problem;
    return this.tools.loaded.look(file);
  }

  async #sayAdded(count: number): Promise<void> {
    // What tells refusals comes with the tools; without them each file is named by itself.
    if (this.refused.length) await this.tools.load();
    this.#say((words) => [count ? words.say('files.added', {count}) : '', ...this.told(words).map(({said}) => said)].join(' '));
  }

  #say(sentence: (words: Words) => string): void {
    if (this.#words) this.options.announce(sentence(this.#words));
  }

  #changed(): void {
    this.options.changed(this.files.map(({kept}) => kept));
    this.host.requestUpdate();
  }
}
