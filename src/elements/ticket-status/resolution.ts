import {html, nothing, type TemplateResult} from 'lit';
import type {ProblemError} from '../../contract/problem-error.js';
import type {TicketAction} from '../../contract/ticket.js';
import type {OutboxEntry} from '../../desk/desk.js';
import {icon} from '../../kit/icons.js';
import {problemOf} from '../../kit/problem-of.js';
import {problemSentence} from '../../kit/problem-view.js';
import {isFinal} from '../../kit/waiting-sentence.js';
import {dateTime} from '../../locales/format.js';
import {linkedText} from './linked-text.js';
import {changesBetween, type OpenTicket, type Opened} from './open-ticket.js';
import {outcome, type Parts, type StatusWords} from './parts.js';
import {timeView} from './small-views.js';
import {TextBox} from './text-box.js';
import type {Unsent} from './unsent.js';

type Phase = 'asking' | 'confirming' | 'explaining';

/** The solution, and the customer's answer to it: solved, or not and why. */
export class ResolutionCard {
  #phase: Phase = 'asking';
  /** Why an answer was not taken; where the request changed first, with what changed, so that the customer looks again. */
  #notice: readonly string[] = [];
  #ticket = '';
  #takenBack: string | undefined;
  readonly #reason: TextBox;

  constructor(
    private readonly parts: Parts,
    private readonly open: OpenTicket,
    private readonly unsent: Unsent,
  ) {
    this.#reason = new TextBox(parts, {
      is: 'reason',
      limits: () => open.limits('reason'),
      send: ({text}) => this.#act('reject', text),
      restored: () => this.#show('explaining'),
    });
  }

  /** Turns to a request; to none, when another person is here. */
  turnTo(ticket: string): void {
    // A reason is kept like a reply, under a name of its own beside it.
    this.#reason.open(ticket && `${ticket}/reason`);
    if (ticket !== this.#ticket) {
      this.#ticket = ticket;
      this.#phase = 'asking';
      this.#notice = [];
    }
    const refused = this.unsent.of(ticket, 'actOnTicket').find((entry) => isFinal(entry) && !entry.sending);
    if (refused && refused.key !== this.#takenBack) void this.#takeBack(refused);
  }

  view(words: StatusWords, opened: Opened): TemplateResult | typeof nothing {
    const {resolution, allowedActions, id} = opened.ticket;
    const asks = allowedActions.includes('confirm') || allowedActions.includes('reject');
    const [notice, ...changes] = this.#notice;
    if (!resolution && !asks && !notice) return nothing;
    const [waiting] = this.#phase === 'confirming' || this.#reason.sending ? [] : this.unsent.of(id, 'actOnTicket');
    return html`<section class="stack card resolution" part="resolution" aria-labelledby="resolution-title">
      <h3 id="resolution-title" tabindex="-1">${icon('bulb')} ${words.say('resolution.title')}</h3>
      ${
        resolution
          ? html`<p class="text" dir="auto">${linkedText(resolution.summary)}</p>
              <p class="small muted">${resolution.by.name} · ${timeView(words, resolution.at, dateTime(resolution.at, words.locale))}</p>`
          : nothing
      }
      ${
        notice
          ? html`<div class="notice warn" role="alert">
              ${icon('alert')}
              <div>
                <p>${notice}</p>
                ${changes.map((change) => html`<p class="small">${change}</p>`)}
              </div>
            </div>`
          : nothing
      }
      ${
        waiting
          ? html`<div class="stack waiting">
              <p class="label">${words.say('answer.waiting')}</p>
              ${this.unsent.standing(words, waiting)}
            </div>`
          : asks
            ? this.#askView(words)
            : nothing
      }
    </section>`;
  }

  #askView(words: StatusWords): TemplateResult {
    if (this.#phase === 'explaining') {
      const hint = html`<p class="hint" id="reason-hint">${words.say('reason.hint', {max: this.open.limits('reason').text})}</p>`;
      const cancel = html`<button class="button plain" type="button" @click=${() => this.#turn('asking', '.reject')}>
        ${words.say('cancel')}
      </button>`;
      return this.#reason.view(words, hint, cancel);
    }
    const busy = this.#phase === 'confirming';
    return html`<p class="label">${words.say('resolution.ask')}</p>
      <div class="row">
        <button class="button primary" type="button" aria-disabled=${busy} @click=${() => this.#confirm()}>
          ${icon('check')} ${words.say(busy ? 'sending' : 'resolution.confirm')}
        </button>
        <button class="button reject" type="button" aria-disabled=${busy} @click=${() => busy || this.#turn('explaining', '#reason-text')}>
          ${words.say('resolution.reject')}
        </button>
      </div>`;
  }

  async #confirm(): Promise<void> {
    if (this.#phase === 'confirming') return;
    this.#show('confirming');
    await this.#act('confirm');
  }

  /** Whether the answer has left this page. */
  async #act(action: TicketAction, reason?: string): Promise<boolean> {
    const [{ticket}, words] = [this.open.opened!, this.parts.words()!];
    this.#notice = [];
    this.parts.stir();
    try {
      const sent = await (await this.parts.desk()).act(ticket, action, reason);
      this.parts.announce(outcome(words, sent, words.say(`answer.${action}`)));
      if (ticket.id === this.#ticket) this.#turn('asking', '#resolution-title, #thread-title');
      return true;
    } catch (error) {
      if (ticket.id === this.#ticket) await this.#refused(action, problemOf(error));
      return false;
    }
  }

  /** An answer that had waited was refused: its reason goes back into the field, and it waits no longer. */
  async #takeBack({key, body, problem}: OutboxEntry): Promise<void> {
    this.#takenBack = key;
    const {action, reason} = body;
    if (reason) await this.#reason.putBack(String(reason));
    await (await this.parts.desk()).discard(key);
    await this.#refused(action as TicketAction, problem!);
  }

  /** What changed meanwhile is read and said before the customer is asked again. */
  async #refused(action: TicketAction, problem: ProblemError): Promise<void> {
    const [before, words] = [this.open.opened, this.parts.words()];
    if (!before || !words) return;
    const stale = problem.code === 'version-stale';
    if (stale || problem.code === 'action-not-allowed') await this.open.loader.refresh();
    const after = this.open.opened ?? before;
    this.#notice = [stale ? words.say('overtaken') : problemSentence(words, problem), ...changesBetween(words, before, after)];
    this.#show(action === 'reject' && after.ticket.allowedActions.includes(action) ? 'explaining' : 'asking');
  }

  #turn(phase: Phase, focus: string): void {
    this.#notice = [];
    this.#show(phase);
    void this.parts.focus(focus);
  }

  #show(phase: Phase): void {
    this.#phase = phase;
    this.parts.host.requestUpdate();
  }
}
