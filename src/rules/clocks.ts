import type {ClockRule, PromiseMove} from '../contract/clock.js';
import type {ClockCase, ClockEvent, Clocks, LedgerLine} from './clock-events.js';
import type {Count, Leg, PauseReason, Running} from './clock-count.js';
import {agreedCount, dueOf, isMissed, kindestLeg, leastOf, legBy, legUntil, readCount, turn} from './clock-count.js';
import {calendarFor, type ClockDesk, rulesFor} from './clock-rules.js';

/** The clocks of a request and the ledger of its promises at `now`: all of it follows from what happened, so it can be told for any time. */
export function clocksOf(request: ClockCase, desk: ClockDesk, now: number): Clocks {
  const run = new Run(request, desk);
  for (const event of request.events) if (event.at <= now) run.take(event);
  return run.read(now);
}

/** These do not begin with the request: a word of the team sets the one off, the customer's urging the other. */
const awaited: readonly string[] = ['next-update', 'urge'];

/** One pass over what happened. */
class Run {
  readonly #request: ClockCase;
  readonly #desk: ClockDesk;
  readonly #ledger: LedgerLine[] = [];
  #rules: readonly ClockRule[] = [];
  /** The latest of each kind since the request was opened. */
  #counts = new Map<string, Running>();
  #open = false;
  #pause: PauseReason | undefined;
  /** Whether it is the customer's turn to say when somebody comes. */
  #arranging = false;

  constructor(request: ClockCase, desk: ClockDesk) {
    this.#request = request;
    this.#desk = desk;
  }

