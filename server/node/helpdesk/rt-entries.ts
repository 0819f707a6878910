import type {Person} from '../../../src/contract/person.js';
import type {TicketState} from '../../../src/contract/ticket.js';
import type {HelpdeskEntry, HelpdeskPlace} from '../../app/helpdesk.js';
import {wordsOf} from './html-words.js';
import {listAll, partsOf} from './rt-lists.js';
import type {RtSession} from './rt-session.js';
import {checked, RtContent, RtHistory, RtUser, type RtPart, type RtTransaction} from './rt-shapes.js';

export interface Reading {
  session: RtSession;
  /** The gateway's own user: what he does is nobody's of the team. */
  user: string;
  agents: readonly Person[];
  states: Readonly<Record<string, TicketState>>;
  /** Numbers of priorities, by id. */
  ranks: Readonly<Record<string, number>>;
  /** Whether mails in an agent's name are his. */
  trustsMails: boolean;
  /** Ms for which it is remembered who people are. */
  remembers: number;
}

/** Somebody there, by his name there; `team`: he is one of those who work with it. */
interface Known {
  name: string;
  person: Person;
  team: boolean;
  itself: boolean;
}

/** Of the entries that were seen these many are looked at once more: what stands between them may have become visible since. */
const again = 20;

/** Reads what the team did under tickets. It remembers who people are. */
export function openEntries({session, user, agents, states, ranks, trustsMails, remembers}: Reading) {
  const people = new Map<string, {until: number; known: Promise<Known>}>();

  return async ({id: ticket, requestor}: HelpdeskPlace, seen: readonly string[]): Promise<HelpdeskEntry[]> => {
    const path = `/ticket/${ticket}/history?fields=Type,Field,OldValue,NewValue,Creator,Created,ObjectId`;
    const history = await listAll(session, path, RtHistory, 'a history');
    // A ticket that others were put into tells what was said under them as well: that is for theirs.
    const own = history.filter(({ObjectId}) => String(typeof ObjectId === 'object' ? ObjectId.id : ObjectId) === ticket);
    own.sort((a, b) => Number(a.id) - Number(b.id));
    let parts: Promise<RtPart[]> | undefined;
    const entries: HelpdeskEntry[] = [];
    // Whose it was at the time: it may have been given away and back since anybody looked.
    const requestors = new Set(requestor === '' ? [] : [requestor]);
    const first = Number(seen.at(-again) ?? 0);
    for (const transaction of own) {
      await follow(requestors, transaction);
      if (Number(transaction.id) < first || seen.includes(String(transaction.id))) continue;
      const who = await personOf(String(transaction.Creator.id));
      if (who.itself) {
        // Of what it does by itself only moves count.
        if (String(transaction.Creator.id) !== 'RT_System') continue;
      } else if (!who.team) continue;
      const isTheirs = requestor === '' ? !requestors.size : requestors.has(requestor);
      const act = await entryOf(transaction, () => (parts ??= partsOf(session, ticket)));
      if (!act || (who.itself && act.did !== 'moved')) continue;
      const read = act.did === 'said' && !isTheirs ? ({did: 'withheld', why: 'given-away'} as const) : act;
      entries.push({id: String(transaction.id), at: Date.parse(transaction.Created), by: who.itself ? undefined : who.person, ...read});
    }
    return entries;
  };

  async function entryOf({id, Type, Field, NewValue}: RtTransaction, parts: () => Promise<RtPart[]>) {
    const value = NewValue === null || NewValue === undefined ? '' : String(NewValue);
    if (Type === 'Correspond') {
      const own = (await parts()).filter(({TransactionId}) => String(TransactionId) === String(id));
      // Anybody can write a mail's sender; what took it in names itself in the headers, whatever the mail says there.
      const byMail = !trustsMails && own.some(({Headers}) => /^X-RT-Interface:\s*Email\s*$/im.test(Headers ?? ''));
      return byMail ? ({did: 'withheld', why: 'by-mail'} as const) : wordsAndFiles(own);
    }
    if (Type === 'Status') return states[value] === undefined ? undefined : ({did: 'moved', to: states[value]} as const);
    if (Field === 'Owner' && Type !== 'SetWatcher') {
      const to = await personOf(value);
      return to.team ? ({did: 'assigned', to: to.person} as const) : undefined;
    }
    if (Type === 'Set' && Field === 'Priority') {
      const priority = Object.entries(ranks).find(([, rank]) => String(rank) === value)?.[0];
      return priority === undefined ? undefined : ({did: 'ranked', priority} as const);
    }
    return undefined;
  }

  async function wordsAndFiles(parts: readonly RtPart[]) {
    const texts = parts.filter(({Filename, ContentType}) => !Filename && /^text\/(plain|html)/i.test(ContentType ?? ''));
    // Of one thing said twice, as mails do, what needs no guessing.
    const plain = parts.some(({ContentType}) => /^multipart\/alternative/i.test(ContentType ?? ''))
      ? texts.filter((part) => !isHtml(part))
      : [];
    const chosen = plain.length ? plain : texts;
    const words = await Promise.all(
      chosen.map(async (part) => {
        const text = new TextDecoder().decode(await contentOf(session, String(part.id)));
        return isHtml(part) ? wordsOf(text) : text.replaceAll('\r\n', '\n').trim();
      }),
    );
    const files = parts
      .filter(({Filename}) => Filename)
      .map(({id, Filename, ContentLength}) => ({id: String(id), name: Filename ?? '', size: Number(ContentLength ?? 0)}));
    return {did: 'said', text: words.filter(Boolean).join('\n\n'), files} as const;
  }

  /** Who is the ticket's requestor after a transaction, and who is not any more. */
  async function follow(requestors: Set<string>, {Type, Field, OldValue, NewValue}: RtTransaction): Promise<void> {
    if (Field !== 'Requestor') return;
    if (Type === 'AddWatcher') requestors.add((await personOf(String(NewValue ?? ''))).name);
    if (Type === 'DelWatcher') requestors.delete((await personOf(String(OldValue ?? ''))).name);
  }

  function personOf(key: string): Promise<Known> {
    const kept = people.get(key);
    if (kept && kept.until > Date.now()) return kept.known;
    const known = readPerson(key).catch((error: unknown) => {
      people.delete(key);
      throw error;
    });
    people.set(key, {until: Date.now() + remembers, known});
    return known;
  }

  async function readPerson(key: string): Promise<Known> {
    const stranger: Known = {name: key, person: {id: key, name: key, role: 'agent'}, team: false, itself: false};
    if (key === '' || key === 'Nobody') return stranger;
    if (key === 'RT_System' || key === user) return {...stranger, itself: true};
    const answer = await session.call('GET', `/user/${encodeURIComponent(key)}`);
    if (answer.status === 404 || answer.status === 403) return stranger;
    const {Name, RealName, Privileged} = checked(RtUser, answer, 'a user');
    if (Name === user || Name === 'RT_System' || Name === 'Nobody') return {...stranger, name: Name, itself: Name !== 'Nobody'};
    // Customers read who it is, and not where mails reach him.
    const shown = Name.includes('@') ? (Name.split('@')[0] ?? '') : Name;
    const name = RealName && !RealName.includes('@') ? RealName : shown;
    return {
      name: Name,
      person: agents.find((agent) => agent.id === Name) ?? {id: shown, name, role: 'agent'},
      team: Number(Privileged) === 1,
      itself: false,
    };
  }
}

function isHtml({ContentType}: RtPart): boolean {
  return /^text\/html/i.test(ContentType ?? '');
}

/** The bytes of a part. */
export async function contentOf(session: RtSession, part: string): Promise<Uint8Array<ArrayBuffer>> {
  const {Content} = checked(RtContent, await session.call('GET', `/attachment/${part}`), 'a file');
  return new Uint8Array(Buffer.from(Content ?? '', 'base64'));
}
