import type {DeskSettings} from '../../contract/desk-settings.js';
import {newDraft} from '../../kit/new-draft.js';
import type {DraftRecord} from '../../storage/records.js';
import type {HostGiven, HostValues} from './host-values.js';

/** Few pages say more than the kind of request: what reads the rest is loaded for them alone. */
export async function readHost(settings: DeskSettings, given: HostGiven): Promise<HostValues | undefined> {
  const {type, ...more} = given.values;
  const known = !type || settings.requestTypes.some(({id}) => id === type);
  if (known && !given.hidden && !given.locked && !Object.values(more).some(Boolean)) return undefined;
  return new (await import('./host-values.js')).HostValues(settings, given);
}

/** An empty draft with the host's values in it. */
export function firstDraft({requestTypes}: DeskSettings, {values}: HostGiven, host: HostValues | undefined): DraftRecord {
  const only = requestTypes.length === 1 ? requestTypes[0] : requestTypes.find(({id}) => id === values['type']);
  const draft = {...newDraft(), type: only?.id ?? ''};
  return host?.start(draft) ?? draft;
}
