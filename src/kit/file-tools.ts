import {html, nothing, type LitElement, type TemplateResult} from 'lit';
import type {Locale, Messages} from '../locales/catalogue.js';
import {listed} from '../locales/listed.js';
import type {Words} from '../locales/words.js';
import {isRaster} from '../rules/raster.js';
import {privateKinds} from '../rules/redaction.js';
import {addStyles} from './add-styles.js';
import type {FileField, ListedFile} from './file-field.js';
import {fileToolsStyles} from './file-tools.styles.js';
import {icon} from './icons.js';
import {checkLog, type LogReport} from './log-check.js';
import {LogReview, usualKinds} from './log-review.js';
import {PartWords} from './part-words.js';
import {checkPdf, type PdfReport} from './pdf-check.js';
import {PictureEditor} from './picture-editor.js';
import {withoutPlace} from './picture-place.js';
import {refusals, type Refusal} from './refused-files.js';

function holdsPrivate({counts}: LogReport): boolean {
  return usualKinds.some((kind) => counts.has(kind));
}

function named(words: Words<'file-tools'>, {kinds}: PdfReport): string {
  return listed(
    kinds.map((kind) => words.say(`kind.${kind}`)),
    words.locale,
  );
}

function isText(type: string): boolean {
  return /^text|json$/.test(type);
}

/** What can be done with a file before it goes, loaded when there is one: private details in logs covered, pictures marked up. */
export class FileTools {
  #tool: LogReview | PictureEditor | undefined;
  /** Whether closing was asked for while marks are not saved. */
  #leaving = false;
  readonly #found = new WeakMap<ListedFile, LogReport>();
  readonly #checking = new WeakSet<ListedFile>();
  readonly #documents = new WeakMap<ListedFile, PdfReport>();
  /** Documents that could not be read. */
  readonly #unread = new WeakSet<ListedFile>();
  /** Pictures as they were, with the place they were taken at. */
  readonly #placed = new WeakMap<ListedFile, Blob>();
  /** Addresses of pictures, by the signal that ends their stay on the page. */
  readonly #pictures = new WeakMap<AbortSignal, string>();
  /** Those that cannot be shown: files like any other. */
  readonly #unshown = new WeakSet<AbortSignal>();

  private constructor(
    private readonly field: FileField,
    private readonly host: LitElement,
    private readonly words: PartWords<'file-tools'>,
  ) {}

  /** Settles once there are words. */
  static async open(field: FileField, host: LitElement, locale: Locale, messages: () => Messages | undefined): Promise<FileTools> {
    const words = new PartWords(host, 'file-tools', messages);
    await words.load(locale);
    addStyles(host, fileToolsStyles);
    return new FileTools(field, host, words);
  }

