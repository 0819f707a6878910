import {html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import {addStyles} from '../../kit/add-styles.js';
import {emit} from '../../kit/events.js';
import {icon} from '../../kit/icons.js';
import {parsePlace, type Place, type Whereabouts} from '../../kit/place.js';
import type {Words} from '../../locales/words.js';
import type {AsideParts} from './aside-parts.js';
import {dropPlace, isAnswered} from './page-hash.js';
import {shortOf, type News} from './news.js';
import {panelStyles} from './panel.styles.js';
import {TopLayer} from './top-layer.js';

const bubble = {bubble: 'M3 4h14v10H9l-4 3v-3H3zm4 4h6m-6 3h4'};

/**
 * The portal as a button in a corner of the page and a panel that it opens. What was opened stays as it was left until the page goes. The panel keeps its
 * places to itself: a host's own `#section` or `#/route` is never written over. A link to one of our places, in a mail or on the page, opens it; it
 * is taken out of the address once the reader goes on from there or closes.
 */
export class Panel implements ReactiveController {
  isOpen = false;
  /** Whether it has been open on this page: what it shows is there from then on. */
  isBegun = false;
  readonly whereabouts: Whereabouts;
  readonly #listeners = new Set<(place: Place | undefined) => void>();
  readonly #layer: TopLayer;
  #wanted = false;
  /** Whether it is the reader who wants that. */
  #byReader = false;
  #stay: AbortController | undefined;

  constructor(
    private readonly parts: AsideParts,
    private readonly news: News,
  ) {
    const {now, go} = parts;
    this.whereabouts = {
      get place() {
        return now().place;
      },
      go: (href) => this.#move(parsePlace(new URL(href).hash)),
      keep(next) {
        if (now().place?.view === next.view) go(next);
      },
      watch: (listener, signal) => {
        this.#listeners.add(listener);
        signal.addEventListener('abort', () => this.#listeners.delete(listener));
      },
    };
    const drawn = <E extends Element>(selector: string) => parts.host.renderRoot.querySelector<E>(selector);
    this.#layer = new TopLayer(
      () => drawn<HTMLDialogElement>('dialog'),
      () => drawn<HTMLElement>('.launcher'),
    );
    addStyles(parts.host, panelStyles);
    parts.host.addController(this);
  }

  hostConnected(): void {
    this.#stay = new AbortController();
    const {signal} = this.#stay;
    addEventListener('hashchange', this.#followPage, {signal});
    addEventListener('keydown', this.#uncover, {signal});
    if (this.isOpen) this.parts.host.requestUpdate();
    this.#followPage();
  }

  /** Drawn for the first time, or back from elsewhere on the page. */
  hostUpdated(): void {
    if (this.isOpen && this.parts.host.isConnected) this.#layer.open();
    // What that opens is drawn first: only then it can have the focus.
    this.#takeOver();
  }

  hostDisconnected(): void {
    this.#stay?.abort();
    this.#layer.leave();
  }

  /** Opens it, at a place or as it was left; settles once it stands. */
  async open(place?: Place): Promise<void> {
    if (place) this.#move(place);
    await this.#turn(true);
  }

  async close(): Promise<void> {
    await this.#turn(false);
  }

  /** The person has left: nothing of what was open is there for the next one. */
  async leave(): Promise<void> {
    await this.close();
    this.#go(undefined);
  }

  view(words: Words<'portal'>, content: () => TemplateResult): TemplateResult {
    const {isOpen, parts, news} = this;
    const name = words.say('navigation');
    const {count} = news;
    const side = parts.host.position === 'bottom-start' ? 'start' : '';
    return html`<div class="corner ${side}">
        <button
          class="launcher"
          part="launcher"
          type="button"
          lang=${words.locale}
          aria-label=${news.label(name)}
          aria-haspopup="dialog"
          aria-expanded=${isOpen}
          @click=${this.#pressed}
          @keydown=${this.#keyed}
        >
          ${icon(isOpen ? 'close' : 'bubble', bubble)}
          ${count && !isOpen ? html`<span class="count" aria-hidden="true">${shortOf(count)}</span>` : nothing}
        </button>
      </div>
      <dialog
        class="panel ${side} ${isOpen ? 'shown' : ''}"
        part="panel"
        lang=${words.locale}
        aria-label=${name}
        tabindex="-1"
        @keydown=${this.#keyed}
        @cancel=${this.#cancelled}
        @close=${this.#dismissed}
        @click=${this.#clicked}
      >
        <div class="bar" part="bar">
          <h2>${name}</h2>
          <button class="button icon-only" type="button" aria-label=${words.say('close')} @click=${this.#left}>${icon('close')}</button>
        </div>
        <div class="pane">${this.isBegun ? content() : nothing}</div>
      </dialog>`;
  }

  /** The button that `embed.js` painted in this one's stead goes, and with it the focus comes here; where it was pressed, this opens. */
  #takeOver(): void {
    const root = this.parts.host.renderRoot;
    const painted = root.querySelector('#painted');
    const button = painted && root.querySelector<HTMLElement>('.launcher');
    if (!button) return;
    if (painted.matches(':focus-within')) button.focus();
    painted.remove();
    if (painted.className) void this.#turn(true, true);
  }

  /** `byReader`: the page is told of it. */
  async #turn(open: boolean, byReader = false): Promise<void> {
    const {host} = this.parts;
    this.#byReader = byReader || (this.#byReader && open === this.#wanted);
    this.#wanted = open;
    // Without words there is nothing to open yet.
    if (open && !host.renderRoot.querySelector('dialog')) await host.ready;
    if (open === this.isOpen || open !== this.#wanted) return void (await host.updateComplete);
    this.isOpen = open;
    this.isBegun ||= open;
    const isTold = this.#byReader;
    this.#byReader = false;
    if (!open) {
      this.#drop();
      this.#layer.close();
    }
    host.requestUpdate();
    await host.updateComplete;
    if (isTold) emit(host, open ? 'aftercare-opened' : 'aftercare-closed');
  }

  #move(place: Place | undefined): void {
    if (!place) return;
    if (JSON.stringify(parsePlace(location.hash)) !== JSON.stringify(place)) this.#drop();
    this.#go(place);
  }

  #go(place: Place | undefined): void {
    this.parts.go(place);
    for (const listener of [...this.#listeners]) listener(place);
    this.#layer.scrollUp();
  }

  /** Takes our place out of the page's address, unless something else on the page shows it. */
  #drop(): void {
    const linked = parsePlace(location.hash);
    if (!linked || !isAnswered(linked, this.parts.host)) dropPlace();
  }

  /** A link to one of our places, unless something else on this page answers it. */
  #followPage = (): void => {
    const place = parsePlace(location.hash);
    if (!place || isAnswered(place, this.parts.host)) return;
    this.#move(place);
    void this.#turn(true, true);
  };

  #pressed = (): void => void this.#turn(!this.isOpen, true);

  #left = (): void => void this.#turn(false, true);

  /** Escape closes, unless it means something to what it was pressed in: words being composed, a field, a dialog over this one. */
  #keyed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing || event.keyCode === 229 || event.defaultPrevented || !this.isOpen) return;
    const path = event.composedPath();
    if (path.slice(0, path.indexOf(event.currentTarget!)).some((node) => node instanceof HTMLDialogElement)) return;
    event.preventDefault();
    event.stopPropagation();
    this.#left();
  };

  /** Escape on the page closes a panel that lies over what has the focus there, which could not be seen otherwise. */
  #uncover = (event: KeyboardEvent): void => {
    const {body} = document;
    let {activeElement} = document;
    // What shadow roots hold may be far smaller than they are.
    while (activeElement?.shadowRoot?.activeElement) ({activeElement} = activeElement.shadowRoot);
    const over = this.parts.host.renderRoot.querySelector('dialog')?.getBoundingClientRect();
    if (!over || !activeElement || activeElement === body) return;
    const {left, right, top, bottom} = activeElement.getBoundingClientRect();
    if (left < over.right && right > over.left && top < over.bottom && bottom > over.top) this.#keyed(event);
  };

  /** The way back of a phone. A choice of files that is given up is told by the same name. */
  #cancelled = (event: Event): void => {
    if (event.target !== event.currentTarget) return;
    event.preventDefault();
    this.#left();
  };

  /** A browser may close it against its will. */
  #dismissed = (event: Event): void => {
    if (event.target === event.currentTarget && this.#layer.isLost) this.#left();
  };

  /** Links to our places lead on in here; opened apart, they lead to this page. */
  #clicked = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (!link || (link.target && link.target !== '_self') || link.href.split('#')[0] !== location.href.split('#')[0]) return;
    const place = parsePlace(link.hash);
    if (!place) return;
    event.preventDefault();
    this.#move(place);
  };
}
