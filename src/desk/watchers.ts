import type {DeskChange} from './desk.js';

type Listener = (change: DeskChange) => void;

/** Who wants to hear of changes. */
export class Watchers {
  readonly #listeners = new Set<Listener>();

  /** Gives what takes the listener off again. */
  add(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  tell(change: DeskChange): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(change);
      } catch (error) {
        // One watcher's fault is neither the outbox's nor the others': they may be showing a former person's requests.
        console.error(error);
      }
    }
  }

  clear(): void {
    this.#listeners.clear();
  }
}
