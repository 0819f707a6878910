import type {Issue} from '../../src/contract/problem.js';
import type {SharedLink, SharedLinks} from '../../src/contract/shared-link.js';
import {asPerson, type Customer} from './authenticate.js';
import {digest} from './digest.js';
import {accountOf, type Handlers} from './handler.js';
import {iso} from './iso.js';
import {passToken} from './letter.js';
import {limits} from './limits.js';
import {isOver, type LinkPass} from './link-pass.js';
import type {Ports} from './ports.js';
import {found, refuse} from './refusal.js';
import {isOwn, manages, readableTicket} from './ticket-access.js';
import {applyStep, type TicketRecord} from './ticket-record.js';
import {checkText} from './tickets.js';

const hour = 3_600_000;
/** Longest that a link may be good for, in hours. */
const mostHours = 30 * 24;
/** Links to one request that may be good at the same time. */
const mostLinks = 10;
const longestLabel = 80;

/** What a link's token comes of. */
const seedOf = (link: string) => `shared ${link}`;

/** Links by which somebody without an account reads one request: made, listed, copied, taken back. The steps name them; only a digest of each token is kept. */
export function sharedLinkHandlers(ports: Ports): Pick<Handlers, 'listLinks' | 'shareTicket' | 'readLink' | 'revokeLink'> {
  const {repository, linkSecret} = ports;
  return {
    listLinks: async (call) => ({reply: await listed(await sharable(call.params['ticket'], accountOf(call)))}),

    readLink: async (call) => {
      const record = await sharable(call.params['ticket'], accountOf(call));
      const {id, pass} = await linkOf(record, call.params['link']);
      if (isOver(pass, call.now)) refuse('gone', {detail: 'This link opens nothing any more.'});
      return {reply: {token: await passToken(seedOf(id), linkSecret)}};
    },

    shareTicket: async (call) => {
      const customer = accountOf(call);
      const before = await sharable(call.params['ticket'], customer);
      const {scope, hours} = call.body;
      const label = call.body.label.normalize('NFC').trim();
      const issues: Issue[] = checkText('/label', label, longestLabel, true);
      if (hours < 1 || hours > mostHours) issues.push({pointer: '/hours', code: 'out-of-range', params: {min: 1, max: mostHours}});
      const links = await linksOf(before);
      const good = links.filter(({pass}) => !isOver(pass, call.now)).length;
      if (good >= mostLinks) issues.push({pointer: '', code: 'too-many', params: {max: mostLinks, actual: good + 1}});
      if (issues.length) refuse('invalid-fields', {issues});
      await call.spend(`links ${customer.key}`, limits.linksMade, 'Too many links were made by this person.');
      const id = ports.newId();
      const pass: LinkPass = {
        id: await digest(await passToken(seedOf(id), linkSecret)),
        ticket: before.id,
        scopes: scope === 'reply' ? ['read', 'reply'] : ['read'],
        shared: {label, link: id},
        expiresAt: call.now + hours * hour,
        revision: 1,
      };
      const step = {is: 'share', label, scope, until: pass.expiresAt} as const;
      const record = await stepped(before, {id, at: call.now, by: asPerson(customer), step});
      return {reply: await listed(record, pass), change: {ticket: record, passes: [pass]}};
    },

    revokeLink: async (call) => {
      const customer = accountOf(call);
      const before = await sharable(call.params['ticket'], customer);
      const {id, pass} = await linkOf(before, call.params['link']);
      if (pass.revokedAt !== undefined) return {reply: await listed(before)};
      const revoked = {...pass, revokedAt: call.now, revision: pass.revision + 1};
      const step = {is: 'unshare', link: id} as const;
      const record = await stepped(before, {id: ports.newId(), at: call.now, by: asPerson(customer), step});
      return {reply: await listed(record, revoked), change: {ticket: record, passes: [revoked]}};
    },
  };

  /** A request whose links this customer may make and see: his own, or as a manager a colleague's. */
  async function sharable(id: string | undefined, customer: Customer): Promise<TicketRecord> {
    const record = await readableTicket(ports, id, customer);
    if (isOwn(record, customer) || manages(record, customer)) return record;
    return refuse('not-allowed', {detail: 'Links are made by whose request it is.'});
  }

  async function stepped(before: TicketRecord, entry: Parameters<typeof applyStep>[1]): Promise<TicketRecord> {
    const taken = applyStep(before, entry, await repository.settings());
    return taken ? taken.record : refuse('action-not-allowed', {detail: 'An archived request is not shared.', allowed: []});
  }

  /** Every link that was made, newest first; of those whose pass was swept away nothing is left to know. `fresh`: one that is about to be written. */
  async function linksOf(
    {steps}: TicketRecord,
    fresh?: LinkPass,
  ): Promise<(Omit<SharedLink, 'lastUsedAt' | 'revokedAt'> & {pass: LinkPass})[]> {
    const made = await Promise.all(
      steps.map(async ({id, at, by, step}) => {
        if (step.is !== 'share') return [];
        const key = await digest(await passToken(seedOf(id), linkSecret));
        const pass = key === fresh?.id ? fresh : await repository.linkPass(key);
        return pass ? [{id, label: step.label, scope: step.scope, at: iso(at), by, expiresAt: iso(step.until), pass}] : [];
      }),
    );
    return made.flat().reverse();
  }

  async function linkOf(record: TicketRecord, link: string | undefined): Promise<{id: string; pass: LinkPass}> {
    return found((await linksOf(record)).find(({id}) => id === link));
  }

  async function listed(record: TicketRecord, fresh?: LinkPass): Promise<SharedLinks> {
    const items = (await linksOf(record, fresh)).map(({pass: {usedAt, revokedAt}, ...link}) => ({
      ...link,
      ...(usedAt !== undefined && {lastUsedAt: iso(usedAt)}),
      ...(revokedAt !== undefined && {revokedAt: iso(revokedAt)}),
    }));
    return {items};
  }
}
