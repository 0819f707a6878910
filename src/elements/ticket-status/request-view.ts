import {html, nothing, type TemplateResult} from 'lit';
import type {FieldDefinition, Option} from '../../contract/desk-settings.js';
import type {FieldValue, Ticket} from '../../contract/ticket.js';
import {dateTime, fullDateTime, pick} from '../../locales/format.js';
import type {Attachments} from './attachments.js';
import type {Opened} from './changes.js';
import {linkedText} from './linked-text.js';
import type {StatusWords} from './parts.js';

type Row = [label: string, value: string];

/** Characters and rows beyond which it is folded on a narrow screen. */
const long = {text: 240, rows: 4};

/** What the customer handed in: words, answers by their labels, files. */
export function requestView(
  words: StatusWords,
  opened: Opened,
  attachments: Attachments,
  fold: {unfolded: boolean; toggle: () => void},
): TemplateResult {
  const {ticket} = opened;
  const rows = [...categoryRow(words, opened), ...fieldRows(words, opened), ...impactRows(words, opened), ...contextRows(ticket)];
  const foldable = ticket.description.length > long.text || rows.length > long.rows;
  return html`<section class="request" part="request" aria-labelledby="request-title">
    <div class="section-head">
      <h3 id="request-title">${words.say('request.title')}</h3>
      <time class="small muted" datetime=${ticket.createdAt} title=${fullDateTime(ticket.createdAt, words.locale)}>
        ${dateTime(ticket.createdAt, words.locale)}
      </time>
    </div>
    <div class="request-body ${foldable && !fold.unfolded ? 'folded' : ''}" id="request-body" @focusin=${() => foldable && !fold.unfolded && fold.toggle()}>
      <p class="text" dir="auto">${linkedText(ticket.description)}</p>
      ${
        rows.length
          ? html`<dl class="facts">
              ${rows.map(
                ([label, value]) =>
                  html`<div>
                    <dt>${label}</dt>
                    <dd class="text" dir="auto">${linkedText(value)}</dd>
                  </div>`,
              )}
            </dl>`
          : nothing
      }
      ${attachments.view(words, ticket.id, ticket.attachments)}
    </div>
    ${
      foldable
        ? html`<button class="button plain fold" type="button" aria-expanded=${fold.unfolded} aria-controls="request-body" @click=${fold.toggle}>
            ${words.say(fold.unfolded ? 'request.less' : 'request.more')}
          </button>`
        : nothing
    }
  </section>`;
}

function categoryRow(words: StatusWords, {settings, ticket}: Opened): Row[] {
  if (ticket.category === undefined) return [];
  for (const group of settings.categories) {
    const child = group.children?.find(({id}) => id === ticket.category);
    const path = child ? [group, child] : group.id === ticket.category ? [group] : [];
    if (path.length) return [[words.say('ticket.category'), path.map(({name}) => pick(name, words.locale)).join(' / ')]];
  }
  return [[words.say('ticket.category'), ticket.category]];
}

/** In the form's order; an answer to a field the desk has since dropped keeps its id as label. */
function fieldRows(words: StatusWords, {settings, ticket}: Opened): Row[] {
  const fields = settings.requestTypes.find(({id}) => id === ticket.type)?.fields ?? [];
  const dropped = Object.keys(ticket.fields).filter((id) => !fields.some((field) => field.id === id));
  const row = (id: string, field?: FieldDefinition): Row[] => {
    const value = Object.hasOwn(ticket.fields, id) ? ticket.fields[id] : undefined;
    if (value === undefined || value === '') return [];
    return [[field ? pick(field.label, words.locale) : id, answerText(words, value, field)]];
  };
  return [...fields.flatMap((field) => row(field.id, field)), ...dropped.flatMap((id) => row(id))];
}

function answerText(words: StatusWords, value: FieldValue, field: FieldDefinition | undefined): string {
  if (typeof value === 'boolean') return words.say(value ? 'request.yes' : 'request.no');
  if (field?.kind === 'datetime' && typeof value === 'string' && !Number.isNaN(Date.parse(value))) return dateTime(value, words.locale);
  return [value].flat().map((one) => optionName(words, one, field?.options)).join('、'); // prettier-ignore
}

function optionName(words: StatusWords, id: string, options: readonly Option[] | undefined): string {
  const option = options?.find((one) => one.id === id);
  return option ? pick(option.label, words.locale) : id;
}

function impactRows(words: StatusWords, {settings, ticket}: Opened): Row[] {
  return settings.impact.questions.flatMap(({id, question, options}): Row[] => {
    const answer = Object.hasOwn(ticket.impact, id) ? ticket.impact[id] : undefined;
    return answer === undefined ? [] : [[pick(question, words.locale), optionName(words, answer, options)]];
  });
}

function contextRows({context}: Ticket): Row[] {
  return Object.entries(context ?? {});
}
