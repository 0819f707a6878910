import type {LitElement, TemplateResult} from 'lit';
import type {Scene} from './scene.js';
import {searchBox, searchResults, type SearchView} from './search-view.js';
import {Searcher, type Quest} from './searcher.js';

/** The search field with what it finds: what stands in it, and which option the arrow keys marked (`active`, -1 for none). */
export class SearchField {
  text = '';
  active = -1;
  readonly search: Searcher;

  constructor(
    private readonly host: LitElement,
    private readonly quest: Omit<Quest, 'query'>,
    /** Called when a person emptied the field. */
    private readonly cleared: () => void,
  ) {
    this.search = new Searcher(host, {...quest, query: () => this.query});
  }

  /** The query as it is looked up. */
  get query(): string {
    return this.text.trim();
  }

  /** `typed`: a person did this. */
  put(text: string, typed: boolean): void {
    const before = this.query;
    this.text = text;
    this.mark(-1);
    if (typed && !this.query) this.cleared();
    void this.search.look(typed, Boolean(before));
  }

  /** Puts words where somebody who chose them goes on typing. */
  ask(text: string): void {
    this.put(text, true);
    this.host.renderRoot.querySelector('input')?.focus();
  }

  mark(active: number): void {
    this.active = active;
    this.host.requestUpdate();
  }

  box(scene: Scene): TemplateResult {
    return searchBox(this.#view(scene));
  }

  results(scene: Scene): TemplateResult {
    return searchResults(this.#view(scene));
  }

  #keyed(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === 229) return;
    const options = this.host.renderRoot.querySelectorAll<HTMLElement>('[role="option"]');
    const marked = markedBy(event.key, this.active, options.length);
    if (marked !== undefined) this.mark(marked);
    else if (event.key === 'Enter') {
      this.search.tell();
      options[this.active]?.click();
    } else if (event.key === 'Escape' && this.text) {
      event.stopPropagation();
      const palette = this.host.renderRoot.querySelector('dialog');
      // Left to itself, a field of this type takes the key to empty itself.
      if (palette) palette.close();
      else this.#clear();
    } else return;
    event.preventDefault();
  }

  /** Has the index loaded before the first word is typed. A failure shows itself when something is looked for. */
  #entered(): void {
    this.quest
      .desk()
      .then((desk) => desk.search(''))
      .catch(() => undefined);
  }

  #view(scene: Scene): SearchView {
    const {text, active, search} = this;
    return {
      ...scene,
      text,
      active,
      results: search.state,
      entered: () => this.#entered(),
      keyed: (event) => this.#keyed(event),
      typed: this.#typed,
      clear: this.#clear,
      retry: () => void search.look(true),
    };
  }

  #typed = (event: Event): void => {
    // While a word is being composed the field holds half of it.
    if (event instanceof InputEvent && event.isComposing) return;
    const {value} = event.target as HTMLInputElement;
    if (value !== this.text) this.put(value, true);
  };

  #clear = (): void => this.ask('');
}

/** The option that a key marks next, of `count`, while `active` is marked (-1: none); undefined where the key does something else. */
function markedBy(key: string, active: number, count: number): number | undefined {
  const last = count - 1;
  if (!count) return undefined;
  if (key === 'ArrowDown') return active < last ? active + 1 : 0;
  if (key === 'ArrowUp') return active > 0 ? active - 1 : last;
  // Until an option is marked these two move in the text, as in any field.
  return active < 0 ? undefined : key === 'Home' ? 0 : key === 'End' ? last : undefined;
}
