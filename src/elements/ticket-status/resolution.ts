import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import type {ProblemError} from '../../contract/problem-error.js';
import type {Ticket, TicketAction} from '../../contract/ticket.js';
import {icon} from '../../kit/icons.js';
import {problemOf} from '../../kit/problem-of.js';
import {problemSentence} from '../../kit/problem-view.js';
import {dateTime, fullDateTime} from '../../locales/format.js';
import type {OutboxEntry} from '../../desk/desk.js';
import {changesBetween, type Opened} from './changes.js';
import {linkedText} from './linked-text.js';
import type {Parts, StatusWords} from './parts.js';
import {stateName} from './state-words.js';
import {TextDraft} from './text-draft.js';
import {isFinal, type Unsent} from './unsent.js';

/** Why an answer was not taken. `overtaken`: the request changed first, so that the customer looks again. */
type Notice = {is: 'overtaken'; changes: string[]} | {is: 'refused'; problem: ProblemError};

type Phase =
  | {is: 'asking'; notice?: Notice | undefined}
  | {is: 'explaining'; notice?: Notice | undefined; missing?: boolean}
  | {is: 'sending'; action: TicketAction};

export interface AnswerNews {
  opened: () => Opened | undefined;
  accepted: (ticket: Ticket) => void;
  /** Reads the request again. */
  refresh: () => Promise<void>;
}

/** The solution, and the customer's answer to it: solved, or not and why. */
export class ResolutionCard {
  #phase: Phase = {is: 'asking'};
  #ticket = '';
  readonly #reason: TextDraft;
  readonly #takenBack = new Set<string>();

  constructor(
    private readonly parts: Parts,
    private readonly news: AnswerNews,
    private readonly unsent: Unsent,
  ) {
    this.#reason = new TextDraft(parts, () => this.#show({is: 'explaining'}));
  }

  open({ticket}: Opened): void {
    if (ticket.id !== this.#ticket) {
      this.#ticket = ticket.id;
      this.#phase = {is: 'asking'};
    }
    // A reason is kept like a reply, under a name of its own beside it.
    this.#reason.open(`${ticket.id}/reason`);
    const refused = this.unsent.of(ticket.id, 'actOnTicket').find(isFinal);
    if (refused && !refused.sending && !this.#takenBack.has(refused.key)) void this.#takeBack(refused);
  }

  /** Another person is here. */
  forget(): void {
    this.#ticket = '';
    this.#reason.forget();
  }

  /** An answer that had waited was refused: its reason goes back into the field, and it waits no longer. */
  async #takeBack({key, body, problem}: OutboxEntry): Promise<void> {
    this.#takenBack.add(key);
    const {action, reason} = body;
    if (typeof reason === 'string' && reason && this.#reason.empty) {
      this.#reason.change({text: reason});
      await this.#reason.save();
    }
    await (await this.parts.desk()).discard(key);
    await this.#refused(action === 'reject' ? 'reject' : 'confirm', problem!);
  }

  view(words: StatusWords, opened: Opened): TemplateResult | typeof nothing {
    const {resolution, allowedActions, id} = opened.ticket;
    const waiting = this.unsent.of(id, 'actOnTicket')[0];
    const asks = allowedActions.includes('confirm') || allowedActions.includes('reject');
    const notice = this.#phase.is === 'sending' ? undefined : this.#phase.notice;
    if (!resolution && !asks && !notice) return nothing;
    return html`<section class="resolution" part="resolution" aria-labelledby="resolution-title">
      <h3 id="resolution-title" tabindex="-1">${icon('bulb')} ${words.say('resolution.title')}</h3>
      ${
        resolution
          ? html`<p class="text" dir="auto">${linkedText(resolution.summary)}</p>
              <p class="small muted">
                ${resolution.by.name} ·
                <time datetime=${resolution.at} title=${fullDateTime(resolution.at, words.locale)}>${dateTime(resolution.at, words.locale)}</time>
              </p>`
          : nothing
      }
      ${notice ? this.#noticeView(words, notice, opened) : nothing}
      ${
        waiting && this.#phase.is !== 'sending'
          ? html`<div class="resolution-ask">
              <p class="label">${words.say('answer.waiting')}</p>
              ${this.unsent.standing(words, waiting)}
            </div>`
          : asks
            ? this.#ask(words, opened)
            : nothing
      }
    </section>`;
  }

