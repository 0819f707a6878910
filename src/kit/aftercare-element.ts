import {html, LitElement, type PropertyValues, type TemplateResult} from 'lit';
import type {Desk, DeskChange} from '../desk/desk.js';
import {matchLocale, type Part} from '../locales/catalogue.js';
import {loadWords} from '../locales/load.js';
import type {Words} from '../locales/words.js';
import {base} from '../styles/base.js';
import {controls} from '../styles/controls.js';
import {states} from '../styles/states.js';
import {tokens} from '../styles/tokens.js';
import {Announcer} from './announcer.js';
import {deskAround, watchDesks} from './desk-context.js';
import type {DeskLink} from './desk-link.js';
import {emit} from './events.js';
import {languageOf, watchLanguage} from './language.js';
import {pageAddress, placeHref, type Place, type Whereabouts} from './place.js';
import {problemOf} from './problem-of.js';
import {property, state} from './reactive.js';
import {skeleton} from './skeleton.js';
import {whenIdle} from './when-idle.js';

/**
 * Keys that are pressed in an element end there: past its shadow root a page cannot tell a field from a heading, and takes letters for its own
 * shortcuts. What with Ctrl, Alt or Meta is one, Escape, Tab and the function keys are the page's too.
 */
const keepKey = (event: KeyboardEvent): void => {
  if (!(event.ctrlKey || event.altKey || event.metaKey || /^(Esc|Tab|F\d)/.test(event.key))) event.stopPropagation();
};

/**
 * What all visible elements share: the words of the nearest language, the desk above or beside them, theme, announcements.
 * @fires aftercare-ready - It has its words and its desk and can be used.
 * @fires aftercare-auth-required - What is shown needs somebody to sign in (again), and the page has not just said that nobody is here.
 * @fires aftercare-error - The backend refused, or cannot be reached.
 */
export abstract class AftercareElement<P extends Part> extends LitElement {
  static override styles = [tokens, base, controls, states];

  /** Light, dark, or as the reader's system has it. */
  @property({reflect: true}) theme: 'auto' | 'light' | 'dark' = 'auto';
  /** Room around things: comfortable, or compact for dense pages. */
  @property({reflect: true}) density: 'comfortable' | 'compact' = 'comfortable';

  /** The sentences, once loaded. */
  @state() protected words: Words<P> | undefined;
  /** The desk this element talks to; missing until one is found. */
  @state() protected link: DeskLink | undefined;
  /** Aborts when the element leaves the page. */
  protected stay!: AbortController;

  /**
   * Code of what it was refused last.
   * @internal
   */
  declare refusal?: string | undefined;

  readonly #announcer = new Announcer(this);
  #wanted = '';
  #identity = 0;
  #again: ReturnType<typeof setTimeout> | undefined;
  #ready = false;
  #stopLanguage: (() => void) | undefined;
  #stopDesk: (() => void) | undefined;
  #stopDesks: (() => void) | undefined;

  /** Which part of the catalogue it speaks. */
  protected abstract readonly catalogue: P;
  /** The element's content, once there are words. */
  protected abstract content(words: Words<P>): TemplateResult;
  /** Called with each new desk or person: start reading. */
  protected abstract deskChanged(link: DeskLink): void;
  /** The shape shown until there are words; see `skeleton`. */
  protected readonly bones: readonly string[] = ['half', 'tall', '', '', 'half'];

