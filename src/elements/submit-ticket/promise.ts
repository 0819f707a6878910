import {html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import type {Entitlement, Plan} from '../../contract/plan.js';
import type {Ticket} from '../../contract/ticket.js';
import {addStyles} from '../../kit/add-styles.js';
import {deskTime, moment} from '../../kit/desk-time.js';
import {PartWords} from '../../kit/part-words.js';
import {onTick} from '../../kit/ticker.js';
import type {Locale, Messages} from '../../locales/catalogue.js';
import {pick} from '../../locales/format.js';
import {dayOf, timeNow} from '../../locales/times.js';
import type {Words} from '../../locales/words.js';
import type {ClockReading} from '../../rules/clock-count.js';
import {coverageOf} from '../../rules/entitlement.js';
import {type Outlook, promiseFor} from '../../rules/promise.js';
import {settledPriority} from './impact.js';
import {promiseStyles} from './promise.styles.js';
import type {Form} from './question-view.js';
import type {Submission} from './submission.js';
import {urgentView} from './urgent-view.js';

type Spoken = Words<'submit-promise'>;
type Drawn = TemplateResult | typeof nothing;

/** What is known of the plan of whoever is here. */
interface Known {
  of: Submission['person'];
  plan?: Plan;
}

/** What is promised before a request is sent: by when it is answered and solved, in the customer's time and the desk's, why, and what it costs. */
export class PromisePart implements ReactiveController {
  #plan: Known | undefined;
  #stopTicking: (() => void) | undefined;

  private constructor(
    private readonly submission: Submission,
    private readonly words: PartWords<'submit-promise'>,
  ) {
    addStyles(submission.element, promiseStyles);
    submission.element.addController(this);
  }

  /** Settles once there are words to speak. */
  static async open(submission: Submission, locale: Locale, messages: () => Messages | undefined): Promise<PromisePart> {
    const words = new PartWords(submission.element, 'submit-promise', messages);
    await words.load(locale);
    return new PromisePart(submission, words);
  }

  hostConnected(): void {
    // The times follow the clock.
    this.#stopTicking = onTick(() => this.submission.element.requestUpdate());
  }

  hostDisconnected(): void {
    this.#stopTicking?.();
  }

  /** What a request of the chosen kind costs, nothing where no plan is known; before one is chosen, whom to call in an emergency. */
  cost({words: main, draft, settings}: Form): Drawn {
    const words = this.words.in(main.locale);
    const {plan} = this.#known();
    if (words && !draft.type) return urgentView(words, settings, timeNow());
    // Nobody who complains is told what it costs.
    if (!words || !plan?.phases?.length || draft.type === settings.escalation?.complaints?.type) return nothing;
    const priority = settledPriority(settings, draft)?.id;
    const {charge, why, phase, entitlement} = coverageOf(plan, {type: draft.type, priority}, timeNow());
    // What is free is not settled afterwards either.
    const reason = why === 'critical' && charge === 'free' ? undefined : words.find(`cost.${why}`);
    return html`<p class="cost small" part="cost">
      <b>${words.find(`cost.${charge}`) ?? charge}</b>
      ${entitlement ? html`<span class="muted">${quota(words, entitlement)}</span>` : nothing}
      ${reason ? html`<span class="muted">${reason}</span>` : nothing}
      ${
        phase && why !== 'suspended'
          ? html`<span class="muted">
              ${words.say('cost.until', {
                phase: phase.name ? pick(phase.name, words.locale) : (words.find(`phase.${phase.kind}`) ?? phase.kind),
                day: dayOf(`${phase.to}T00:00`, words.locale),
              })}
            </span>`
          : nothing
      }
    </p>`;
  }

  /** By when it is answered if it is sent now. */
  view(form: Form): Drawn {
    const {words: main, draft, settings} = form;
    const words = this.words.in(main.locale);
    const type = settings.requestTypes.find(({id}) => id === draft.type);
    // A desk of an earlier contract says nothing of clocks.
    if (!words || !type || !settings.clocks?.length || !settings.calendars?.length) return nothing;
    const priority = type.asksImpact ? settledPriority(settings, draft)?.id : undefined;
    if (type.asksImpact && priority === undefined) {
      return html`<section class="promise" part="promise"><p class="hint">${words.say('promise.open')}</p></section>`;
    }
    const now = timeNow();
    const tier = this.#known().plan?.tier;
    const outlook = promiseFor({type: type.id, priority, tier}, settings, now);
    if (!outlook) return nothing;
    const bought = settings.tiers.find(({id}) => id === tier);
    return html`<section class="promise" part="promise" aria-labelledby="promise-title">
      <h3 id="promise-title">${words.say('promise.now')}</h3>
      <dl>
        ${outlook.clocks.map(
          (clock) => html`<dt>${words.find(`promise.${clock.kind}`) ?? clock.kind}</dt>
            <dd>${line(words, clock, settings.timeZone, now)}</dd>`,
        )}
      </dl>
      <p class="small muted">${reasons(words, outlook, bought && pick(bought.name, words.locale), now)}</p>
    </section>`;
  }

  /** What the backend promised for a request that it has taken, in whose hours it counts. */
  promised(main: Words<'submit-ticket'>, {clocks, tier}: Ticket): Drawn {
    const words = this.words.in(main.locale);
    const {settings} = this.submission;
    if (!words || !settings || !clocks?.length) return nothing;
    const now = timeNow();
    const at = (time: string | undefined) => (time === undefined ? undefined : Date.parse(time));
    const bought = settings.tiers?.find(({id}) => id === tier);
    return html`<section class="promise" part="promise" aria-labelledby="promise-title">
      <h3 id="promise-title">${words.say('promise.made')}</h3>
      <dl>
        ${clocks.map((clock) => {
          const {kind, calendar, target} = clock;
          const hours = settings.calendars?.find(({id}) => id === calendar)?.name;
          return html`<dt>${words.find(`promise.${kind}`) ?? kind}</dt>
            <dd>
              ${line(words, {dueAt: at(clock.dueAt), notBefore: at(clock.notBefore), target}, settings.timeZone, now)}
              ${hours ? html`<span class="small muted">${words.say('promise.hours', {hours: pick(hours, words.locale)})}</span>` : nothing}
            </dd>`;
        })}
      </dl>
      ${bought ? html`<p class="small muted">${words.say('promise.tier', {tier: pick(bought.name, words.locale)})}</p>` : nothing}
    </section>`;
  }

  /** What the plan says, once it has come; asked for again when somebody else signs in. */
  #known(): {plan?: Plan} {
    const {person} = this.submission;
    if (this.#plan?.of !== person) {
      const asked: Known = (this.#plan = {of: person});
      // Where nothing is sold by tiers nobody has a plan.
      if (person && this.submission.settings?.tiers?.length) void this.#read(asked);
    }
    return this.#plan ?? {};
  }

  async #read(asked: Known): Promise<void> {
    const {options, element} = this.submission;
    try {
      asked.plan = await (await options.desk()).plan();
      element.requestUpdate();
    } catch {
      // Without a plan the desk's usual times stand, and nothing is said of the cost.
    }
  }
}

