import {html, nothing, type TemplateResult} from 'lit';
import type {DeskSettings, Option} from '../../contract/desk-settings.js';
import {pick} from '../../locales/format.js';
import type {Question} from '../../rules/draft.js';
import {impactOf} from '../../rules/priority.js';
import type {DraftRecord} from '../../storage/records.js';
import {answered} from './answers.js';
import {answerText} from './answer-text.js';
import type {Form} from './question-view.js';

/** Values to start with, by question id; `type`, `title`, `description` and `category` too, and `cc`: ids of colleagues. Several are separated by commas. */
type Values = Readonly<Record<string, string | undefined>>;

/** A question as far as putting in an answer needs it. `type`: the kind of request that asks it; missing where each does. */
type Known = Pick<Question, 'id' | 'kind' | 'options' | 'group'> & {type?: string};

interface Answer {
  question: Known;
  value: string | string[] | boolean;
}

/** What the host page says about the form: on the desk, in the place that a link names, and on the element; what comes later counts. */
export interface HostGiven {
  prefill: Values | undefined;
  linked: {type?: string; title?: string} | undefined;
  /** `null` once an attribute is gone. Hidden and locked fields: ids of questions, separated by commas. */
  attributes: Readonly<Record<'type' | 'subject' | 'product' | 'productVersion' | 'hiddenFields' | 'lockedFields', string | null>>;
}

/**
 * The host page's part in the answers: values to start with, questions that are not shown though their values go along, and questions whose
 * values are shown and cannot be changed. A choice may be named by its id or by its label in any language; what the desk does not know is left
 * out, with one warning to the page's developer.
 */
export class HostValues {
  readonly #known: readonly Known[];
  readonly #hidden: Set<string>;
  readonly #locked: Set<string>;
  /** Ids of colleagues to begin with. */
  readonly #cc: readonly string[];
  /** Answers that the desk knows, by question id: one for each question under that id that has it. */
  readonly #values = new Map<string, Answer[]>();

  constructor(settings: DeskSettings, {prefill, linked, attributes}: HostGiven) {
    this.#known = known(settings);
    const {type, subject, product, productVersion, hiddenFields, lockedFields} = attributes;
    const {cc = '', ...answers} = prefill ?? {};
    this.#cc = [...new Set(split(cc))];
    const values = {
      ...concerned(settings, linked),
      ...answers,
      ...said({type: linked?.type, title: linked?.title}),
      ...said({type, title: subject, product, version: productVersion}),
    };
    for (const [name, value] of Object.entries(values)) if (value) this.#read(name, value);
    this.#hidden = this.#ids(hiddenFields);
    this.#locked = this.#ids(lockedFields);
    for (const id of this.#locked) if (!this.#values.has(id)) warn(`there is no value to lock ${id} with; it can be changed.`);
  }

  /** The kind of request that is asked for. */
  get type(): string | undefined {
    return this.#values.get('type')?.[0]?.value.toString();
  }

  /** The draft with all values put in. */
  start(draft: DraftRecord): DraftRecord {
    const begun = this.#onto(draft, ['type', ...this.#values.keys()]);
    return this.#cc.length ? {...begun, cc: [...this.#cc]} : begun;
  }

  /** A kept draft with the values that the customer cannot change. */
  fix(draft: DraftRecord): DraftRecord {
    return this.#onto(draft, [...this.#hidden, ...this.#locked]);
  }

  /** What stands in a question's place: nothing, its value as text, or (`undefined`) the question itself: one that must be answered and has no value is always asked. */
  view({words}: Form, question: Question): TemplateResult | typeof nothing | undefined {
    const {id, group, label, required, pointer, options} = question;
    const given = this.#values
      .get(id)
      ?.some(({value}) => !options || [value].flat().every((one) => options.some((option) => option.id === one)));
    if (group === 'consents') return undefined;
    if (this.#hidden.has(id) && (given || !required)) return nothing;
    if (!this.#locked.has(id) || !given) return undefined;
    return html`<div class="field" data-at=${pointer}>
      <span class="label">${label ? pick(label, words.locale) : words.say(id as 'title')}</span>
      <p part="locked">${answerText(question, words.locale)}</p>
    </div>`;
  }

  #onto(draft: DraftRecord, ids: readonly string[]): DraftRecord {
    return ids.reduce((filled, id) => {
      const asked = this.#known.some((question) => question.id === id && question.type === filled.type);
      const found = this.#values.get(id)?.find(({question: {type}}) => !asked || (type ?? filled.type) === filled.type);
      return found ? answered(filled, found.question, found.value) : filled;
    }, draft);
  }

  #read(name: string, value: string): void {
    const found = this.#known.flatMap((question) => {
      const answer = question.id === name ? answerIn(question, value) : undefined;
      return answer === undefined ? [] : {question, value: answer};
    });
    if (found.length) this.#values.set(name, found);
    else warn(`this desk knows no ${name} "${value}"; it is left out.`);
  }

  #ids(list: string | null): Set<string> {
    const ids = split(list ?? '');
    for (const id of ids)
      if (!this.#known.some((question) => question.id === id)) warn(`this desk asks no ${id}; it cannot be hidden or locked.`);
    return new Set(ids);
  }
}

function split(list: string): string[] {
  return list
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
}

/** A link from a request to a complaint begins its title with the reference, and there is a field for it: the first word with a number in it. */
function concerned({escalation}: DeskSettings, linked: HostGiven['linked']): Values {
  const {type, concerns} = escalation?.complaints ?? {};
  const reference = linked?.type === type ? linked?.title?.match(/[a-z\d-]*\d[a-z\d-]*/i)?.[0] : undefined;
  return concerns && reference ? {[concerns]: reference} : {};
}

function said(values: Readonly<Record<string, string | null | undefined>>): Values {
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value ? [[name, value] as const] : [])));
}

/** Every question that any kind of request may ask, as far as putting in an answer needs it; several kinds may ask their own under one id. */
function known({requestTypes, categories, impact}: DeskSettings): Known[] {
  const named = (list: readonly {id: string; name: Option['label']}[]) => list.map(({id, name}) => ({id, label: name}));
  const group = 'impact';
  return [
    {id: 'type', kind: 'radio', options: named(requestTypes)},
    {id: 'category', kind: 'select', options: named(categories.flatMap((one) => [one, ...(one.children ?? [])]))},
    {id: 'title', kind: 'text'},
    {id: 'description', kind: 'textarea'},
    ...requestTypes.flatMap((type) => [
      ...type.fields.map(({id, kind, options}) => ({id, kind, options, type: type.id, group: 'fields' as const})),
      ...impactOf({impact}, type).questions.map(({id, options}) => ({id, options, type: type.id, kind: 'radio', group}) as const),
    ]),
  ];
}

/** What a host's value says in answer to a question; `undefined` where the desk does not offer it. */
function answerIn({kind, options}: Known, value: string): Answer['value'] | undefined {
  if (!options) return kind === 'checkbox' ? value === 'true' : value;
  const found = (kind === 'checkbox' ? value.split(',') : [value]).map((one) => optionOf(options, one));
  const known = found.filter((one) => one !== undefined);
  return known.length < found.length ? undefined : kind === 'checkbox' ? known : known[0];
}

function optionOf(options: readonly Option[], value: string): string | undefined {
  const wanted = value.trim().toLowerCase();
  return options.find(({id, label}) => [id, ...Object.values(label)].some((text) => text.toLowerCase() === wanted))?.id;
}

const warned = new Set<string>();

function warn(what: string): void {
  if (!warned.has(what)) console.warn(`aftercare-submit-ticket: ${what}`);
  warned.add(what);
}
