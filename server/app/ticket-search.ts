import {createFolder} from '../../src/search/fold.js';
import {hanVariants} from '../../src/search/han-variants.js';
import {queryTerms, tokens, unspaced} from '../../src/search/tokens.js';
import type {TicketRecord} from './ticket-record.js';

interface Folded {
  text: string;
  /** Its words, each with a space before it. */
  words: string;
  reference: string;
}

const fold = createFolder(hanVariants);
/** A record is never changed, so what was folded of one holds. */
const known = new WeakMap<TicketRecord, Folded>();

/**
 * Makes the test whether a ticket holds what is looked for: each word of the query as the beginning of one, each pair of Han characters anywhere, in
 * reference, title, description, messages or resolution; or the reference alone, with or without its dashes.
 */
export function ticketMatcher(q: string): (record: TicketRecord) => boolean {
  const terms = queryTerms(q, fold);
  const plain = fold(q).text.trim();
  const reference = plainReference(q);
  return (record) => {
    const folded = foldedOf(record);
    if (reference && folded.reference.includes(reference)) return true;
    if (!terms.length) return folded.text.includes(plain);
    return terms.every((term) => (unspaced.test(term) ? folded.text.includes(term) : folded.words.includes(` ${term}`)));
  };
}

function foldedOf(record: TicketRecord): Folded {
  let folded = known.get(record);
  if (!folded) {
    const {reference, draft, messages, resolution} = record;
    const parts = [reference, draft.title, draft.description, ...messages.map(({text}) => text), resolution?.summary ?? ''];
    const {text} = fold(parts.join('\n'));
    folded = {text, words: ` ${tokens(text).join(' ')}`, reference: plainReference(reference)};
    known.set(record, folded);
  }
  return folded;
}

/** A reference as it is compared: without dashes and spaces, all in one case. */
export function plainReference(reference: string): string {
  return fold(reference).text.replace(/[^\p{L}\p{N}]/gu, '');
}
