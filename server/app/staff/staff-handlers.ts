import type {HandlersOf} from '../handler.js';
import type {Person} from '../../../src/contract/person.js';
import type {LocalText} from '../../../src/contract/values.js';
import type {Ports} from '../ports.js';
import {articleHandlers} from './staff-articles.js';
import {callHandlers} from './staff-call.js';
import {peopleHandlers} from './staff-people.js';
import {ratingHandlers} from './staff-ratings.js';
import {stepHandlers} from './staff-steps.js';
import {queueHandlers} from './staff-queue.js';
import {uploadHandlers} from './staff-uploads.js';
import type {staffRoutes} from './staff-routes.js';

/** Who works at the vendor's desk, and what is checked there before a request counts as solved. */
export interface StaffSettings {
  agents: readonly Person[];
  checklist: readonly LocalText[];
}

export type StaffHandlers = HandlersOf<typeof staffRoutes>;

export function staffHandlers(ports: Ports, staff: StaffSettings, contractBase: string): StaffHandlers {
  return {
    ...queueHandlers(ports, staff, contractBase),
    ...stepHandlers(ports, staff),
    ...callHandlers(ports, staff),
    ...ratingHandlers(ports, staff),
    ...peopleHandlers(ports),
    ...articleHandlers(ports, staff),
    ...uploadHandlers(ports, staff),
  };
}
