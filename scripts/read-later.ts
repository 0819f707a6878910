/**
 * What only parts read that are loaded when they are wanted, and that look at it before they use it: nobody else need carry its shape. By schema.
 */
export const readLater: Record<string, string[]> = {
  DeskSettings: ['calendars', 'tiers', 'clocks'],
  ContactChannel: ['calendar'],
  Plan: ['phases', 'extensions', 'entitlements', 'suspended'],
  Ticket: ['tier', 'clocks', 'promises'],
};
