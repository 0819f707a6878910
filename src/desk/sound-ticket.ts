import type {Shape} from '../client/misfit.js';
import type {lookedAt} from '../client/wire-looked-at.js';
import type {Ticket, TicketSummary} from '../contract/ticket.js';

/** A request without what of it breaks the contract; `broken` names these fields, those of its resolution too. */
export interface SoundTicket {
  ticket: Ticket;
  broken: readonly string[];
}

/** Looks at what the first reading of a request left unlooked at, since only parts on demand draw it; `apart` has the shapes. */
export const checksBy = (apart: ReturnType<typeof lookedAt>) => ({
  soundTicket(ticket: Ticket): SoundTicket {
    const {resolution} = ticket;
    const fields = misfits(ticket, apart.Ticket);
    const closing = resolution ? misfits(resolution, apart.Resolution) : [];
    if (!fields.length && !closing.length) return {ticket, broken: []};
    const sound = {...without(ticket, fields), ...(resolution && {resolution: without(resolution, closing)})};
    return {ticket: {...sound, clocks: sound.clocks ?? []}, broken: [...fields, ...closing]};
  },

  /** Whether what a row of a list says of what waits for approval can be read. */
  soundAwaits: (row: TicketSummary): boolean => misfits(row, apart.TicketSummary).length === 0,
});

function misfits(given: object, shapes: Readonly<Record<string, Shape>>): string[] {
  return Object.entries(shapes).flatMap(([name, shape]) => (shape(given[name as never], '') === undefined ? [] : [name]));
}

function without<T extends object>(given: T, fields: readonly string[]): T {
  return Object.fromEntries(Object.entries(given).filter(([name]) => !fields.includes(name))) as T;
}
