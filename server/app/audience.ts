import type {DeskSettings} from '../../src/contract/desk-settings.js';
import type {ArticleRecord} from './article-record.js';
import type {Customer} from './authenticate.js';
import {tierOf} from './plan.js';
import type {Ports} from './ports.js';

/** Ids of the desk's audiences that somebody belongs to. */
export type Audiences = ReadonlySet<string>;

/** Lists kept for so many different circles of readers; vendors have a handful of them. */
const mostKept = 16;

/**
 * Which of the desk's audiences a reader belongs to: those that his token names, and those whose every condition fits him. Nobody without a token, and no guest, belongs
 * to any.
 */
export async function audiencesOf(
  customer: Customer | undefined,
  {audiences = []}: Pick<DeskSettings, 'audiences'>,
  repository: Ports['repository'],
): Promise<Audiences> {
  if (!customer || customer.guestOf !== undefined || !audiences.length) return new Set();
  const tier = audiences.some(({tiers}) => tiers) ? await tierOf(customer, repository) : undefined;
  const {role, organisation, audiences: named = []} = customer;
  const fits = (wanted: readonly string[] | undefined, own: string | undefined) => !wanted || (own !== undefined && wanted.includes(own));
  const meets = ({roles, tiers, organisations}: (typeof audiences)[number]) =>
    (roles ?? tiers ?? organisations) !== undefined && fits(roles, role) && fits(tiers, tier) && fits(organisations, organisation?.id);
  return new Set(audiences.filter((one) => named.includes(one.id) || meets(one)).map(({id}) => id));
}

/** Whether something is for whoever belongs to these: it names no audience, or one of them. */
export function isMeantFor({audience}: {audience?: readonly string[] | undefined}, theirs: Audiences): boolean {
  return !audience?.length || audience.some((id) => theirs.has(id));
}

/** What the desk offers to whoever belongs to these: the same object as long as the settings are. `also`: a type that a guest reads a request of. */
export function settingsByAudience(): (settings: DeskSettings, theirs: Audiences, also?: string) => DeskSettings {
  const kept = keptBy<DeskSettings>();
  return (settings, theirs, also) =>
    settings.requestTypes.every((type) => isMeantFor(type, theirs))
      ? settings
      : kept(settings, [...theirs, '', also ?? ''].join('\n'), () => ({
          ...settings,
          requestTypes: settings.requestTypes.filter((type) => type.id === also || isMeantFor(type, theirs)),
        }));
}

/** The articles that whoever belongs to these may read: the same list as long as all of them are the same. */
export function articlesByAudience(): (records: readonly ArticleRecord[], theirs: Audiences) => readonly ArticleRecord[] {
  const kept = keptBy<readonly ArticleRecord[]>();
  return (records, theirs) =>
    records.every((record) => isMeantFor(record, theirs))
      ? records
      : kept(records, [...theirs].join('\n'), () => records.filter((record) => isMeantFor(record, theirs)));
}

/** Keeps what was made of one whole, by name, until the whole is another. */
function keptBy<Part extends object>(): (whole: object, name: string, make: () => Part) => Part {
  let of: object | undefined;
  const parts = new Map<string, Part>();
  return (whole, name, make) => {
    if (of !== whole || parts.size >= mostKept) parts.clear();
    of = whole;
    const part = parts.get(name) ?? make();
    parts.set(name, part);
    return part;
  };
}
