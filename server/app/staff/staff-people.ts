import {personKey} from '../authenticate.js';
import {erasePerson, exportPerson} from '../person-data.js';
import type {Ports} from '../ports.js';
import {refuse} from '../refusal.js';
import type {StaffHandlers} from './staff-handlers.js';

/** What a person may ask of whoever keeps his data: to see all of it, and to have it removed. */
export function peopleHandlers(ports: Ports): Pick<StaffHandlers, 'exportPerson' | 'erasePerson'> {
  const keyOf = ({iss, sub}: {iss?: string | undefined; sub: string}) => {
    // One `sub` is another person for each issuer: of several it must be said which.
    const [only, ...others] = new Set(ports.verifiers.map(({issuer}) => issuer));
    const issuer = iss ?? (others.length ? undefined : only);
    return personKey(issuer ?? refuse('invalid-fields', {issues: [{pointer: '/iss', code: 'required'}]}), sub);
  };
  return {
    exportPerson: async ({body, ownKey}) => {
      requireTeam(ownKey);
      return {reply: await exportPerson(ports, keyOf(body))};
    },
    erasePerson: async ({body, ownKey}) => {
      requireTeam(ownKey);
      if (body.confirm !== body.sub) refuse('invalid-fields', {issues: [{pointer: '/confirm', code: 'invalid-value'}]});
      return {reply: await erasePerson(ports, keyOf(body))};
    },
  };
}

/** What is kept of a person holds complaints, whoever they are about: no agent's own key opens it. */
function requireTeam(ownKey = false): void {
  if (ownKey) refuse('not-allowed', {detail: 'What is kept of one person opens by the team’s key alone.'});
}
