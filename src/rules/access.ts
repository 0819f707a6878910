import type {AccessSettings} from '../contract/desk-settings.js';
import type {Issue} from '../contract/problem.js';
import {Redactor} from './redaction.js';

const hour = 3_600_000;
/** Lines that one grant may have. */
const mostLines = 20;
const longest = {line: 200, note: 1000};

type AccessLimits = Pick<AccessSettings, 'mostHours'>;

/** What the team asks for. */
export interface AccessAsk {
  scope: readonly {text: string}[];
  purpose: string;
  how?: string | undefined;
  hours: number;
}

/** What the customer gives of it: ids of lines, until when (epoch ms), and how. */
export interface AccessGiven {
  scope: readonly string[];
  until: number;
  note?: string | undefined;
}

/** Whether a text gives away what opens something: a password, a key, an address with both in it. Such things are handed over elsewhere. */
export function holdsSecret(text: string): boolean {
  const redactor = new Redactor(['password', 'token', 'connection']);
  return text.split(/(?<=\n)/).some((line) => redactor.find(line).length > 0);
}

/** What is wrong with what the team asks for. */
export function checkAccessAsk({scope, purpose, how = '', hours}: AccessAsk, {mostHours}: AccessLimits): Issue[] {
  const issues: Issue[] = [];
  if (!scope.length) issues.push({pointer: '/scope', code: 'required'});
  if (scope.length > mostLines) issues.push({pointer: '/scope', code: 'too-many', params: {max: mostLines, actual: scope.length}});
  scope.forEach(({text}, n) => issues.push(...checkPlain(`/scope/${n}/text`, text, longest.line, true)));
  issues.push(...checkPlain('/purpose', purpose, longest.note, true), ...checkPlain('/how', how, longest.note, false));
  if (hours < 1 || hours > mostHours) issues.push({pointer: '/hours', code: 'out-of-range', params: {min: 1, max: mostHours}});
  return issues;
}

/** What is wrong with what the customer gives at `now`, epoch ms, of the lines `asked`. */
export function checkAccessGiven(
  {scope, until, note = ''}: AccessGiven,
  asked: readonly {id: string}[],
  {mostHours}: AccessLimits,
  now: number,
): Issue[] {
  const issues: Issue[] = [];
  if (!scope.length) issues.push({pointer: '/scope', code: 'required'});
  scope.forEach((line, n) => {
    if (!asked.some(({id}) => id === line)) issues.push({pointer: `/scope/${n}`, code: 'unknown-option'});
  });
  if (!(until > now)) issues.push({pointer: '/until', code: 'in-the-past'});
  else if (until > now + mostHours * hour) issues.push({pointer: '/until', code: 'out-of-range', params: {max: mostHours}});
  return [...issues, ...checkPlain('/note', note, longest.note, false)];
}

/** A text without anything that opens something. */
export function checkPlain(pointer: string, text: string, max: number, required: boolean): Issue[] {
  if (required && !text.trim()) return [{pointer, code: 'required'}];
  if (text.length > max) return [{pointer, code: 'too-long', params: {max, actual: text.length}}];
  return holdsSecret(text) ? [{pointer, code: 'holds-secret'}] : [];
}
