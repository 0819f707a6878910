import {tokens} from '../../src/search/tokens.js';
import {foldAll} from './fold-all.js';
import type {TicketRecord} from './ticket-record.js';

/** How many of a person's latest requests are looked through. */
export const lookedThrough = 200;
/** A request is like another from this share of its title's weight on; where both are of one category, the smaller share is enough. */
const enough = {within: 0.28, across: 0.45};

/**
 * Those of `others` that are like a ticket, the most alike first: how much of its title's terms, rare ones counting for more, stand in the other's
 * title and description, and whether both are of one category. Itself and what was cancelled are left out.
 */
export function likeTickets(ticket: TicketRecord, others: readonly TicketRecord[]): TicketRecord[] {
  const known = others
    .filter(({id, state}) => id !== ticket.id && state !== 'cancelled')
    .map((record) => ({record, terms: termsOf(record)}));
  const wanted = [...new Set(tokens(foldAll(ticket.draft.title).text))];
  const weights = new Map(wanted.map((term) => [term, weightOf(known.filter(({terms}) => terms.has(term)).length, known.length)]));
  const whole = sum(weights.values());
  if (!whole) return [];
  return known
    .map(({record, terms}) => {
      const score = sum(wanted.filter((term) => terms.has(term)).map((term) => weights.get(term)!)) / whole;
      const within = record.category !== undefined && record.category === ticket.category;
      return {record, score, least: enough[within ? 'within' : 'across']};
    })
    .filter(({score, least}) => score >= least)
    .sort((a, b) => b.score - a.score || b.record.updatedAt - a.record.updatedAt)
    .map(({record}) => record);
}

/** From 0 to about 1. A term that all hold tells them little apart; one that no other holds is often only a turn of phrase. */
function weightOf(held: number, all: number): number {
  return held ? Math.max(0, Math.log((all + 1) / (held + 0.5)) / Math.log(all + 2)) : 0.4;
}

function termsOf({draft}: TicketRecord): Set<string> {
  return new Set(tokens(foldAll(`${draft.title}\n${draft.description}`).text));
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
