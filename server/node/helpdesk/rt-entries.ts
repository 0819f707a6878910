import type {Person} from '../../../src/contract/person.js';
import type {TicketState} from '../../../src/contract/ticket.js';
import type {HelpdeskEntry} from '../../app/helpdesk.js';
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
}

/** Somebody there; `team`: he is one of those who work with it. */
interface Known {
  person: Person;
  team: boolean;
  itself: boolean;
}

/** Reads what the team did under tickets. It remembers who people are. */
export function openEntries({session, user, agents, states, ranks}: Reading) {
  const people = new Map<string, Promise<Known>>();

  return async (ticket: string, after: string | undefined): Promise<HelpdeskEntry[]> => {
    const path = `/ticket/${ticket}/history?fields=Type,Field,NewValue,Creator,Created,ObjectId`;
    const history = await listAll(session, path, RtHistory, 'a history');
    // A ticket that others were put into tells what was said under them as well: that is for theirs.
    const own = history.filter(({ObjectId}) => String(typeof ObjectId === 'object' ? ObjectId.id : ObjectId) === ticket);
    const later = own.filter(({id}) => after === undefined || Number(id) >= Number(after)).sort((a, b) => Number(a.id) - Number(b.id));
    let parts: Promise<RtPart[]> | undefined;
    const entries: HelpdeskEntry[] = [];
    for (const transaction of later) {
      const who = await personOf(String(transaction.Creator.id));
      if (who.itself) {
        // Of what it does by itself only moves count.
        if (String(transaction.Creator.id) !== 'RT_System') continue;
      } else if (!who.team) continue;
      const read = await entryOf(transaction, () => (parts ??= partsOf(session, ticket)));
      if (!read || (who.itself && read.did !== 'moved')) continue;
      entries.push({id: String(transaction.id), at: Date.parse(transaction.Created), by: who.itself ? undefined : who.person, ...read});
    }
    return entries;
  };

  async function entryOf({id, Type, Field, NewValue}: RtTransaction, parts: () => Promise<RtPart[]>) {
    const value = NewValue === null || NewValue === undefined ? '' : String(NewValue);
    if (Type === 'Correspond') return wordsAndFiles((await parts()).filter(({TransactionId}) => String(TransactionId) === String(id)));
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

  function personOf(key: string): Promise<Known> {
    const known = people.get(key);
    if (known) return known;
    const found = readPerson(key).catch((error: unknown) => {
      people.delete(key);
      throw error;
    });
    people.set(key, found);
    return found;
  }

  async function readPerson(key: string): Promise<Known> {
    const stranger: Known = {person: {id: key, name: key, role: 'agent'}, team: false, itself: false};
    if (key === '' || key === 'Nobody') return stranger;
    if (key === 'RT_System' || key === user) return {...stranger, itself: true};
    const answer = await session.call('GET', `/user/${encodeURIComponent(key)}`);
    if (answer.status === 404 || answer.status === 403) return stranger;
    const {Name, RealName, Privileged} = checked(RtUser, answer, 'a user');
    if (Name === user || Name === 'RT_System' || Name === 'Nobody') return {...stranger, itself: Name !== 'Nobody'};
    // Customers read who it is, and not where mails reach him.
    const shown = Name.includes('@') ? (Name.split('@')[0] ?? '') : Name;
    const name = RealName && !RealName.includes('@') ? RealName : shown;
    return {
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