function reasons(words: Spoken, {opensAt, provisional}: Outlook, tier: string | undefined, now: number): string {
  return [
    tier ? words.say('promise.tier', {tier}) : '',
    opensAt === undefined ? words.say('promise.counts') : words.say('promise.closed', {time: moment(opensAt, words.locale, now)}),
    provisional ? words.say('promise.provisional') : '',
  ]
    .filter(Boolean)
    .join(words.locale === 'en' ? ' ' : '');
}

/** A promised time, in epoch ms. */
type Promised = {[K in 'dueAt' | 'notBefore' | 'target']?: ClockReading[K] | undefined};

function line(words: Spoken, {dueAt, notBefore, target}: Promised, zone: string, now: number): TemplateResult {
  if (dueAt === undefined) return html`${words.say('promise.unnumbered')}`;
  const {locale} = words;
  const time = moment(dueAt, locale, now);
  const said =
    notBefore !== undefined && !target?.bestEffort
      ? words.say('promise.range', {from: moment(notBefore, locale, now), to: time})
      : words.say(target?.bestEffort ? 'promise.aim' : 'promise.by', {time});
  return html`<b><time datetime=${new Date(dueAt).toISOString()}>${said}</time></b> ${theirs(words, dueAt, zone, now)}`;
}

/** The same instant by the desk's wall clock, where that is another than the reader's. */
function theirs(words: Spoken, at: number, timeZone: string, now: number): Drawn {
  const there = deskTime(at, timeZone, words.locale, now);
  return there ? html`<span class="small muted">${words.say('promise.theirs', there)}</span>` : nothing;
}

function quota(words: Spoken, {name, used, total, period}: Entitlement): string {
  const params = {name: pick(name, words.locale), used, total};
  return words.find(`cost.quota.${period}`, params) ?? words.say('cost.quota.term', params);
}
