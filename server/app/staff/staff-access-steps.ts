import {checkAccessAsk, checkPlain} from '../../../src/rules/access.js';
import type {AskAccessStep, EndAccessStep, UseAccessStep} from './staff-access-shapes.js';
import type {TextStep} from './staff-shapes.js';
import type {Decide} from './staff-steps.js';

/** Longest that one use may take, in minutes. */
const longestUse = 24 * 60;

const normal = (text: string) => text.normalize('NFC').trim();

const askAccess: Decide<typeof AskAccessStep> = ({kind, scope, purpose, how, hours}, {settings, issues}) => {
  const asked = {
    kind,
    scope: scope.map((line, n) => ({id: String(n + 1), kind: line.kind, text: normal(line.text)})),
    purpose: normal(purpose),
    ...(how?.trim() && {how: normal(how)}),
    hours,
  };
  if (settings.access) issues.push(...checkAccessAsk(asked, settings.access));
  return {is: 'ask-access', ...asked};
};

const useAccess: Decide<typeof UseAccessStep> = ({grant, text, minutes}, {settings, issues}) => {
  issues.push(...checkPlain('/text', text, settings.limits.reason, true));
  if (minutes !== undefined && (minutes < 1 || minutes > longestUse))
    issues.push({pointer: '/minutes', code: 'out-of-range', params: {min: 1, max: longestUse}});
  return {is: 'use-access', grant, text: normal(text), ...(minutes !== undefined && {minutes})};
};

const endAccess: Decide<typeof EndAccessStep> = ({grant, text}, {settings, issues}) => {
  issues.push(...checkPlain('/text', text, settings.limits.reason, true));
  return {is: 'end-access', grant, text: normal(text)};
};

const confirmPurge: Decide<typeof TextStep> = ({text}, {settings, issues}) => {
  issues.push(...checkPlain('/text', text, settings.limits.reason, true));
  return {is: 'confirm-purge', text: normal(text)};
};

/** Being let in to a customer's systems: asked for, used, given back; and that what was taken over is gone. */
export const accessSteps = {askAccess, useAccess, endAccess, confirmPurge};
