import type {Insertable} from 'kysely';
import type {QueuePlace} from '../../app/queue-place.js';
import type {StepEntry, TicketRecord} from '../../app/ticket-record.js';
import {plainReference} from '../../app/ticket-search.js';
import type {Database, Tables} from './tables.js';

/** The row that lists filter and sort by, with the rest of the record as JSON. */
export function ticketRow({steps, ...rest}: TicketRecord, place: QueuePlace | undefined): Insertable<Tables['tickets']> {
  return {
    id: rest.id,
    reference: plainReference(rest.reference),
    owner: rest.owner,
    organisation: rest.organisation ?? null,
    type: rest.draft.type,
    state: rest.state,
    priority: rest.priority ?? null,
    assignee: rest.assignee?.id ?? null,
    client_ref: rest.draft.clientRef,
    created_at: rest.createdAt,
    updated_at: rest.updatedAt,
    due_at: rest.dueAt ?? null,
    ...placeColumns(place, rest.revision),
    handover_at: rest.helpdesk?.dueAt ?? null,
    revision: rest.revision,
    steps: steps.length,
    record: JSON.stringify(rest),
  };
}

export function placeColumns(place: QueuePlace | undefined, revision: number) {
  return {place_at: place?.at ?? null, turn: place?.turn ?? null, placed_by: place?.basis ?? null, placed_for: place ? revision : null};
}

/** Whole records from their rows, in the same order. */
export async function ticketsFrom({db}: Database, rows: readonly {id: string; record: string}[]): Promise<TicketRecord[]> {
  if (!rows.length) return [];
  const ids = rows.map(({id}) => id);
  const entries = await db
    .selectFrom('ticket_steps')
    .select(['ticket', 'entry'])
    .where('ticket', 'in', ids)
    .orderBy('ticket')
    .orderBy('n')
    .execute();
  const steps = new Map<string, StepEntry[]>(rows.map(({id}) => [id, []]));
  for (const {ticket, entry} of entries) steps.get(ticket)?.push(JSON.parse(entry) as StepEntry);
  return rows.map(({id, record}) => ({...(JSON.parse(record) as Omit<TicketRecord, 'steps'>), steps: steps.get(id) ?? []}));
}