  take(event: ClockEvent): void {
    const {at} = event;
    this.#noteMisses(at);
    switch (event.is) {
      case 'received':
        this.#rules = this.#rulesAt(event.priority);
        this.#openAll(at, 'received');
        break;
      case 'graded':
        this.#grade(at, event.priority);
        break;
      case 'answered':
        this.#end(at, true, 'first-response', 'next-update', 'urge', ...(event.workaround ? ['workaround'] : []));
        if (this.#open) this.#begin('next-update', at, 'answered');
        break;
      case 'paused':
      case 'resumed':
        this.#pause = event.is === 'paused' ? event.why : undefined;
        for (const count of this.#counts.values()) if (!count.end) this.#apply(count, at);
        this.#noteChanges(at, 'waited');
        break;
      case 'resolved':
        // What never came is not called kept: with the solution nobody needs it any more.
        this.#end(at, false, 'arrival', 'workaround');
        this.#end(at, true, ...this.#counts.keys());
        [this.#open, this.#arranging, this.#pause] = [false, false, undefined];
        break;
      case 'rejected':
        this.#open = true;
        for (const kind of ['resolution', 'answer']) this.#goOn(kind, at);
        this.#begin('next-update', at, 'rejected');
        this.#noteChanges(at, 'rejected');
        break;
      case 'reopened':
        this.#counts = new Map();
        this.#arranging = false;
        this.#openAll(at, 'reopened');
        break;
      case 'cancelled':
        this.#end(at, false, ...this.#counts.keys());
        this.#open = false;
        break;
      case 'arrived':
        this.#end(at, true, 'arrival');
        break;
      case 'arranging':
        this.#arrange(at);
        break;
      case 'called-off':
        this.#arranging = false;
        this.#end(at, false, 'arrival');
        break;
      case 'agreed':
        this.#agree(at, event.dueAt);
        break;
      case 'stood-up':
        this.#standUp(event);
        break;
      case 'urged':
        // Who urges again before he was answered is answered by the time that holds already.
        if (this.#open && !this.#running().some(({kind}) => kind === 'urge')) this.#begin('urge', at, 'urged');
        break;
      case 'promised':
        this.#promise(event);
        break;
      case 'explained':
        this.#explain(event.clock, event.reason, event.remedy);
        break;
      case 'acknowledged':
        for (const line of this.#ledger) {
          if (line.is === 'missed' || line.is === 'changed') line.acknowledgedAt ??= at;
        }
        break;
    }
  }

  read(now: number): Clocks {
    this.#noteMisses(now);
    const order = (kind: string) => this.#rules.findIndex((rule) => rule.kind === kind);
    return {
      clocks: [...this.#counts.values()].sort((a, b) => order(a.kind) - order(b.kind)).map((count) => readCount(count, now)),
      ledger: this.#ledger.sort((a, b) => a.at - b.at),
    };
  }

  #rulesAt(priority: string | undefined): readonly ClockRule[] {
    return rulesFor(this.#desk.clocks, this.#request.type, priority, this.#request.tier);
  }

  #legBy(rule: ClockRule, from: number, fresh = false): Leg | undefined {
    const calendar = calendarFor(this.#desk, rule, this.#request.tier);
    return calendar && legBy(rule, calendar, from, fresh);
  }

  #running(): Running[] {
    return [...this.#counts.values()].filter(({end}) => !end);
  }

  #openAll(at: number, why: LedgerLine['why']): void {
    [this.#open, this.#pause] = [true, undefined];
    for (const {kind} of this.#rules) if (!awaited.includes(kind)) this.#begin(kind, at, why);
  }

  /** Where the desk has a rule for it. */
  #begin(kind: string, at: number, why: LedgerLine['why']): void {
    const rule = this.#rules.find((one) => one.kind === kind);
    const leg = rule && this.#legBy(rule, at);
    if (!leg) return;
    const count: Running = {kind, setOffAt: at, leg, turns: [{at}]};
    this.#counts.set(kind, count);
    const due = dueOf(count);
    if (due !== undefined) this.#noteDue(count, at, due, {why});
    this.#apply(count, at);
  }

  /** Lets a clock run or stand as the request does. */
  #apply(count: Running, at: number): void {
    const {pausedBy = ['waiting-for-customer']} = count.leg.rule;
    const chosen = count.kind === 'arrival' && this.#arranging ? 'arranging' : undefined;
    const why = count.agreed ? undefined : this.#pause && pausedBy.includes(this.#pause) ? this.#pause : undefined;
    turn(count, at, chosen ?? why);
  }

  /** The clock to the door stands while the customer chooses a time. What was missed stays missed. */
  #arrange(at: number): void {
    this.#arranging = true;
    const count = this.#counts.get('arrival');
    if (!count || count.end || count.noted) return;
    count.agreed = false;
    this.#apply(count, at);
  }

  /** The time that was agreed is what is promised from now on, also where nothing was before. */
  #agree(at: number, dueAt: number): void {
    this.#arranging = false;
    const old = this.#counts.get('arrival');
    const leg = old?.leg ?? this.#legBy(this.#rules.find(({kind}) => kind === 'arrival') ?? {kind: 'arrival'}, at);
    if (!leg) return;
    const count = agreedCount(old, leg, at, dueAt);
    this.#counts.set(count.kind, count);
    this.#apply(count, at);
    this.#noteDue(count, at, dueAt, {why: 'agreed'});
  }

  /** Known to be missed, perhaps before it is due. */
  #standUp({at, reason, remedy}: Extract<ClockEvent, {is: 'stood-up'}>): void {
    const count = this.#counts.get('arrival');
    if (!count || count.end) return;
    if (!count.noted) this.#note(count, 'missed', at, {...(count.promised !== undefined && {dueAt: count.promised})});
    if (!count.noted && (count.promised ?? at) > at) count.leg = legUntil(count.leg, at, at);
    count.noted = true;
    this.#explain('arrival', reason, remedy);
  }

  #explain(kind: string, reason: string, remedy: string | undefined): void {
    const missed = this.#ledger.findLast(({clock, is}) => clock === kind && is === 'missed');
    if (missed) Object.assign(missed, {reason, ...(remedy !== undefined && {remedy})});
  }

