import {html, nothing, type TemplateResult} from 'lit';
import type {ProblemError} from '../../../contract/problem-error.js';
import type {Visit, VisitAction} from '../../../contract/visit.js';
import type {Decision} from '../../../desk/desk.js';
import {addStyles} from '../../../kit/add-styles.js';
import {icon} from '../../../kit/icons.js';
import type {PartWords} from '../../../kit/part-words.js';
import {problemOf} from '../../../kit/problem-of.js';
import {dateTime, timeNow} from '../../../locales/times.js';
import type {Words} from '../../../locales/words.js';
import {isAgreed, isAhead} from '../../../rules/visit.js';
import {laterWords} from '../later-words.js';
import type {Opened, OpenTicket} from '../open-ticket.js';
import {outcome} from '../outcome.js';
import type {AnswerWords, Parts} from '../parts.js';
import {refusedStepView, TakeBack, whyRefused} from '../refused-step.js';
import {TextBox} from '../text-box.js';
import type {Unsent} from '../unsent.js';
import {consentView, type ConsentAction} from './consent-view.js';
import {slotChoice} from './slot-choice.js';
import {visitCard, type CardFrame} from './visit-card.js';
import {saveVisit} from './visit-file.js';
import {visitStyles} from './visits.styles.js';

export type VisitWords = Words<'ticket-visits'>;

const visitActions: readonly VisitAction[] = ['book-visit', 'reschedule', 'cancel-visit', 'give-consent', 'withdraw-consent'];

type Phase = 'looking' | 'sending' | 'reschedule' | 'cancel-visit';

/** Why another time is wanted: chosen, for it is nearly always one of these. */
const reasons = ['clash', 'site', 'people', 'else'] as const;

/** Who comes and when: the customer chooses a time, asks for another one, gives it up, takes it along as a calendar file. Loaded on demand. */
export class Visits {
  #phase: Phase = 'looking';
  #ticket = '';
  /** The visit that something is being done about, and the beginning of the time chosen. */
  #about = '';
  #slot = '';
  #why: (typeof reasons)[number] = 'clash';
  /** Whether a time was to be booked without one being chosen. */
  #unfit = false;
  #refused: readonly string[] = [];
  readonly #text: TextBox;
  readonly #takeBack: TakeBack;

