import {processes} from '../../src/contract/ticket.js';
import {statesOfProcess} from '../../src/rules/lifecycle.js';
import {isZone} from '../../src/rules/calendar.js';
import {scaleOf} from '../../src/rules/rating.js';
import {guests} from '../app/guest-pass.js';
import {isNpsScale} from '../app/rating-figures.js';
import type {Configuration, ConfigurationFault} from './configuration.js';

/** What fits its place but names something that is not there, or names something twice. */
export function crossFaults({desk, agents, issuers = [], hooks = [], staffPage}: Configuration): ConfigurationFault[] {
  const faults: ConfigurationFault[] = [];
  const ids = (key: string, items: readonly {id: string}[]): Set<string> => {
    const seen = new Set<string>();
    items.forEach(({id}, n) => {
      if (seen.has(id)) faults.push({key: `${key}[${n}].id`, cure: `“${id}” is there already; each needs an id of its own`});
      seen.add(id);
    });
    return seen;
  };
  const known = (key: string, id: string, among: ReadonlySet<string>, what: string) => {
    if (!among.has(id)) faults.push({key, cure: `“${id}” is no ${what}; there are ${[...among].slice(0, 20).join(', ') || 'none'}`});
  };

  issuers.forEach(({issuer, jwksUrl, secretFrom}, n) => {
    const key = `issuers[${n}]`;
    if (issuer === guests)
      faults.push({key: `${key}.issuer`, cure: 'is taken: guests’ tokens are signed by that name; use your own address'});
    if ((jwksUrl === undefined) === (secretFrom === undefined)) {
      faults.push({key, cure: 'needs jwksUrl or secretFrom, the name of an environment variable, and not both'});
    }
  });
  if (staffPage !== undefined && !(URL.canParse(staffPage) && /^https?:/i.test(staffPage) && staffPage.includes('{id}')))
    faults.push({key: 'staffPage', cure: 'must be an address with {id} in it: https://desk.example.com/staff.html#ticket/{id}'});
  ids('agents', agents);
  const tiers = ids('desk.tiers', desk.tiers);
  const calendars = ids('desk.calendars', desk.calendars);
  const types = ids('desk.requestTypes', desk.requestTypes);
  const audiences = ids('desk.audiences', desk.audiences ?? []);
  const priorities = ids('desk.impact.priorities', desk.impact.priorities);
  hooks.forEach(({name, kind, secretFrom, urgent = []}, n) => {
    const key = `hooks[${n}]`;
    if (hooks.findIndex((one) => one.name === name) !== n)
      faults.push({key: `${key}.name`, cure: `“${name}” is there already; each needs a name of its own`});
    if (kind === 'signed' && secretFrom === undefined) faults.push({key, cure: 'needs secretFrom, the name of an environment variable'});
    if (kind === 'wecom' && secretFrom !== undefined)
      faults.push({key: `${key}.secretFrom`, cure: 'has no use here: the key of WeCom stands in the address'});
    urgent.forEach((id, m) => known(`${key}.urgent[${m}]`, id, priorities, 'priority'));
  });
  ids('desk.stages', desk.stages);
  ids('desk.surveys', desk.surveys);
  ids('desk.channels', desk.channels);
  ids('desk.consents', desk.consents);
  if (!types.size) faults.push({key: 'desk.requestTypes', cure: 'needs one type of request at least'});
  if (!desk.locales.length) faults.push({key: 'desk.locales', cure: 'needs one language at least'});
  if (!isZone(desk.timeZone)) faults.push({key: 'desk.timeZone', cure: 'must be a time zone: Asia/Shanghai'});
  desk.calendars.forEach(({timeZone}, n) => {
    if (!isZone(timeZone)) faults.push({key: `desk.calendars[${n}].timeZone`, cure: 'must be a time zone: Asia/Shanghai'});
  });
  desk.tiers.forEach(({calendar}, n) => known(`desk.tiers[${n}].calendar`, calendar, calendars, 'calendar'));
  desk.clocks.forEach(({clocks}, n) =>
    clocks.forEach(({calendar}, m) => {
      if (calendar !== undefined) known(`desk.clocks[${n}].clocks[${m}].calendar`, calendar, calendars, 'calendar');
    }),
  );
  if (desk.visits?.calendar !== undefined) known('desk.visits.calendar', desk.visits.calendar, calendars, 'calendar');
  if (desk.visits && !(desk.visits.minutes >= 15)) faults.push({key: 'desk.visits.minutes', cure: 'must be 15 at least'});
  if (desk.visits && !(desk.visits.days >= 1)) faults.push({key: 'desk.visits.days', cure: 'must be 1 at least'});
  const {ladders = [], complaints} = desk.escalation ?? {};
  const agentIds = new Set(agents.map(({id}) => id));
  ladders.forEach(({when, calendar, levels, urge}, n) => {
    const key = `desk.escalation.ladders[${n}]`;
    if (calendar !== undefined) known(`${key}.calendar`, calendar, calendars, 'calendar');
    when.type?.forEach((type, m) => known(`${key}.when.type[${m}]`, type, types, 'type of request'));
    when.priority?.forEach((priority, m) => known(`${key}.when.priority[${m}]`, priority, priorities, 'priority'));
    when.tier?.forEach((tier, m) => known(`${key}.when.tier[${m}]`, tier, tiers, 'tier'));
    ids(`${key}.levels`, levels);
    if (!levels.length) faults.push({key: `${key}.levels`, cure: 'needs one level at least'});
    const timed = [...levels.map(({after}, m) => [`levels[${m}].after`, after] as const), ['urge.every', urge?.every] as const];
    for (const [place, target] of timed) {
      if (target && !((target.max ?? 0) > 0)) faults.push({key: `${key}.${place}.max`, cure: 'must be a number above 0'});
    }
  });
  if (complaints) {
    known('desk.escalation.complaints.type', complaints.type, types, 'type of request');
    const fields = new Set(desk.requestTypes.find(({id}) => id === complaints.type)?.fields.map(({id}) => id));
    if (complaints.concerns !== undefined) known('desk.escalation.complaints.concerns', complaints.concerns, fields, 'field of that type');
    complaints.handledBy?.forEach((id, n) => known(`desk.escalation.complaints.handledBy[${n}]`, id, agentIds, 'agent'));
  }
  const scale = (key: string, {questions, matrix, otherwise}: Omit<Configuration['desk']['impact'], 'priorities'>) => {
    const asked = ids(`${key}.questions`, questions);
    known(`${key}.otherwise`, otherwise, priorities, 'priority');
    matrix.forEach(({when, priority}, n) => {
      known(`${key}.matrix[${n}].priority`, priority, priorities, 'priority');
      for (const question of Object.keys(when)) known(`${key}.matrix[${n}].when`, question, asked, 'question');
    });
  };
  scale('desk.impact', desk.impact);
  desk.audiences?.forEach(({tiers: named = []}, n) =>
    named.forEach((tier, m) => known(`desk.audiences[${n}].tiers[${m}]`, tier, tiers, 'tier')),
  );
  desk.requestTypes.forEach(({fields, impact, audience = []}, n) => {
    if (impact) scale(`desk.requestTypes[${n}].impact`, impact);
    audience.forEach((id, m) => known(`desk.requestTypes[${n}].audience[${m}]`, id, audiences, 'audience'));
    const own = ids(`desk.requestTypes[${n}].fields`, fields);
    fields.forEach(({when}, m) => {
      if (when) known(`desk.requestTypes[${n}].fields[${m}].when.field`, when.field, new Set([...own, 'category']), 'field');
    });
  });
  for (const process of [undefined, ...processes]) {
    const own = (one: {process?: string | undefined}) => one.process === process;
    if (!desk.requestTypes.some(own)) continue;
    const staged = new Set(desk.stages.filter(own).flatMap(({states}) => states));
    const unstaged = statesOfProcess(process).filter((state) => !staged.has(state));
    const which = process === undefined ? 'must hold' : `of the process ${process} must hold`;
    if (unstaged.length) faults.push({key: 'desk.stages', cure: `${which} each state once; ${unstaged.join(', ')} stand in none`});
  }
  desk.surveys.forEach((definition, n) => {
    const {dimensions, overall} = definition;
    const rows = ids(`desk.surveys[${n}].dimensions`, dimensions);
    dimensions.forEach((dimension, m) => {
      if (dimension.metric === 'nps' && !isNpsScale(scaleOf(definition, dimension)))
        faults.push({key: `desk.surveys[${n}].dimensions[${m}].scale`, cure: 'must go from 0 to 10 where metric is nps'});
    });
    if (overall !== undefined) known(`desk.surveys[${n}].overall`, overall, rows, 'dimension');
  });
  return faults;
}
