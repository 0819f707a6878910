import type {NoticeKind} from '../../src/contract/person.js';

/** What a person chose for himself. */
export interface PreferencesRecord {
  /** See `personKey`. */
  owner: string;
  /** BCP 47; the language of mails to him. */
  locale?: string;
  /** Mails he does without. */
  unwanted: readonly NoticeKind[];
  /** A manager who asked for mails about decisions: of which organisation, and where to, as his token said at `seenAt`, epoch ms. */
  approver?: {organisation: string; name: string; email: string; seenAt: number};
  /** Counts writes, from 1. */
  revision: number;
}
