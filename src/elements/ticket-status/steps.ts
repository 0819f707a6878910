import {html, nothing, type TemplateResult} from 'lit';
import type {ProblemError} from '../../contract/problem-error.js';
import {icon} from '../../kit/icons.js';
import {problemOf} from '../../kit/problem-of.js';
import {dateTime} from '../../locales/times.js';
import type {Opened, OpenTicket} from './open-ticket.js';
import {outcome} from './outcome.js';
import type {AnswerWords, Parts} from './parts.js';
import {refusedStepView, TakeBack, whyRefused} from './refused-step.js';
import {TextBox} from './text-box.js';
import type {Unsent} from './unsent.js';

/** Steps that are explained: sent back and taken up again with a reason, cancelled with one if the customer likes. */
const explained = ['reject', 'reopen', 'cancel'] as const;
type Explained = (typeof explained)[number];
/** All that stand here: what is approved and what goes up the ladder are not among them. */
const steps = ['confirm', 'acknowledge', ...explained] as const;
type Step = (typeof steps)[number];
type Phase = 'asking' | 'confirming' | Explained;

/** Those about the solution stand in its card. */
const aboutSolution = (step: unknown) => step === 'confirm' || step === 'reject';

/** What may be done with a request besides answering its solution. */
function furtherStep({ticket}: Opened): 'reopen' | 'cancel' | undefined {
  return (['reopen', 'cancel'] as const).find((one) => ticket.allowedActions.includes(one));
}

/** What the customer may do with a request as it stands: say that it is solved or not and why, take it up again, cancel it. */
export class Steps {
  #phase: Phase = 'asking';
  /** Why a step was not taken; where the request changed first, with what changed, so that the customer looks again. */
  #notice: {step: Step; lines: readonly string[]} | undefined;
  #ticket = '';
  readonly #reason: TextBox;
  readonly #takeBack: TakeBack;

