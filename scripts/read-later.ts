/**
 * Fields whose shape browsers do not check with the reply, by schema: nearly all that reads them is loaded when it is wanted, and every element would
 * carry the shapes. What parts of a request read is looked at by themselves (`lookedAt`); so do the outlook before sending and opening hours, each in
 * its own way. What is left of the settings is read as optional.
 */
export const readLater: Record<string, string[]> = {
  DeskSettings: ['archiveDays', 'calendars', 'tiers', 'clocks', 'escalation', 'visits', 'access', 'audiences'],
  ContactChannel: ['calendar'],
  Me: ['now', 'colleagues'],
  Plan: ['organisation', 'tier', 'timeZone', 'phases', 'extensions', 'entitlements', 'suspended', 'people', 'now'],
  Resolution: ['cause', 'prevention', 'checks', 'outage'],
  RequestType: ['process', 'audience'],
  Stage: ['process'],
  Survey: ['call'],
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
    'grants',
    'awaits',
    'cc',
  ],
  TicketPage: ['shared'],
  TicketSummary: ['awaits'],
};

/** Those of them that parts look at before they draw, by a table of their own. */
export const lookedAt = ['Ticket', 'Resolution', 'TicketSummary'] as const;

/** Lines of the route table by the file that they come with, `src/client/wire-<name>.ts`; `later`: those that no element's main job calls. All others come first. */
export const apart: Record<string, readonly string[]> = {
  tickets: ['listTickets', 'readTicket', 'listMessages', 'postMessage', 'actOnTicket'],
  articles: ['listArticles', 'readArticleIndex', 'readArticle', 'rateArticle'],
  surveys: ['listSurveys', 'readSurvey', 'respondToSurvey'],
  later: [
    'readPlan',
    'setPreferences',
    'listPeople',
    'setPerson',
    'linkAttachment',
    'listLinks',
    'shareTicket',
    'readLink',
    'revokeLink',
    'sendSignals',
    'askGuestCode',
    'openGuestSession',
    'openLinkSession',
    'readHealth',
  ],
};