  #noticeView(words: StatusWords, notice: Notice, {ticket}: Opened): TemplateResult {
    const denied = notice.is === 'refused' && notice.problem.code === 'action-not-allowed';
    const said =
      notice.is === 'overtaken'
        ? words.say('overtaken.title')
        : denied
          ? words.say('overtaken.denied', {state: stateName(words, ticket.state)})
          : problemSentence(words, notice.problem);
    return html`<div class="notice ${denied ? '' : 'warn'}" role="alert">
      ${icon('alert')}
      <div>
        <p>${said}</p>
        ${notice.is === 'overtaken' ? notice.changes.map((change) => html`<p class="small">${change}</p>`) : nothing}
      </div>
    </div>`;
  }

  #ask(words: StatusWords, opened: Opened): TemplateResult {
    const phase = this.#phase;
    if (phase.is === 'explaining' || (phase.is === 'sending' && phase.action === 'reject')) return this.#explain(words, opened);
    const busy = phase.is === 'sending';
    return html`<div class="resolution-ask">
      <p class="label">${words.say('resolution.ask')}</p>
      <div class="row">
        <button class="button primary" type="button" aria-disabled=${busy} @click=${() => this.#act(words, 'confirm')}>
          ${icon('check')} ${words.say(busy ? 'answer.sending' : 'resolution.confirm')}
        </button>
        <button class="button reject" type="button" aria-disabled=${busy} @click=${() => busy || this.#turn('explaining', '#reason-text')}>
          ${words.say('resolution.reject')}
        </button>
      </div>
    </div>`;
  }

  #explain(words: StatusWords, {settings}: Opened): TemplateResult {
    const [phase, {text}, max] = [this.#phase, this.#reason.draft, settings.limits.reason];
    const missing = phase.is === 'explaining' && phase.missing && !text.trim();
    const wrong = missing ? words.say('issue.required') : text.length > max ? words.say('issue.too-long', {max, actual: text.length}) : '';
    const send = () => this.#sendReason(words, max);
    return html`<form
      class="field resolution-ask"
      novalidate
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        send();
      }}
    >
      <label class="label" for="reason-text">${words.say('reason.label')}<span class="note">${words.say('required')}</span></label>
      <p class="hint" id="reason-hint">${words.say('reason.hint', {max})}</p>
      <textarea
        class="input"
        id="reason-text"
        rows="3"
        dir="auto"
        required
        aria-describedby="reason-wrong reason-hint"
        aria-invalid=${wrong ? 'true' : nothing}
        ?readonly=${phase.is === 'sending'}
        .value=${live(text)}
        @input=${(event: Event) => this.#reason.change({text: (event.target as HTMLTextAreaElement).value})}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) send();
        }}
      ></textarea>
      <p class="problem-text" id="reason-wrong" ?hidden=${!wrong}>${wrong ? html`${icon('alert')}<span>${wrong}</span>` : nothing}</p>
      <div class="row">
        <button class="button primary" type="submit" aria-disabled=${phase.is === 'sending'}>
          ${words.say(phase.is === 'sending' ? 'answer.sending' : 'reason.send')}
        </button>
        <button class="button plain" type="button" @click=${() => phase.is === 'sending' || this.#turn('asking', '.reject')}>
          ${words.say('cancel')}
        </button>
      </div>
    </form>`;
  }

  #sendReason(words: StatusWords, max: number): void {
    const {text} = this.#reason.draft;
    if (text.trim() && text.length <= max) return void this.#act(words, 'reject', text);
    this.#show({is: 'explaining', missing: true});
    this.#focus('#reason-text');
  }

  async #act(words: StatusWords, action: TicketAction, reason?: string): Promise<void> {
    const opened = this.news.opened();
    if (!opened || this.#phase.is === 'sending') return;
    const {id, version, reference} = opened.ticket;
    this.#show({is: 'sending', action});
    try {
      const desk = await this.parts.desk();
      const sent = await desk.act({id, version, reference}, action, reason);
      if (id === this.#ticket) {
        this.#show({is: 'asking'});
        if (action === 'reject') this.#reason.clear();
      }
      if (sent.is === 'accepted') this.news.accepted(sent.reply);
      const done = action === 'confirm' ? 'answer.confirmed' : 'answer.rejected';
      this.parts.announce(words.say(sent.is === 'accepted' ? done : sent.kept ? 'waiting.kept' : 'waiting.unkept'));
      await this.parts.host.updateComplete;
      this.#focus('#resolution-title, #thread-title');
    } catch (error) {
      if (id === this.#ticket) await this.#refused(action, problemOf(error));
    }
    this.parts.stir();
  }

  /** What changed meanwhile is read and said before the customer is asked again. */
  async #refused(action: TicketAction, problem: ProblemError): Promise<void> {
    const before = this.news.opened();
    const overtaken = problem.code === 'version-stale';
    if (overtaken || problem.code === 'action-not-allowed') await this.news.refresh();
    const [after, words] = [this.news.opened(), this.parts.words()];
    const changes = before && after && words ? changesBetween(words, before, after) : [];
    const notice: Notice = overtaken ? {is: 'overtaken', changes} : {is: 'refused', problem};
    const still = after?.ticket.allowedActions.includes(action);
    this.#show(action === 'reject' && still ? {is: 'explaining', notice} : {is: 'asking', notice});
  }

  async #turn(is: 'asking' | 'explaining', focus: string): Promise<void> {
    this.#show({is});
    await this.parts.host.updateComplete;
    this.#focus(focus);
  }

  #show(phase: Phase): void {
    this.#phase = phase;
    this.parts.host.requestUpdate();
  }

  #focus(selector: string): void {
    this.parts.host.shadowRoot?.querySelector<HTMLElement>(selector)?.focus();
  }
}
