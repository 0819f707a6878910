import {html, nothing, type TemplateResult} from 'lit';
import type {Delivery} from '../../../contract/change.js';
import type {Quote} from '../../../contract/quote.js';
import {icon} from '../../../kit/icons.js';
import {dateTime} from '../../../locales/format.js';
import type {ApprovalWords} from './approvals.js';

type Decided = Pick<Quote | Delivery, 'state' | 'decidedAt' | 'decidedBy' | 'reason'> & Pick<Delivery, 'signedBy'>;

/** Who gave which word on a quote or a delivery and when, with the reason where one was given. */
export function decidedView(own: ApprovalWords, what: 'quote' | 'delivery', decided: Decided): TemplateResult {
  const {state, decidedAt, decidedBy, signedBy, reason} = decided;
  const accepted = state === 'accepted';
  const said = {who: signedBy ?? decidedBy!.name, time: dateTime(decidedAt!, own.locale)};
  const no = what === 'quote' ? 'quote.declinedBy' : 'delivery.rejectedBy';
  return html`<p class="decided">
    ${icon(accepted ? 'check' : 'close')}
    <span
      >${own.say(accepted ? `${what}.acceptedBy` : no, said)}
      ${reason ? html`<span class="small muted check-note" dir="auto">${own.say('why', {reason})}</span>` : nothing}</span
    >
  </p>`;
}
