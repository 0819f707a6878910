import type {AftercareElement} from '../kit/aftercare-element.js';
import type {KnowledgeBaseElement} from '../elements/knowledge-base/knowledge-base.js';
import type {PortalElement} from '../elements/portal/portal.js';
import type {TicketStatusElement} from '../elements/ticket-status/ticket-status.js';
import {baseFaults} from './base-faults.js';
import {fault, type Fault} from './fault.js';
import {near} from './near.js';

type Common = AftercareElement<'portal'>;
/** Words that an attribute may be, its usual one first; checked by the types, so that none is forgotten. */
const choices = <Name extends string>(words: Record<Name, true>) => Object.keys(words);
const common = {
  theme: choices<Common['theme']>({auto: true, light: true, dark: true}),
  density: choices<Common['density']>({comfortable: true, compact: true}),
};
const rooms = choices<PortalElement['view']>({home: true, submit: true, tickets: true, help: true, surveys: true});
const own: Record<string, Record<string, readonly string[]>> = {
  'aftercare-portal': {
    view: rooms,
    views: rooms,
    mode: choices<PortalElement['mode']>({inline: true, launcher: true}),
    position: choices<PortalElement['position']>({'bottom-end': true, 'bottom-start': true}),
  },
  'aftercare-ticket-status': {scope: choices<TicketStatusElement['scope']>({mine: true, organisation: true})},
  'aftercare-knowledge-base': {mode: choices<KnowledgeBaseElement['mode']>({page: true, palette: true})},
};

/** Attributes that every element may have, and those that frameworks leave on it. */
const anybodys =
  /^(class|id|slot|part|exportparts|style|lang|dir|title|hidden|inert|role|tabindex|translate|is|nonce|popover|autofocus|accesskey|draggable|spellcheck|contenteditable|enterkeyhint|inputmode|item\w+|on\w+|ref|key|jsx|nomodule|xmlns)$|^(data|aria|v|x|ng|hx|astro|q|c|s|svelte)-|[^\w-]|^_|-server-rendered$/;
const properties = ['auth', 'prefill', 'context', 'messages', 'transport'] as const;

type Seen = Element & {readonly link?: unknown; readonly baseUrl?: unknown} & {readonly [P in (typeof properties)[number]]?: unknown};

/** What is wrong with one of our elements as its page wrote it. Reads only what stands there, and never throws on a host's value. */
export function elementFaults(element: Element): Fault[] {
  const seen = element as Seen;
  const tag = seen.localName;
  const constructor = customElements.get(tag) as (CustomElementConstructor & {observedAttributes?: readonly string[]}) | undefined;
  if (!constructor) return loadsByItself() ? [] : [fault('desk-undefined', {tag, file: tag.replace('aftercare-', '')})];
  const known = constructor.observedAttributes ?? [];
  const faults = [...seen.attributes].flatMap(({name, value}) => attributeFaults(seen, known, name, value));
  if (known.includes('base-url')) faults.push(...baseFaults(tag, seen.baseUrl, tag === 'aftercare-desk'));
  for (const property of properties) if (property in seen) faults.push(...propertyFaults(seen, property));
  if (tag !== 'aftercare-desk' && !seen.link && !seen.baseUrl && !document.querySelector('aftercare-desk'))
    faults.push(fault(known.includes('base-url') ? 'base-missing' : 'no-desk', {tag}));
  return faults;
}

/** `embed.js` loads what an element is once it comes near; the page may have a variable of its own where that puts its version. */
const loadsByItself = () =>
  !!(globalThis as {aftercare?: {version?: unknown} | null}).aftercare?.version || !!document.querySelector('script[src*="/embed.js"]');

function attributeFaults(element: Seen, known: readonly string[], name: string, value: string): Fault[] {
  const tag = element.localName;
  if (value === '[object Object]') return [fault('attribute-object', {tag, name, property: propertyOf(element, name)})];
  if (!known.includes(name)) {
    if (anybodys.test(name)) return [];
    const property = properties.find((one) => one in element && near(name, [one]));
    if (property) return [fault('attribute-property', {tag, name, property})];
    const meant = near(name, known);
    return meant
      ? [fault('attribute-near', {tag, name, near: meant})]
      : [fault('attribute-unknown', {tag, name, known: known.toSorted().join(', ')})];
  }
  const words = {...common, ...own[tag]}[name as 'theme'];
  const many = name === 'views';
  const wrong = (many ? value.split(/[\s,]+/) : [value]).find((one) => one && !words?.includes(one));
  if (!words || !wrong) return [];
  const meant = near(wrong, words);
  const told = {tag, name, value, fallback: many ? words.join(' ') : words[0]!, values: words.join(', ')};
  return [meant ? fault('value-near', {...told, near: meant}) : fault('value-unknown', told)];
}

const propertyOf = (element: Seen, name: string) =>
  near(
    name,
    properties.filter((one) => one in element),
  ) ?? name;

function propertyFaults(element: Seen, property: (typeof properties)[number]): Fault[] {
  const tag = element.localName;
  const value = element[property];
  if (value === undefined || value === null) return [];
  if (property === 'auth') {
    if (typeof value === 'string') return [fault('auth-is-token', {tag})];
    return typeof (value as {getToken?: unknown}).getToken === 'function' ? [] : [fault('auth-no-function', {tag})];
  }
  if (property === 'transport') return [];
  if (typeof value !== 'object') return [fault('property-text', {tag, property})];
  if (property === 'messages') return [];
  return Object.entries(value).flatMap(([name, one]) =>
    one === undefined || typeof one === 'string' ? [] : [fault('property-value', {tag, property, name, kind: kindOf(one)})],
  );
}

/** What a value is, in JavaScript's own word: never what it says. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : value instanceof Promise ? 'Promise' : typeof value;
}
