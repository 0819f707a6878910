/** A request, as mails name it. */
export interface About {
  reference: string;
  title: string;
}

/** What a letter says: its subject, what happened, the link to the request, and what may be done now. */
export interface Sentences {
  subject: string;
  above: string;
  link: string;
  below: string;
}
