import type {nothing, ReactiveControllerHost, TemplateResult} from 'lit';
import type {DeskSettings} from '../../contract/desk-settings.js';
import {PartWords} from '../../kit/part-words.js';
import type {Locale, Messages} from '../../locales/catalogue.js';
import type {Words} from '../../locales/words.js';
import {contextView} from './context-view.js';
import {rememberedView} from './remembered.js';
import type {Submission} from './submission.js';
import {discardView, waitingView} from './waiting-view.js';

/** What the extras' views read. */
export interface Extra {
  words: Words<'submit-extras'>;
  /** The form's own words. */
  main: Words<'submit-ticket'>;
  submission: Submission;
  extras: Extras;
}

/** What the form does beyond its main way, loaded when it is wanted or in idle time: drafts kept, requests that wait on this device, second thoughts. */
export class Extras {
  /** Key of the draft or the entry that somebody is about to throw away. */
  #asked: string | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly submission: Submission,
    private readonly words: PartWords<'submit-extras'>,
  ) {}

  /** Settles once there are words to speak. */
  static async open(
    host: ReactiveControllerHost,
    submission: Submission,
    locale: Locale,
    messages: () => Messages | undefined,
  ): Promise<Extras> {
    const words = new PartWords(host, 'submit-extras', messages);
    await words.load(locale);
    return new Extras(host, submission, words);
  }

  /** What the page tells about itself: it is sent only where it was shown. */
  context(main: Words<'submit-ticket'>): TemplateResult | typeof nothing {
    return contextView(this.#say(main.locale), this.submission.options.context() ?? {});
  }

  /** What this device still remembers: requests that wait, a restored draft. */
  remembered(main: Words<'submit-ticket'>): TemplateResult {
    return rememberedView(this.#extra(main));
  }

  /** The page of a request that waits. */
  waiting(main: Words<'submit-ticket'>, settings: DeskSettings): TemplateResult {
    return waitingView(this.#extra(main), settings);
  }

  /** The way to throw the draft away. */
  discarding(main: Words<'submit-ticket'>): TemplateResult {
    return discardView(this.#extra(main), 'draft.discard');
  }

  /** Whether it was asked if what is on the page should be thrown away. */
  get sure(): boolean {
    return this.#asked !== undefined && this.#asked === this.submission.key;
  }

  ask(sure: boolean): void {
    this.#asked = sure ? this.submission.key : undefined;
    this.host.requestUpdate();
  }

  /** Gives up what waits, or throws the draft away. */
  async discard(): Promise<void> {
    const {phase, options} = this.submission;
    if (phase.is === 'waiting') {
      await (await options.desk()).discard(phase.entry.key);
      return this.submission.another();
    }
    await this.submission.startOver();
    options.announce((main) => this.#say(main.locale).say('draft.discarded'));
  }

  async retry(): Promise<void> {
    const {phase, keeper, options} = this.submission;
    if (phase.is !== 'waiting') return;
    const {key} = phase.entry;
    // A refused request goes back into the form only where nothing else is kept there.
    await keeper.flush();
    await (await options.desk()).retry(key);
  }

  #say(locale: Locale): Words<'submit-extras'> {
    return this.words.in(locale)!;
  }

  #extra(main: Words<'submit-ticket'>): Extra {
    return {main, words: this.#say(main.locale), submission: this.submission, extras: this};
  }
}
