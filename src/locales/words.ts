import type {Catalogue, Locale, Part, PluralForms, Sentence} from './catalogue.js';
import {pluralRules} from './format.js';

/** The `{names}` in a sentence. */
type Names<S> = S extends PluralForms ? Names<S[keyof S]> : S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type Params<S> = [Names<S>] extends [never] ? [] : [params: {readonly [N in Names<S>]: string | number}];
type Known<P extends Part> = Catalogue['shared'] & Catalogue[P];

type Sentences = Readonly<Record<string, Sentence>>;

/** A language's sentences as an element uses them: `words.say('send')`, `words.say('files', {count: 3})`. */
export class Words<P extends Part = 'shared'> {
  constructor(
    readonly locale: Locale,
    private sentences: Sentences,
    private readonly setbacks?: () => Promise<Sentences>,
  ) {}

  /** Adds what is said after a setback: to be called before one is likely, and where one is there. Where it cannot be had, `find` finds no more than before. */
  async complete(): Promise<void> {
    this.sentences = {...(await this.setbacks?.().catch(() => ({}))), ...this.sentences};
  }

  /** The same words, known only by what every element shares: for views that any element may draw. */
  get shared(): Words {
    return this as unknown as Words;
  }

  /** The sentence with its `{names}` filled in; numbers are written the locale's way, `{count}` picks the plural form. */
  say<K extends keyof Known<P> & string>(key: K, ...params: Params<Known<P>[K]>): string {
    return this.#fill(this.sentences[key] ?? key, params[0]);
  }

  /** For keys known only at run time (a problem's code, a state): the sentence, or undefined where none is kept. */
  find(key: string, params?: Readonly<Record<string, string | number>>): string | undefined {
    const sentence = Object.hasOwn(this.sentences, key) ? this.sentences[key] : undefined;
    return sentence === undefined ? undefined : this.#fill(sentence, params);
  }

  #fill(sentence: Sentence, params: Readonly<Record<string, string | number>> | undefined): string {
    const count = params?.['count'];
    const text =
      typeof sentence === 'string'
        ? sentence
        : ((typeof count === 'number' ? sentence[pluralRules(this.locale).select(count)] : undefined) ?? sentence.other);
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = params?.[name];
      return value === undefined ? whole : typeof value === 'number' ? value.toLocaleString(this.locale) : value;
    });
  }
}
