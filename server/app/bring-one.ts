import {cleanFileName} from '../../src/rules/files.js';
import {asAttachment} from './attachments.js';
import {commit} from './commit.js';
import type {Meeting} from './hand-over.js';
import {isCarried} from './handed.js';
import {HelpdeskFailed, type HelpdeskEntry, type HelpdeskPlace} from './helpdesk.js';
import {meantBy, stepsOf, type Meant} from './helpdesk-steps.js';
import {placeOf, withSeen} from './helpdesk-trail.js';
import {helpdeskWords} from './helpdesk-words.js';
import {keepTrail} from './keep-trail.js';
import {movesOf} from './moves.js';
import {verdictOn} from './scanning.js';
import {takeStep} from './take-step.js';
import {applyStep, type TicketRecord} from './ticket-record.js';

/** How often something is tried to be taken: steps on its way, and writes of others that came first. */
const tries = 24;

/** Brings over what the team did under one request since it was last looked at. */
export async function bringOne({id: ticket, helpdesk}: TicketRecord, place: HelpdeskPlace, ports: Meeting): Promise<void> {
  const {entries, begun, now} = await ports.helpdesk.read(place, helpdesk?.seen ?? []);
  if (helpdesk?.lost) return findAgain(ticket, entries, ports);
  // Its clock is another one than the gateway's.
  const behind = ports.now() - now;
  for (const meant of meantBy(entries)) await take(ticket, {...meant, at: meant.at + behind}, ports);
  if (begun) await begin(ticket, ports);
}

/** It is the same request again. What was said meanwhile may have been said to somebody else: it is shown to nobody here, and whoever said it hears so. */
async function findAgain(id: string, entries: readonly HelpdeskEntry[], ports: Meeting): Promise<void> {
  const ids = entries.map((entry) => entry.id);
  await keepTrail(ports, id, ({lost: _, since: _since, ...trail}) => withSeen(trail, ids));
  const record = await ports.repository.ticket(id);
  const said = entries.filter(({did}) => did === 'said' || did === 'withheld').map((entry) => entry.id);
  if (record && said.length) await sayUnshown(record, {ids: said, withheld: 'given-away'}, ports);
}

/** Takes the steps that something means, one write each, and remembers it with the last. */
async function take(id: string, all: Meant, ports: Meeting): Promise<void> {
  const {repository} = ports;
  const settings = await repository.settings();
  let files: Awaited<ReturnType<typeof takeFiles>> | undefined;
  for (let n = 0; n < tries; n++) {
    const before = await repository.ticket(id);
    const name = all.ids[0]!;
    if (!before || !placeOf(before) || before.helpdesk?.seen.includes(name)) return;
    const meant = isLate(all, before) ? {...all, to: undefined} : all;
    const done = before.steps.filter((entry) => entry.id === stepId(name) || entry.id.startsWith(`${stepId(name)}-`));
    const words = helpdeskWords(before.draft.locale ?? before.locale);
    files ??= meant.said && (await takeFiles(meant.said, before, ports, words));
    const spoken = done.some(({step}) => 'text' in step);
    const said = meant.said && files && !spoken && {...meant.said, text: [meant.said.text, ...files.missing].filter(Boolean).join('\n\n')};
    const told = stepsOf(before, {...meant, said: said || undefined}, {words, files: files?.kept.map((file) => file.id) ?? []});
    const [step, ...rest] = told?.steps ?? [];
    const attachments = step && 'attachments' in step && step.attachments?.length ? files?.kept : undefined;
    // Never in the future, and never before what stands there already.
    const at = Math.max(before.updatedAt, Math.min(meant.at, ports.now()));
    const entry = {
      id: stepId(name, done.length),
      at,
      by: told?.by ?? before.requester,
      via: 'helpdesk',
      ...(attachments && {attachments}),
    } as const;
    const taken = step && applyStep(before, {...entry, step}, settings);
    if (!step || !taken) {
      if (!told || step || meant.withheld) await sayUnshown(before, meant, ports);
      await keepTrail(ports, id, (trail) => withSeen(trail, meant.ids));
      return;
    }
    const {record, opens, withdraws} = taken;
    const ticket = rest.length || !before.helpdesk ? record : {...record, helpdesk: withSeen(before.helpdesk, meant.ids)};
    await commit(ports, {ticket, survey: opens, withdraws});
  }
  throw new HelpdeskFailed('what the team did could not be written down');
}

