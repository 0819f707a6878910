import {peopleActions, type PeopleAction} from '../../src/contract/colleague.js';

export function isPeopleAction(action: string): action is PeopleAction {
  return peopleActions.some((one) => one === action);
}
