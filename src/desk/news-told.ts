import type {StreamEvent} from '../client/event-stream.js';
import {streamKinds} from '../contract/event.js';
import type {DeskChange} from './desk.js';

/** Requests whose last version is kept in mind. */
const most = 500;

/** Tells a page of each event once, however often and by whichever tab it comes. */
export class NewsTold {
  /** The last event had, to go on from. */
  id: string | undefined;
  /** The last version told of, by request. */
  readonly #versions = new Map<string, number>();

  constructor(private readonly tell: (change: DeskChange) => void) {}

  take({id, kind, data}: StreamEvent): void {
    if (id) this.id = id;
    if (kind === streamKinds.reset) return this.anew();
    if (kind === 'survey-due' && data.id !== undefined) return this.tell({is: 'news', survey: data.id});
    if ((kind !== 'ticket-changed' && kind !== 'message-added') || data.id === undefined) return;
    const {id: ticket, version = Infinity} = data;
    if (version <= (this.#versions.get(ticket) ?? -1)) return;
    if (this.#versions.size >= most) this.#versions.clear();
    if (version < Infinity) this.#versions.set(ticket, version);
    this.tell({is: 'news', ticket, version});
  }

  /** Something may have happened that nobody told of. */
  anew(): void {
    this.#versions.clear();
    this.tell({is: 'news'});
  }

  /** Another person is here. */
  forget(): void {
    this.id = undefined;
    this.#versions.clear();
  }
}
