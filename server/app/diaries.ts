import {isAgreed, isAhead, overlap} from '../../src/rules/visit.js';
import type {Stretch} from '../../src/rules/working-time.js';
import type {Ports} from './ports.js';
import type {TicketRecord} from './ticket-record.js';
import {visitsOf} from './visits.js';

/** A time at which an engineer is expected somewhere, epoch ms. */
export interface Engagement extends Stretch {
  ticket: string;
  visit: string;
}

/** When one engineer is expected where: what keeps two customers from being given the same hour. */
export interface DiaryRecord {
  /** The engineer's id. */
  agent: string;
  engagements: Engagement[];
  /** Counts writes, from 1. */
  revision: number;
}

/** By engineer's id. */
export type Diaries = ReadonlyMap<string, DiaryRecord>;

const day = 86_400_000;

/** The diaries of everybody who is to come for a request; `more`: of these engineers as well. */
export async function diariesFor({repository}: Pick<Ports, 'repository'>, record: TicketRecord, ...more: string[]): Promise<Diaries> {
  const awaited = visitsOf(record).flatMap(({state, offer}) => (isAhead(state) ? [offer.engineer.id] : []));
  const diaries = await Promise.all([...new Set([...awaited, ...more])].map((agent) => repository.diary(agent)));
  return new Map(diaries.flatMap((diary) => (diary ? [[diary.agent, diary] as const] : [])));
}

/** The diaries that a request's steps change, as they are to be written with it; `conflict` where somebody else has one of the times by now. */
export async function diariesAfter({repository}: Pick<Ports, 'repository'>, record: TicketRecord): Promise<DiaryRecord[] | 'conflict'> {
  const visits = visitsOf(record);
  if (!visits.length) return [];
  const held = agreedTimes(await repository.ticket(record.id));
  const wanted = agreedTimes(record);
  const told = (all: typeof wanted) => JSON.stringify(all);
  if (told(held) === told(wanted)) return [];
  const changed: DiaryRecord[] = [];
  for (const agent of new Set([...held, ...wanted].map((one) => one.agent))) {
    const diary = (await repository.diary(agent)) ?? {agent, engagements: [], revision: 0};
    // What is long over is nobody's affair any more.
    const others = diary.engagements.filter(({ticket, to}) => ticket !== record.id && to > record.updatedAt - day);
    const own = wanted.filter((one) => one.agent === agent).map(({agent: _, ...engagement}) => engagement);
    if (own.some((one) => others.some((other) => overlap(one, other)))) return 'conflict';
    const engagements = [...others, ...own].sort((a, b) => a.from - b.from);
    changed.push({agent, engagements, revision: diary.revision + 1});
  }
  return changed;
}

/** The diaries without what the engineers were expected at for requests that go for good. */
export async function diariesWithout({repository}: Pick<Ports, 'repository'>, records: readonly TicketRecord[]): Promise<DiaryRecord[]> {
  const gone = new Set(records.map(({id}) => id));
  const agents = new Set(records.flatMap(agreedTimes).map(({agent}) => agent));
  const diaries = await Promise.all([...agents].map((agent) => repository.diary(agent)));
  return diaries.flatMap((diary) => {
    const kept = diary?.engagements.filter(({ticket}) => !gone.has(ticket));
    return diary && kept && kept.length < diary.engagements.length ? [{...diary, engagements: kept, revision: diary.revision + 1}] : [];
  });
}

function agreedTimes(record: TicketRecord | undefined): (Engagement & {agent: string})[] {
  if (!record) return [];
  return visitsOf(record).flatMap(({id, state, slot, offer}) =>
    slot && isAgreed(state) ? [{agent: offer.engineer.id, ticket: record.id, visit: id, from: slot.from, to: slot.to}] : [],
  );
}
