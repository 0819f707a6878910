import {html, nothing, type TemplateResult} from 'lit';
import type {TicketPage} from '../../contract/ticket.js';
import {icon} from '../../kit/icons.js';
import {ListTools} from './list-tools.js';
import type {AnswerWords, Parts} from './parts.js';
import type {Question, TicketList} from './ticket-list.js';

/** Groups of states, by the name that the backend has for them. */
const groups = {all: undefined, open: 'open', 'needs-me': 'waiting', done: 'closed', archived: 'archived'} as const;
type Filter = keyof typeof groups;

/** How long typing pauses before it is looked for, in ms. */
const breath = 250;

/** Above the list: groups of states with their numbers, a search, and further tools when they are wanted. */
export class ListFilters {
  readonly #tools: ListTools;
  #unfolded = false;
  #typed = '';
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

  /** Reads the answer to another question, and says how much it came to. */
  async ask(change: Partial<Question>): Promise<void> {
    const {list, parts} = this;
    clearTimeout(this.#typing);
    this.#typed = change.q ?? this.#typed;
    const reading = list.ask({...change, q: this.#typed.trim() || undefined});
    const {asked} = list;
    await reading;
    const {value} = list.loader;
    const words = this.words();
    if (words && asked === list.asked && asked === value?.asked) {
      parts.announce(words.say('list.found', {count: countOf(list.question.state, value.counts) ?? value.items.length}));
    }
  }

  view(words: AnswerWords): TemplateResult {
    const {question, loader} = this.list;
    const counts = loader.value?.counts;
    const typed = ({target}: Event) => this.#search((target as HTMLInputElement).value);
    const unfold = () => {
      this.#unfolded = !this.#unfolded;
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
          <button class="button" type="button" aria-expanded=${this.#unfolded} @click=${unfold}>${words.say('list.tools')}</button>
        </div>
      </div>
      ${this.#unfolded ? this.#tools.view(words) : nothing}`;
  }

  /** Waits for a pause in the typing. */
  #search(q: string): void {
    this.#typed = q;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => void this.ask({}), breath);
  }
}

/** How many requests a group of states would show, where the backend says so. */
function countOf(state: string | undefined, counts: TicketPage['counts']): number | undefined {
  return counts && (state ? counts[state as keyof typeof counts] : counts.open + counts.closed);
}
