import {html, nothing, type TemplateResult} from 'lit';
import type {Slot, Visit} from '../../../contract/visit.js';
import {icon} from '../../../kit/icons.js';
import {slotAtDesk, slotDay, slotHours} from './slot-text.js';
import type {VisitWords} from './visits.js';

interface SlotChoice {
  title: string;
  /** The beginning of the one that is chosen. */
  chosen: string;
  choose: (from: string) => void;
  /** What is wrong with the choice. */
  wrong?: string | undefined;
  now: number;
}

/** Times to choose from, day by day, by the reader's clock and the desk's where they differ. */
export function slotChoice(own: VisitWords, {id, slots, timeZone}: Visit, {title, chosen, choose, wrong, now}: SlotChoice): TemplateResult {
  const days = new Map<string, Slot[]>();
  for (const slot of slots) {
    const day = slotDay(slot, own.locale, now);
    days.set(day, [...(days.get(day) ?? []), slot]);
  }
  const there = slots[0] && slotAtDesk(slots[0], timeZone, own.locale, now);
  return html`<fieldset class="slots" role="radiogroup" aria-invalid=${wrong ? 'true' : nothing} aria-describedby="slots-wrong-${id}">
    <legend class="label">${title}</legend>
    <p class="problem-text" id="slots-wrong-${id}" role="alert" ?hidden=${!wrong}>${wrong ? html`${icon('alert')}<span>${wrong}</span>` : nothing}</p>
    ${there ? html`<p class="hint">${own.say('slots.zones', {zone: there.zone})}</p>` : nothing}
    ${[...days].map(
      ([day, all]) =>
        html`<div class="slot-day">
          <p class="small muted" aria-hidden="true">${day}</p>
          <div class="slot-times">
            ${all.map((slot) => {
              const hours = slotHours(slot, own.locale, now);
              return html`<label class="slot">
                <input
                  type="radio"
                  name="slot-${id}"
                  value=${slot.from}
                  aria-label="${day} ${hours}"
                  .checked=${chosen === slot.from}
                  @change=${() => choose(slot.from)}
                />
                <span class="number">${hours}</span>
                ${there ? html`<span class="small muted number">${slotHours(slot, own.locale, now, timeZone)}</span>` : nothing}
              </label>`;
            })}
          </div>
        </div>`,
    )}
  </fieldset>`;
}
