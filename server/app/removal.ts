/** Mails that wait to be sent: those to one of these addresses, and those whose key holds one of these marks. */
export interface WaitingMails {
  to: readonly string[];
  marks: readonly string[];
}

/** What goes for good. */
export interface Removal {
  /** Ids; their steps, mails and kept answers go with them. */
  tickets?: readonly string[] | undefined;
  surveys?: readonly string[] | undefined;
  /** What is known of one person beside his tickets, see `personKey`: surveys, ratings of articles, preferences, kept answers, to whom he belongs. */
  person?: string | undefined;
  /** Mails that still wait, see `isAmong`. */
  mails?: WaitingMails | undefined;
  /** What was noted before, epoch ms. */
  signalsBefore?: number | undefined;
  feedbackBefore?: number | undefined;
}
