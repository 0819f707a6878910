import type {Door} from '../app.js';
import type {ServedRoute} from '../dispatch.js';
import type {Ports} from '../ports.js';
import {staffHandlers, type StaffSettings} from './staff-handlers.js';
import {staffKeyCheck} from './staff-key.js';
import {staffRoutes, type StaffRouteName} from './staff-routes.js';

export interface StaffOptions extends StaffSettings {
  /** 32 characters or more. */
  key: string;
  /** Where the contract is served: downloads stand there. */
  contractBase?: string;
}

export const staffBase = '/staff/v1';

/** The team's way in, under `/staff/v1`, by a key of its own. */
export function staffDoor(ports: Ports, {key, contractBase = '/portal/v1', ...settings}: StaffOptions): Door {
  if (key.length < 32) throw new Error('The staff key needs 32 characters or more.');
  const handlers = staffHandlers(ports, settings, contractBase);
  // Each name's route and handler match by the type of `handlers`; a loop over the table cannot say so.
  const served = (Object.keys(staffRoutes) as StaffRouteName[]).map(
    (name) => ({name, route: staffRoutes[name], handler: handlers[name]}) as unknown as ServedRoute,
  );
  return {base: staffBase, served, open: staffKeyCheck(key, ports)};
}
