import type * as z from 'zod/mini';
import type {TicketStep} from '../ticket-step.js';
import type {ProposeStep} from './staff-change-shapes.js';
import {said} from './staff-said.js';
import type {Deciding} from './staff-steps.js';

/** Lines a plan may have. */
const mostSteps = 50;

/** What the team asks the customer to approve: a plan has steps, a notice of delay a promise and its new time. */
export function proposeStep(body: z.infer<ReturnType<typeof ProposeStep>>, {settings, now, issues}: Deciding): TicketStep {
  const {kind, steps = [], clock, dueAt, remedy} = body;
  const {limits} = settings;
  const text = said('/text', body.text, limits.message, issues);
  if (kind === 'plan') {
    if (!steps.length) issues.push({pointer: '/steps', code: 'required'});
    if (steps.length > mostSteps) issues.push({pointer: '/steps', code: 'too-many', params: {max: mostSteps}});
    const lines = steps.map(({text: what, owner, until}, n) => ({
      text: said(`/steps/${n}/text`, what, limits.title, issues),
      ...(owner?.trim() && {owner: said(`/steps/${n}/owner`, owner, limits.title, issues)}),
      ...(until !== undefined && {until: Date.parse(until)}),
    }));
    return {is: 'propose', kind, text, steps: lines};
  }
  const due = Date.parse(dueAt ?? '');
  if (!clock) issues.push({pointer: '/clock', code: 'required'});
  if (dueAt === undefined) issues.push({pointer: '/dueAt', code: 'required'});
  else if (due <= now) issues.push({pointer: '/dueAt', code: 'in-the-past'});
  const more = remedy?.trim() && {remedy: said('/remedy', remedy, limits.reason, issues)};
  return {is: 'propose', kind, text, dueAt: due, ...(clock && {clock}), ...more};
}
