import type {Clock} from '../../contract/clock.js';
import {dateTime} from '../../locales/times.js';
import type {Opened} from './open-ticket.js';
import {joined, type AnswerWords} from './parts.js';

/** What a customer waits for most comes first. */
const weight = ['resolution', 'answer', 'arrival', 'workaround', 'first-response', 'urge', 'next-update'];

/** The promise with which the team is late. None while something waits for the customer, whose word comes first. */
export function latePromise(opened: Opened): Clock | undefined {
  const {waitingFor, clocks} = opened.ticket;
  if (waitingFor !== 'team' && waitingFor !== 'third-party') return undefined;
  // What was only aimed at is no promise that was broken.
  const open = clocks.filter(({endedAt, dueAt, target}) => dueAt && !endedAt && !target?.bestEffort).sort((a, b) => rank(a) - rank(b));
  return open.find(({state}) => state === 'breached') ?? open.find((clock) => isMoved(opened, clock));
}

/** What the head says while the team is late: what was promised, until when now, and in a second line the first of what it says else. */
export function lateLead(words: AnswerWords, opened: Opened, said: string): string | undefined {
  const late = latePromise(opened);
  if (!late?.dueAt) return undefined;
  const what = {clock: words.find(`clock.${late.kind}`) ?? late.kind, time: dateTime(late.dueAt, words.locale)};
  const [now = ''] = said.split('\n');
  if (late.state !== 'breached') return `${words.say('late.moved', what)}\n${now}`;
  return `${words.say('late.missed', what)}\n${joined(words, nextDue(opened) ? [now] : [now, words.say('late.noTime')])}`;
}

function rank({kind}: Clock): number {
  const place = weight.indexOf(kind);
  return place < 0 ? weight.length : place;
}

/** The promise that falls due next. */
export function nextDue({ticket: {clocks}}: Opened): Clock | undefined {
  return clocks.filter(({state, dueAt}) => state === 'running' && dueAt).sort((a, b) => Date.parse(a.dueAt!) - Date.parse(b.dueAt!))[0];
}

/** Whether it was missed and another time was named for it since, which still stands. */
function isMoved({ticket: {promises = []}}: Opened, {kind, state, dueAt}: Clock): boolean {
  const course = promises.filter(({clock}) => clock === kind);
  const missed = course.findLastIndex(({is}) => is === 'missed');
  return state === 'running' && missed >= 0 && course.slice(missed).some((entry) => entry.is === 'changed' && entry.dueAt === dueAt);
}
