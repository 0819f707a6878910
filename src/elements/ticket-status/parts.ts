import type {ReactiveControllerHost} from 'lit';
import type {TicketSummary} from '../../contract/ticket.js';
import type {Desk} from '../../desk/desk.js';
import type {Place} from '../../kit/place.js';
import type {Words} from '../../locales/words.js';

export type StatusWords = Words<'ticket-status'>;

/** What the parts of this element get from it. */
export interface Parts {
  readonly host: ReactiveControllerHost & HTMLElement;
  desk(): Promise<Desk>;
  /** Missing until they are loaded. */
  words(): StatusWords | undefined;
  announce(text: string): void;
  hrefTo(place: Place): string;
  /** Everything read passes here, so that a changed state is told once, whoever read it. */
  saw(ticket: Pick<TicketSummary, 'id' | 'state'>): void;
  /** The reader did something: look for news soon. */
  stir(): void;
}
