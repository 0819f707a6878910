import type {DeskSettings} from '../../contract/desk-settings.js';
import type {ProblemError} from '../../contract/problem-error.js';
import type {TicketSummary} from '../../contract/ticket.js';
import type {Load} from '../../kit/loader.js';
import {dateTime} from '../../locales/times.js';
import {clockTime, dayName} from '../../locales/progress-times.js';
import type {Aim, Opened, OpenTicket} from './open-ticket.js';
import type {AnswerWords, Parts} from './parts.js';
import type {Listed, TicketList} from './ticket-list.js';

type Shown = {settings: DeskSettings};
type Named = Pick<TicketSummary, 'id' | 'reference'>;

/** Ms for which a copy is left as it is while nothing in it changes. */
const fresh = 60_000;

/**
 * Keeps what is read of the list and of requests on this device, and shows it again, with its time, where the backend cannot be reached. The desk's settings, which
 * all of it needs, are kept once.
 */
export class LastSeen {
  /** When what is shown was read, epoch ms. */
  readonly #readAt = new WeakMap<object, number>();
  readonly #kept = new Map<string, {text: string; at: number}>();
  #looked: ProblemError | undefined;
  #lost: unknown;

  constructor(
    private readonly parts: Parts,
    private readonly open: OpenTicket,
    private readonly list: TicketList,
  ) {}

  /** To be called after each draw. */
  follow(): void {
    const {list, open} = this;
    if (this.parts.loader() === list.loader) {
      const named = list.question.q ? undefined : `list ${list.asked}`;
      this.#follow<Listed>(list.loader, named, ({asked}) => asked === list.asked);
    } else {
      const {aim} = open;
      const name = aim && (aim.is === 'ticket' ? `request ${aim.id}` : `reference ${aim.reference.toUpperCase()}`);
      this.#follow<Opened | undefined>(open.loader, name, () => true);
      if (aim) this.#drop(open.loader.state, aim);
    }
  }

  /** Another person is here. */
  forget(): void {
    this.#kept.clear();
  }

  /** Of when it is, and why it is not newer. */
  asOf(words: AnswerWords, reason: string): string {
    const {value} = this.parts.loader();
    const at = this.#readAt.get(value as object);
    if (at === undefined) return words.say('stale.shown', {reason});
    const instant = new Date(at).toISOString();
    const {locale} = words;
    const time =
      dayName(instant, locale) === dayName(new Date().toISOString(), locale) ? clockTime(instant, locale) : dateTime(instant, locale);
    return words.say('stale.asOf', {time, reason});
  }

  #follow<T extends Shown | undefined>(loader: {state: Load<T>}, name: string | undefined, fits: (value: NonNullable<T>) => boolean): void {
    const {state} = loader;
    if (state.is === 'ready' && state.value && !state.refreshing && !state.lapse && fits(state.value)) {
      if (this.#readAt.has(state.value)) return;
      this.#readAt.set(state.value, Date.now());
      if (name) void this.#keep(name, state.value).catch(() => {});
    } else {
      const problem = missing(state, fits);
      if (!name || !problem?.problem.retryable || problem === this.#looked) return;
      this.#looked = problem;
      void this.#restore(loader, name, problem).catch(() => {});
    }
  }

  async #keep(name: string, {settings, ...rest}: Shown): Promise<void> {
    const text = JSON.stringify(rest);
    const before = this.#kept.get(name);
    if (before?.text === text && Date.now() - before.at < fresh) return;
    this.#kept.set(name, {text, at: Date.now()});
    const copies = await (await this.parts.desk()).lastSeen();
    await copies.keep('settings', settings);
    await copies.keep(name, rest);
  }

  /** A request that is not to be had any more leaves no copy, neither its own nor in a list. */
  #drop(state: Load<Opened | undefined>, aim: Aim): void {
    const isLost = state.is === 'failed' ? state.problem.code === 'not-found' : state.is === 'ready' && !state.value && !state.lapse;
    if (!isLost || this.#lost === state) return;
    this.#lost = state;
    this.#kept.clear();
    const isIt = (ticket: Named) => (aim.is === 'ticket' ? ticket.id === aim.id : ticket.reference === aim.reference.toUpperCase());
    const holds = (copy: unknown) => {
      const {ticket, items = ticket ? [ticket] : []} = copy as {ticket?: Named; items?: Named[]};
      return items.some(isIt);
    };
    void this.parts.desk().then((desk) => desk.lastSeen()).then((copies) => copies.drop(holds)).catch(() => {}); // prettier-ignore
  }

  /** Only in the place of the very failure it was looked up for. */
  async #restore<T extends Shown | undefined>(loader: {state: Load<T>}, name: string, problem: ProblemError): Promise<void> {
    const copies = await (await this.parts.desk()).lastSeen();
    const [settings, copy] = [await copies.read<DeskSettings>('settings'), await copies.read<object>(name)];
    if (!settings || !copy || whyNot(loader.state) !== problem) return;
    const value = {...copy.value, settings: settings.value} as unknown as NonNullable<T>;
    this.#readAt.set(value, copy.at);
    loader.state = {is: 'ready', value, refreshing: false, lapse: problem};
    this.parts.host.requestUpdate();
  }
}

/** Why there is nothing to show that answers what is asked now. */
function missing<T>(state: Load<T>, fits: (value: NonNullable<T>) => boolean): ProblemError | undefined {
  return state.is === 'ready' && state.value && fits(state.value) ? undefined : whyNot(state);
}

function whyNot(state: Load<unknown>): ProblemError | undefined {
  return state.is === 'failed' ? state.problem : state.is === 'ready' ? state.lapse : undefined;
}
