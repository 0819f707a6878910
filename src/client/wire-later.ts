// Written by `npm run openapi` from the contract's route table; change that instead.
import type {Kinds} from './misfit.js';
import type {shared} from './wire-table.js';

/** Made of what its caller has at hand, so that it can lie in any file. */
export const later = (
  {boolean, count, exactly, fields, id, integer, list, optional, string, texts, time}: Kinds,
  {Me, Person}: typeof shared,
) => {
  const Plan = fields({});
  const SetPersonReply = fields({id, name: string, role: string, hint: optional(string), leftAt: optional(time)});
  const ListPeopleReply = fields({items: list(SetPersonReply), more: boolean});
  const AttachmentLink = fields({url: string});
  const ListLinksReply = fields({
    items: list(
      fields({
        id,
        label: string,
        scope: string,
        at: time,
        by: Person,
        expiresAt: time,
        lastUsedAt: optional(time),
        revokedAt: optional(time),
      }),
    ),
  });
  const ReadLinkReply = fields({token: string});
  const SignalReceipt = fields({taken: count});
  const GuestCodeReceipt = fields({digits: integer, validFor: integer, tries: integer});
  const GuestSession = fields({token: string, ticket: id, expiresAt: time});
  const ReadHealthReply = fields({status: exactly('ok'), checks: optional(texts)});
  return {
    readPlan: {path: '/plan', reply: Plan},
    setPreferences: {method: 'PUT', path: '/me/preferences', reply: Me},
    listPeople: {path: '/people', reply: ListPeopleReply},
    setPerson: {method: 'PUT', path: '/people/{person}', reply: SetPersonReply},
    linkAttachment: {path: '/tickets/{ticket}/attachments/{attachment}', reply: AttachmentLink},
    listLinks: {path: '/tickets/{ticket}/links', reply: ListLinksReply},
    shareTicket: {method: 'POST', status: 201, keyed: true, path: '/tickets/{ticket}/links', reply: ListLinksReply},
    readLink: {path: '/tickets/{ticket}/links/{link}', reply: ReadLinkReply},
    revokeLink: {method: 'POST', keyed: true, path: '/tickets/{ticket}/links/{link}/revoke', reply: ListLinksReply},
    sendSignals: {method: 'POST', status: 202, access: 'anyone', path: '/signals', reply: SignalReceipt},
    askGuestCode: {method: 'POST', status: 202, access: 'anyone', path: '/guest-sessions', reply: GuestCodeReceipt},
    openGuestSession: {method: 'POST', access: 'anyone', path: '/guest-sessions/verify', reply: GuestSession},
    openLinkSession: {method: 'POST', access: 'anyone', path: '/link-sessions', reply: GuestSession},
    readHealth: {access: 'anyone', path: '/health', reply: ReadHealthReply},
  } as const;
};
