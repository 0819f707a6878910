import type {Issue} from '../../../src/contract/problem.js';
import type {Person} from '../../../src/contract/person.js';

/** Somebody of the team, by id. */
export function agentOf(agents: readonly Person[], id: string, pointer: string, issues: Issue[]): Person | undefined {
  const agent = agents.find((one) => one.id === id);
  if (!agent) issues.push({pointer, code: 'unknown-option'});
  return agent;
}
