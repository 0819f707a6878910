import {el, text} from './page-parts.js';
import type {StaffDesk} from './staff-api.js';
import {say} from './staff-words.js';

type Level = StaffDesk['desk']['impact']['priorities'][number];

/** What a request may be set to: the levels of its type, and the one it has. */
export function levelsFor({desk, levels}: StaffDesk, {type, priority}: {type: string; priority?: string}): Level[] {
  return desk.impact.priorities.filter(({id}) => levels[type]?.includes(id) || id === priority);
}

/** A level's name, with the word before it: on its own “高” says nothing. */
export function levelSaid({desk}: StaffDesk, priority: string | undefined): string | undefined {
  if (priority === undefined) return undefined;
  return `${say('priority')}${say('colon')}${text(desk.impact.priorities.find(({id}) => id === priority)?.name) || priority}`;
}

/** A filter by level, grouped by the types that have the same ones. */
export function levelChoice({desk, levels}: StaffDesk, chosen: string | undefined): HTMLLabelElement {
  const groups = new Map<string, string[]>();
  for (const {id, name} of desk.requestTypes) {
    const own = (levels[id] ?? []).join();
    groups.set(own, [...(groups.get(own) ?? []), text(name)]);
  }
  const option = (value: string, shown: string) => el('option', {value, selected: value === chosen}, shown);
  const named = ({id, name}: Level) => option(id, text(name));
  const seen = new Set<string>();
  const parts = [...groups].map(([own, types]) => {
    const fresh = desk.impact.priorities.filter(({id}) => own.split(',').includes(id) && !seen.has(id));
    fresh.forEach(({id}) => seen.add(id));
    return el('optgroup', {label: types.join(say('and'))}, ...fresh.map(named));
  });
  const select = el('select', {name: 'priority'}, option('', say('any')), ...parts.filter(({children}) => children.length));
  return el('label', {}, say('priority'), select);
}
