import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {Limits} from '../../contract/desk-settings.js';
import type {Message} from '../../contract/message.js';
import type {ProblemError} from '../../contract/problem-error.js';
import {emit} from '../../kit/events.js';
import {FileField} from '../../kit/file-field.js';
import {icon} from '../../kit/icons.js';
import {problemOf} from '../../kit/problem-of.js';
import {problemSentence} from '../../kit/problem-view.js';
import type {OutboxRecord} from '../../storage/records.js';
import type {Opened} from './changes.js';
import type {Parts, StatusWords} from './parts.js';
import {TextDraft} from './text-draft.js';

type Phase =
  | {is: 'writing'; issue?: 'required' | 'too-long'}
  | {is: 'sending'; key: string}
  /** The backend did not take it; the text is back. */
  | {is: 'refused'; problem: ProblemError};

/** Where the customer writes under a request. The text leaves the box only for the outbox or the backend, and comes back when it is refused. */
export class ReplyBox {
  #phase: Phase = {is: 'writing'};
  #ticket = '';
  #limits: Limits | undefined;
  readonly #draft: TextDraft;
  readonly #files: FileField;

  constructor(
    private readonly parts: Parts,
    private readonly accepted: (ticket: string, message: Message) => void,
  ) {
    this.#draft = new TextDraft(parts, () => this.#files.restore(this.#draft.draft.files));
    this.#files = new FileField(parts.host, {
      desk: () => parts.desk(),
      limits: () => this.#limits?.attachments,
      changed: (files) => this.#draft.change({files}),
      announce: (text) => parts.announce(text),
    });
  }

  /** The key of what is just being sent for the first time: it is shown in the box, not in the thread. */
  get sending(): string | undefined {
    return this.#phase.is === 'sending' ? this.#phase.key : undefined;
  }

  open({ticket, settings}: Opened): void {
    this.#limits = settings.limits;
    if (ticket.id === this.#ticket) return;
    this.#ticket = ticket.id;
    this.#phase = {is: 'writing'};
    this.#files.clear();
    this.#draft.open(ticket.id);
  }

  /** Another person is here. */
  forget(): void {
    this.#ticket = '';
    this.#files.clear();
    this.#draft.forget();
  }

  /** A reply that had waited was refused. Where the desk could not put it back into an empty draft it keeps waiting for a decision; else it is here. */
  async putBack(entry: OutboxRecord, problem: ProblemError, held: boolean): Promise<void> {
    if (held) return;
    const text = String(entry.body['text'] ?? '');
    await this.#draft.reload();
    const typed = this.#draft.draft.text;
    if (!typed.includes(text)) this.#draft.change({text: [typed.trimEnd(), text].filter(Boolean).join('\n\n')});
    this.#show({is: 'refused', problem});
  }

  view(words: StatusWords, {ticket, settings}: Opened): TemplateResult {
    if (!ticket.allowsReply) return html`<p class="muted closed">${words.say('reply.closed')}</p>`;
    const [phase, {text}, max] = [this.#phase, this.#draft.draft, settings.limits.message];
    const wrong = this.#wrong(words, text, max);
    return html`<form
      class="reply"
      part="reply"
      novalidate
      @submit=${(event: SubmitEvent) => this.#submitted(event, words)}
      @paste=${this.#files.pasted}
      @dragover=${this.#files.dragged}
      @dragleave=${this.#files.dragged}
      @drop=${this.#files.dragged}
    >
      <label class="label" for="reply-text">${words.say('reply.title')}</label>
      <textarea
        class="input"
        id="reply-text"
        rows="4"
        dir="auto"
        aria-describedby="reply-wrong reply-keys"
        aria-invalid=${wrong ? 'true' : nothing}
        ?readonly=${phase.is === 'sending'}
        .value=${live(text)}
        @input=${this.#typed}
        @keydown=${(event: KeyboardEvent) => this.#keyed(event, words)}
      ></textarea>
      <p class="problem-text" id="reply-wrong" ?hidden=${!wrong}>${wrong ? html`${icon('alert')}<span>${wrong}</span>` : nothing}</p>
      ${text.length > max * 0.8 ? html`<p class="hint number">${words.say('reply.length', {actual: text.length, max})}</p>` : nothing}
      ${this.#files.render(words)}
      <div class="row">
        <button class="button primary" type="submit" aria-disabled=${phase.is === 'sending'}>
          ${icon('send')} ${words.say(phase.is === 'sending' ? 'reply.sending' : 'reply.send')}
        </button>
        <span class="hint keys" id="reply-keys">${words.say('reply.keys')}</span>
      </div>
    </form>`;
  }

  #wrong(words: StatusWords, text: string, max: number): string {
    const phase = this.#phase;
    if (phase.is === 'refused') return words.say('reply.refused', {reason: problemSentence(words, phase.problem)});
    if (text.length > max) return words.say('issue.too-long', {max, actual: text.length});
    return phase.is === 'writing' && phase.issue === 'required' ? words.say('issue.required') : '';
  }

  #typed = (event: Event): void => {
    this.#phase = {is: 'writing'};
    this.#draft.change({text: (event.target as HTMLTextAreaElement).value});
  };

  #keyed(event: KeyboardEvent, words: StatusWords): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    event.preventDefault();
    void this.#send(words);
  }

  #submitted(event: SubmitEvent, words: StatusWords): void {
    event.preventDefault();
    void this.#send(words);
  }

  async #send(words: StatusWords): Promise<void> {
    if (this.#phase.is === 'sending') return;
    const [ticket, {draft}] = [this.#ticket, this.#draft];
    const tooLong = draft.text.length > (this.#limits?.message ?? Infinity);
    if (this.#draft.empty || tooLong) return this.#refuseTyped(tooLong ? 'too-long' : 'required');
    this.#show({is: 'sending', key: draft.key});
    try {
      const desk = await this.parts.desk();
      const sent = await desk.reply(ticket, draft);
      if (sent.is === 'accepted') this.accepted(ticket, sent.reply);
      if (ticket === this.#ticket) this.#left();
      const waits = sent.is === 'waiting' && (sent.kept ? 'waiting.kept' : 'waiting.unkept');
      this.parts.announce(words.say(waits || 'reply.sent'));
      emit(this.parts.host, 'aftercare-reply-sent', {ticket, queued: sent.is === 'waiting'});
    } catch (error) {
      if (ticket !== this.#ticket) return;
      this.#draft.renewKey();
      this.#show({is: 'refused', problem: problemOf(error)});
      this.#focus();
    }
    this.parts.stir();
  }

  #left(): void {
    this.#phase = {is: 'writing'};
    this.#files.clear();
    this.#draft.clear();
  }

  #refuseTyped(issue: 'required' | 'too-long'): void {
    this.#show({is: 'writing', issue});
    this.#focus();
  }

  #show(phase: Phase): void {
    this.#phase = phase;
    this.parts.host.requestUpdate();
  }

  #focus(): void {
    this.parts.host.shadowRoot?.querySelector<HTMLElement>('#reply-text')?.focus();
  }
}