/**
 * Whether a request was moved at the gateway after the team moved it there, without having heard of that: the later one of both holds. What the helpdesk moved by
 * itself then, it moved because of what was just said there.
 */
function isLate({to, at, by}: Meant, record: TicketRecord): boolean {
  const {steps, helpdesk} = record;
  const rival = movesOf(record).findLast((n) => n >= (helpdesk?.carried ?? 0) && isCarried(steps[n]!));
  return to !== undefined && rival !== undefined && (!by || steps[rival]!.at >= at);
}

/** Whatever opened it there, and in whatever order: what somebody has and what is open is being worked on; after a rejection, once the team says something. */
async function begin(id: string, ports: Meeting): Promise<void> {
  const record = await ports.repository.ticket(id);
  const spoken = record?.steps.at(-1)?.via === 'helpdesk';
  if (record?.assignee && (record.state === 'assigned' || (record.state === 'reopened' && spoken)))
    await takeStep(ports, id, {is: 'start'}, record.assignee, 'helpdesk');
}

function stepId(entry: string, n = 0): string {
  return `helpdesk-${entry}${n ? `-${n}` : ''}`;
}

/** The team believes that the customer reads it. */
async function sayUnshown(
  record: TicketRecord,
  {ids, withheld}: Pick<Meant, 'ids' | 'withheld'>,
  {repository, helpdesk}: Meeting,
): Promise<void> {
  const place = placeOf(record);
  const {locales} = await repository.settings();
  if (place)
    await helpdesk.carry(place, {
      mark: `${record.id}-${ids[0]}-unshown`,
      as: 'told',
      text: helpdeskWords(locales[0]).unshown[withheld ?? 'closed'],
      files: [],
    });
}

/** A file that could not be kept leaves nothing behind: it is fetched once more. */
async function append(id: string, bytes: Uint8Array<ArrayBuffer>, {uploads}: Meeting): ReturnType<Meeting['uploads']['append']> {
  try {
    return await uploads.append(id, 0, new Blob([bytes]).stream());
  } catch (error) {
    await uploads.remove(id).catch(() => undefined);
    throw error;
  }
}

/** The files that came with words, as the gateway's own; what may not be given out here is named in its place. */
async function takeFiles(
  {files}: Extract<HelpdeskEntry, {did: 'said'}>,
  {id: ticket}: TicketRecord,
  ports: Meeting,
  words: ReturnType<typeof helpdeskWords>,
) {
  const {uploads, helpdesk, repository} = ports;
  const settings = await repository.settings();
  const kept = [];
  const missing: string[] = [];
  for (const file of files) {
    const name = cleanFileName(file.name);
    const bytes = file.size > settings.limits.attachments.bytes ? undefined : await helpdesk.open(file.id);
    const upload =
      bytes && (await uploads.create({id: ports.newId(), owner: `helpdesk ${ticket}`, name, size: bytes.length, createdAt: ports.now()}));
    // No fault of the file: it comes with the next try.
    if (upload === 'full' || upload === 'no-room') throw new HelpdeskFailed('there is no room for a file of the team’s');
    const whole = upload && (await append(upload.id, bytes, ports));
    const fits = whole && typeof whole !== 'string' ? whole : undefined;
    const attachment = fits && asAttachment(fits, settings);
    if (fits && attachment && (await verdictOn(ports, fits)) !== 'infected') {
      await uploads.hold([attachment.id], ticket);
      kept.push(attachment);
    } else {
      if (fits) await uploads.remove(fits.id);
      missing.push(words.missingFile(name));
    }
  }
  return {kept, missing};
}
