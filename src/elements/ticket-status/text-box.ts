import {html, nothing, type TemplateResult} from 'lit';
import {live} from '../../kit/live.js';
import type {Limits} from '../../contract/desk-settings.js';
import type {ProblemError} from '../../contract/problem-error.js';
import type {Desk} from '../../desk/desk.js';
import {DraftKeeper} from '../../kit/draft-keeper.js';
import {FileField} from '../../kit/file-field.js';
import {icon} from '../../kit/icons.js';
import {OnDemand} from '../../kit/on-demand.js';
import type {PrivateText} from '../../kit/private-text.js';
import {newReply} from '../../kit/new-reply.js';
import {problemOf} from '../../kit/problem-of.js';
import {pastedName} from '../../kit/pasted-name.js';
import {problemSentence} from '../../kit/problem-view.js';
import type {ReplyDraftRecord} from '../../storage/records.js';
import {joined, type AnswerWords, type Parts} from './parts.js';

/** Why a text came back; kept with it. */
type Refusal = Pick<ProblemError, 'code'>;

type Phase =
  | {is: 'writing'}
  /** Handed in empty or too long. */
  | {is: 'unfit'}
  /** A file waits for a decision. */
  | {is: 'held'}
  | {is: 'sending'}
  /** The backend did not take it; the text is back. */
  | {is: 'refused'; problem: Refusal};

export interface TextBoxOptions {
  /** What its part and the ids in it begin with. */
  is: 'reply' | 'reason' | 'why' | 'urge' | 'access' | 'visit-reason';
  /** Most characters and files. */
  limits: () => {text: number; files: Limits['attachments'] | undefined};
  /** Whether it may be handed in empty. */
  optional?: () => boolean;
  /** Hands the text over. False: it stays here, and why is said elsewhere; what is thrown is said here. */
  send: (draft: ReplyDraftRecord, words: AnswerWords) => Promise<boolean>;
  /** Called when a text that was kept is back. */
  restored?: () => void;
}

/** What stands around the text: `hint` under the label, `beside` next to the button. */
export interface TextBoxFrame {
  title: string;
  send: string;
  hint?: TemplateResult;
  beside: TemplateResult;
  /** What stands against the text, as its part sees it. */
  wrong?: string | undefined;
}

/** A text (and files) the customer writes under a request: kept on the device while it is typed, gone only once the outbox or the backend has it. */
export class TextBox {
  draft = newReply();
  #phase: Phase = {is: 'writing'};
  #name = '';
  readonly #keeper: DraftKeeper<ReplyDraftRecord>;
  readonly #files: FileField | undefined;
  /** Finds what nobody else should read. */
  readonly #privacy: OnDemand<PrivateText>;

