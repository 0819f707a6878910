import {html, nothing, type TemplateResult} from 'lit';
import type {Option} from '../../contract/desk-settings.js';
import type {FieldValue} from '../../contract/ticket.js';
import type {LocalText} from '../../contract/values.js';
import {dateTime, pick} from '../../locales/format.js';
import type {Attachments} from './attachments.js';
import {linkedText} from './linked-text.js';
import type {Opened} from './open-ticket.js';
import type {StatusWords} from './parts.js';
import {factsView} from './small-views.js';

type Row = readonly [label: string, value: string];

/** What was asked under one id: a field of the form, a question about the impact. */
interface Asked {
  id: string;
  label: LocalText;
  kind?: string;
  options?: readonly Option[] | undefined;
}

/** Characters and rows beyond which it is folded on a narrow screen. */
const long = {text: 240, rows: 4};

/** What the customer handed in: words, answers by their labels, files. */
export function requestView(
  words: StatusWords,
  opened: Opened,
  attachments: Attachments,
  unfolded: boolean,
  toggle: () => void,
): TemplateResult {
  const {ticket} = opened;
  const rows = rowsOf(words, opened);
  const foldable = ticket.description.length > long.text || rows.length > long.rows;
  const folded = foldable && !unfolded;
  return html`<section class="stack request" part="request" aria-labelledby="request-title">
    <h3 id="request-title">${words.say('request.title')}</h3>
    <div class="stack ${folded ? 'folded' : ''}" id="request-body" @focusin=${() => folded && toggle()}>
      <p class="text" dir="auto">${linkedText(ticket.description)}</p>
      ${rows.length ? factsView(rows.map(([label, value]) => [label, linkedText(value)])) : nothing}
      ${attachments.view(words, ticket.id, ticket.attachments)}
    </div>
    ${
      foldable
        ? html`<button class="button plain fold" type="button" aria-expanded=${unfolded} aria-controls="request-body" @click=${toggle}>
            ${words.say(folded ? 'request.more' : 'request.less')}
          </button>`
        : nothing
    }
  </section>`;
}

function rowsOf(words: StatusWords, {settings, ticket}: Opened): Row[] {
  const {category, fields, impact, context} = ticket;
  const paths = settings.categories.flatMap((group) => [[group], ...(group.children ?? []).map((child) => [group, child])]);
  const path = paths.find((steps) => steps.at(-1)!.id === category)?.map(({name}) => pick(name, words.locale));
  const form = settings.requestTypes.find(({id}) => id === ticket.type)?.fields ?? [];
  const questions = settings.impact.questions.map(({question, ...rest}) => ({...rest, label: question}));
  return [
    ...(category ? [[words.say('ticket.category'), path?.join(' / ') ?? category] as const] : []),
    ...answers(words, fields, form),
    ...answers(words, impact, questions),
    ...Object.entries(context ?? {}),
  ];
}

/** In the order of asking; an answer to what the desk no longer asks comes last, under its id. */
function answers(words: StatusWords, given: Readonly<Record<string, FieldValue>>, asked: readonly Asked[]): Row[] {
  const place = (one: string) => asked.findIndex(({id}) => id === one) >>> 0;
  return Object.entries(given)
    .filter(([, value]) => value !== '')
    .sort(([a], [b]) => place(a) - place(b))
    .map(([id, value]) => {
      const field = asked[place(id)];
      return [field ? pick(field.label, words.locale) : id, answerText(words, value, field)];
    });
}

function answerText(words: StatusWords, value: FieldValue, field: Asked | undefined): string {
  if (typeof value === 'boolean') return words.say(value ? 'request.yes' : 'request.no');
  if (field?.kind === 'datetime' && !Number.isNaN(Date.parse(String(value)))) return dateTime(String(value), words.locale);
  const name = (id: string) => pick(field?.options?.find((option) => option.id === id)?.label, words.locale) || id;
  return [value].flat().map(name).join('、');
}
