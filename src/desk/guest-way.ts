import type {Client} from '../client/client.js';
import type {LaterLines} from '../client/wire-apart.js';
import type {GuestCodeCheck, GuestCodeRequest, LinkSessionRequest} from '../contract/guest.js';
import type {GuestWay} from './desk.js';
import {newKey} from '../contract/key.js';
import {keepGuest} from './guest-note.js';

/** Ways in without an account: by a code, or by the token of a mailed link. `enter` gets the guest's token. */
export function guestWay(client: Client, lines: LaterLines, enter: (getToken: () => Promise<string>) => void): GuestWay {
  return {
    ask: (claim: GuestCodeRequest) => client.call(lines.askGuestCode, {body: claim}),
    open: async (claim: GuestCodeCheck | LinkSessionRequest) => {
      const {token, ticket, expiresAt} = await ('token' in claim
        ? client.call(lines.openLinkSession, {body: claim})
        : client.call(lines.openGuestSession, {body: claim}));
      enter(async () => token);
      keepGuest(client.base, {token, ticket, expiresAt});
      return {ticket, expiresAt};
    },
    links: (ticket) => client.call(lines.listLinks, {params: {ticket}}),
    share: (ticket, link) => {
      const key = newKey();
      return client.call(lines.shareTicket, {params: {ticket}, body: {...link, clientRef: key}, key});
    },
    unshare: (ticket, link) => {
      const key = newKey();
      return client.call(lines.revokeLink, {params: {ticket, link}, body: {clientRef: key}, key});
    },
    linkToken: async (ticket, link) => (await client.call(lines.readLink, {params: {ticket, link}})).token,
    colleagues: (q) => client.call(lines.listPeople, {query: {q: q || undefined, limit: '100'}}),
    setLeft: (person, left) => client.call(lines.setPerson, {params: {person}, body: {left}}),
  };
}
