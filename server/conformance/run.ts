import {actOnTicketWalk} from './walks/steps.js';
import {articlesWalk} from './walks/articles.js';
import {cachingWalk} from './walks/caching.js';
import {contractWalk} from './walks/contract.js';
import {doorWalk} from './walks/door.js';
import {filesWalk} from './walks/files.js';
import {guestsWalk} from './walks/guests.js';
import {handingInWalk} from './walks/handing-in.js';
import {isolationWalk} from './walks/isolation.js';
import {linksWalk} from './walks/links.js';
import {listsWalk} from './walks/lists.js';
import {newsWalk} from './walks/news.js';
import {originsWalk} from './walks/origins.js';
import {personWalk} from './walks/person.js';
import {surveysWalk} from './walks/surveys.js';
import {threadWalk} from './walks/thread.js';
import {withoutTokenWalk} from './walks/without-token.js';
import {Book, CutShort, Untried, type Rule, type Verdict} from './book.js';
import {everyReplyRules} from './every-reply.js';
import {Limited} from './limited.js';
import {routeRules} from './route-replies.js';
import {takeBack, type LeftBehind} from './take-back.js';
import {openVisit, type Visit, type VisitOptions, type Walk} from './visit.js';

/** In this order: from what needs nothing to what needs two persons. */
export const walks: readonly Walk[] = [
  contractWalk,
  doorWalk,
  originsWalk,
  articlesWalk,
  guestsWalk,
  personWalk,
  handingInWalk,
  threadWalk,
  actOnTicketWalk,
  cachingWalk,
  listsWalk,
  filesWalk,
  linksWalk,
  surveysWalk,
  newsWalk,
  withoutTokenWalk,
  isolationWalk,
];

/** Every rule, by the part of the report it stands in. */
export const parts: Readonly<Record<string, Record<string, Rule>>> = {
  'every reply': everyReplyRules,
  routes: routeRules,
  ...Object.fromEntries(walks.map(({name, rules}) => [name, rules])),
};

export interface Conformance {
  base: string;
  verdicts: Verdict[];
  /** Routes that the backend has not, `GET /plan`. */
  absent: string[];
  /** Requests of this run that could not be taken back. */
  left: LeftBehind[];
  /** Parts that the backend's limits ended. */
  limited: string[];
  /** Somebody ended it before its end. */
  brokenOff: boolean;
}

export interface RunOptions extends VisitOptions {
  /** Names of walks; left out: all. */
  only?: readonly string[] | undefined;
}

/** Tries a backend against everything that the contract asks, and takes back what it handed in. */
export async function run({only, ...options}: RunOptions): Promise<Conformance> {
  const book = new Book();
  const chosen = walks.filter(({name}) => !only?.length || only.includes(name));
  for (const [part, rules] of Object.entries(parts)) {
    const skipped = walks.some(({name}) => name === part) && !chosen.some(({name}) => name === part);
    if (!skipped) book.enter(part, rules);
  }
  const visit = openVisit(options, book);
  const limited: string[] = [];
  for (const walk of chosen) if ((await walked(walk, visit)) instanceof Limited) limited.push(walk.name);
  const brokenOff = options.signal?.aborted === true;
  visit.takeBack();
  const left = await takeBack(visit);
  return {base: options.base, verdicts: book.verdicts(), absent: [...visit.absent], left, limited, brokenOff};
}

/** Gives what ended the walk before its end. */
async function walked({name, rules, go}: Walk, visit: Visit): Promise<unknown> {
  const {book} = visit;
  try {
    await go(visit);
  } catch (error) {
    const because = error instanceof Untried ? error.message : `an answer was not as expected, and the walk ended: ${String(error)}`;
    if (!(error instanceof Untried)) book.hold('answers', false, `the walk through ${name}`, 'answers that it can go on by', String(error));
    if (error instanceof Untried && !(error instanceof CutShort)) book.leave(Object.keys(rules), because);
    else book.interrupt(Object.keys(rules), because);
    return error;
  }
  return undefined;
}
