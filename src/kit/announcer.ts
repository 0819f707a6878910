import type {ReactiveController, ReactiveControllerHost} from 'lit';

/**
 * Says things aloud once, in two live regions used in turn: a region that gets the same words twice stays silent in some readers.
 * The regions stand in the element's shadow root from the first update on, for a region that comes with its text is not read.
 */
export class Announcer implements ReactiveController {
  #regions: HTMLElement[] = [];
  #turn = 0;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  hostUpdated(): void {
    const root = this.host.shadowRoot;
    if (this.#regions.length || !root) return;
    this.#regions = [0, 1].map(() => {
      const region = document.createElement('div');
      region.className = 'unseen';
      region.setAttribute('aria-live', 'polite');
      root.append(region);
      return region;
    });
  }

  say(text: string): void {
    this.#regions.forEach((region, index) => (region.textContent = index === this.#turn ? text : ''));
    this.#turn = 1 - this.#turn;
  }
}
