import {html, nothing, type TemplateResult} from 'lit';
import type {Delivery} from '../../../contract/change.js';
import type {Proposal} from '../../../contract/proposal.js';
import type {Quote} from '../../../contract/quote.js';
import {icon} from '../../../kit/icons.js';
import {dateTime} from '../../../locales/times.js';
import type {ApprovalWords} from './approvals.js';

type Decided = Pick<Quote | Delivery | Proposal, 'state' | 'decidedAt' | 'decidedBy' | 'reason'> & Pick<Delivery, 'signedBy'>;

/** What a yes and a no are called. */
const sentences = {
  quote: ['quote.acceptedBy', 'quote.declinedBy'],
  delivery: ['delivery.acceptedBy', 'delivery.rejectedBy'],
  proposal: ['proposal.approvedBy', 'proposal.rejectedBy'],
} as const;

/** Who gave which word on a quote, a delivery or a proposal and when, with the reason where one was given; nothing before that. */
export function decidedView(own: ApprovalWords, what: keyof typeof sentences, decided: Decided): TemplateResult | undefined {
  const {state, decidedAt, decidedBy, signedBy, reason} = decided;
  if (!decidedAt || !decidedBy) return undefined;
  const agreed = state === 'accepted' || state === 'approved';
  const said = {who: signedBy ?? decidedBy.name, time: dateTime(decidedAt, own.locale)};
  return html`<p class="decided">
    ${icon(agreed ? 'check' : 'close')}
    <span
      >${own.say(sentences[what][agreed ? 0 : 1], said)}
      ${reason ? html`<span class="small muted check-note" dir="auto">${own.say('why', {reason})}</span>` : nothing}</span
    >
  </p>`;
}