  constructor(
    private readonly parts: Parts,
    private readonly open: OpenTicket,
    private readonly unsent: Unsent,
    private readonly words: () => AnswerWords | undefined,
  ) {
    this.#reason = new TextBox(parts, {
      is: 'reason',
      limits: () => open.limits('reason'),
      optional: () => this.#phase === 'cancel',
      send: ({text}, words) => this.#act(this.#phase as Explained, words, text.trim()),
      restored: () => this.#explain(),
    });
    this.#takeBack = new TakeBack(parts, this.#reason, ({body, problem}) => this.#refused(body['action'] as Step, problem!));
  }

  /** Turns to a request; to none, when another person is here. */
  turnTo(ticket: string): void {
    // A reason is kept like a reply, under a name of its own beside it.
    this.#reason.open(ticket && `${ticket}/reason`);
    if (ticket !== this.#ticket) {
      this.#ticket = ticket;
      this.#phase = 'asking';
      this.#notice = undefined;
    }
    this.#takeBack.look(this.unsent.steps(ticket, steps));
  }

  /** Under the record of promises: that a delay was seen. */
  seen(words: AnswerWords, {ticket}: Opened): TemplateResult | typeof nothing {
    if (!ticket.allowedActions.includes('acknowledge') || this.unsent.of(ticket.id, 'actOnTicket').length) return nothing;
    const busy = this.#phase === 'confirming';
    return html`<button class="button" type="button" aria-disabled=${busy} @click=${() => busy || this.#atOnce('acknowledge', words)}>${words.say('ledger.do')}</button>`;
  }

  /** Whether a reason is being written: then nothing else is. */
  get explaining(): boolean {
    return this.#phase !== 'asking' && this.#phase !== 'confirming';
  }

  /** In the card of the solution: the question whether it is solved, what waits, what went wrong. */
  solution(words: AnswerWords, opened: Opened): TemplateResult | typeof nothing {
    const {allowedActions} = opened.ticket;
    const notice = this.#noticeView(true);
    const waiting = this.#waiting(words, opened, true);
    if (waiting !== nothing) return html`${notice} ${waiting}`;
    if (!allowedActions.some(aboutSolution)) return notice;
    if (this.#phase === 'reject') return html`${notice} ${this.#reasonView(words, 'reject')}`;
    const busy = this.#phase === 'confirming';
    return html`${notice}
      <p class="label">${words.say('resolution.ask')}</p>
      <div class="row">
        <button class="button primary" type="button" aria-disabled=${busy} @click=${() => busy || this.#atOnce('confirm', words)}>
          ${icon('check')} ${words.say(busy ? 'sending' : 'resolution.confirm')}
        </button>
        ${this.#door(words, 'reject', busy)}
      </div>`;
  }

  /** Under the request: reopen, cancel. */
  further(words: AnswerWords, opened: Opened): TemplateResult | typeof nothing {
    const notice = this.#noticeView(false);
    const waiting = this.#waiting(words, opened, false);
    const step = furtherStep(opened);
    if (waiting !== nothing || !step || this.#phase !== step) return html`${notice} ${waiting}`;
    return html`${notice} ${this.#reasonView(words, step)}`;
  }

  /** The way to it. */
  door(words: AnswerWords, opened: Opened): TemplateResult | typeof nothing {
    const step = furtherStep(opened);
    if (step === 'reopen' && opened.ticket.state === 'cancelled') return this.#undo(words, opened);
    return step && this.#phase !== step && this.#waiting(words, opened, false) === nothing ? this.#door(words, step, false) : nothing;
  }

  /** A cancellation can be taken back for a while, at once and without a reason. */
  #undo(words: AnswerWords, opened: Opened): TemplateResult | typeof nothing {
    if (this.#waiting(words, opened, false) !== nothing) return nothing;
    const {reopenableUntil: until} = opened.ticket;
    const busy = this.#phase === 'confirming';
    return html`<button class="button" type="button" aria-disabled=${busy} @click=${() => busy || this.#atOnce('reopen', words)}>
        ${words.say(busy ? 'sending' : 'undo.do')}
      </button>
      ${until ? html`<span class="hint">${words.say('undo.until', {time: dateTime(until, words.locale)})}</span>` : nothing}`;
  }

  #door(words: AnswerWords, step: Explained, busy: boolean): TemplateResult {
    return html`<button
      class="button ${step === 'reject' ? '' : 'plain'} ${step}"
      type="button"
      aria-disabled=${busy}
      @click=${() => busy || this.#turn(step, '#reason-text')}
    >
      ${words.say(`${step}.do`)}
    </button>`;
  }

  #reasonView(words: AnswerWords, step: Explained): TemplateResult {
    const {text: max} = this.open.limits('reason');
    return this.#reason.view(words, {
      title: words.say(`${step}.title`),
      send: words.say(`${step}.send`),
      hint: html`<p class="hint" id="reason-hint">${words.say(`${step}.hint`, {max})}</p>`,
      beside: html`<button class="button plain" type="button" @click=${() => this.#turn('asking', `.button.${step}`)}>
        ${words.say(step === 'cancel' ? 'cancel.not' : 'cancel')}
      </button>`,
    });
  }

  #waiting(words: AnswerWords, {ticket}: Opened, solution: boolean): TemplateResult | typeof nothing {
    if (this.#phase === 'confirming' || this.#reason.sending) return nothing;
    const waiting = this.unsent.steps(ticket.id, steps).find(({body}) => aboutSolution(body['action']) === solution);
    if (!waiting) return nothing;
    return html`<div class="stack waiting" part="waiting">
      <p class="label">${words.say('answer.waiting')}</p>
      ${this.unsent.entry(words, waiting, '')}
    </div>`;
  }

  #noticeView(solution: boolean): TemplateResult | typeof nothing {
    const {step, lines = []} = this.#notice ?? {};
    return aboutSolution(step) === solution ? refusedStepView(lines) : nothing;
  }

  /** Without a reason. */
  async #atOnce(step: Step, words: AnswerWords): Promise<void> {
    this.#show('confirming');
    await this.#act(step, words);
  }

  /** Whether the step has left this page. */
  async #act(action: Step, words: AnswerWords, reason?: string): Promise<boolean> {
    const {ticket} = this.open.opened!;
    this.#notice = undefined;
    this.parts.stir();
    try {
      const sent = await (await this.parts.desk()).act(ticket, action, reason ? {reason} : {});
      this.parts.announce(
        outcome(words, sent, words.say(action === 'reopen' && ticket.state === 'cancelled' ? 'undo.done' : `answer.${action}`)),
      );
      const place =
        action === 'acknowledge' ? '.ledger summary' : aboutSolution(action) ? '#resolution-title, #thread-title' : '#ticket-title';
      if (ticket.id === this.#ticket) this.#turn('asking', place);
      return true;
    } catch (error) {
      if (ticket.id === this.#ticket) await this.#refused(action, problemOf(error));
      return false;
    }
  }

  async #refused(step: Step, problem: ProblemError): Promise<void> {
    const own = this.words();
    if (!own) return;
    this.#notice = {step, lines: await whyRefused(this.open, this.parts, own, problem)};
    const explains = explained.find((one) => one === step && this.open.opened?.ticket.allowedActions.includes(one));
    this.#show(explains ?? 'asking');
  }

  /** A reason that was begun is for what can be done now. */
  #explain(): void {
    const step = explained.find((one) => this.open.opened?.ticket.allowedActions.includes(one));
    if (step) this.#show(step);
  }

  #turn(phase: Phase, focus: string): void {
    this.#notice = undefined;
    this.#show(phase);
    void this.parts.focus(focus);
  }

  #show(phase: Phase): void {
    this.#phase = phase;
    this.parts.host.requestUpdate();
  }
}
