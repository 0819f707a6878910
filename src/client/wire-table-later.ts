// Written by `npm run openapi` from the contract's route table; change that instead.
import {boolean, count, exactly, fields, id, integer, list, optional, string, texts, time} from './misfit.js';

const Me = fields({
  id,
  name: string,
  email: optional(string),
  organisation: optional(fields({id, name: string})),
  role: string,
  preferences: fields({locale: optional(string), unwanted: optional(list(string)), approvals: optional(boolean)}),
});
const Plan = fields({});
const AttachmentLink = fields({url: string});
const SignalReceipt = fields({taken: count});
const GuestCodeReceipt = fields({digits: integer, validFor: integer, tries: integer});
const GuestSession = fields({token: string, ticket: id, expiresAt: time});
const ReadHealthReply = fields({status: exactly('ok'), checks: optional(texts)});

/** Of calls that only parts on demand make. */
export const lines = {
  setPreferences: {method: 'PUT', path: '/me/preferences', reply: Me},
  readPlan: {path: '/plan', reply: Plan},
  linkAttachment: {path: '/tickets/{ticket}/attachments/{attachment}', reply: AttachmentLink},
  sendSignals: {method: 'POST', status: 202, access: 'anyone', path: '/signals', reply: SignalReceipt},
  askGuestCode: {method: 'POST', status: 202, access: 'anyone', path: '/guest-sessions', reply: GuestCodeReceipt},
  openGuestSession: {method: 'POST', access: 'anyone', path: '/guest-sessions/verify', reply: GuestSession},
  openLinkSession: {method: 'POST', access: 'anyone', path: '/link-sessions', reply: GuestSession},
  readHealth: {access: 'anyone', path: '/health', reply: ReadHealthReply},
} as const;