  override connectedCallback(): void {
    super.connectedCallback();
    this.stay = new AbortController();
    for (const name of ['keydown', 'keypress', 'keyup'] as const) this.addEventListener(name, keepKey);
    // Whoever does something here wants something, also where the page has just said that nobody is here.
    this.addEventListener('click', () => this.link && (this.link.left = false), this.stay);
    this.#stopDesks = watchDesks((link) => this.#seek(link));
    this.#seek(this.link);
    // Nothing above answers for certain only after the page's elements were upgraded; then the page-wide desk is asked.
    queueMicrotask(() => this.isConnected && !this.link && this.#seek(document.querySelector('aftercare-desk')?.link));
    this.#stopLanguage = watchLanguage(this, () => this.#readLanguage());
    this.#readLanguage();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stay.abort();
    this.#stopLanguage?.();
    this.#stopDesks?.();
    this.#stopDesk?.();
    clearTimeout(this.#again);
  }

  /**
   * What it follows: the page's address, or what the element around it keeps in that one's stead.
   * @internal
   */
  get whereabouts(): Whereabouts {
    return (this.getRootNode() as Partial<{host: Partial<AftercareElement<P>>}>).host?.whereabouts ?? pageAddress;
  }

  /** @csspart root - All of it. */
  protected override render(): TemplateResult {
    return html`<div class="root" part="root" lang=${this.words?.locale ?? ''}>
      ${this.words ? this.content(this.words) : skeleton('…', this.bones)}
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.#ready || !this.words || !this.link) return;
    this.#ready = true;
    emit(this, 'aftercare-ready');
  }

  /** The desk, opened. */
  protected async desk(): Promise<Desk> {
    if (!this.link) throw new Error('No desk');
    return this.link.desk();
  }

  /** News from the desk; elements override what concerns them. */
  protected heard(_change: DeskChange): void {}

  protected announce(text: string): void {
    this.#announcer.say(text);
  }

  protected hrefTo(place: Place): string {
    return placeHref(place, this.link?.options.portalUrl);
  }

  /** Tells the page of a refusal and hands it back as a problem to draw. What was broken off here, by another person signing in, is none. */
  protected refused(error: unknown): ReturnType<typeof problemOf> {
    const problem = problemOf(error);
    if (problem.code === 'unauthenticated' && !this.link?.left) emit(this, 'aftercare-auth-required');
    this.refusal = problem.code;
    void this.#complete();
    if (problem.code !== 'aborted') emit(this, 'aftercare-error', {code: problem.code, retryable: problem.retryable});
    return problem;
  }

  /** The desk this element belongs to; see `deskAround`. */
  protected deskAround(): ReturnType<typeof deskAround> {
    return deskAround(this);
  }

  /** Takes up the desk around this element; where there is none, one that stands elsewhere on the page, and stays with it. */
  #seek(elsewhere: DeskLink | undefined): void {
    const around = this.deskAround();
    const link = around === false ? (this.link ?? elsewhere) : around;
    if (!link) return;
    const fresh = link !== this.link;
    this.link = link;
    this.#stopDesk?.();
    this.#stopDesk = link.watch((change) => {
      if (change.is === 'identity') this.#meet(link);
      this.heard(change);
    });
    if (fresh && this.#wanted) void this.#loadWords();
    if (fresh || this.#identity !== link.identity) this.#meet(link);
  }

  /** Whoever is at this desk now is the one to read for. */
  #meet(link: DeskLink): void {
    this.#identity = link.identity;
    this.refusal = undefined;
    this.deskChanged(link);
  }

  #readLanguage(): void {
    const locale = matchLocale(languageOf(this));
    if (locale === this.#wanted && this.words) return;
    this.#wanted = locale;
    void this.#loadWords();
  }

  /** What is said when something went wrong. */
  async #complete(): Promise<void> {
    await this.words?.complete();
    this.requestUpdate();
  }

  /** Without words an element can say nothing, not even what went wrong: it tries again by itself, later each time up to half a minute. */
  async #loadWords(pause = 1_000): Promise<void> {
    clearTimeout(this.#again);
    const wanted = this.#wanted;
    try {
      const words = await loadWords<P>(matchLocale(wanted), this.catalogue, this.link?.options.messages);
      if (!CSS.supports('color:oklch(from red min(l,1)c h)')) (await import('./old-colours.js')).paint(this);
      // What was told of a setback in one language is told on in the next.
      if (this.words) await words.complete();
      if (wanted === this.#wanted) this.words = words;
      // A function written here would hold on to the element, which may have left by then.
      whenIdle(words.complete.bind(words));
    } catch (error) {
      this.refused(error);
      if (this.isConnected) this.#again = setTimeout(() => void this.#loadWords(Math.min(pause * 2, 30_000)), pause);
    }
  }
}
