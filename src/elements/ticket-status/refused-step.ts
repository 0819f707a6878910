import {html, nothing, type TemplateResult} from 'lit';
import type {ProblemError} from '../../contract/problem-error.js';
import type {OutboxEntry} from '../../desk/desk.js';
import {icon} from '../../kit/icons.js';
import {problemSentence} from '../../kit/problem-view.js';
import {isFinal} from '../../kit/waiting-sentence.js';
import {changesBetween} from './changes.js';
import type {OpenTicket} from './open-ticket.js';
import type {AnswerWords, Parts} from './parts.js';
import type {TextBox} from './text-box.js';

/** Refusals that say that the request is another than the customer saw. */
const outrun: readonly string[] = ['version-stale', 'action-not-allowed', 'quote-superseded', 'quote-expired', 'slot-taken'];

/** Why a step was not taken. What changed meanwhile is read before the customer is asked again: what he wants may be there. */
export async function refusalText(open: OpenTicket, own: AnswerWords, problem: ProblemError): Promise<string> {
  if (outrun.includes(problem.code)) await open.loader.refresh();
  return problem.code === 'version-stale' ? own.say('overtaken') : problemSentence(own, problem);
}

/** The same, a line each with what changed meanwhile, so that the customer looks again before he decides. */
export async function whyRefused(open: OpenTicket, parts: Parts, own: AnswerWords, problem: ProblemError): Promise<string[]> {
  const [before, words] = [open.opened, parts.words()];
  const said = await refusalText(open, own, problem);
  return before && words ? [said, ...changesBetween(words, own, before, open.opened ?? before)] : [said];
}

/** Steps that had waited and were refused: the customer's own words in each go back into its box, it waits no longer, and `told` says why. */
export class TakeBack {
  /** Key of the one that was taken back last, which stays in the outbox for a moment. */
  #key: string | undefined;

  constructor(
    private readonly parts: Parts,
    private readonly box: TextBox,
    private readonly told: (refused: OutboxEntry) => Promise<void>,
    /** Opens the box under the name of what was refused, where it has several. */
    private readonly open?: (refused: OutboxEntry) => void,
  ) {}

  /** To be called with all that waits, as often as one likes. */
  look(waiting: readonly OutboxEntry[]): void {
    const refused = waiting.find((entry) => isFinal(entry) && !entry.sending);
    if (refused && refused.key !== this.#key) void this.#back(refused);
  }

  async #back(refused: OutboxEntry): Promise<void> {
    const {key, body} = refused;
    this.#key = key;
    this.open?.(refused);
    const written = ownWords(body);
    if (written) await this.box.putBack(written);
    await (await this.parts.desk()).discard(key);
    await this.told(refused);
  }
}

/** What the customer wrote in a step himself. Why another time is wanted begins with a line that was chosen. */
function ownWords({action, wish, note, reason = ''}: OutboxEntry['body']): string {
  return String(wish ?? note ?? (action === 'reschedule' ? String(reason).split('\n').slice(1).join('\n') : reason));
}

export function refusedStepView([first, ...changes]: readonly string[]): TemplateResult | typeof nothing {
  if (!first) return nothing;
  return html`<div class="notice warn" role="alert">
    ${icon('alert')}
    <div>
      <p>${first}</p>
      ${changes.map((change) => html`<p class="small">${change}</p>`)}
    </div>
  </div>`;
}
