import {html, nothing, type TemplateResult} from 'lit';
import type {Visit} from '../../../contract/visit.js';
import {icon} from '../../../kit/icons.js';
import {dateTime} from '../../../locales/times.js';
import type {VisitWords} from './visits.js';

export type ConsentAction = 'give-consent' | 'withdraw-consent';

interface ConsentFrame {
  busy: boolean;
  /** Who decides, where that is not the reader. */
  chooser: string | undefined;
  decide: (action: ConsentAction) => Promise<void>;
}

/**
 * Whether a remote session may take place: asked before it, taken back at any time.
 * @csspart consent - Whether a remote session may take place.
 */
export function consentView(
  own: VisitWords,
  {session, allowedActions}: Visit,
  {busy, chooser, decide}: ConsentFrame,
): TemplateResult | typeof nothing {
  if (!session) return nothing;
  const {consent, decidedBy, decidedAt, endedAt} = session;
  const may = (action: ConsentAction) => allowedActions.includes(action);
  const button = (action: ConsentAction, kind: string, text: string) =>
    may(action)
      ? html`<button class="button ${kind} ${action}" type="button" aria-disabled=${busy} @click=${() => busy || decide(action)}>${text}</button>`
      : nothing;
  const who = {who: decidedBy?.name ?? '', time: decidedAt ? dateTime(decidedAt, own.locale) : ''};
  return html`<div class="notice consent" part="consent" role="group" aria-label=${own.say('consent.title')}>
    ${icon(consent === 'given' ? 'check' : 'person')}
    <div class="stack">
      <p><b>${consent === 'asked' && chooser ? own.say('theirs.consent', {who: chooser}) : (own.find(`consent.${consent}`, who) ?? consent)}</b></p>
      ${
        may('give-consent') || may('withdraw-consent')
          ? html`<p class="muted">${own.say('consent.explain')}</p>
              ${consent === 'asked' && !may('give-consent') ? html`<p>${own.say('consent.account')}</p>` : nothing}
              <div class="row">
                ${button('give-consent', 'primary', own.say('consent.give'))}
                ${button('withdraw-consent', '', own.say(consent === 'given' ? 'consent.withdraw' : 'consent.decline'))}
              </div>`
          : nothing
      }
      ${endedAt && consent === 'withdrawn' ? html`<p class="muted">${own.say('consent.ended', {time: dateTime(endedAt, own.locale)})}</p>` : nothing}
    </div>
  </div>`;
}
