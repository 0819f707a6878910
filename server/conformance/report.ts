import type {Rule, Verdict} from './book.js';
import type {Conformance} from './run.js';

/** For people: what is broken in full, what was not tried with its reason, what is kept by name. */
export function asText({base, verdicts, absent, left, limited, brokenOff}: Conformance): string {
  const lines = [`Conformance of ${base}`];
  for (const group of new Set(verdicts.map((one) => one.group))) {
    const inGroup = verdicts.filter((one) => one.group === group);
    lines.push('', group);
    lines.push(...inGroup.filter(({state}) => state === 'broken').flatMap(broken));
    for (const because of new Set(inGroup.flatMap((one) => one.because ?? []))) {
      const rules = inGroup.filter((one) => one.because === because);
      lines.push(`  untried  ${rules.map(({rule}) => rule).join(', ')}`, `           ${because}`);
    }
    const kept = inGroup.filter(({state}) => state === 'kept');
    if (kept.length) lines.push(`  kept     ${kept.map(({rule}) => rule).join(', ')}`);
    for (const {rule, without = []} of kept)
      if (without.length) lines.push(`  in part  ${rule}`, `           this run had nothing to try it with at ${without.join(', ')}`);
  }
  if (absent.length) lines.push('', `Not offered: ${absent.join(', ')}.${roomsWithout(absent)}`);
  for (const {reference, because} of left) lines.push('', `Left behind: request ${reference}, ${because}. Close it by hand.`);
  if (limited.length) lines.push('', `Ended by the backend’s limits: ${limited.join(', ')}. Try again later.`);
  if (brokenOff) lines.push('', `Broken off before its end.${left.length ? '' : ' What was handed in was taken back.'}`);
  const count = (state: Verdict['state']) => verdicts.filter((one) => one.state === state).length;
  lines.push('', `${count('kept')} kept, ${count('broken')} broken, ${count('untried')} untried`);
  return lines.join('\n');
}

function broken({rule, must, findings, why, cure}: Verdict): string[] {
  const where = findings.flatMap(({at, expected, got}) => [`           at        ${at}`, `           expected  ${expected}`, `           got       ${got}`]); // prettier-ignore
  return [`  BROKEN   ${rule}: ${must}`, ...where, `           why       ${why}`, `           cure      ${cure}`];
}

/** What to tell the portal, where whole rooms of it have nothing to show. */
function roomsWithout(absent: readonly string[]): string {
  const rooms = {help: 'GET /articles', surveys: 'GET /surveys'};
  const left = Object.entries(rooms).filter(([, route]) => !absent.includes(route));
  if (left.length === Object.keys(rooms).length) return '';
  return ` Let the portal show the rooms that are: views="${['home', 'submit', 'tickets', ...left.map(([room]) => room)].join(' ')}".`;
}

/** Every rule there is, by part. */
export function rulesAsText(parts: Readonly<Record<string, Record<string, Rule>>>): string {
  const told = ([rule, {must, why, cure}]: [string, Rule]) => [`  ${rule}: ${must}`, `      why   ${why}`, `      cure  ${cure}`];
  return Object.entries(parts)
    .flatMap(([part, rules]) => ['', part, ...Object.entries(rules).flatMap(told)])
    .slice(1)
    .join('\n');
}
