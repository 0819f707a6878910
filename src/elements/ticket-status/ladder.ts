import {html, nothing, type TemplateResult} from 'lit';
import type {ProblemError} from '../../contract/problem-error.js';
import type {OutboxEntry} from '../../desk/desk.js';
import {addStyles} from '../../kit/add-styles.js';
import {icon} from '../../kit/icons.js';
import {problemOf} from '../../kit/problem-of.js';
import {pick} from '../../locales/format.js';
import {dateTime, timeNow} from '../../locales/times.js';
import {ladderStyles} from './ladder.styles.js';
import {apartView, executiveView, ladderView, levelName, nextText, rests, urgesView} from './ladder-view.js';
import type {Opened, OpenTicket} from './open-ticket.js';
import {outcome} from './outcome.js';
import type {AnswerWords, Parts} from './parts.js';
import {refusalText, TakeBack} from './refused-step.js';
import {TextBox} from './text-box.js';
import type {Unsent} from './unsent.js';

/** What goes up the ladder: asking for progress, and having it passed on. */
const climbs = ['urge', 'escalate'] as const;
type Climb = (typeof climbs)[number];

/** Who answers for a request, what became of the customer's urging, and how he urges, has it passed on or complains. Loaded on demand. */
export class Ladder {
  #phase: 'resting' | Climb = 'resting';
  #notice = '';
  #ticket = '';
  readonly #box: TextBox;
  readonly #takeBack: TakeBack;