  #end(at: number, done: boolean, ...kinds: string[]): void {
    for (const kind of kinds) {
      const count = this.#counts.get(kind);
      if (!count || count.end) continue;
      count.end = {at, done};
      const promised = count.promised !== undefined && {dueAt: count.promised};
      if (count.noted) this.#note(count, done ? 'caught-up' : 'called-off', at);
      else if (promised) this.#note(count, done ? 'kept' : 'called-off', at, promised);
    }
  }

  /** What was solved was not: the clock goes on with what was left. */
  #goOn(kind: string, at: number): void {
    const count = this.#counts.get(kind);
    if (!count?.end) return;
    turn(count, count.end.at, 'awaiting-confirmation');
    delete count.end;
    turn(count, at, undefined);
  }

  /**
   * Another priority, other rules. Where they allow more time, that counts from the beginning; where they allow less, from now on, and no
   * later than was promised.
   */
  #grade(at: number, priority: string): void {
    const rules = this.#rulesAt(priority);
    for (const count of this.#running()) {
      if (count.noted || count.agreed) continue;
      const rule = rules.find(({kind}) => kind === count.kind);
      if (!rule) {
        this.#end(at, false, count.kind);
      } else if (rule !== count.leg.rule && JSON.stringify(rule) !== JSON.stringify(count.leg.rule)) {
        count.leg = this.#regraded(count, rule, at) ?? count.leg;
        this.#apply(count, at);
        // From here on no time is named.
        if (count.leg.budget === undefined && count.promised !== undefined) {
          this.#note(count, 'called-off', at, {dueAt: count.promised, why: 'priority-changed'});
          delete count.promised;
        }
      }
    }
    this.#rules = rules;
    if (this.#open)
      for (const {kind} of rules) if (!awaited.includes(kind) && !this.#counts.has(kind)) this.#begin(kind, at, 'priority-changed');
    this.#noteChanges(at, 'priority-changed');
  }

  #regraded(count: Count, rule: ClockRule, at: number): Leg | undefined {
    const [whole, anew] = [this.#legBy(rule, count.setOffAt), this.#legBy(rule, at, true)];
    return whole && anew && kindestLeg(count, whole, anew, at);
  }

  #promise({at, clock, dueAt, reason}: Extract<ClockEvent, {is: 'promised'}>): void {
    const old = this.#counts.get(clock);
    if (!old || old.end) return;
    // What was missed stays missed; the new promise is another clock.
    const count: Running = old.noted ? {...old, setOffAt: at, turns: [{at}], noted: false} : old;
    count.leg = legUntil(old.leg, at, dueAt);
    this.#counts.set(clock, count);
    this.#apply(count, at);
    this.#noteDue(count, at, dueAt, {why: 'team', reason});
  }

  #noteMisses(at: number): void {
    for (const count of this.#counts.values()) {
      if (count.end || count.noted || !isMissed(count, at)) continue;
      const due = dueOf(count)!;
      this.#note(count, 'missed', due, {dueAt: due});
      count.noted = true;
    }
  }

  #noteChanges(at: number, why: LedgerLine['why']): void {
    for (const count of this.#counts.values()) {
      if (count.end || count.noted) continue;
      const due = dueOf(count);
      if (due !== undefined && due !== count.promised) this.#noteDue(count, at, due, {why});
    }
  }

  /** A time is named: the first one, or another than before. */
  #noteDue(count: Running, at: number, dueAt: number, more: Pick<LedgerLine, 'why' | 'reason'>): void {
    const before = count.promised;
    const notBefore = leastOf(count);
    this.#note(count, before === undefined ? 'promised' : 'changed', at, {
      dueAt,
      ...(notBefore !== undefined && {notBefore}),
      ...(before !== undefined && {before}),
      ...(count.leg.rule.target?.bestEffort && {bestEffort: true}),
      ...more,
    });
  }

  #note(count: Running, is: PromiseMove, at: number, more: Partial<LedgerLine> = {}): void {
    if (more.dueAt !== undefined) count.promised = more.dueAt;
    if (count.kind !== 'next-update' || is === 'missed') this.#ledger.push({at, clock: count.kind, is, ...more});
  }
}
