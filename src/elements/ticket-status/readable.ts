import {html, nothing, type TemplateResult} from 'lit';
import type {Checks} from '../../desk/desk.js';
import {icon} from '../../kit/icons.js';
import {problemSentence} from '../../kit/problem-view.js';
import {timeNow} from '../../locales/times.js';
import {clocksView} from './clocks-view.js';
import {closingView} from './closing-view.js';
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

  /** Under the state of a request, each by itself: how one can go on meanwhile, what waits for the customer's word, by when what was promised and how that went, who answers for it. */
  told(
    words: AnswerWords,
    read: Opened,
    draw: Record<'visits' | 'decisions' | 'access' | 'seen' | 'ladder', (opened: Opened) => View>,
  ): View {
    const sound = this.of(read);
    const {escalation} = sound.opened.ticket;
    const part = (fields: readonly string[], view: (opened: Opened) => View) => this.#part(words, sound, fields, view);
    return html`${workaroundView(words, read)} ${part(['visits'], draw.visits)} ${part(['change', 'proposals'], draw.decisions)} ${part(['grants'], draw.access)}
    ${part(
      ['clocks', 'promises', 'tier'],
      (opened) => html`${clocksView(words, opened, timeNow())} ${ledgerView(words, opened, draw.seen(opened))}`,
    )}
    ${part(['escalation', 'urges', 'concerns', 'keptFrom'], (opened) => (escalation ? draw.ladder(opened) : nothing))}`;
  }

  /** What the team says of a solved request beyond how it was solved. */
  closing(words: AnswerWords, read: Opened): View {
    return this.#part(words, this.of(read), ['cause', 'prevention', 'checks', 'outage'], (opened) => closingView(words, opened));
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
