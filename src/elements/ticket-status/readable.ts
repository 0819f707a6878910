import {html, nothing, type TemplateResult} from 'lit';
import type {Checks} from '../../desk/desk.js';
import {icon} from '../../kit/icons.js';
import {problemSentence} from '../../kit/problem-view.js';
import {timeNow} from '../../locales/times.js';
import {clocksView} from './clocks-view.js';
import {closingView} from './closing-view.js';
import type {Decisions} from './decisions.js';
import {ledgerView} from './ledger-view.js';
import type {Opened} from './open-ticket.js';
import type {AnswerWords} from './parts.js';
import {workaroundView} from './workaround-view.js';

type View = TemplateResult | typeof nothing;

/** A reading without what in it breaks the contract, and the names of these fields. */
export interface Sound {
  opened: Opened;
  broken: readonly string[];
}

/** Looks at what later parts draw of a request, once for each reading: what cannot be read costs its own part, and none beside it. */
export class Readable {
  readonly #looked = new WeakMap<Opened, Sound>();

  constructor(
    private readonly checks: Checks,
    private readonly again: () => void,
  ) {}

  of(read: Opened): Sound {
    const known = this.#looked.get(read);
    if (known) return known;
    const {ticket, broken} = this.checks.soundTicket(read.ticket);
    const sound = {opened: broken.length ? {...read, ticket} : read, broken};
    this.#looked.set(read, sound);
    return sound;
  }

  /** Under the head of a request, each by itself: how one can go on meanwhile, what waits for the customer's word. */
  asks(words: AnswerWords, read: Opened, decisions: Decisions): View {
    const part = this.#parts(words, read);
    return html`${workaroundView(words, read)} ${part(['visits'], (opened) => decisions.visits(words, opened))}
    ${part(['change', 'proposals'], (opened) => decisions.approvals(words, opened))}
    ${part(['grants'], (opened) => decisions.access(words, opened))}`;
  }

  /** Behind the talk: by when what was promised and how that went, who answers for it. */
  promised(words: AnswerWords, read: Opened, draw: Record<'seen' | 'ladder', (opened: Opened) => View>): View {
    const part = this.#parts(words, read);
    return html`${part(
      ['clocks', 'promises', 'tier'],
      (opened) => html`${clocksView(words, opened, timeNow())} ${ledgerView(words, opened, draw.seen(opened))}`,
    )}
    ${part(['escalation', 'urges', 'concerns', 'keptFrom'], (opened) => (opened.ticket.escalation ? draw.ladder(opened) : nothing))}`;
  }

  /** What the team says of a solved request beyond how it was solved. */
  closing(words: AnswerWords, read: Opened): View {
    return this.#part(words, this.of(read), ['cause', 'prevention', 'checks', 'outage'], (opened) => closingView(words, opened));
  }

  #parts(words: AnswerWords, read: Opened) {
    const sound = this.of(read);
    return (fields: readonly string[], view: (opened: Opened) => View) => this.#part(words, sound, fields, view);
  }

  /**
   * What `draw` makes of a request; where what it draws, these `fields`, cannot be read: that, and a way to read again.
   * @csspart unreadable - In the place of what could not be read.
   */
  #part(words: AnswerWords, {opened, broken}: Sound, fields: readonly string[], draw: (opened: Opened) => View): View {
    if (!broken.some((one) => fields.includes(one))) return draw(opened);
    return html`<div class="notice warn" part="unreadable">
      ${icon('alert')}
      <div>
        <p>${problemSentence(words, {code: 'unreadable'})}</p>
        <div class="row"><button class="button" type="button" @click=${this.again}>${words.shared.say('retry')}</button></div>
      </div>
    </div>`;
  }
}
