import {html, nothing, type ReactiveControllerHost, type TemplateResult} from 'lit';
import type {Words} from '../locales/words.js';
import {privateKinds, type PrivateKind} from '../rules/redaction.js';
import type {ListedFile} from './file-field.js';
import {checkLog, mostSamples, type LogReport} from './log-check.js';
import {marked} from './marked.js';

/** Addresses of machines help engineers: they are covered only where somebody wants it. */
export const usualKinds = privateKinds.filter((kind) => kind !== 'ip');

/** A text file whose private details somebody looks at, to decide which of them go. */
export class LogReview {
  #kinds: ReadonlySet<PrivateKind> = new Set(usualKinds);
  #report: LogReport;

  /** `all`: what a check for every kind has found. */
  constructor(
    private readonly host: ReactiveControllerHost,
    readonly file: ListedFile,
    private readonly all: LogReport,
  ) {
    this.#report = all;
    void this.#look();
  }

  /** The file without what was chosen. */
  async save(): Promise<Blob> {
    const {covered} = await checkLog(this.file.kept.blob, this.#kinds, this.file.running.signal, true);
    return covered!;
  }

  /** What was found by kind, each to be chosen or left, and the lines before and after. */
  view(words: Words<'file-tools'>): TemplateResult {
    const {samples} = this.#report;
    return html`<fieldset class="kinds">
        <legend class="label">${words.say('log.kinds')}</legend>
        <div class="row">
          ${privateKinds
            .filter((kind) => this.all.counts.get(kind))
            .map(
              (kind) =>
                html`<label class="choice">
                  <input
                    type="checkbox"
                    .checked=${this.#kinds.has(kind)}
                    @change=${(event: Event) => this.#choose(kind, (event.target as HTMLInputElement).checked)}
                  />
                  <span>${words.say(`kind.${kind}`)} <span class="muted number">${this.all.counts.get(kind)}</span></span>
                </label>`,
            )}
        </div>
      </fieldset>
      ${this.#kinds.size ? nothing : html`<p class="hint" role="status">${words.say('log.none')}</p>`}
      <div class="samples" role="group" tabindex="0" aria-label=${words.say('log.samples')}>
        <dl>
          ${samples.map(
            ({line, before, found, after, marks}) =>
              html`<div>
                <dt class="small muted number">${words.say('log.line', {line})}</dt>
                <dd class="before"><span class="unseen">${words.say('log.before')}</span> ${marked(before, found)}</dd>
                <dd class="after"><span class="unseen">${words.say('log.after')}</span> ${marked(after, marks)}</dd>
              </div>`,
          )}
        </dl>
        ${samples.length < mostSamples ? nothing : html`<p class="hint">${words.say('log.more', {count: samples.length})}</p>`}
      </div>`;
  }

  #choose(kind: PrivateKind, wanted: boolean): void {
    this.#kinds = new Set(privateKinds.filter((one) => (one === kind ? wanted : this.#kinds.has(one))));
    void this.#look();
  }

  async #look(): Promise<void> {
    const kinds = this.#kinds;
    const report = await checkLog(this.file.kept.blob, kinds, this.file.running.signal).catch(() => undefined);
    if (!report || kinds !== this.#kinds) return;
    this.#report = report;
    this.host.requestUpdate();
  }
}
