/**
 * Fields whose shape browsers do not check, by schema: nearly all that reads them is loaded when it is wanted, and every element would carry the shapes.
 * Readers get what the backend sent. Some look before they use it (the outlook before sending, opening hours, the ladder, the list of what waits for
 * approval); the others rely on the contract, as the status element does from the first with `clocks`, `process` and `cause`.
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
