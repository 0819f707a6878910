/**
 * Fields whose shape browsers do not check with the reply, by schema: nearly all that reads them is loaded when it is wanted, and every element would
 * carry the shapes. What parts of a request read is looked at by themselves (`lookedAt`); so do the outlook before sending and opening hours, each in
 * its own way. What is left of the settings is read as optional.
 */
export const readLater: Record<string, string[]> = {
  DeskSettings: ['archiveDays', 'calendars', 'tiers', 'clocks', 'escalation', 'visits'],
  ContactChannel: ['calendar'],
  Plan: ['organisation', 'tier', 'timeZone', 'phases', 'extensions', 'entitlements', 'suspended', 'people', 'now'],
  Resolution: ['cause', 'prevention', 'checks', 'outage'],
  RequestType: ['process'],
  Stage: ['process'],
  Ticket: [
    'tier',
    'clocks',
    'promises',
    'escalation',
    'urges',
    'concerns',
    'keptFrom',
    'process',
    'change',
    'proposals',
    'visits',
    'awaits',
  ],
  TicketSummary: ['awaits'],
};

/** Those of them that parts look at before they draw, by a table of their own. */
export const lookedAt = ['Ticket', 'Resolution', 'TicketSummary'] as const;

/** Routes that no element's main job calls: their lines come with the parts that do. */
export const callLater: readonly string[] = [
  'readPlan',
  'setPreferences',
  'linkAttachment',
  'sendSignals',
  'askGuestCode',
  'openGuestSession',
  'openLinkSession',
  'readHealth',
];
