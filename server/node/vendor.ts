import {crowded} from '../memory/world/crowded.js';
import {haituWorld} from '../memory/world/haitu.js';
import type {World} from '../memory/world/world.js';
import type {Mailing} from '../app/mail-ports.js';
import type {Configuration} from './configuration.js';

/** Whose desk it is. */
export interface Vendor {
  world: World;
  /** Whether its requests and articles are the demo's invented ones. */
  invented: boolean;
  post: Omit<Mailing, 'portalUrl'>;
}

/** The vendor that the configuration describes; without one, the demo's. */
export function vendorOf(configuration: Configuration | undefined, worldName: string | undefined): Vendor {
  if (!configuration) {
    const {teamMail} = haituWorld;
    return {world: worldName === 'crowded' ? crowded(haituWorld) : haituWorld, invented: true, post: teamMail ? {team: teamMail} : {}};
  }
  const {desk, agents, checklist, teamMail, replyTo} = configuration;
  const {customers} = haituWorld;
  return {
    // The demo's customers may still sign in outside production, to try the desk out; nothing has happened to them yet.
    world: {settings: desk, agents, checklist, customers, tickets: [], surveys: [], plans: [], articles: []},
    invented: false,
    post: {...(teamMail && {team: teamMail}), ...(replyTo !== undefined && {replyTo})},
  };
}