  constructor(
    private readonly parts: Parts,
    private readonly open: OpenTicket,
    private readonly unsent: Unsent,
    private readonly words: () => AnswerWords | undefined,
  ) {
    addStyles(parts.host, ladderStyles);
    this.#box = new TextBox(parts, {
      is: 'urge',
      limits: () => open.limits('reason'),
      optional: () => this.#phase === 'urge',
      send: ({text}, words) => this.#act(words, text.trim()),
    });
    this.#takeBack = new TakeBack(parts, this.#box, ({body, problem}) => this.#refused(body['action'] as Climb, problem!));
  }

  /** Turns to a request; to none, when another person is here. */
  turnTo(ticket: string): void {
    this.#box.open(ticket && `${ticket}/urge`);
    if (ticket !== this.#ticket) [this.#ticket, this.#phase, this.#notice] = [ticket, 'resting', ''];
    this.#takeBack.look(this.#waiting(ticket));
  }

  /** What of it the reader can ask for now: nothing while he waits for the last time he asked to be sent. */
  steps({own, ticket: {id, escalation, waitingFor, allowedActions}}: Opened): readonly Climb[] {
    if (!own || !Array.isArray(escalation?.ladder) || waitingFor === 'nobody' || this.#waiting(id).length) return [];
    return climbs.filter((one) => allowedActions.includes(one));
  }

  /** Opens one of its steps and leads there, from elsewhere in the request. */
  begin(climb: Climb): void {
    this.#turn(climb, '#urge-text');
  }

  /** @csspart escalation - How to urge, and who hears of it. */
  view(words: AnswerWords, opened: Opened): TemplateResult | typeof nothing {
    const {ticket} = opened;
    const {escalation, waitingFor, urges} = ticket;
    // A request that is over, and went its way without any of this, needs no word about it.
    if (!Array.isArray(escalation?.ladder) || (waitingFor === 'nobody' && escalation.level < 2 && !urges)) return nothing;
    const level = escalation.ladder[escalation.level - 1];
    return html`<section class="stack escalation" part="escalation" aria-labelledby="escalation-title">
      <h3 class="small" id="escalation-title" tabindex="-1">${words.say('ladder.title')}</h3>
      <p class="row">
        <b dir="auto">${levelName(words, level, opened)}</b>
        ${
          escalation.escalatedAt
            ? html`<span class="small muted">${words.say('ladder.since', {time: dateTime(escalation.escalatedAt, words.locale)})}</span>`
            : nothing
        }
      </p>
      ${apartView(words, opened)} ${this.#phase === 'resting' ? this.#resting(words, opened) : this.#asking(words, opened, this.#phase)}
    </section>`;
  }

  #resting(words: AnswerWords, opened: Opened): TemplateResult {
    const {ticket} = opened;
    const waiting = this.#waiting(ticket.id);
    const next = nextText(words, opened);
    return html`${urgesView(words, opened)} ${this.#noticeView()}
      ${next ? html`<p class="small muted">${next}</p>` : nothing} ${executiveView(words, opened)}
      ${waiting.map((entry) => this.unsent.step(words, entry))}
      ${waiting.length ? nothing : this.#doors(words, opened)}
      <details class="small">
        <summary>${words.say('ladder.all')}</summary>
        ${ladderView(words, opened)}
      </details>`;
  }

  #doors(words: AnswerWords, opened: Opened): TemplateResult | typeof nothing {
    const {ticket, own, settings} = opened;
    const {allowedActions, escalation, waitingFor} = ticket;
    if (!own || waitingFor === 'nobody') return nothing;
    const at = escalation?.urgeableAt;
    const type = settings.escalation?.complaints?.type;
    const title = words.say('complaint.subject', {reference: ticket.reference});
    return html`<div class="row">
        ${this.steps(opened).map(
          (one) =>
            html`<button class="button ${one === 'urge' ? '' : 'plain'} ${one}" type="button" @click=${() => this.#turn(one, '#urge-text')}>
              ${words.say(`${one}.do`)}
            </button>`,
        )}
        ${
          type && ticket.type !== type
            ? html`<a class="button plain complain" href=${this.parts.hrefTo({view: 'submit', type, title})}>${words.say('complaint.do')}</a>`
            : nothing
        }
      </div>
      ${
        at && !rests(opened) && !allowedActions.includes('urge') && Date.parse(at) > timeNow()
          ? html`<p class="hint">${words.say('urge.later', {time: dateTime(at, words.locale)})}</p>`
          : nothing
      }`;
  }

  /**
   * Who hears of it stands there before it is sent.
   * @csspart urging - Where the reason for it is written.
   */
  #asking(words: AnswerWords, opened: Opened, climb: Climb): TemplateResult {
    const {escalation} = opened.ticket;
    const {ladder, level} = escalation!;
    const who = levelName(words, ladder[climb === 'urge' ? level - 1 : level], opened);
    const {text: max} = this.open.limits('reason');
    return html`<div class="stack card" part="urging">
      <p>${words.say(`${climb}.who`, {who})}</p>
      ${ladderView(words, opened)} ${this.#noticeView()}
      ${this.#box.view(words, {
        title: words.say(`${climb}.title`),
        send: words.say(`${climb}.send`),
        hint: html`<p class="hint" id="urge-hint">${words.say(`${climb}.hint`, {max})}</p>`,
        beside: html`<button class="button plain" type="button" @click=${() => this.#turn('resting', `.button.${climb}`)}>${words.say('cancel')}</button>`,
      })}
    </div>`;
  }

  #noticeView(): TemplateResult | typeof nothing {
    return this.#notice ? html`<p class="notice warn" role="alert">${icon('alert')} <span>${this.#notice}</span></p>` : nothing;
  }

  #waiting(ticket: string): OutboxEntry[] {
    if (this.#box.sending) return [];
    return this.unsent.steps(ticket, climbs);
  }

  /** Whether it has left this page. */
  async #act(words: AnswerWords, reason: string): Promise<boolean> {
    const [{ticket, settings}, climb] = [this.open.opened!, this.#phase as Climb];
    this.#notice = '';
    this.parts.stir();
    try {
      const sent = await (await this.parts.desk()).act(ticket, climb, reason ? {reason} : {});
      this.parts.announce(outcome(words, sent, words.say(`${climb}.done`, {desk: pick(settings.brand.name, words.locale)})));
      if (ticket.id === this.#ticket) this.#turn('resting', '#escalation-title');
      return true;
    } catch (error) {
      if (ticket.id === this.#ticket) await this.#refused(climb, problemOf(error));
      return false;
    }
  }

  async #refused(climb: Climb, problem: ProblemError): Promise<void> {
    const words = this.words();
    if (!words) return;
    const said = await refusalText(this.open, words, problem);
    const {allowedActions = []} = this.open.opened?.ticket ?? {};
    this.#phase = allowedActions.includes(climb) ? climb : 'resting';
    this.#notice = said;
    this.parts.host.requestUpdate();
  }

  #turn(phase: 'resting' | Climb, focus: string): void {
    [this.#phase, this.#notice] = [phase, ''];
    this.parts.host.requestUpdate();
    void this.parts.focus(focus);
  }
}
