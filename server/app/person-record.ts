/** Somebody of a customer's organisation, as his own token named him last, or whoever keeps the configuration. Times in epoch ms. */
export interface PersonRecord {
  /** See `personKey`. */
  key: string;
  /** The same of the organisation. */
  organisation: string;
  /** As his token names him to the vendor. */
  id: string;
  name: string;
  role: 'requester' | 'manager';
  /** Where mails to him go: nowhere but where his own token said. */
  email?: string;
  /** The language that his token named. */
  locale?: string;
  /** When his token was seen last, noted once a week. */
  seenAt: number;
  /** Since when his manager says that he left. */
  leftAt?: number;
  /** The same of organisations that his token named before, by key (see `personKey`). */
  leftBefore?: Readonly<Record<string, number>>;
  /** Counts writes, from 1. */
  revision: number;
}
