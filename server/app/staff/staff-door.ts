import type {Door} from '../app.js';
import {serve} from '../dispatch.js';
import type {Ports} from '../ports.js';
import {staffHandlers, type StaffSettings} from './staff-handlers.js';
import {staffKeyCheck} from './staff-key.js';
import {staffRoutes} from './staff-routes.js';
import {agentsFiles} from './staff-uploads.js';

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
  const served = serve(staffRoutes, staffHandlers(ports, settings, contractBase));
  const open = staffKeyCheck(key, settings.agents, ports);
  return {base: staffBase, served, open, files: agentsFiles(open, settings)};
}
