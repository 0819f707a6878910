import {html, nothing, type ReactiveControllerHost, type TemplateResult} from 'lit';
import type {Colleague} from '../contract/colleague.js';
import type {ProblemError} from '../contract/problem-error.js';
import type {Desk} from '../desk/desk.js';
import {live} from './live.js';
import {problemOf} from './problem-of.js';

/** More people than this are not looked through by eye, and not shown at once. */
export const few = 12;

/** How long typing pauses before it is looked for, in ms. */
const breath = 250;

const copy = 'colleagues';

/** What such a list tells whoever shows it. */
export interface ColleagueNews {
  desk: () => Promise<Desk>;
  /** How many were found by what was typed. */
  found: (count: number) => void;
}

/** The people of the reader's organisation as a part on demand shows them: read when they are wanted, searched once there are many. */
export class ColleagueList {
  /** Those that were read last; before that whom this device remembers, where the backend cannot be reached. */
  found: readonly Colleague[] | undefined;
  problem: ProblemError | undefined;
  /** Whether there are further ones, whom a search finds. */
  more = false;
  readonly #names = new Map<string, string>();
  #many = false;
  #typed = '';
  #typing: ReturnType<typeof setTimeout> | undefined;
  /** Only the latest reading counts. */
  #turn = 0;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly news: ColleagueNews,
  ) {}

  /** Another person is here. */
  forget(): void {
    clearTimeout(this.#typing);
    this.#turn += 1;
    this.#names.clear();
    this.#typed = '';
    this.#many = this.more = false;
    this.found = this.problem = undefined;
  }

  /** Whether there are more than one sees at once. */
  get many(): boolean {
    return this.#many;
  }

  /** Missing until he was read once. */
  nameOf(id: string): string | undefined {
    return this.#names.get(id);
  }

  /** Reads anew, by what was typed; until it is read, what was read before stays. */
  async read(): Promise<void> {
    clearTimeout(this.#typing);
    const [turn, q] = [++this.#turn, this.#typed.trim()];
    this.problem = undefined;
    try {
      const desk = await this.news.desk();
      const {items, more} = await (await desk.guestWay()).colleagues(q);
      if (turn !== this.#turn) return;
      this.#show(items);
      this.more = more;
      if (q) this.news.found(items.length);
      else {
        this.#many = more || items.length > few;
        void desk.lastSeen().then((seen) => seen.keep(copy, items)).catch(() => {}); // prettier-ignore
      }
    } catch (error) {
      const kept = this.found ? undefined : await this.#recall();
      if (turn !== this.#turn) return;
      this.problem = problemOf(error);
      if (kept) this.#show(kept);
    }
    this.host.requestUpdate();
  }

  /** Where one types whom one looks for; nothing where all can be seen at once. */
  seek(label: string): TemplateResult | typeof nothing {
    if (!this.#many) return nothing;
    const typed = ({target}: Event) => {
      this.#typed = (target as HTMLInputElement).value;
      clearTimeout(this.#typing);
      this.#typing = setTimeout(() => void this.read(), breath);
    };
    // Enter would send the form around it.
    const keyed = (event: KeyboardEvent) => event.key === 'Enter' && !(event.ctrlKey || event.metaKey) && event.preventDefault();
    return html`<label class="field wide">
      <span class="label">${label}</span>
      <input
        class="input"
        type="search"
        autocomplete="off"
        data-seek
        .value=${live(this.#typed)}
        @keydown=${keyed}
        @input=${(event: InputEvent) => event.isComposing || typed(event)}
        @compositionend=${typed}
      />
    </label>`;
  }

  /** Someone of them is known otherwise by now. */
  replace(one: Colleague): void {
    this.#show(this.found?.map((known) => (known.id === one.id ? one : known)) ?? []);
    this.host.requestUpdate();
  }

  #show(people: readonly Colleague[]): void {
    this.found = people;
    for (const {id, name, hint} of people) this.#names.set(id, hint ? `${name} (${hint})` : name);
  }

  async #recall(): Promise<readonly Colleague[] | undefined> {
    try {
      return (await (await this.news.desk()).lastSeen().then((seen) => seen.read<readonly Colleague[]>(copy)))?.value;
    } catch {
      return undefined;
    }
  }
}
