import {createHash} from 'node:crypto';
import type {TicketState} from '../../../src/contract/ticket.js';
import {HelpdeskFailed, Lost, type HandedRequest, type HandedFile, type HandedStep, type HelpdeskPlace} from '../../app/helpdesk.js';
import {listAll, partsOf} from './rt-lists.js';
import type {RtSession} from './rt-session.js';
import {checked, fieldOf, refusedBy, RtMade, RtQueue, RtRows, RtTicket, RtUser, type RtPart} from './rt-shapes.js';

/** Custom fields that make a ticket there known again; docs/request-tracker.initialdata makes them. */
export const requestField = 'Aftercare request';
export const ownerField = 'Aftercare requester';

export interface Writing {
  session: RtSession;
  queue: string;
  states: Readonly<Record<string, TicketState>>;
  ranks: Readonly<Record<string, number>>;
}

/** A person's key as it stands there: it tells him from others, and nothing of him. */
export function ownerMark(owner: string): string {
  return createHash('sha256').update(owner).digest('hex');
}

/** A text in its language of searches. */
export function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

/** The ticket, once it is known to be the one that is meant. */
export async function readTicket(session: RtSession, place: HelpdeskPlace): Promise<RtTicket> {
  const read = await readMarked(session, place);
  const requestors = read.Requestor.map(({id}) => String(id));
  // Others beside him were put there by the team; where he was none, nobody can tell who whoever is there now is.
  if (place.requestor === '' ? requestors.length : !requestors.includes(place.requestor)) throw new Lost('another-requester');
  return read;
}

/** By its number and both fields. */
async function readMarked(session: RtSession, {id, ticket, owner}: Omit<HelpdeskPlace, 'requestor'>): Promise<RtTicket> {
  const answer = await session.call('GET', `/ticket/${id}`);
  if (answer.status === 404) throw new Lost('gone');
  const read = checked(RtTicket, answer, 'a ticket');
  // A ticket that was put into another answers as that one.
  if (String(read.id) !== id) throw new Lost('merged');
  if (read.Status === 'deleted') throw new Lost('gone');
  const marked = fieldOf(read, requestField)?.split('\n') ?? [];
  if (marked.length !== 1 || marked[0] !== ticket || fieldOf(read, ownerField) !== ownerMark(owner)) throw new Lost('another-requester');
  return read;
}

/** That the queue is there and its tickets have the fields by which they are known: without them nothing that is made would be found again. */
export async function requireFields({session, queue}: Pick<Writing, 'session' | 'queue'>): Promise<void> {
  const {TicketCustomFields = []} = checked(RtQueue, await session.call('GET', `/queue/${encodeURIComponent(queue)}`), 'its queue');
  for (const field of [requestField, ownerField])
    if (!TicketCustomFields.some(({name}) => name === field))
      throw new HelpdeskFailed(`Request Tracker’s queue has no custom field “${field}”`);
}

export async function receive(writing: Writing, request: HandedRequest): Promise<{id: string; requestor: string}> {
  const {session, queue, ranks} = writing;
  const {ticket, owner, email, subject, text, priority, files} = request;
  await requireFields(writing);
  const search = `'CF.{${requestField}}' = ${quoted(ticket)}`;
  const found = await listAll(session, `/tickets?query=${encodeURIComponent(search)}&fields=LastUpdated,CustomFields`, RtRows, 'a search');
  const known = found.map((row) => Number(row.id)).sort((a, b) => a - b)[0];
  if (known === undefined) {
    const rank = priority === undefined ? undefined : ranks[priority];
    const fields = {
      Queue: queue,
      Subject: subject.replace(/\s+/g, ' ').slice(0, 200),
      ...(email !== undefined && {Requestor: [email]}),
      ...(rank !== undefined && {Priority: rank}),
      CustomFields: {[requestField]: ticket, [ownerField]: ownerMark(owner)},
    };
    const {form, sent} = await formOf(fields, text, files);
    const made = String(checked(RtMade, await session.call('POST', '/ticket', form), 'a new ticket').id);
    return {id: made, requestor: await settle(made, sent, true)};
  }
  // It was made before, and nobody heard how that went on.
  const {sent} = files.length ? await formOf({}, text, files) : {sent: 0};
  return {id: String(known), requestor: await settle(String(known), sent, false)};

  /** Sees that it is whole; gives who of its requestors the customer is. */
  async function settle(id: string, sent: number, fresh: boolean): Promise<string> {
    const {Requestor} = await readMarked(session, {id, ticket, owner});
    const parts = await partsOf(session, id);
    const there = parts[0] ? filesIn(parts, parts[0].TransactionId) : 0;
    if (there < sent) await sayMissing(session, {id}, ticket, sent - there);
    const names = Requestor.map((one) => String(one.id));
    if (email === undefined) return '';
    for (const name of names) if (await isAt(name, email)) return name;
    // It may write addresses in another way; but among others, or later, he is whoever has his address.
    return fresh && names.length < 2 ? (names[0] ?? '') : email;
  }

  async function isAt(name: string, address: string): Promise<boolean> {
    const same = (other: string | null | undefined) => other?.toLowerCase() === address.toLowerCase();
    if (same(name)) return true;
    const answer = await session.call('GET', `/user/${encodeURIComponent(name)}`);
    return answer.status < 300 && same(checked(RtUser, answer, 'a user').EmailAddress);
  }
}

