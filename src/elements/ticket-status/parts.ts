import type {LitElement, nothing, TemplateResult} from 'lit';
import type {TicketSummary} from '../../contract/ticket.js';
import type {Desk, OutboxEntry} from '../../desk/desk.js';
import type {DeskLink} from '../../kit/desk-link.js';
import type {Loader} from '../../kit/loader.js';
import type {Place, Whereabouts} from '../../kit/place.js';
import type {Words} from '../../locales/words.js';
import type {Answering} from './answering.js';
import type {Opened} from './open-ticket.js';

export type StatusWords = Words<'ticket-status'>;
export type AnswerWords = Words<'ticket-answers'>;

/** What the parts of this element get from it. */
export interface Parts {
  /** `scope`: whose requests the page asks for. */
  readonly host: LitElement & {readonly scope: string};
  desk(): Promise<Desk>;
  /** Missing until they are loaded. */
  words(): StatusWords | undefined;
  link(): DeskLink | undefined;
  /** Id of the reader; missing where it cannot be told, as for a guest. */
  me(): Promise<string | undefined>;
  /** What waits on this device to be sent: handed-in requests, replies, answers. */
  waiting(): readonly OutboxEntry[];
  /** A sentence known only at run time; those of what is loaded later count once it is there. */
  find(key: string, params: Readonly<Record<string, string>>): string | undefined;
  /** What is loaded later, once it is there. */
  answering(): Answering | undefined;
  /**
   * What it draws. Until it is there it is on its way, with a skeleton in its place; with a `room`, only that is kept for it until it comes ahead of
   * being wanted. What keeps it away is said.
   */
  drawn(draw: (answering: Answering) => TemplateResult | typeof nothing, room?: boolean): TemplateResult | typeof nothing;
  /** Loads it now; `use` is called when it is there. */
  later(use?: (answering: Answering) => void): void;
  /** Settles once all that is drawn of a request is there, could not be had or takes too long. */
  whole(read: Opened): Promise<void>;
  /** Reads what is shown, the list or one request. */
  loader(): Pick<Loader<unknown>, 'state' | 'value' | 'refresh'>;
  /** The reader asks for it once more: what refuses it now is told the page anew. */
  again(): void;
  announce(text: string): void;
  hrefTo(place: Place): string;
  whereabouts(): Whereabouts;
  /** Everything read passes here, so that a changed state is told once, whoever read it. */
  saw(ticket: Pick<TicketSummary, 'id' | 'state'>): void;
  /** The request is not to be had any more: what the list last said of it is old. */
  gone(): void;
  /** The reader is somewhere else now, by a link or by what was chosen here. */
  moved(place: Place | undefined): void;
  /** The reader did something: look for news soon. */
  stir(): void;
  /** Draws all of the thread, for paper. */
  unroll(): Promise<void>;
  /** Puts the focus on the first that fits, once what changed is drawn. */
  focus(selector: string): Promise<void>;
}

/** Goes to a place as its link would. */
export function follow({hrefTo, whereabouts}: Parts, place: Place): void {
  const {go} = whereabouts();
  if (go) go(hrefTo(place));
  else location.href = hrefTo(place);
}

/** Sentences one after the other, the way the language sets them: Chinese without a blank between. */
export function joined({locale}: {locale: string}, sentences: readonly string[]): string {
  return sentences.join(locale === 'en' ? ' ' : '');
}
