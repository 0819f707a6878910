import type {Fault} from './fault.js';
import type {Sentences} from './words/en.js';

/** Where something was looked at. */
export type Place = 'backend' | 'sign-in' | 'page' | 'elements' | 'device';

/** What an examination found. `bad` keeps something from working, `note` is worth knowing. */
export interface Finding {
  place: Place;
  is: 'good' | 'note' | 'bad';
  code: keyof Sentences | Fault['code'];
  params: Readonly<Record<string, string>>;
}

export function finding(place: Place, is: Finding['is'], code: Finding['code'], params: Finding['params'] = {}): Finding {
  return {place, is, code, params};
}

export function ofFaults(place: Place, faults: readonly Fault[]): Finding[] {
  return faults.map(({code, params}) => finding(place, 'bad', code, params));
}