  constructor(
    private readonly parts: Parts,
    private readonly options: TextBoxOptions,
  ) {
    this.#keeper = new DraftKeeper(parts.host, async (draft, name) => (await this.#drafts()).saveReply(name, draft));
    this.#privacy = new OnDemand(parts.host, async () => {
      const {PrivateText} = await import('../../kit/private-text.js');
      return new PrivateText(parts.host, () => parts.link()?.options.messages, (text) => parts.announce(text)); // prettier-ignore
    });
    if (options.is !== 'reply') return;
    this.#files = new FileField(parts.host, {
      desk: () => parts.desk(),
      limits: () => options.limits().files,
      changed: (files) => this.change({files}),
      announce: (text) => parts.announce(text),
      named: pastedName,
      messages: () => parts.link()?.options.messages,
    });
  }

  get empty(): boolean {
    return !this.draft.text.trim() && !this.draft.files.length;
  }

  /** Why the backend did not take it. */
  get refusal(): Refusal | undefined {
    return this.#phase.is === 'refused' ? this.#phase.problem : undefined;
  }

  get sending(): boolean {
    return this.#phase.is === 'sending';
  }

  get #optional(): boolean {
    return this.options.optional?.() ?? false;
  }

  /** Starts under another name, with what was kept for it. Under none nothing is kept: another person is here. */
  open(name: string): void {
    if (name === this.#name) return;
    this.#name = name;
    if (!name) void this.#keeper.drop();
    this.#begin();
    void this.#restore();
  }

  /** A text that had waited was refused: it comes back, behind what was typed since. */
  async putBack(text: string, problem?: ProblemError): Promise<void> {
    await this.#restore();
    const typed = this.draft.text;
    if (!typed.includes(text)) this.change({text: [typed.trimEnd(), text].filter(Boolean).join('\n\n')});
    if (problem) this.#show({is: 'refused', problem});
    await this.#keeper.flush();
  }

  change(change: Partial<ReplyDraftRecord>): void {
    // Once it is written anew, why it came back is told no more.
    this.draft = {...this.draft, problem: undefined, ...change, editedAt: Date.now()};
    this.#keeper.keep(this.draft, this.#name);
    this.parts.host.requestUpdate();
  }

  /**
   * @csspart reason - Where it is said why a solution is sent back or a request cancelled or reopened.
   * @csspart urge - Where it is said why a request is urgent.
   * @csspart access - Where it is said why an access is refused or ended.
   * @csspart why - Where it is said why a quote, a plan or a delivery is refused.
   * @csspart visit-reason - Where it is said why a visit is moved or cancelled.
   */
  view(words: AnswerWords, {title, send, hint, beside, wrong: against = ''}: TextBoxFrame): TemplateResult {
    const [{is}, files, {text}, max] = [this.options, this.#files, this.draft, this.options.limits().text];
    const wrong = this.#wrong(words, max) || against;
    return html`<form
      class="field ${is}"
      part=${is}
      novalidate
      @submit=${(event: SubmitEvent) => this.#submitted(event, words)}
      @paste=${files?.pasted}
      @dragover=${files?.dragged}
      @dragleave=${files?.dragged}
      @drop=${files?.dragged}
    >
      <label class="label" for="${is}-text">${title}</label>
      ${hint ?? nothing}
      <textarea
        class="input"
        id="${is}-text"
        rows="4"
        dir="auto"
        ?required=${is !== 'reply' && !this.#optional}
        aria-describedby="${is}-wrong ${is}-hint"
        aria-invalid=${wrong ? 'true' : nothing}
        ?readonly=${this.sending}
        .value=${live(text)}
        @input=${this.#typed}
        @keydown=${keyed}
      ></textarea>
      <p class="problem-text" id="${is}-wrong" ?hidden=${!wrong}>${wrong ? html`${icon('alert')}<span>${wrong}</span>` : nothing}</p>
      ${text ? this.#privacy.part?.view(words.locale, this.#name, text, (less) => this.change({text: less})) : nothing}
      ${text.length > max * 0.8 ? html`<p class="hint number">${text.length} / ${max}</p>` : nothing} ${files?.render(words)}
      <div class="row">
        <button class="button primary" type="submit" aria-disabled=${this.sending}>
          ${icon('send')} ${this.sending ? words.say('sending') : send}
        </button>
        ${beside} ${this.#standing(words)}
      </div>
    </form>`;
  }

  /** Whether there is a line at all, and whether what is written would survive a reload. */
  #standing(words: AnswerWords): TemplateResult | typeof nothing {
    const {kept} = this.#keeper;
    const said = [
      ...(navigator.onLine ? [] : [words.shared.say('problem.offline')]),
      ...(this.empty || kept === undefined ? [] : [words.say(kept ? 'reply.kept' : 'reply.unkept')]),
    ];
    if (!said.length) return nothing;
    return html`<span class="small muted standing">${navigator.onLine ? nothing : icon('offline')} ${joined(words, said)}</span>`;
  }

  #wrong(words: AnswerWords, max: number): string {
    const [phase, {text}] = [this.#phase, this.draft];
    if (phase.is === 'refused') return words.say('reply.refused', {reason: problemSentence(words, phase.problem)});
    if (phase.is === 'held') return words.say('issue.held');
    if (text.length > max) return words.say('issue.too-long', {max, actual: text.length});
    return phase.is === 'unfit' && this.empty ? words.say('issue.required') : '';
  }

  #typed = (event: Event): void => {
    this.#phase = {is: 'writing'};
    this.change({text: (event.target as HTMLTextAreaElement).value});
  };

  async #submitted(event: SubmitEvent, words: AnswerWords): Promise<void> {
    event.preventDefault();
    const [name, {draft, options}] = [this.#name, this];
    if (this.sending) return;
    if ((this.empty && !this.#optional) || draft.text.length > options.limits().text) return this.#back({is: 'unfit'});
    this.#show({is: 'sending'});
    this.parts.stir();
    if (await this.#files?.holds()) return this.#back({is: 'held'});
    try {
      const gone = await options.send(draft, words);
      if (gone) await this.#spend(name, draft.id ?? draft.key);
      if (name !== this.#name) return;
      if (!gone) return this.#show({is: 'writing'});
      this.#begin();
      this.#keeper.keep(this.draft, this.#name);
    } catch (error) {
      if (name !== this.#name) return;
      // The key of a refused text is spent: sent again, it is another one.
      const {problem} = problemOf(error);
      this.change({key: newReply().key, problem});
      this.#back({is: 'refused', problem});
    }
  }

  /** What has gone must not come back as a draft. A reply's is spent with it, and may be one again by now. */
  async #spend(name: string, id: string): Promise<void> {
    if (this.options.is === 'reply') return;
    await this.#keeper.flush();
    await this.#drafts().then((drafts) => drafts.discardReply(name, id)).catch(() => undefined); // prettier-ignore
  }

  /** Empty, under a fresh key. */
  #begin(): void {
    this.#files?.clear();
    this.draft = newReply();
    this.#show({is: 'writing'});
  }

  async #restore(): Promise<void> {
    const name = this.#name;
    const kept = name && (await this.#drafts().then((drafts) => drafts.reply(name)).catch(() => undefined)); // prettier-ignore
    if (!kept || name !== this.#name || !this.empty) return;
    this.draft = kept;
    if (kept.problem) this.#show({is: 'refused', problem: kept.problem});
    this.#files?.restore(kept.files);
    this.options.restored?.();
    this.parts.host.requestUpdate();
  }

  async #drafts(): Promise<Desk['drafts']> {
    return (await this.parts.desk()).drafts;
  }

  #back(phase: Phase): void {
    this.#show(phase);
    void this.parts.focus(`#${this.options.is}-text`);
  }

  #show(phase: Phase): void {
    this.#phase = phase;
    this.parts.host.requestUpdate();
  }
}

/** Sends by Ctrl or Cmd with Enter, but not while a word is being composed. */
function keyed(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
  event.preventDefault();
  (event.target as HTMLTextAreaElement).form!.requestSubmit();
}

/** Draws `host` anew when the device loses its connection or has one again, until the returned is called. */
export function watchLine(host: Pick<Parts['host'], 'requestUpdate'>): () => void {
  const line = new AbortController();
  for (const name of ['online', 'offline']) addEventListener(name, () => host.requestUpdate(), line);
  return () => line.abort();
}
