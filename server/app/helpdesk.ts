import type {Person} from '../../src/contract/person.js';
import type {TicketState} from '../../src/contract/ticket.js';
import type {StepName} from '../../src/rules/lifecycle.js';

/** A vendor's own helpdesk, in which his team works on requests. What it cannot hold stays with the gateway. */
export interface Helpdesk {
  /** As its users call it. */
  name: string;
  /** Steps that the team takes there and nowhere else, unless it says more than there is a place for. It takes all others at the gateway, and they are told there. */
  owns: readonly StepName[];
  /** Rejects while it cannot be reached, or lacks what is needed of it. */
  ready(): Promise<void>;
  /** Finds what was made of this request before, by its id, or makes it; then reads it back. */
  receive(request: HandedRequest): Promise<{id: string; requestor: string}>;
  /** Says there what a step said, unless it was said before, known by its mark, and reads it back. */
  carry(place: HelpdeskPlace, step: HandedStep): Promise<void>;
  /** Sets the state that the step of this mark led to, where it has one like it, and reads it back. */
  move(place: HelpdeskPlace, mark: string, state: TicketState): Promise<void>;
  /** Which requests somebody touched there in the last `seconds`, or ever: more than those, never fewer. */
  changed(seconds: number | undefined): Promise<{ticket: string; id: string}[]>;
  /**
   * What the team did there beside what was seen, ids of the last entries, oldest first in both. What the gateway itself did is not among it. `begun`: whether it is
   * worked on as it stands now. `now`: epoch ms, by the clock of the entries.
   */
  read(place: HelpdeskPlace, seen: readonly string[]): Promise<{entries: HelpdeskEntry[]; begun: boolean; now: number}>;
  /** All that was read of a request is taken: until it changes again `changed` may leave it out. */
  taken(id: string): void;
  /** The bytes of a file there. */
  open(file: string): Promise<Uint8Array<ArrayBuffer>>;
}

/** A request on its way there. */
export interface HandedRequest {
  /** Its id at the gateway: by it alone it is found again. */
  ticket: string;
  /** Whose it is, see `personKey`. */
  owner: string;
  email?: string | undefined;
  subject: string;
  text: string;
  /** Id of the configuration. */
  priority?: string | undefined;
  files: readonly HandedFile[];
}

/** Where a request stands there, and by what it is known to be the same one. A row that does not fit is nobody's: nothing is shown of it, nothing said to it. */
export interface HelpdeskPlace {
  id: string;
  ticket: string;
  owner: string;
  /** Who was its requester there when it was made, in words of the helpdesk's own; empty where it had none. */
  requestor: string;
}

/** Something that happened at the gateway. */
export interface HandedStep {
  /** Names it for ever. */
  mark: string;
  /** Said by the customer, or told among the team. */
  as: 'said' | 'told';
  text: string;
  files: readonly HandedFile[];
}

export interface HandedFile {
  name: string;
  type: string;
  /** Rejects where it is not there any more. */
  bytes(): Promise<Uint8Array<ArrayBuffer>>;
}

/** One thing that the team did there. `at` in epoch ms. */
export type HelpdeskEntry = {
  id: string;
  at: number;
  /** Missing where the helpdesk did it by itself. */
  by?: Person | undefined;
} & HelpdeskAct;

export type HelpdeskAct =
  /** To the customer; `text` is text, whatever it was written in. */
  | {did: 'said'; text: string; files: readonly {id: string; name: string; size: number}[]}
  /** Said, and not to be shown. */
  | {did: 'withheld'; why: 'by-mail' | 'given-away'}
  | {did: 'moved'; to: TicketState}
  | {did: 'assigned'; to: Person}
  /** Id of the configuration. */
  | {did: 'ranked'; priority: string};

/** Where a request of the gateway's stands in the helpdesk. */
export interface HelpdeskTrail {
  /** Missing until it was received there. */
  id?: string;
  requestor?: string;
  /** Whose it was then, see `personKey`. */
  owner?: string;
  /** Steps from the first on that need not be looked at any more. */
  carried: number;
  /** Ids of the last entries that were brought over. */
  seen: readonly string[];
  /** When something of it is to be carried there, epoch ms. */
  dueAt?: number;
  /** How often that was tried in vain, and why it failed the last time. */
  tries: number;
  problem?: string;
  /** When that began, or when it was lost, epoch ms. */
  since?: number;
  /** It is not this request any more there: from now on it is the gateway's alone. */
  lost?: LostReason;
}

/** `gone`: it cannot be read any more; `merged`: into another; `another-requester`: it was given to somebody else. */
export type LostReason = 'gone' | 'merged' | 'another-requester';

/** What stands there is not the request that was meant. */
export class Lost extends Error {
  override name = 'Lost';
  constructor(readonly reason: LostReason) {
    super(`It is not the same request there any more: ${reason}.`);
  }
}

/** The helpdesk cannot be asked now, or did not do what it was asked. Its message holds nothing that somebody wrote. */
export class HelpdeskFailed extends Error {
  override name = 'HelpdeskFailed';
  /** `down`: nothing else will succeed either. `refused`: this very thing is not taken, and nothing was done of it. */
  constructor(
    message: string,
    readonly down = false,
    readonly refused = false,
  ) {
    super(message);
  }
}