  private constructor(
    private readonly parts: Parts,
    private readonly open: OpenTicket,
    private readonly unsent: Unsent,
    private readonly answers: () => AnswerWords | undefined,
    private readonly words: PartWords<'ticket-visits'>,
  ) {
    this.#text = new TextBox(parts, {
      is: 'visit-reason',
      limits: () => open.limits('reason'),
      // Who chose another time need not say more.
      optional: () => this.#phase === 'reschedule' && this.#slot !== '',
      send: ({text}) => this.#act(this.#phase as VisitAction, this.#said(text.trim())),
    });
    this.#takeBack = new TakeBack(parts, this.#text, ({problem}) => this.#told(problem!));
  }

  static async open(parts: Parts, open: OpenTicket, unsent: Unsent, answers: () => AnswerWords | undefined): Promise<Visits> {
    const words = await laterWords(parts, 'ticket-visits');
    addStyles(parts.host, visitStyles);
    return new Visits(parts, open, unsent, answers, words);
  }

  /** Whether something is being written about a visit: then nothing else is. */
  get explaining(): boolean {
    return this.#phase === 'reschedule' || this.#phase === 'cancel-visit';
  }

  /** Another person is here: nothing of what was chosen and written stays. */
  forget(): void {
    this.#turnTo('');
  }

  view(words: AnswerWords, {ticket, own: mine}: Opened): TemplateResult | typeof nothing {
    const own = this.words.in(words.locale);
    this.#turnTo(ticket.id);
    if (!own) return nothing;
    const {visits = []} = ticket;
    const now = timeNow();
    const waits = this.#waiting(words, ticket.id);
    const chooser = mine ? undefined : ticket.requester.name;
    const frame = (visit: Visit): CardFrame => ({
      words: this.parts.words()!,
      now,
      chooser,
      foot: this.#foot(own, ticket, visit, {now, chooser, waits: Boolean(waits)}),
    });
    const past = visits.filter(({state}) => !isAhead(state));
    return html`<div class="stack sheets visits">
      ${refusedStepView(this.#refused)} ${waits}
      ${visits.filter(({state}) => isAhead(state)).map((visit) => visitCard(own, visit, frame(visit)))}
      ${past.length === visits.length ? past.map((visit) => visitCard(own, visit, frame(visit))) : this.#past(own, past, frame)}
    </div>`;
  }

  #past(own: VisitWords, past: readonly Visit[], frame: (visit: Visit) => CardFrame): TemplateResult | typeof nothing {
    if (!past.length) return nothing;
    return html`<details class="older">
      <summary>${own.say('past', {count: past.length})}</summary>
      <div class="stack">${past.map((visit) => visitCard(own, visit, frame(visit)))}</div>
    </details>`;
  }

  #foot(
    own: VisitWords,
    ticket: Opened['ticket'],
    visit: Visit,
    {now, chooser, waits}: {now: number; chooser: string | undefined; waits: boolean},
  ): TemplateResult | typeof nothing {
    if (waits) return nothing;
    const {id, state, slot, allowedActions, changeableUntil} = visit;
    if (this.#about === id && this.explaining) return this.#explain(own, visit, now);
    const may = (action: VisitAction) => allowedActions.includes(action);
    const button = (action: VisitAction, kind: string, text: string) =>
      may(action)
        ? html`<button class="button ${kind} ${action}" type="button" @click=${() => this.#begin(id, action)}>${text}</button>`
        : nothing;
    const consent = consentView(own, visit, {
      busy: this.#phase === 'sending' && this.#about === id,
      chooser,
      decide: (action) => this.#decide(id, action),
    });
    if (may('book-visit'))
      return html`${consent} ${this.#choice(own, visit, now, html`${button('reschedule', '', own.say('none'))} ${button('cancel-visit', 'plain', own.say('cancel.do'))}`)}`;
    const held = slot && isAgreed(state);
    const until = changeableUntil && dateTime(changeableUntil, own.locale);
    return html`${consent} ${
      held || allowedActions.length
        ? html`<div class="row">
          ${
            held
              ? html`<button class="button" type="button" @click=${() => this.#save(own, ticket, visit)}>${icon('download')} ${own.say('file.do')}</button>`
              : nothing
          }
          ${button('reschedule', '', own.say(state === 'asked' ? 'wish.do' : 'move.do'))} ${button('cancel-visit', 'plain', own.say('cancel.do'))}
        </div>`
        : nothing
    }
    ${until ? html`<p class="hint">${may('reschedule') ? own.say('until', {time: until}) : own.say('tooLate', {time: until})}</p>` : nothing}`;
  }

  async #decide(id: string, action: ConsentAction): Promise<void> {
    this.#about = id;
    await this.#act(action, {visit: id});
  }

  /** Times to choose from, and the way to others. */
  #choice(own: VisitWords, visit: Visit, now: number, beside: TemplateResult): TemplateResult {
    const {id, slots} = visit;
    const busy = this.#phase === 'sending' && this.#about === id;
    // Asked for when it is needed: between a choice and the next drawing somebody may be quick.
    const slotNow = () => (slots.some(({from}) => from === this.#slot) ? this.#slot : '');
    const chosen = slotNow();
    const wrong = this.#unfit && !chosen ? own.say('unchosen') : undefined;
    const book = async (event: Event) => {
      event.preventDefault();
      if (busy) return;
      const slot = slotNow();
      this.#about = id;
      this.#unfit = !slot;
      if (!slot) return this.#turn('looking', `[name="slot-${id}"]`);
      await this.#act('book-visit', {visit: id, slot});
    };
    if (!slots.length) return html`<p>${own.say('noneFree')}</p><div class="row">${beside}</div>`;
    return html`<form class="stack" novalidate @submit=${book}>
      ${slotChoice(own, visit, {title: own.say('choose'), chosen, choose: (from) => this.#choose(id, from), wrong, now})}
      <div class="row">
        <button class="button primary" type="submit" aria-disabled=${busy}>${icon('check')} ${own.say(busy ? 'sending' : 'book.do')}</button>
        ${beside}
      </div>
    </form>`;
  }

  /**
   * Another time, or none any more: why, and which would suit.
   * @csspart moving - Where another time is asked for.
   */
  #explain(own: VisitWords, visit: Visit, now: number): TemplateResult {
    const answers = this.answers();
    if (!answers) return html``;
    const phase = this.#phase as 'reschedule' | 'cancel-visit';
    const {text: max} = this.open.limits('reason');
    const moves = phase === 'reschedule' && visit.state === 'booked' && visit.slots.length > 0;
    const text = phase === 'cancel-visit' ? 'cancel' : this.#slot ? 'remark' : 'wish';
    return html`<div class="stack" part="moving">
      ${moves ? slotChoice(own, visit, {title: own.say('moveTo'), chosen: this.#slot, choose: (from) => this.#choose(visit.id, from), now}) : nothing}
      ${
        phase === 'reschedule'
          ? html`<div class="field">
              <label class="label" for="visit-why">${own.say('reason')}</label>
              <select class="input" id="visit-why" @change=${(event: Event) => (this.#why = (event.target as HTMLSelectElement).value as (typeof reasons)[number])}>
                ${reasons.map((one) => html`<option value=${one} ?selected=${one === this.#why}>${own.say(`reason.${one}`)}</option>`)}
              </select>
            </div>`
          : nothing
      }
      ${this.#text.view(answers, {
        title: own.say(`${text}.title`),
        send: own.say(phase === 'cancel-visit' ? 'cancel.send' : this.#slot ? 'moveTo.send' : 'wish.send'),
        hint: html`<p class="hint" id="visit-reason-hint">${own.say(`${text}.hint`, {max})}</p>`,
        beside: html`<button class="button plain" type="button" @click=${() => this.#turn('looking', `.button.${phase}`)}>${own.say('back')}</button>`,
      })}
    </div>`;
  }

  #said(text: string): Decision {
    const visit = this.#about;
    if (this.#phase === 'cancel-visit') return {visit, reason: text};
    const reason = this.words.in(this.parts.words()!.locale)?.say(`reason.${this.#why}`) ?? this.#why;
    return this.#slot ? {visit, slot: this.#slot, reason: [reason, text].filter(Boolean).join('\n')} : {visit, wish: text, reason};
  }

  #choose(visit: string, from: string): void {
    // What is being written is about another one, and is kept.
    if (visit !== this.#about) this.#phase = 'looking';
    [this.#about, this.#slot, this.#unfit] = [visit, from, false];
    this.parts.host.requestUpdate();
  }

  #begin(visit: string, action: VisitAction): void {
    [this.#about, this.#slot] = [visit, ''];
    this.#turn(action as Phase, action === 'cancel-visit' ? '#visit-reason-text' : `[name="slot-${visit}"], #visit-why`);
  }

  #save(own: VisitWords, ticket: Opened['ticket'], visit: Visit): void {
    saveVisit(own, ticket, visit, this.open.opened!.settings);
    this.parts.announce(own.say('file.saved'));
  }

  /** What the customer has decided and is not yet sent. */
  #waiting(words: AnswerWords, ticket: string): TemplateResult | undefined {
    if (this.#phase === 'sending' || this.#text.sending) return undefined;
    const [entry] = this.unsent.steps(ticket, visitActions);
    return entry && this.unsent.step(words, entry);
  }

  /** Whether it has left this page. */
  async #act(action: VisitAction, said: Decision): Promise<boolean> {
    const {ticket} = this.open.opened!;
    const [explains, about] = [this.explaining, this.#about];
    const took = action === 'withdraw-consent' && ticket.visits?.find(({id}) => id === about)?.session?.consent === 'given';
    const done = action === 'reschedule' && !said.slot ? 'done.asked' : took ? 'done.withdrawn' : (`done.${action}` as const);
    this.#refused = [];
    if (!explains) this.#show('sending');
    this.parts.stir();
    try {
      const sent = await (await this.parts.desk()).act(ticket, action, said);
      const [own, answers] = [this.words.in(this.parts.words()!.locale), this.answers()];
      if (own && answers) this.parts.announce(outcome(answers, sent, own.say(done)));
      if (ticket.id !== this.#ticket) return true;
      this.#slot = '';
      this.#turn('looking', `[id="visit-${about}"]:not(details *), .visits .older summary`);
      return true;
    } catch (error) {
      if (ticket.id === this.#ticket) await this.#told(problemOf(error), explains ? (action as Phase) : 'looking');
      return false;
    }
  }

  async #told(problem: ProblemError, phase: Phase = 'looking'): Promise<void> {
    const own = this.answers();
    if (own) this.#refused = await whyRefused(this.open, this.parts, own, problem);
    const visit = this.open.opened?.ticket.visits?.find(({id}) => id === this.#about);
    // A time that is gone is chosen no more.
    if (!visit?.slots.some(({from}) => from === this.#slot)) this.#slot = '';
    const still = phase === 'looking' || visit?.allowedActions.includes(phase);
    this.#show(still ? phase : 'looking');
  }

  #turnTo(ticket: string): void {
    if (ticket !== this.#ticket) {
      this.#ticket = ticket;
      this.#phase = 'looking';
      this.#refused = [];
      [this.#about, this.#slot, this.#unfit] = ['', '', false];
      this.#text.open(ticket && `${ticket}/visit`);
    }
    this.#takeBack.look(this.unsent.steps(ticket, visitActions));
  }

  #turn(phase: Phase, focus: string): void {
    this.#refused = [];
    this.#show(phase);
    void this.parts.focus(focus);
  }

  #show(phase: Phase): void {
    this.#phase = phase;
    this.parts.host.requestUpdate();
  }
}
