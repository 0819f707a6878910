import {html, nothing, type TemplateResult} from 'lit';
import type {TicketPage} from '../../contract/ticket.js';
import {icon} from '../../kit/icons.js';
import {ListTools} from './list-tools.js';
import type {AnswerWords, Parts} from './parts.js';
import type {Listed, Question, TicketList} from './ticket-list.js';

/** Groups of states, by the name that the backend has for them. */
const groups = {all: undefined, open: 'open', 'needs-me': 'waiting', done: 'closed', archived: 'archived'} as const;
type Filter = keyof typeof groups;

const scopes: readonly string[] = ['mine', 'organisation', 'shared'];

/** How long typing pauses before it is looked for, in ms. */
const breath = 250;

/** Above the list: groups of states with their numbers, a search, and further tools when they are wanted. */
export class ListFilters {
  readonly #tools: ListTools;
  /** Until somebody says, the tools are there wherever something is chosen in them. */
  #unfolded: boolean | undefined;
  #typed = '';
  /** The words that were typed or, from an address, asked for. */
  #said: string | undefined;
  /** Whether somebody waits for the answer. */
  #telling = false;
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly parts: Parts,
    private readonly list: TicketList,
    private readonly words: () => AnswerWords | undefined,
  ) {
    this.#tools = new ListTools(parts, list, (change) => this.ask(change));
  }

  /** Another person is here. */
  forget(): void {
    this.#tools.forget();
  }

  /**
   * Reads the answer to another question, and says how much it came to. The page's address tells the question, so that a reload, a way back and whoever gets the address find the
   * same; one that leads elsewhere stays as it is.
   */
  ask(change: Partial<Question>): void {
    const {list, parts} = this;
    clearTimeout(this.#typing);
    this.#typed = change.q ?? this.#typed;
    this.#said = this.#typed.trim() || undefined;
    // At once: what is chosen next narrows this further.
    list.question = {...list.question, ...change, q: this.#said};
    const {scope, ...narrowing} = list.question;
    const asked = {...(scope !== parts.host.scope && {scope}), ...narrowing};
    const said = Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : []));
    const place = {view: 'tickets', query: new URLSearchParams(said).toString()} as const;
    parts.whereabouts().keep(place);
    this.#telling = true;
    parts.moved(place);
  }

  /** @csspart filters - Search and filters above the list. */
  view(words: AnswerWords): TemplateResult {
    const {question, loader, asked} = this.list;
    const {counts, shared} = loader.value ?? {};
    if (this.#telling && loader.value?.asked === asked) this.#tell(words, loader.value);
    const {q, type, person, scope} = question;
    // An address may ask for anything.
    if (!scopes.includes(scope)) void Promise.resolve().then(() => this.ask({scope: 'mine'}));
    if (q !== this.#said) [this.#said, this.#typed] = [q, q ?? ''];
    const unfolded = this.#unfolded ?? Boolean(type || person || scope !== this.parts.host.scope);
    const others = Number(shared) || 0;
    const typed = ({target}: Event) => this.#search((target as HTMLInputElement).value);
    const unfold = () => {
      this.#unfolded = !unfolded;
      this.parts.host.requestUpdate();
    };
    return html`<div class="stack list-tools" part="filters">
        <div class="filters" role="group" aria-label=${words.say('list.filter')}>
          ${(Object.keys(groups) as Filter[]).map((filter) => {
            const state = groups[filter];
            return html`<button
              class="button filter"
              type="button"
              aria-pressed=${question.state === state}
              @click=${() => this.ask({state})}
            >
              ${words.say(`filter.${filter}`)} <span class="small number">${countOf(state, counts)}</span>
            </button>`;
          })}
          ${
            others
              ? html`<button class="button filter" type="button" @click=${() => this.ask({scope: 'shared', person: undefined})}>
                  ${words.say('tools.shared')} <span class="small number">${others}</span>
                </button>`
              : nothing
          }
        </div>
        <div class="seek"><label class="search">
          <span class="unseen">${words.say('list.search')}</span>
          ${icon('search')}
          <input
            class="input"
            type="search"
            autocomplete="off"
            placeholder=${words.say('list.search')}
            .value=${this.#typed}
            @input=${(event: InputEvent) => event.isComposing || typed(event)}
            @compositionend=${typed}
          />
        </label>
          <button class="button" type="button" aria-expanded=${unfolded} @click=${unfold}>${words.say('list.tools')}</button>
        </div>
      </div>
      ${unfolded ? this.#tools.view(words, others) : nothing}`;
  }

  /** Says, once it has come, how much the answer came to. */
  #tell(words: AnswerWords, {counts, items}: Listed): void {
    this.#telling = false;
    const count = countOf(this.list.question.state, counts) ?? items.length;
    queueMicrotask(() => this.parts.announce(words.say('list.found', {count})));
  }

  /** Waits for a pause in the typing. */
  #search(q: string): void {
    this.#typed = q;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.ask({}), breath);
  }
}

/** How many requests a group of states would show, where the backend says so. */
function countOf(state: string | undefined, counts: TicketPage['counts']): number | undefined {
  return counts && (state ? counts[state as keyof typeof counts] : counts.open + counts.closed);
}
