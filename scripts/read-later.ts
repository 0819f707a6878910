/**
 * What only parts read that are loaded when they are wanted, and that look at it before they use it: nobody else need carry its shape. By schema.
 */
export const readLater: Record<string, string[]> = {
  DeskSettings: ['archiveDays', 'calendars', 'tiers', 'clocks', 'escalation'],
  ContactChannel: ['calendar'],
  Plan: ['organisation', 'tier', 'timeZone', 'phases', 'extensions', 'entitlements', 'suspended', 'people', 'now'],
  Resolution: ['cause', 'prevention', 'checks', 'outage'],
  RequestType: ['process'],
  Stage: ['process'],
  Ticket: ['tier', 'clocks', 'promises', 'escalation', 'urges', 'concerns', 'keptFrom', 'process', 'change', 'proposals', 'awaits'],
  TicketSummary: ['awaits'],
};

/** Routes that no element's main job calls: their lines come with the parts that do. */
export const callLater: readonly string[] = [
  'readPlan',
  'linkAttachment',
  'sendSignals',
  'askGuestCode',
  'openGuestSession',
  'openLinkSession',
  'readHealth',
];
