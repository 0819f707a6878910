import type {DeskSettings} from '../../src/contract/desk-settings.js';
import type {Customer} from './authenticate.js';
import {accountOf, type Handlers} from './handler.js';
import {viewPlan} from './plan-record.js';
import type {Ports} from './ports.js';

/** What the reader's organisation bought. */
export function planHandlers({repository}: Ports): Pick<Handlers, 'readPlan'> {
  return {
    readPlan: async (call) => {
      const customer = accountOf(call);
      const {organisation: own} = customer;
      const organisation = own && {id: own.id, name: own.name};
      const bought = own && (await repository.plan(own.key));
      if (bought && organisation) return {reply: await viewPlan(bought, organisation, repository, call.now)};
      const settings = await repository.settings();
      const tier = tierNamed(customer, settings);
      return {
        reply: {
          ...(organisation && {organisation}),
          ...(tier !== undefined && {tier}),
          ...{timeZone: settings.timeZone, phases: [], extensions: [], entitlements: [], people: []},
        },
      };
    },
  };
}

/** Id of the tier that a customer's requests run by: his organisation's plan's, else the one his token names where the desk has it. */
export async function tierOf(customer: Customer, repository: Ports['repository']): Promise<string | undefined> {
  const {organisation} = customer;
  const bought = organisation && (await repository.plan(organisation.key));
  return bought ? bought.tier : tierNamed(customer, await repository.settings());
}

function tierNamed({plan}: Customer, {tiers}: DeskSettings): string | undefined {
  return tiers.find(({id}) => id === plan)?.id;
}
