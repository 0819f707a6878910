import {timesHandedOver} from './companions.js';
import {digest} from './digest.js';
import {guestToken} from './guest-pass.js';
import type {Handlers} from './handler.js';
import {iso} from './iso.js';
import {limits} from './limits.js';
import {isOver} from './link-pass.js';
import type {Ports} from './ports.js';
import {refuse} from './refusal.js';

/** Ways into one request by the link in a mail. */
export function linkHandlers(ports: Ports): Pick<Handlers, 'openLinkSession'> {
  return {
    openLinkSession: async (call) => {
      await call.spend(`link tries ${call.network}`, limits.linksTried, 'Too many links were tried from this network.');
      const pass = await ports.repository.linkPass(await digest(call.body.token));
      const ticket = pass && !isOver(pass, call.now) ? await ports.repository.ticket(pass.ticket) : undefined;
      // A mail to whoever had the request before it was handed over opens it to nobody.
      const opens = pass?.shared !== undefined || (ticket && timesHandedOver(ticket) === (pass?.handed ?? 0));
      if (!pass || !ticket || !opens) return refuse('gone', {detail: 'This link opens nothing any more.'});
      const {token, expiresAt} = await guestToken(ticket, ports, pass.scopes, pass.shared && pass);
      return {
        reply: {token, ticket: pass.ticket, expiresAt: iso(expiresAt)},
        change: {passes: [{...pass, usedAt: call.now, revision: pass.revision + 1}]},
      };
    },
  };
}
