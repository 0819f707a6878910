import type {ReactiveController} from 'lit';
import type {Submission} from './submission.js';

/** Ms after which a page that was opened has found its place. */
const settling = 2_000;

/** Brings into view, once, what is said of a restored draft above the form, where a browser comes back to the middle of it. */
export class DraftNotice implements ReactiveController {
  #done = false;

  constructor(private readonly submission: Submission) {}

  hostUpdated(): void {
    const {element} = this.submission;
    const notice = this.#done ? null : element.renderRoot.querySelector('[part="draft"]');
    if (!notice) return;
    this.#done = true;
    const watch = new IntersectionObserver(([entry]) => {
      const above = entry && !entry.isIntersecting && entry.boundingClientRect.bottom < 0;
      if (above && element.getBoundingClientRect().bottom > 0) notice.scrollIntoView({block: 'center'});
    });
    watch.observe(notice);
    const ended = new AbortController();
    const end = () => {
      watch.disconnect();
      ended.abort();
    };
    // Whoever moves by himself has seen where he is.
    for (const hand of ['pointerdown', 'keydown', 'wheel', 'touchstart'])
      addEventListener(hand, end, {capture: true, passive: true, signal: ended.signal});
    setTimeout(end, settling);
  }
}
