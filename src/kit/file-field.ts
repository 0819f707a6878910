import type {ReactiveController, ReactiveControllerHost, TemplateResult} from 'lit';
import type {Limits} from '../contract/desk-settings.js';
import {newKey} from '../contract/key.js';
import type {ProblemError} from '../contract/problem-error.js';
import type {Desk} from '../desk/desk.js';
import {fileSize} from '../locales/format.js';
import type {Words} from '../locales/words.js';
import {checkFile, cleanFileName, extensionOf} from '../rules/files.js';
import type {KeptFile} from '../storage/records.js';
import {fileFieldView} from './file-field-view.js';
import {problemOf} from './problem-of.js';

/** Where a file's upload stands. `sent` in bytes; `waiting` goes on by itself once there is a connection. */
export type UploadState = {is: 'uploading'; sent: number} | {is: 'waiting'} | {is: 'failed'; problem: ProblemError} | {is: 'done'};

/** Why a file was not taken, as a key of `files.reason.*`. */
export type Refusal = 'empty' | 'too-large' | 'unsupported-type' | 'too-many' | 'unreadable-file';

export interface FileFieldOptions {
  desk: () => Promise<Desk>;
  /** Missing until the desk's settings are there; then only the backend checks. */
  limits: () => Limits['attachments'] | undefined;
  /** After each addition, removal and finished upload: keep them in the draft. */
  changed: (files: KeptFile[]) => void;
  announce: (text: string) => void;
}

/** Refusals of the backend that no second try can change: the file leaves the list, as if it had been refused at once. */
const finalCodes: Readonly<Record<string, Refusal>> = {
  'too-large': 'too-large',
  'unsupported-type': 'unsupported-type',
  'empty-file': 'empty',
};

/**
 * The files of a form: chosen, dropped or pasted, checked, uploaded at once and taken back. The host renders `render(words.shared)`, adds
 * `fileFieldStyles` to its styles, and binds `pasted` and `dragged` to its form, so that a screenshot pasted into a text and a file dropped beside the zone are taken too.
 */
export class FileField implements ReactiveController {
  files: readonly KeptFile[] = [];
  /** Files that were not taken in the latest addition, named with the reason. */
  refused: readonly {name: string; reason: Refusal}[] = [];
  /** Whether files hover over the form. */
  dragging = false;

