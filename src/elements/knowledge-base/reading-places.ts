import type {LitElement} from 'lit';

/** Where in each article its reader was, while the element lives: the block that stood at the top of what could be seen, by article id. */
export class ReadingPlaces {
  readonly #blocks = new Map<string, number>();

  constructor(private readonly host: LitElement) {}

  /** Notes where the article that is shown is left. */
  note(id: string): void {
    const block = this.#all.findIndex((element) => element.getBoundingClientRect().bottom > 0);
    if (block > 0) this.#blocks.set(id, block);
    else this.#blocks.delete(id);
  }

  /** Goes on where the article was left; does nothing where that was at its beginning, or it was never read. */
  resume(id: string): void {
    this.#all[this.#blocks.get(id) ?? -1]?.scrollIntoView();
  }

  get #all(): Element[] {
    return [...this.host.renderRoot.querySelectorAll('.body > *')];
  }
}
