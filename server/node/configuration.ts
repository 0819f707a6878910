import {readFile} from 'node:fs/promises';
import * as z from 'zod/mini';
import {DeskSettings} from '../../src/contract/desk-settings.js';
import {once} from '../../src/contract/once.js';
import {Person} from '../../src/contract/person.js';
import {LocalText} from '../../src/contract/values.js';
import {hookEvents} from '../app/hooks.js';
import {usualDesk} from '../app/presets/desk.js';
import {CannotStart} from './cannot-start.js';
import {crossFaults} from './configuration-references.js';
import {hookKinds} from './hooks/target.js';

const days = () => z.int().check(z.minimum(1), z.maximum(36_500));

/** Days after which things go for good; what is left out stays for ever. */
const Retention = once(() =>
  z.strictObject({
    /** Closed requests with their files, ratings and mails, counted from their last change. */
    closedTickets: z.optional(days()),
    /** What readers looked for and opened. */
    signals: z.optional(days()),
    /** What readers said of articles. */
    feedback: z.optional(days()),
  }),
);

const VariableName = once(() => z.string().check(z.regex(/^[A-Z][A-Z0-9_]*$/)));

/** Whose tokens are taken, beside those that the environment names: a vendor with two products signs with two issuers. No secret stands in this file. */
const Issuer = once(() =>
  z.strictObject({
    /** `iss` and `aud` of its tokens, exactly. */
    issuer: z.string().check(z.minLength(1)),
    audience: z.string().check(z.minLength(1)),
    /** Address of its key set, or else the name of the environment variable that holds its secret. */
    jwksUrl: z.optional(z.string()),
    secretFrom: z.optional(VariableName()),
  }),
);

/** Where the team hears of things besides mail. Addresses and secrets stand in environment variables, for whoever has them can write there. */
const HookSetting = once(() =>
  z.strictObject({
    /** Names it for ever. */
    name: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,39}$/)),
    kind: z.enum(hookKinds),
    urlFrom: VariableName(),
    secretFrom: z.optional(VariableName()),
    /** Everything when left out. */
    tells: z.optional(z.array(z.enum(hookEvents)).check(z.minLength(1))),
    /** Priorities that count as urgent; the first one when left out. */
    urgent: z.optional(z.array(z.string())),
    /** Whether titles that customers wrote go there. */
    title: z.optional(z.boolean()),
    locale: z.optional(z.string()),
    /** Whether it may stand in the gateway's own network. */
    inside: z.optional(z.boolean()),
  }),
);

/** The one JSON file that `CONFIG` names: what the desk offers, who works there, and how long things are kept. */
export type Configuration = z.infer<ReturnType<typeof Configuration>>;
export const Configuration = once(() =>
  z.strictObject({
    /** For editors; read by nobody here. */
    $schema: z.optional(z.string()),
    /** Everything the widgets draw: types, fields, calendars, clocks, texts, clauses. The same as `GET /desk` answers. */
    desk: DeskSettings(),
    /** Who works there. Steps on the staff side are taken in one of these names. */
    agents: z.array(Person()).check(z.minLength(1)),
    /** What is checked before a request counts as solved. */
    checklist: z.array(LocalText()),
    /** Where the team is told of new requests, replies and low ratings; nobody when left out. */
    teamMail: z.optional(z.strictObject({address: z.string().check(z.regex(/^[^\s@<>]+@[^\s@<>]+$/)), locale: z.string()})),
    /** Where customers' answers to mails go, where that is not MAIL_FROM. */
    replyTo: z.optional(z.string().check(z.regex(/^[^\s@<>]+@[^\s@<>]+$/))),
    retention: z.optional(Retention()),
    issuers: z.optional(z.array(Issuer())),
    hooks: z.optional(z.array(HookSetting())),
    /** Address of a request on the team's side, `{id}` standing for its own id: where hooks lead. */
    staffPage: z.optional(z.string()),
    /** Minutes before a promise falls due that hooks are told; 30 when left out. */
    nearMinutes: z.optional(z.int().check(z.minimum(1), z.maximum(10_080))),
  }),
);

/** One thing that is wrong with the file: where, and what to do. */
export interface ConfigurationFault {
  /** `desk.requestTypes[2].fields[0].kind` */
  key: string;
  cure: string;
}

/** Reads and checks the file. Throws `CannotStart` with every key that is wrong and its cure. */
export async function readConfiguration(path: string): Promise<Configuration> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new CannotStart(`CONFIG names ${path}, which cannot be read (${error.code ?? error.name}).`);
  });
  const checked = checkConfiguration(text);
  if ('configuration' in checked) return checked.configuration;
  throw new CannotStart([`${path} does not hold:`, ...checked.faults.map(({key, cure}) => `  ${key}: ${cure}`)].join('\n'));
}

export function checkConfiguration(text: string): {configuration: Configuration} | {faults: ConfigurationFault[]} {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return {faults: [{key: '(the file)', cure: `must be JSON: ${error instanceof Error ? error.message : ''}`}]};
  }
  value = withUsual(value);
  const parsed = Configuration().safeParse(value);
  if (!parsed.success)
    return {
      faults: parsed.error.issues.slice(0, 50).map((issue) => ({key: keyOf(issue.path), cure: cureOf(issue, isThere(value, issue.path))})),
    };
  const faults = crossFaults(parsed.data);
  return faults.length ? {faults} : {configuration: parsed.data};
}

/** With what a desk usually has where the file says nothing of it. */
function withUsual(value: unknown): unknown {
  if (!isObject(value)) return value;
  const {desk} = value;
  return {checklist: [], ...value, ...(isObject(desk) && {desk: {...usualDesk, ...desk}})};
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function keyOf(path: readonly PropertyKey[]): string {
  const text = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return text.replace(/^\./, '') || '(the file)';
}

/** Whether there is anything at this place. */
function isThere(value: unknown, path: readonly PropertyKey[]): boolean {
  const place = path.reduce<unknown>(
    (at, part) => (typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[part] : undefined),
    value,
  );
  return place !== undefined;
}

function cureOf(issue: z.core.$ZodIssue, there: boolean): string {
  switch (issue.code) {
    case 'invalid_type':
      return there ? `must be ${aOrAn(issue.expected)}` : `is missing: ${aOrAn(issue.expected)} belongs here`;
    case 'unrecognized_keys':
      return `does not know ${issue.keys.map((key) => `“${key}”`).join(', ')}; remove it, or look for a slip of the pen`;
    case 'too_small':
      return `must be at least ${String(issue.minimum)}${issue.origin === 'string' ? ' characters' : issue.origin === 'array' ? ' entries' : ''}`;
    case 'too_big':
      return `must be at most ${String(issue.maximum)}${issue.origin === 'string' ? ' characters' : issue.origin === 'array' ? ' entries' : ''}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_format':
      return 'does not have the form it must have; docs/configuration.md shows it';
    default:
      return 'does not fit; docs/configuration.md shows what does';
  }
}

function aOrAn(type: string): string {
  const names: Record<string, string> = {record: 'object', int: 'whole number'};
  const name = names[type] ?? type;
  return `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`;
}