  #uploads = new Map<string, {state: UploadState; running: AbortController}>();
  #previews = new Map<string, string>();
  #words: Words | undefined;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly options: FileFieldOptions,
  ) {
    host.addController(this);
  }

  get limits(): Limits['attachments'] | undefined {
    return this.options.limits();
  }

  /** Whether any upload is still under way. */
  get busy(): boolean {
    return [...this.#uploads.values()].some(({state}) => state.is === 'uploading');
  }

  /** Settles once the host has drawn the latest change. */
  get rendered(): Promise<boolean> {
    return this.host.updateComplete;
  }

  state(id: string): UploadState {
    return this.#uploads.get(id)?.state ?? {is: 'done'};
  }

  /** An address of the picture in a file, for as long as the file is listed; none for what is no raster picture. */
  preview(id: string): string | undefined {
    return this.#previews.get(id);
  }

  /** Puts back what a draft kept; what was not uploaded yet goes on uploading. */
  restore(files: readonly KeptFile[]): void {
    this.clear();
    files.forEach((file) => this.#take(file));
    this.host.requestUpdate();
  }

  /** Takes what fits and names the rest with the reason. */
  async add(chosen: Iterable<File>): Promise<void> {
    const checked = await Promise.all([...chosen].map(async (file) => ({file, reason: await this.#check(file)})));
    const refused: {name: string; reason: Refusal}[] = [];
    let added = 0;
    for (const {file, reason} of checked) {
      const name = cleanFileName(file.name);
      const full = this.files.length >= (this.limits?.count ?? Infinity) ? 'too-many' : undefined;
      const refusal = reason ?? full;
      if (refusal) refused.push({name, reason: refusal});
      else {
        added += 1;
        const type = this.limits?.types[extensionOf(name)] ?? file.type;
        this.#take({id: newKey(), name, size: file.size, type, blob: file});
      }
    }
    this.refused = refused;
    this.#announceAdded(added);
    this.#changed();
  }

  /** Takes a file off the list and its upload back. */
  remove(id: string): void {
    const file = this.files.find((one) => one.id === id);
    if (!file) return;
    this.#drop(id);
    if (this.#words) this.options.announce(this.#words.say('files.removed', {name: file.name}));
    void this.options.desk().then((desk) => desk.removeUpload(file)).catch(() => undefined); // prettier-ignore
    this.#changed();
  }

  /** Empties the list. Uploads that finished stay on the backend: what was handed in refers to them. */
  clear(): void {
    this.files.forEach(({id}) => this.#drop(id));
    this.refused = [];
    this.host.requestUpdate();
  }

  /** Tries again what failed or waits: one file, or all. */
  retry(id?: string): void {
    for (const file of this.files) {
      const {is} = this.state(file.id);
      if ((is === 'waiting' || is === 'failed') && (id === undefined || id === file.id)) void this.#upload(file);
    }
  }

  render(words: Words): TemplateResult {
    this.#words = words;
    return fileFieldView(this, words);
  }

  /** For `@paste`. A table copied from an office program carries its own picture: where there is text and a place to put it, the text is meant. */
  readonly pasted = (event: ClipboardEvent): void => {
    const files = [...(event.clipboardData?.files ?? [])];
    const intoText = event.composedPath()[0] instanceof Element && (event.composedPath()[0] as Element).matches('input, textarea');
    if (!files.length || (intoText && event.clipboardData?.types.includes('text/plain'))) return;
    event.preventDefault();
    void this.add(files.map((file) => this.#named(file)));
  };

  /** For `@dragover`, `@dragleave` and `@drop`, on the zone or on the whole form. */
  readonly dragged = (event: DragEvent): void => {
    if (event.defaultPrevented || !event.dataTransfer?.types.includes('Files')) return;
    const inside = event.relatedTarget instanceof Node && (event.currentTarget as Node).contains(event.relatedTarget);
    if (event.type !== 'dragleave') event.preventDefault();
    else if (inside) return;
    const dragging = event.type === 'dragover';
    if (dragging !== this.dragging) this.host.requestUpdate();
    this.dragging = dragging;
    if (event.type === 'drop') void this.add(event.dataTransfer.files);
  };

  hostConnected(): void {
    addEventListener('online', this.#online);
    for (const file of this.files) {
      const upload = this.#uploads.get(file.id);
      if (upload?.running.signal.aborted) void this.#upload(file);
      this.#picture(file);
    }
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#online);
    // A move in the page is a disconnect and a connect; only a real departure ends the uploads.
    queueMicrotask(() => {
      if (this.host.isConnected) return;
      this.#uploads.forEach(({running}) => running.abort());
      this.#previews.forEach((address) => URL.revokeObjectURL(address));
      this.#previews.clear();
    });
  }

  #online = (): void => this.retry();

  async #check(file: File): Promise<Refusal | undefined> {
    const attachments = this.limits;
    const issue = attachments ? checkFile({attachments}, file) : file.size === 0 ? {code: 'empty'} : undefined;
    if (issue) return issue.code as Refusal;
    // A folder, or a file that is gone by now, cannot be read: better said here than while sending.
    return file.slice(0, 1).arrayBuffer().then(() => undefined, () => 'unreadable-file' as const); // prettier-ignore
  }

  #take(file: KeptFile): void {
    this.files = [...this.files, file];
    if (!file.uploadId) void this.#upload(file);
    this.#picture(file);
  }

  #drop(id: string): void {
    this.files = this.files.filter((file) => file.id !== id);
    this.#uploads.get(id)?.running.abort();
    this.#uploads.delete(id);
    const address = this.#previews.get(id);
    if (address) URL.revokeObjectURL(address);
    this.#previews.delete(id);
  }

  #picture(file: KeptFile): void {
    if (/^image\/(png|jpeg|gif|webp|avif|bmp)$/.test(file.type) && !this.#previews.has(file.id))
      this.#previews.set(file.id, URL.createObjectURL(file.blob));
  }

  async #upload(file: KeptFile): Promise<void> {
    const running = new AbortController();
    const {signal} = running;
    const show = (state: UploadState) => {
      if (signal.aborted) return;
      this.#uploads.set(file.id, {state, running});
      this.host.requestUpdate();
    };
    show({is: 'uploading', sent: 0});
    try {
      const desk = await this.options.desk();
      const {id} = await desk.upload(file, {signal, onProgress: (sent) => show({is: 'uploading', sent})});
      if (signal.aborted) return;
      this.#uploads.delete(file.id);
      this.files = this.files.map((one) => (one.id === file.id ? {...one, uploadId: id} : one));
      if (!this.busy && this.#words) this.options.announce(this.#words.say('files.allDone'));
      this.#changed();
    } catch (error) {
      if (signal.aborted) return;
      const problem = problemOf(error);
      const final = finalCodes[problem.code];
      if (final) this.#refuseLate(file, final);
      else show(problem.code === 'offline' ? {is: 'waiting'} : {is: 'failed', problem});
    }
  }

  #refuseLate(file: KeptFile, reason: Refusal): void {
    this.#drop(file.id);
    this.refused = [...this.refused, {name: file.name, reason}];
    this.#announceAdded(0);
    this.#changed();
  }

  #announceAdded(count: number): void {
    const words = this.#words;
    if (!words) return;
    const sentences = this.refused.map(({name, reason}) => words.say('files.refused', {name, reason: this.reason(words, reason)}));
    if (count) sentences.unshift(words.say('files.added', {count}));
    if (sentences.length) this.options.announce(sentences.join(' '));
  }

  /** The sentence for a refusal, with the limit it ran into. */
  reason(words: Words, reason: Refusal): string {
    const {count = 0, bytes = 0} = this.limits ?? {};
    return words.find(`files.reason.${reason}`, {count, size: fileSize(bytes, words.locale)}) ?? reason;
  }

  /** Browsers call every pasted picture `image.png`. */
  #named(file: File): File {
    const ending = /^image(\.\w+)$/.exec(file.name)?.[1];
    if (!ending || !this.#words) return file;
    const two = (value: number) => String(value).padStart(2, '0');
    const now = new Date();
    const time = [now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join('.');
    return new File([file], `${this.#words.say('files.pastedName', {time})}${ending}`, {type: file.type, lastModified: file.lastModified});
  }

  #changed(): void {
    this.options.changed([...this.files]);
    this.host.requestUpdate();
  }
}
