import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {parsePlace, watchPlace, type Place} from '../../kit/place.js';

/**
 * Tells an element which place of the page it should show: by the page's hash, and by links followed inside it, at once. A host that pins the
 * element (by an attribute) keeps it from moving with the page; a link followed inside it sets it free, for there the reader decides.
 * A portal around the element hears of the link by the hash and sets the same place by attribute, which changes nothing then.
 */
export class PlaceFollower implements ReactiveController {
  pinned = false;
  #stop: (() => void) | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly arrive: (place: Place | undefined) => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#stop = watchPlace((place) => this.pinned || this.arrive(place));
  }

  hostDisconnected(): void {
    this.#stop?.();
  }

  /** To be called with each click in the element; the browser follows the link itself. */
  clicked(event: MouseEvent): void {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (!link || link.target || pageOf(link.href) !== pageOf(location.href)) return;
    const place = parsePlace(link.hash);
    if (place?.view !== 'article' && place?.view !== 'help') return;
    this.pinned = false;
    this.arrive(place);
  }
}

function pageOf(address: string): string {
  return address.split('#')[0]!;
}
