import type {Customer} from './authenticate.js';
import {accountOf, type Handlers} from './handler.js';
import {viewPlan} from './plan-record.js';
import type {Ports} from './ports.js';
import {found} from './refusal.js';

/** What the reader's organisation bought. */
export function planHandlers({repository}: Ports): Pick<Handlers, 'readPlan'> {
  return {
    readPlan: async (call) => {
      const {id, name, key} = found(accountOf(call).organisation);
      return {reply: await viewPlan(found(await repository.plan(key)), {id, name}, repository, call.now)};
    },
  };
}

/** Id of the tier that a customer's requests run by: his organisation's plan's, else the one his token names where the desk has it. */
export async function tierOf({organisation, plan}: Customer, repository: Ports['repository']): Promise<string | undefined> {
  const bought = organisation && (await repository.plan(organisation.key));
  if (bought) return bought.tier;
  const {tiers} = await repository.settings();
  return tiers.find(({id}) => id === plan)?.id;
}
