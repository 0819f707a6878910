import type {ReactiveControllerHost} from 'lit';
import type {Locale, Messages, Part} from '../locales/catalogue.js';
import {loadWords} from '../locales/load.js';
import type {Words} from '../locales/words.js';

/** The sentences of a part that is loaded on demand, in the language its host speaks. */
export class PartWords<P extends Part> {
  #words: Words<P> | undefined;
  #wanted: Locale | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly part: P,
    private readonly messages: () => Messages | undefined,
  ) {}

  /** Settles once they are there. */
  async load(locale: Locale): Promise<void> {
    this.#wanted = locale;
    try {
      const words = await loadWords(locale, this.part, this.messages());
      await words.complete();
      if (locale === this.#wanted) this.#words = words;
      this.host.requestUpdate();
    } catch (error) {
      this.#wanted = undefined;
      throw error;
    }
  }

  /** Those of another language than before come a moment later; until then the former ones stand. */
  in(locale: Locale): Words<P> | undefined {
    // What did not come is asked for again with the next draw.
    if (locale !== this.#wanted) this.load(locale).catch(() => undefined);
    return this.#words;
  }
}
