import type {TemplateResult} from 'lit';
import type {Option} from '../../contract/desk-settings.js';
import type {FieldValue} from '../../contract/ticket.js';
import type {LocalText} from '../../contract/values.js';
import {pick} from '../../locales/format.js';
import {dateTime} from '../../locales/times.js';
import {impactOf} from '../../rules/priority.js';
import {linkedText} from './linked-text.js';
import {factsView} from './facts-view.js';
import type {Opened} from './open-ticket.js';
import type {AnswerWords} from './parts.js';
import {nameOf} from './small-views.js';

type Row = readonly [label: string, value: string];

/** What was asked under one id: a field of the form, a question about the impact. */
interface Asked {
  id: string;
  label: LocalText;
  kind?: string;
  options?: readonly Option[] | undefined;
}

/** What the customer answered to the form's questions, by their labels. */
export function answersView(words: AnswerWords, opened: Opened): TemplateResult {
  return factsView(rowsOf(words, opened).map(([label, value]) => [label, linkedText(value)]));
}

function rowsOf(words: AnswerWords, {settings, ticket}: Opened): Row[] {
  const {category, fields, impact, context, contact} = ticket;
  const paths = settings.categories.flatMap((group) => [[group], ...(group.children ?? []).map((child) => [group, child])]);
  const path = paths.find((steps) => steps.at(-1)!.id === category)?.map(({name}) => pick(name, words.locale));
  const type = settings.requestTypes.find(({id}) => id === ticket.type);
  const form = type?.fields ?? [];
  const questions = impactOf(settings, type).questions.map(({question, ...rest}) => ({...rest, label: question}));
  return [
    ...(category ? [[words.say('request.category'), path?.join(' / ') ?? category] as const] : []),
    ...answers(words, fields, form),
    ...answers(words, impact, questions),
    ...Object.entries(context ?? {}),
    ...(contact
      ? [
          [
            words.say('request.contact'),
            [nameOf(words, settings.contactMethods, contact.by), contact.value ?? ''].filter(Boolean).join(' · '),
          ] as const,
        ]
      : []),
  ];
}

/** In the order of asking; an answer to what the desk no longer asks comes last, under its id. */
function answers(words: AnswerWords, given: Readonly<Record<string, FieldValue>>, asked: readonly Asked[]): Row[] {
  const place = (one: string) => asked.findIndex(({id}) => id === one) >>> 0;
  return Object.entries(given)
    .filter(([, value]) => value !== '')
    .sort(([a], [b]) => place(a) - place(b))
    .map(([id, value]) => {
      const field = asked[place(id)];
      return [field ? pick(field.label, words.locale) : id, answerText(words, value, field)];
    });
}

function answerText(words: AnswerWords, value: FieldValue, field: Asked | undefined): string {
  if (typeof value === 'boolean') return words.say(value ? 'request.yes' : 'request.no');
  if (field?.kind === 'datetime' && !Number.isNaN(Date.parse(String(value)))) return dateTime(String(value), words.locale);
  const name = (id: string) => pick(field?.options?.find((option) => option.id === id)?.label, words.locale) || id;
  return [value]
    .flat()
    .map(name)
    .join(words.locale.startsWith('zh') ? '、' : ', ');
}
