import type {DeskSettings} from '../../../src/contract/desk-settings.js';
import type {Issue} from '../../../src/contract/problem.js';
import type {Person} from '../../../src/contract/person.js';
import type {Call} from '../handler.js';
import type {Ports} from '../ports.js';
import {refuse} from '../refusal.js';
import type {TicketRecord} from '../ticket-record.js';
import {agentOf} from './staff-agent.js';
import {handledTicket} from './staff-queue.js';
import type {staffRoutes} from './staff-routes.js';
import type {StepRoute} from './staff-view.js';

/** A step of the team before it is decided. `by`: who takes it; where nobody is called so, that is the first of `issues`. */
export interface Begun {
  before: TicketRecord;
  settings: DeskSettings;
  by: Person | undefined;
  issues: Issue[];
}

/** Refuses a step on a request that is not there for whoever asks, in another's name, or for an older version than the request's. */
export async function beginStep(
  {repository}: Pick<Ports, 'repository'>,
  agents: readonly Person[],
  {params, body, version, agent = body.by}: Call<(typeof staffRoutes)[StepRoute]>,
): Promise<Begun> {
  const before = await handledTicket(repository, params['ticket'], agent);
  if (agent !== body.by) refuse('not-allowed', {detail: 'A step is taken in the name of whoever asks.'});
  if (version !== before.version) refuse('version-stale', {detail: `The request stands at version ${before.version}.`});
  const issues: Issue[] = [];
  return {before, settings: await repository.settings(), by: agentOf(agents, body.by, '/by', issues), issues};
}