/** Says or tells what is not there yet, and sees that it is there then. */
export async function carry({session}: Writing, place: HelpdeskPlace, step: HandedStep): Promise<void> {
  await readTicket(session, place);
  await say(session, place, step);
}

/** Sets a status that means this state, where it has one, and sees that it stands then. */
export async function move({session, states}: Writing, place: HelpdeskPlace, mark: string, state: TicketState): Promise<void> {
  const before = await readTicket(session, place);
  const status = statusFor(state, states);
  if (status === undefined || states[before.Status] === states[status]) return;
  await session.call('PUT', `/ticket/${place.id}`, {Status: status});
  // Its answer is 200 where it refused as well.
  const after = await readTicket(session, place);
  if (states[after.Status] === states[status]) return;
  const text = `Status “${status}” was refused here; it stands so at the gateway.`;
  await say(session, place, {mark: `${mark}-state`, as: 'told', text, files: []});
}

/** States that have no status of their own there, with the one that stands for them; a customer's word that it is solved changes none. */
const standIns: Partial<Record<TicketState, TicketState>> = {
  reopened: 'in-progress',
  'closed-unanswered': 'resolved',
  confirmed: 'resolved',
};

function statusFor(state: TicketState, states: Writing['states']): string | undefined {
  const meant = standIns[state] ?? state;
  return Object.keys(states).find((status) => states[status] === meant);
}

async function say(session: RtSession, place: Pick<HelpdeskPlace, 'id'>, {mark, as, text, files}: HandedStep): Promise<void> {
  const subject = `Aftercare ${mark}`;
  const before = await filesSaid();
  if (before !== undefined && before >= files.length) return;
  const {form, sent} = await formOf({Subject: subject}, text, files);
  if (before === undefined) {
    const answer = await session.call('POST', `/ticket/${place.id}/${as === 'said' ? 'correspond' : 'comment'}`, form);
    if (answer.status !== 201) throw refusedBy(answer.status, 'a message');
  }
  const there = before ?? (await filesSaid());
  if (there === undefined) throw new HelpdeskFailed('Request Tracker took a message, and it is not there');
  if (there < sent) await sayMissing(session, place, mark, sent - there);

  /** How many files lie there with these words; `undefined` where they were not said. */
  async function filesSaid(): Promise<number | undefined> {
    const parts = await partsOf(session, place.id);
    const whole = parts.find((part) => part.Subject === subject);
    return whole && filesIn(parts, whole.TransactionId);
  }
}

function sayMissing(session: RtSession, place: Pick<HelpdeskPlace, 'id'>, mark: string, count: number): Promise<void> {
  const text = `${count} of the files above were not kept here; all are at the gateway.`;
  return say(session, place, {mark: `${mark}-missing`, as: 'told', text, files: []});
}

function filesIn(parts: readonly RtPart[], transaction: RtPart['TransactionId']): number {
  return parts.filter((part) => part.Filename && String(part.TransactionId) === String(transaction) && Number(part.ContentLength) > 0)
    .length;
}

/** Words with files. Names beyond ASCII arrive whole in this form only. */
async function formOf(fields: object, text: string, files: readonly HandedFile[]): Promise<{form: FormData; sent: number}> {
  const contents = await Promise.all(files.map(async (file) => ({...file, content: await file.bytes()})));
  // What is empty it does not take, and nothing is lost by that but the name.
  const empty = contents.filter(({content}) => !content.length).map(({name}) => `[${name}]`);
  const form = new FormData();
  form.set('JSON', JSON.stringify({...fields, Content: [text, ...empty].filter(Boolean).join('\n\n') || ' ', ContentType: 'text/plain'}));
  const full = contents.filter(({content}) => content.length);
  for (const {name, type, content} of full) form.append('Attachments', new Blob([content], {type}), name);
  return {form, sent: full.length};
}
