import {html, nothing, type TemplateResult} from 'lit';
import type {Delivery, DeliveryItem, Schedule} from '../../../contract/change.js';
import {icon} from '../../../kit/icons.js';
import {dateTime} from '../../../locales/times.js';
import {textView} from '../linked-text.js';
import type {StatusWords} from '../parts.js';
import {timeView} from '../small-views.js';
import type {ApprovalWords} from './approvals.js';

interface DeliveryFrame {
  words: StatusWords;
  /** Makes a box to tick of each line while it waits to be accepted; ids of those that are ticked. */
  ticks?: {ticked: ReadonlySet<string>; toggle: (id: string) => void};
  foot: TemplateResult | typeof nothing;
}

const kinds = ['check', 'handover'];

/**
 * What was delivered, and the list to check it against.
 * @csspart delivery - What was delivered, to be accepted.
 */
export function deliveryView(own: ApprovalWords, delivery: Delivery, {words, ticks, foot}: DeliveryFrame): TemplateResult {
  const {at, by, summary, checklist, state} = delivery;
  const groups = kinds.map((kind) => [kind, checklist.filter((item) => (item.kind === 'handover') === (kind === 'handover'))] as const);
  return html`<section class="stack card sheet delivery ${state}" part="delivery" aria-labelledby="delivery-title">
    <header class="sheet-head">
      <div>
        <h3 id="delivery-title" tabindex="-1">${own.say('delivery.title')}</h3>
        <p class="small muted">${by.name} · ${timeView(words, at, dateTime(at, own.locale))}</p>
      </div>
      <span class="badge ${state === 'accepted' ? 'good' : state === 'waiting' ? 'accent' : ''}">${own.find(`delivery.${state}`) ?? state}</span>
    </header>
    ${textView(words, summary)}
    ${groups.map(([kind, items]) =>
      items.length
        ? html`<fieldset class="stack checks">
            <legend class="label">${own.find(`delivery.${kind}`)}</legend>
            ${items.map((item) => itemView(item, ticks, state === 'accepted'))}
          </fieldset>`
        : nothing,
    )}
    ${foot}
  </section>`;
}

function itemView({id, text, note}: DeliveryItem, ticks: DeliveryFrame['ticks'], accepted: boolean): TemplateResult {
  const said = html`<span dir="auto">${text}${note ? html`<span class="small muted check-note">${note}</span>` : nothing}</span>`;
  if (!ticks) return html`<p class="check">${icon(accepted ? 'check' : 'file')} ${said}</p>`;
  return html`<label class="check">
    <input type="checkbox" id="check-${id}" .checked=${ticks.ticked.has(id)} @change=${() => ticks.toggle(id)} />
    ${said}
  </label>`;
}

/**
 * When the work is done.
 * @csspart schedule - When the work is done.
 */
export function scheduleView(own: ApprovalWords, words: StatusWords, {from, to, note}: Schedule): TemplateResult {
  return html`<div class="notice schedule" part="schedule">
    ${icon('clock')}
    <div>
      <p><b>${own.say('schedule.title')}</b> ${timeView(words, from, dateTime(from, own.locale))}${to ? html` – ${timeView(words, to, dateTime(to, own.locale))}` : nothing}</p>
      ${note ? html`<p class="small muted" dir="auto">${note}</p>` : nothing}
    </div>
  </div>`;
}
