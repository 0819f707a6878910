import {foldQuery, queryTerms, tokens, unspaced} from '../../src/search/tokens.js';
import {foldAll} from './fold-all.js';
import type {TicketRecord} from './ticket-record.js';

/** What of a ticket is searched, in folded form. */
export interface FoldedTicket {
  text: string;
  /** Its words, each with a space before it. */
  words: string;
  reference: string;
}

/** What is looked for, in folded form. */
export interface TicketTerms {
  terms: string[];
  /** The query where it has no terms. */
  plain: string;
  /** The query as part of a reference; empty where it cannot be one. */
  reference: string;
}

/** A record is never changed, so what was folded of one holds. */
const known = new WeakMap<TicketRecord, FoldedTicket>();

/**
 * Makes the test whether a ticket holds what is looked for: each word of the query as the beginning of one, each pair of Han characters anywhere, in
 * reference, title, description, messages or resolution; or the reference alone, with or without its dashes.
 */
export function ticketMatcher(q: string): (record: TicketRecord) => boolean {
  const {terms, plain, reference} = ticketTerms(q);
  return (record) => {
    const folded = foldTicket(record);
    if (reference && folded.reference.includes(reference)) return true;
    if (!terms.length) return folded.text.includes(plain);
    return terms.every((term) => (unspaced.test(term) ? folded.text.includes(term) : folded.words.includes(` ${term}`)));
  };
}

export function ticketTerms(q: string): TicketTerms {
  return {terms: queryTerms(q, foldAll), plain: foldQuery(q, foldAll).text.trim(), reference: plainReference(q)};
}

export function foldTicket(record: TicketRecord): FoldedTicket {
  let folded = known.get(record);
  if (!folded) {
    const {reference, draft, messages, resolution} = record;
    const parts = [
      reference,
      draft.title,
      draft.description,
      ...messages.map(({text}) => text),
      ...(resolution ? [resolution.summary, resolution.cause ?? '', resolution.prevention ?? ''] : []),
    ];
    const {text} = foldAll(parts.join('\n'));
    folded = {text, words: ` ${tokens(text).join(' ')}`, reference: plainReference(reference)};
    known.set(record, folded);
  }
  return folded;
}

/** A reference as it is compared: without dashes and spaces, all in one case. */
export function plainReference(reference: string): string {
  return foldAll(reference).text.replace(/[^\p{L}\p{N}]/gu, '');
}