  /**
   * Looks into a file before it goes. True where it must wait for a decision: a text that holds something private. The place that a picture was taken
   * at is taken out at once, which is said beside it, and can be put back.
   */
  async look(file: ListedFile): Promise<boolean> {
    if (!isRaster(file.kept.type)) return holdsPrivate(await this.#check(file));
    const {blob} = file.kept;
    const less = await withoutPlace(blob);
    if (!less) return false;
    file.kept = {...file.kept, blob: less};
    this.#placed.set(file, blob);
    this.field.options.announce(this.words.in(this.field.locale)!.say('place.gone'));
    return false;
  }

  /** The files that were not taken, for each reason; `words` knows the reasons. */
  refusals(words: Words): Refusal[] {
    return refusals(this.field, words, this.words.in(this.field.locale)!);
  }

  /** The picture in a file, while it is on the page; nothing where there is none or it cannot be shown. */
  picture(file: ListedFile): TemplateResult | undefined {
    const {signal} = file.running;
    if (!isRaster(file.kept.type) || signal.aborted || this.#unshown.has(signal)) return undefined;
    let address = this.#pictures.get(signal);
    if (!address) {
      address = URL.createObjectURL(file.kept.blob);
      this.#pictures.set(signal, address);
      signal.addEventListener('abort', () => URL.revokeObjectURL(this.#pictures.get(signal)!));
    }
    const failed = () => {
      this.#unshown.add(signal);
      this.host.requestUpdate();
    };
    return html`<img src=${address} alt="" @error=${failed} />`;
  }

  /** What a file's line offers beyond its removal. */
  row(file: ListedFile, locale: Locale): TemplateResult | typeof nothing {
    const words = this.words.in(locale)!;
    const {name, type} = file.kept;
    const report = this.#found.get(file);
    if (report && holdsPrivate(report)) {
      const count = usualKinds.reduce((sum, kind) => sum + (report.counts.get(kind) ?? 0), 0);
      return html`<span class="held small ${file.held ? 'problem-text' : 'muted'}"
          >${icon('alert')}<span>${words.say(file.held ? 'log.held' : 'log.left', {count})}</span></span
        >
        <span class="row">
          <button
            class="button ${file.held ? '' : 'plain'}"
            type="button"
            aria-label=${words.say('log.review', {name})}
            @click=${() => void this.#show(new LogReview(this.host, file, report))}
          >
            ${words.say('log.reviewShort')}
          </button>
        </span>`;
    }
    // One that was let go as it is stays marked, over a reload too.
    if (isText(type) && !report && !this.#checking.has(file)) void this.#check(file).then(() => this.host.requestUpdate(), () => undefined); // prettier-ignore
    if (!isText(type) && !isRaster(type)) return this.#unseen(file, words);
    const whole = this.#placed.get(file);
    if (whole) {
      return html`<span class="held small muted">${icon('check')}<span>${words.say('place.gone')}</span></span>
        <span class="row">
          <button class="button plain" type="button" aria-label=${words.say('place.keepIn', {name})} @click=${() => this.field.replace(file, whole)}>
            ${words.say('place.keep')}
          </button>
          ${this.#marking(file, words)}
        </span>`;
    }
    return this.#marking(file, words);
  }

  /** A file whose inside stays dark, or nearly so: what was seen of it, and that the rest is for the customer to look at. */
  #unseen(file: ListedFile, words: Words<'file-tools'>): TemplateResult {
    const report = this.#documents.get(file);
    const pdf = file.kept.type === 'application/pdf';
    if (pdf && !report && !this.#checking.has(file)) {
      this.#checking.add(file);
      void checkPdf(file.kept.blob, file.running.signal).then((found) => {
        this.#documents.set(file, found);
        this.host.requestUpdate();
        if (found.kinds.length) this.field.options.announce(words.say('text.found', {what: named(words, found)}));
      }, () => {
        this.#unread.add(file);
        this.host.requestUpdate();
      }); // prettier-ignore
    }
    const found = Boolean(report?.kinds.length);
    const sentences = [
      ...(found ? [words.say('document.found', {what: named(words, report!)})] : []),
      ...(report?.people.length ? [words.say('document.people', {names: report.people.join(' · ')})] : []),
      words.say(found ? 'document.uncovered' : report ? 'document.part' : !pdf ? 'document.unseen' : this.#unread.has(file) ? 'document.failed' : 'document.reading'),
    ]; // prettier-ignore
    return html`<span class="held small ${found ? 'problem-text' : 'muted'}"
      >${icon(found ? 'alert' : 'file')}<span>
        ${sentences.join(words.locale === 'en' ? ' ' : '')}
      </span></span
    >`;
  }

  #marking(file: ListedFile, words: Words<'file-tools'>): TemplateResult | typeof nothing {
    const {name, type} = file.kept;
    if (!/^image\/(png|jpeg|webp)$/.test(type)) return nothing;
    return html`<button
      class="button plain"
      type="button"
      aria-label=${words.say('picture.edit', {name})}
      @click=${() => void this.#show(new PictureEditor(this.host, file))}
    >
      ${words.say('picture.editShort')}
    </button>`;
  }

  /**
   * The open tool, over the page.
   * @csspart file-tool - The dialog in which a file is looked at before it goes.
   */
  dialog(locale: Locale): TemplateResult | typeof nothing {
    const tool = this.#tool;
    if (!tool) return nothing;
    const words = this.words.in(locale)!;
    const {name} = tool.file.kept;
    const log = tool instanceof LogReview;
    return html`<dialog
      class="tool"
      part="file-tool"
      aria-labelledby="tool-title"
      @cancel=${this.#cancelled}
      @close=${this.#closed}
      @keydown=${(event: Event) => event.stopPropagation()}
      @paste=${(event: Event) => event.stopPropagation()}
    >
      <div class="row">
        <h3 id="tool-title">${words.say(log ? 'log.title' : 'picture.title', {name})}</h3>
      </div>
      <p class="hint">${words.say(log ? 'log.hint' : 'picture.hint')}</p>
      ${tool.view(words)}
      ${this.#leaving ? html`<p class="notice warn" role="alert">${icon('alert')}${words.say('picture.sure')}</p>` : nothing}
      <div class="row">
        <button class="button primary" type="button" @click=${() => void this.#save()}>${words.say(log ? 'log.cover' : 'picture.save')}</button>
        ${log ? html`<button class="button" type="button" @click=${this.#release}>${words.say('log.asIs')}</button>` : nothing}
        <button class="button plain" type="button" @click=${this.#leave}>
          ${words.say(this.#leaving ? 'picture.leave' : 'cancel')}
        </button>
      </div>
    </dialog>`;
  }

  /** What is private in a text. */
  async #check(file: ListedFile): Promise<LogReport> {
    this.#checking.add(file);
    const report = await checkLog(file.kept.blob, privateKinds, file.running.signal);
    this.#found.set(file, report);
    return report;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.host.renderRoot.querySelector('dialog.tool');
  }

  async #show(tool: LogReview | PictureEditor): Promise<void> {
    this.#tool = tool;
    this.#leaving = false;
    this.host.requestUpdate();
    await this.host.updateComplete;
    const dialog = this.#dialog;
    dialog?.showModal();
    if (tool instanceof PictureEditor) await tool.open(dialog!.querySelector('canvas')!);
  }

  async #save(): Promise<void> {
    const tool = this.#tool!;
    const {file} = tool;
    if (tool instanceof PictureEditor && !tool.changed) return this.#dialog?.close();
    const blob = await tool.save().catch((error: unknown) => {
      if (!file.running.signal.aborted) throw error;
    });
    // Its file left the list meanwhile, or the page.
    if (!blob) return this.#dialog?.close();
    const words = this.words.in(this.field.locale)!;
    this.field.replace(file, blob);
    this.field.options.announce(words.say(tool instanceof LogReview ? 'log.covered' : 'picture.saved', {name: file.kept.name}));
    this.#dialog?.close();
  }

  /** The file goes as it is: that is for the customer to say. */
  #release = (): void => {
    const {file} = this.#tool!;
    if (file.held) this.field.release(file);
    this.#dialog?.close();
  };

  #leave = (): void => {
    if (this.#mayClose()) this.#dialog?.close();
  };

  #cancelled = (event: Event): void => {
    if (!this.#mayClose()) event.preventDefault();
  };

  /** Marks that are not saved are thrown away only when asked for twice. */
  #mayClose(): boolean {
    const tool = this.#tool;
    if (this.#leaving || !(tool instanceof PictureEditor) || !tool.changed) return true;
    this.#leaving = true;
    this.host.requestUpdate();
    return false;
  }

  /** The button that opened it may be gone: the focus goes to its line. */
  #closed = async (): Promise<void> => {
    const tool = this.#tool;
    this.#tool = undefined;
    if (tool instanceof PictureEditor) tool.close();
    this.host.requestUpdate();
    await this.host.updateComplete;
    const {activeElement} = this.host.renderRoot as ShadowRoot;
    if (!activeElement) this.host.renderRoot.querySelector<HTMLElement>('.file button')?.focus();
  };
}
