/** News of a person's requests as server-sent events (WHATWG HTML, 9.2), under this path; no line of the route table, which answers once. */
export const eventsPath = '/events';

/**
 * What happened. After `ticket-changed` and `message-added` the request of that id is read anew, after `survey-due` the survey of that id is there to be
 * answered. Readers pass over a kind they do not know, as that of notices will be to those of now; its id counts.
 */
export type EventKind = 'ticket-changed' | 'message-added' | 'survey-due';

/** What an event carries, as JSON: whoever it is for reads the rest by the route table. */
export interface EventData {
  id: string;
  /** Of the request, as `Ticket.version`: whoever has read that version already knows it. */
  version?: number | undefined;
}

/** Kinds about the stream itself, without data of use. `reset`: what came after the id given is not to be had; everything shown is read anew. `position`: nothing but an id to go on from. */
export const streamKinds = {reset: 'reset', position: 'position'} as const;

/** Ms. A comment goes out after so long a silence at most, and whoever hears nothing for so long has lost the line. */
export const heartbeat = {every: 20_000, missing: 45_000};
