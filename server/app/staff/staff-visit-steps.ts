import type * as z from 'zod/mini';
import type {Line} from '../../../src/contract/escalation.js';
import {isPhone} from '../../../src/rules/phone.js';
import {isWithin, overlap} from '../../../src/rules/visit.js';
import type {Stretch} from '../../../src/rules/working-time.js';
import {mayHandle} from '../complaints.js';
import {visitMeant, visitsOf} from '../visits.js';
import {said} from './staff-said.js';
import {agentOf} from './staff-agent.js';
import type {Decide, Deciding} from './staff-steps.js';
import type {ArriveStep, MissVisitStep, ProposeVisitStep, VisitReasonStep, VisitReportStep, VisitStep} from './staff-visit-shapes.js';

/** Times offered at once, lines of what to prepare, how long one time may be and how far ahead, ms. */
const most = {slots: 20, prepare: 20, length: 24 * 3_600_000, ahead: 2 * 366 * 24 * 3_600_000};

const propose: Decide<typeof ProposeVisitStep> = (body, deciding) => {
  const {visit, reason, kind, contact, address, prepare = [], present} = body;
  const {agents, before, settings, issues} = deciding;
  const {limits} = settings;
  const engineer = agentOf(agents, body.engineer, '/engineer', issues);
  if (engineer && !mayHandle(before, engineer.id, settings)) issues.push({pointer: '/engineer', code: 'kept-from'});
  if (prepare.length > most.prepare) issues.push({pointer: '/prepare', code: 'too-many', params: {max: most.prepare}});
  const lines = prepare.map((line, n) => said(`/prepare/${n}`, line, limits.title, issues));
  const offer = {
    kind,
    engineer: engineer ?? before.requester,
    ...(contact?.trim() && {contact: lineOf(said('/contact', contact, limits.title, issues).trim())}),
    purpose: said('/purpose', body.purpose, limits.reason, issues),
    ...(kind === 'on-site' && {address: said('/address', address ?? '', limits.reason, issues)}),
    ...(lines.length && {prepare: lines}),
    ...(present?.trim() && {present: said('/present', present, limits.title, issues)}),
    ...(kind === 'remote' && {session: sessionOf(body, deciding)}),
    slots: slotsOf(body, deciding),
  };
  return {
    is: 'propose-visit',
    offer,
    ...(visit !== undefined && {visit}),
    ...(reason?.trim() && {reason: said('/reason', reason, limits.reason, issues)}),
  };
};

/** What is seen in a remote session, and with which tool; a link leads to the vendor's own hosts only. */
function sessionOf({sees = '', tool = '', toolHref}: z.infer<ReturnType<typeof ProposeVisitStep>>, {settings, issues}: Deciding) {
  const {limits, visits} = settings;
  const href = toolHref?.trim();
  if (href && !isAllowed(href, visits?.toolHosts ?? [])) issues.push({pointer: '/toolHref', code: 'unknown-option'});
  return {
    sees: said('/sees', sees, limits.reason, issues),
    tool: {name: said('/tool', tool, limits.title, issues), ...(href && {href})},
  };
}

function isAllowed(href: string, hosts: readonly string[]): boolean {
  const url = URL.canParse(href) ? new URL(href) : undefined;
  return url?.protocol === 'https:' && !url.username && !url.password && hosts.includes(url.host);
}

/** Times to come, none twice, none that the engineer is expected elsewhere, and none that the customer turned down unless that is meant. */
function slotsOf(
  {visit, engineer, slots, despite}: z.infer<ReturnType<typeof ProposeVisitStep>>,
  {before, now, diaries, issues}: Deciding,
): Stretch[] {
  if (slots.length > most.slots) issues.push({pointer: '/slots', code: 'too-many', params: {max: most.slots}});
  const taken = (diaries.get(engineer)?.engagements ?? []).filter((one) => one.visit !== visit);
  const refused = (!despite && visitsOf(before).find(({id}) => id === visit)?.refused) || [];
  const times = slots.map(({from, to}) => ({from: Date.parse(from), to: Date.parse(to)}));
  times.forEach((slot, n) => {
    const wrong = (field: string, code: string) => issues.push({pointer: `/slots/${n}/${field}`, code});
    if (slot.from <= now) wrong('from', 'in-the-past');
    if (slot.from > now + most.ahead) wrong('from', 'too-late');
    if (slot.to <= slot.from || slot.to - slot.from > most.length) wrong('to', 'invalid-value');
    else if (taken.some((one) => overlap(one, slot)) || times.slice(0, n).some((one) => overlap(one, slot))) wrong('from', 'taken');
    else if (refused.some((one) => isWithin(slot, one))) wrong('from', 'turned-down');
  });
  return times.sort((a, b) => a.from - b.from);
}

/** A number becomes one that can be called. */
function lineOf(value: string): Line {
  if (isPhone(value)) return {value, href: `tel:${value.replace(/[^\d+]/g, '')}`};
  return /^[^\s@]+@[^\s@]+$/.test(value) ? {value, href: `mailto:${value}`} : {value};
}

const depart: Decide<typeof VisitStep> = ({visit}) => ({is: 'depart', visit});

/** Which one it was is kept with it, so that it stays that one. */
const arrive: Decide<typeof ArriveStep> = (body, {before}) => {
  const visit = body.visit ?? visitMeant(visitsOf(before), {is: 'arrive'})?.id;
  return {is: 'arrive', ...(visit !== undefined && {visit})};
};

const miss: Decide<typeof MissVisitStep> = ({visit, reason, remedy}, {settings, issues}) => ({
  is: 'miss-visit',
  visit,
  reason: said('/reason', reason, settings.limits.reason, issues),
  ...(remedy?.trim() && {remedy: said('/remedy', remedy, settings.limits.reason, issues)}),
});

const report: Decide<typeof VisitReportStep> = ({visit, text}, {settings, issues}) => ({
  is: 'report-visit',
  visit,
  text: said('/text', text, settings.limits.message, issues),
});

const callOff: Decide<typeof VisitReasonStep> = ({visit, reason}, {settings, issues}) => ({
  is: 'call-off-visit',
  visit,
  reason: said('/reason', reason, settings.limits.reason, issues),
});

/** What the team does about visits. */
export const visitSteps = {propose, depart, arrive, miss, report, callOff};
