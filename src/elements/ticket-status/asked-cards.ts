import {html, nothing, type TemplateResult} from 'lit';
import type {Awaited} from '../../contract/proposal.js';
import {icon} from '../../kit/icons.js';
import type {TicketAction} from '../../contract/ticket.js';
import type {Opened} from './open-ticket.js';
import type {Parts} from './parts.js';

/** By its kind, the card on which something is decided and the step that decides it; cards that a request has several of are found by the id of what is meant. */
const cards: Readonly<Record<string, readonly [card: string, action: TicketAction]>> = {
  visit: ['visit', 'book-visit'],
  session: ['visit', 'book-visit'],
  consent: ['visit', 'give-consent'],
  access: ['grant', 'grant-access'],
  plan: ['proposal', 'approve'],
  delay: ['proposal', 'approve'],
  quote: ['quote', 'accept-quote'],
  delivery: ['delivery', 'accept-delivery'],
};

/** Whether its card is the next thing below: a way there would lead nowhere. */
function isBelow({ticket: {visits = [], proposals = [], grants = [], change, resolution}, messages}: Opened, {kind}: Awaited): boolean {
  const sheets = visits.length + proposals.length + grants.length + (change ? 1 : 0);
  return kind in cards && sheets === 1 && !resolution && !messages.some((one) => one.kind === 'workaround');
}

function headingOf({kind, about}: Awaited): string {
  const [card] = cards[kind] ?? ['ticket'];
  return about ? `[id="${card}-${CSS.escape(about)}"]` : `.${card}-title, #${card}-title`;
}

/** Ways from where it is said that something waits for the reader to the card on which he decides it. */
export class AskedCards {
  /** The request that is being opened for what is asked on it. */
  #sought: {ticket: string; heading: string} | undefined;

  constructor(private readonly parts: Parts) {}

  /** The request will be opened: its card is to have the focus once it is there. */
  seek(ticket: string, [first]: readonly Awaited[]): void {
    this.#sought = first && {ticket, heading: headingOf(first)};
  }

  /** After each drawing. `ticket`: the one that is shown. */
  follow(ticket: string | undefined): void {
    const {heading} = this.#sought ?? {};
    if (!heading || ticket !== this.#sought?.ticket) return;
    const root = this.parts.host.renderRoot as ShadowRoot;
    const found = root.querySelector<HTMLElement>(heading);
    if (!found) return;
    this.#sought = undefined;
    // A card that comes late takes nobody out of what he writes meanwhile.
    if (!root.activeElement?.matches('textarea, input, select')) found.focus();
  }

  /** Everything that waits for the reader's word and that he may decide, a way to each unless it is the one thing and right below; behind them `more`. */
  view(opened: Opened, more: readonly TemplateResult[]): TemplateResult | typeof nothing {
    const {awaits = [], allowedActions} = opened.ticket;
    const may = ({kind}: Awaited) => !cards[kind] || allowedActions.includes(cards[kind][1]);
    const asked = Array.isArray(awaits) ? awaits.filter((one) => one?.kind && may(one)) : [];
    if (!more.length && (!asked.length || (!asked[1] && isBelow(opened, asked[0]!)))) return nothing;
    return html`<p class="row asked">
      ${asked.map(
        (one) =>
          html`<button class="button" type="button" @click=${() => this.parts.focus(headingOf(one))}>
            ${this.parts.find(`asks.${one.kind}`, {}) ?? one.kind} ${icon('next')}
          </button>`,
      )}
      ${more}
    </p>`;
  }
}
