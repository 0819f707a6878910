import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** Milliseconds that words stay in their region: readers have begun them by then, and whoever reads on later does not meet them as part of the page. */
const stay = 10_000;

/**
 * Says things aloud once, in two live regions used in turn: a region that gets the same words twice stays silent in some readers.
 * The regions stand in the element's shadow root from the first update on, for a region that comes with its text is not read.
 */
export class Announcer implements ReactiveController {
  #regions: HTMLElement[] = [];
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #host: ReactiveControllerHost & HTMLElement;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    const root = this.#host.shadowRoot;
    if (!root) return;
    if (!this.#regions.length)
      this.#regions = [0, 1].map(() => {
        const region = document.createElement('div');
        region.className = 'unseen';
        region.setAttribute('aria-live', 'polite');
        return region;
      });
    // A host that draws from another template now has taken them out.
    if (this.#regions[0]!.parentNode !== root) root.append(...this.#regions);
  }

  hostDisconnected(): void {
    this.say('');
  }

  say(text: string): void {
    clearTimeout(this.#timer);
    this.#regions.forEach((region, index) => (region.textContent = index === this.#turn ? text : ''));
    this.#turn = 1 - this.#turn;
    if (text) this.#timer = setTimeout(() => this.say(''), stay);
  }
}
