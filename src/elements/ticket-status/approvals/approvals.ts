import {html, nothing, type TemplateResult} from 'lit';
import type {Delivery} from '../../../contract/change.js';
import type {ProblemError} from '../../../contract/problem-error.js';
import type {Proposal} from '../../../contract/proposal.js';
import type {Quote} from '../../../contract/quote.js';
import type {Decision} from '../../../desk/desk.js';
import {addStyles} from '../../../kit/add-styles.js';
import {icon} from '../../../kit/icons.js';
import {live} from '../../../kit/live.js';
import type {PartWords} from '../../../kit/part-words.js';
import {problemOf} from '../../../kit/problem-of.js';
import type {Words} from '../../../locales/words.js';
import {laterWords} from '../later-words.js';
import type {Opened, OpenTicket} from '../open-ticket.js';
import {outcome} from '../outcome.js';
import type {AnswerWords, Parts} from '../parts.js';
import {refusedStepView, TakeBack, whyRefused} from '../refused-step.js';
import {TextBox} from '../text-box.js';
import type {Unsent} from '../unsent.js';
import {approvalStyles} from './approvals.styles.js';
import {decidedView} from './decided-view.js';
import {deliveryView, scheduleView} from './delivery-view.js';
import {proposalsView} from './proposal-view.js';
import {earlierQuotes, quoteView, totalText} from './quote-view.js';

export type ApprovalWords = Words<'ticket-approvals'>;

/** What a customer decides: about a price, about work that was delivered, about what was proposed in writing. */
const approvalActions = ['accept-quote', 'decline-quote', 'accept-delivery', 'reject-delivery', 'approve', 'disapprove'] as const;
type ApprovalAction = (typeof approvalActions)[number];

/** `sure`: asked once more before it commits anybody. */
type Phase = 'looking' | 'sure' | 'sending' | 'decline-quote' | 'reject-delivery' | 'disapprove';

const longestName = 80;

/** What waits for the customer's word on a change request: its quote, its delivery; and what became of them. Loaded on demand. */
export class Approvals {
  #phase: Phase = 'looking';
  #ticket = '';
  #refused: readonly string[] = [];
  #ticked = new Set<string>();
  /** When what is being ticked was delivered: a list delivered anew is checked anew. */
  #delivered = '';
  #name = '';
  /** The proposal that is being decided. */
  #about = '';
  /** Whether a signature was tried without all that it needs. */
  #unfit = false;
  readonly #why: TextBox;
  readonly #takeBack: TakeBack;

