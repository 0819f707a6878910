import type {Person} from '../../src/contract/person.js';
import {once} from '../../src/contract/once.js';
import type {DeskSettings} from '../../src/contract/desk-settings.js';
import {createArticleSearch} from '../app/article-search.js';
import {mayHandle} from '../app/complaints.js';
import type {ArticleRecord} from '../app/article-record.js';
import type {Ports} from '../app/ports.js';
import type {SurveyRecord} from '../app/survey-record.js';
import {takeStep} from '../app/take-step.js';
import type {TicketRecord} from '../app/ticket-record.js';
import {answerRatings} from './follow-ups.js';
import {createPlans, type Schedule} from './plans.js';
import {nextChangeMove} from './change-plan.js';
import {nextMove} from './team-plan.js';
import type {WatchedRepository} from './watched-repository.js';
import {knownTo} from './world/people.js';

export interface TeamOptions {
  agents: readonly Person[];
  /** Whose desk it is: who is kept from what. */
  settings: DeskSettings;
  articles?: readonly ArticleRecord[];
  /** 1: a request is resolved in about half a minute; 2: twice as fast. */
  speed?: number;
  schedule?: Schedule;
  /** How a step is taken; at the gateway when left out. */
  take?: typeof takeStep;
}

/** The simulated support team. */
export interface Team {
  /** Goes on with what a team before it had in hand. */
  takeUp(left: {tickets: readonly TicketRecord[]; surveys: readonly SurveyRecord[]}): void;
  /** Settles once no step is being written. */
  settled(): Promise<void>;
  stop(): void;
}

/**
 * Puts a team to work that takes up whatever a customer hands in, answers, rejects or says in a rating. Tickets on which no customer did anything since it
 * began are left as they are.
 */
export function startTeam(ports: Ports & {repository: WatchedRepository}, options: TeamOptions): Team {
  const {agents, settings, articles = [], speed = 1, schedule = inRealTime, take = takeStep} = options;
  const {repository, report} = ports;
  const search = once(() => createArticleSearch(articles));
  const care = new Set<string>();
  const plans = createPlans(schedule, report);

  const plan = (record: TicketRecord) => {
    plans.drop(record.id);
    const last = record.steps.at(-1);
    if (!last || last.by.role === 'requester') care.add(record.id);
    // Whatever somebody of the real team took into his own hands, or did last, stays there.
    if (record.steps.findLast(({step}) => step.is === 'assign')?.via === 'staff') return;
    if (record.steps.findLast(({by}) => by.role === 'agent')?.via === 'staff') return;
    if (!care.has(record.id)) return;
    const team = agents.filter(({id}) => mayHandle(record, id, settings)).map((agent) => knownTo(record.draft.locale, agent));
    const move =
      record.process === 'change'
        ? nextChangeMove(record, team)
        : nextMove(record, team, search()(record.draft.title, record.draft.locale)[0]?.record.entry.title);
    if (!move) return;
    // A step that the ticket no longer allows is left out: what changed it has made another plan.
    plans.make(record.id, move.after / speed, `team ${record.reference}`, () => take(ports, record.id, move.step, move.by));
  };

  const unwatch = repository.watch(plan);
  const manager = agents.at(-1);
  const followUps = manager && answerRatings(ports, {by: manager, after: 8000 / speed, plans});
  return {
    takeUp: ({tickets, surveys}) => {
      for (const ticket of tickets) {
        care.add(ticket.id);
        plan(ticket);
      }
      for (const survey of surveys) followUps?.takeUp(survey);
    },
    settled: plans.settled,
    stop: () => {
      unwatch();
      followUps?.stop();
      plans.stop();
    },
  };
}

const inRealTime: Schedule = (ms, run) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};