  private constructor(
    private readonly parts: Parts,
    private readonly open: OpenTicket,
    private readonly unsent: Unsent,
    private readonly answers: () => AnswerWords | undefined,
    private readonly words: PartWords<'ticket-approvals'>,
  ) {
    this.#why = new TextBox(parts, {
      is: 'why',
      limits: () => open.limits('reason'),
      send: ({text}) => this.#act(this.#phase as ApprovalAction, {reason: text.trim(), ...this.#meant()}),
    });
    this.#takeBack = new TakeBack(parts, this.#why, ({problem}) => this.#told(problem!, 'looking'));
  }

  static async open(parts: Parts, open: OpenTicket, unsent: Unsent, answers: () => AnswerWords | undefined): Promise<Approvals> {
    const words = await laterWords(parts, 'ticket-approvals');
    addStyles(parts.host, approvalStyles);
    return new Approvals(parts, open, unsent, answers, words);
  }

  /** Whether a reason is being written: then nothing else is. */
  get explaining(): boolean {
    return ['decline-quote', 'reject-delivery', 'disapprove'].includes(this.#phase);
  }

  /** Another person is here: nothing of what was ticked and written stays. */
  forget(): void {
    this.#turnTo('');
  }

  view(words: AnswerWords, opened: Opened): TemplateResult | typeof nothing {
    const own = this.words.in(words.locale);
    const {change, proposals = [], id} = opened.ticket;
    this.#turnTo(id);
    if (!own) return nothing;
    const [quote, delivery] = [change?.quotes.at(-1), change?.deliveries.at(-1)];
    const waits = this.#waiting(words, id);
    const sheet =
      quote &&
      html`${this.#quote(own, opened, quote, delivery || waits ? nothing : this.#quoteFoot(own, opened, quote))}
      ${earlierQuotes(own, change!.quotes.slice(0, -1))}`;
    return html`<div class="stack sheets">
      ${refusedStepView(this.#refused)} ${waits}
      ${this.#proposals(own, words, opened, proposals, Boolean(waits))}
      ${delivery ? this.#delivery(own, opened, delivery, Boolean(waits)) : nothing}
      ${change?.schedule && !(delivery && delivery.state !== 'rejected') ? scheduleView(own, this.parts.words()!, change.schedule) : nothing}
      ${
        sheet && delivery
          ? html`<details class="older"><summary>${own.say('quote.agreed', {total: totalText(own, quote)})}</summary>${sheet}</details>`
          : (sheet ?? nothing)
      }
    </div>`;
  }

  #proposals(own: ApprovalWords, answers: AnswerWords, {ticket}: Opened, all: readonly Proposal[], waits: boolean): TemplateResult {
    const words = this.parts.words()!;
    const foot = (id: string) => (waits || !ticket.allowedActions.includes('approve') ? nothing : this.#proposalFoot(own, id));
    return proposalsView(own, all, (one) => ({
      words,
      answers,
      clocks: ticket.clocks,
      foot: one.state === 'waiting' ? foot(one.id) : nothing,
    }));
  }

  #proposalFoot(own: ApprovalWords, id: string): TemplateResult {
    const about = this.#about === id;
    if (about && this.#phase === 'disapprove') return this.#reason(own, 'disapprove');
    const busy = this.#phase === 'sending';
    const approve = () => {
      this.#about = id;
      return this.#act('approve', {proposal: id});
    };
    const disapprove = () => {
      this.#about = id;
      this.#turn('disapprove', '#why-text');
    };
    return html`<div class="row">
      <button class="button primary" type="button" aria-disabled=${busy} @click=${() => busy || approve()}>
        ${icon('check')} ${own.say(busy && about ? 'sending' : 'proposal.approve')}
      </button>
      <button class="button" id="decline" type="button" aria-disabled=${busy} @click=${() => busy || disapprove()}>${own.say('proposal.disapprove')}</button>
    </div>`;
  }

  #quote(own: ApprovalWords, {ticket}: Opened, quote: Quote, foot: TemplateResult | typeof nothing): TemplateResult {
    const decided = quote.state === 'accepted' || quote.state === 'declined' ? decidedView(own, 'quote', quote) : undefined;
    return quoteView(own, quote, {
      words: this.parts.words()!,
      reference: ticket.reference,
      foot: decided ?? foot,
    });
  }

  /** Accept, after one more question; or decline, with a reason. */
  #quoteFoot(own: ApprovalWords, {ticket}: Opened, quote: Quote): TemplateResult | typeof nothing {
    if (!ticket.allowedActions.includes('accept-quote')) return nothing;
    if (this.#phase === 'decline-quote') return this.#reason(own, 'decline');
    const total = totalText(own, quote);
    if (this.#phase === 'looking')
      return html`<div class="row">
        <button class="button primary" id="accept" type="button" @click=${() => this.#turn('sure', '#sure')}>${icon('check')} ${own.say('quote.accept')}</button>
        <button class="button" id="decline" type="button" @click=${() => this.#turn('decline-quote', '#why-text')}>${own.say('quote.decline')}</button>
      </div>`;
    const busy = this.#phase === 'sending';
    return html`<div class="sure" role="group" aria-labelledby="sure-text">
      <p id="sure-text">${own.say('quote.sure', {total, version: String(quote.version)})}</p>
      <div class="row">
        <button class="button primary" id="sure" type="button" aria-disabled=${busy} @click=${() => busy || this.#act('accept-quote', {quote: quote.version})}>
          ${busy ? own.say('sending') : own.say('quote.acceptTotal', {total})}
        </button>
        <button class="button plain" type="button" aria-disabled=${busy} @click=${() => busy || this.#turn('looking', '#accept')}>${own.say('quote.notYet')}</button>
      </div>
    </div>`;
  }

  #delivery(own: ApprovalWords, {ticket}: Opened, delivery: Delivery, waits: boolean): TemplateResult {
    if (delivery.at !== this.#delivered) {
      this.#delivered = delivery.at;
      this.#ticked = new Set();
      this.#unfit = false;
    }
    const mine = !waits && ticket.allowedActions.includes('accept-delivery');
    const toggle = (id: string) => {
      if (!this.#ticked.delete(id)) this.#ticked.add(id);
      this.parts.host.requestUpdate();
    };
    return deliveryView(own, delivery, {
      words: this.parts.words()!,
      ...(mine && {ticks: {ticked: this.#ticked, toggle}}),
      foot: decidedView(own, 'delivery', delivery) ?? (mine ? this.#signature(own, delivery) : nothing),
    });
  }

  /** Everything ticked, and a name under it. */
  #signature(own: ApprovalWords, {checklist}: Delivery): TemplateResult {
    if (this.#phase === 'reject-delivery') return this.#reason(own, 'reject');
    const busy = this.#phase === 'sending';
    const left = checklist.filter(({id}) => !this.#ticked.has(id)).length;
    const wrong = !this.#unfit ? '' : left ? own.say('sign.left', {count: left}) : this.#name.trim() ? '' : own.say('sign.nameless');
    const sign = async (event: Event) => {
      event.preventDefault();
      if (busy) return;
      this.#unfit = left > 0 || !this.#name.trim();
      if (this.#unfit) return this.#turn('looking', left ? '.checks input:not(:checked)' : '#sign-name');
      await this.#act('accept-delivery', {checked: [...this.#ticked], name: this.#name.trim()});
    };
    return html`<form class="stack sign" novalidate @submit=${sign}>
      <div class="field">
        <label class="label" for="sign-name">${own.say('sign.name')}</label>
        <input class="input" id="sign-name" autocomplete="name" required maxlength=${longestName} aria-describedby="sign-wrong"
          .value=${live(this.#name)} @input=${(event: Event) => (this.#name = (event.target as HTMLInputElement).value)} />
        <p class="problem-text" id="sign-wrong" role="alert" ?hidden=${!wrong}>${wrong ? html`${icon('alert')}<span>${wrong}</span>` : nothing}</p>
      </div>
      <div class="row">
        <button class="button primary" type="submit" aria-disabled=${busy}>${icon('check')} ${own.say(busy ? 'sending' : 'sign.do')}</button>
        <button class="button" id="decline" type="button" @click=${() => this.#turn('reject-delivery', '#why-text')}>${own.say('reject.do')}</button>
      </div>
    </form>`;
  }

  #reason(own: ApprovalWords, what: 'decline' | 'reject' | 'disapprove'): TemplateResult {
    const answers = this.answers();
    if (!answers) return html``;
    const {text: max} = this.open.limits('reason');
    return this.#why.view(answers, {
      title: own.say(`${what}.title`),
      send: own.say(`${what}.send`),
      hint: html`<p class="hint" id="why-hint">${own.say(`${what}.hint`, {max})}</p>`,
      beside: html`<button class="button plain" type="button" @click=${() => this.#turn('looking', '#decline')}>${own.say('back')}</button>`,
    });
  }

  /** What the customer has decided and is not yet sent. */
  #waiting(words: AnswerWords, ticket: string): TemplateResult | undefined {
    if (this.#phase === 'sending' || this.#why.sending) return undefined;
    const [entry] = this.unsent.steps(ticket, approvalActions);
    return entry && this.unsent.step(words, entry);
  }

  #meant(): Decision {
    if (this.#phase === 'disapprove') return {proposal: this.#about};
    const quote = this.#phase === 'decline-quote' ? this.open.opened?.ticket.change?.quotes.at(-1)?.version : undefined;
    return quote === undefined ? {} : {quote};
  }

  /** Whether the decision has left this page. */
  async #act(action: ApprovalAction, said: Decision): Promise<boolean> {
    const {ticket} = this.open.opened!;
    const explains = this.explaining;
    this.#refused = [];
    if (!explains) this.#show('sending');
    this.parts.stir();
    try {
      const sent = await (await this.parts.desk()).act(ticket, action, said);
      const [own, answers] = [this.words.in(this.parts.words()!.locale), this.answers()];
      if (own && answers) this.parts.announce(outcome(answers, sent, own.say(`done.${action}`)));
      if (ticket.id === this.#ticket)
        this.#turn('looking', '#quote-title, #delivery-title, .proposal-title, .older summary, #ticket-title');
      return true;
    } catch (error) {
      if (ticket.id === this.#ticket) await this.#told(problemOf(error), explains ? (action as Phase) : 'looking');
      return false;
    }
  }

  async #told(problem: ProblemError, phase: Phase): Promise<void> {
    const asked = this.parts.host.renderRoot.querySelector('.sure :focus');
    const own = this.answers();
    if (own) this.#refused = await whyRefused(this.open, this.parts, own, problem);
    const still = phase === 'looking' || this.open.opened?.ticket.allowedActions.includes(phase);
    this.#show(still ? phase : 'looking');
    // The question that had it is gone: what it was about is looked at again.
    if (asked) void this.parts.focus('#quote-title');
  }

  #turnTo(ticket: string): void {
    if (ticket !== this.#ticket) {
      this.#ticket = ticket;
      this.#phase = 'looking';
      this.#refused = [];
      this.#name = this.#about = this.#delivered = '';
      this.#why.open(ticket && `${ticket}/why`);
    }
    this.#takeBack.look(this.unsent.steps(ticket, approvalActions));
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
