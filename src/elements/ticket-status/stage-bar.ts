import {html, nothing, type TemplateResult} from 'lit';
import type {Stage} from '../../contract/desk-settings.js';
import type {Ticket} from '../../contract/ticket.js';
import {icon} from '../../kit/icons.js';
import {pick} from '../../locales/format.js';
import {dateTime} from '../../locales/times.js';
import {duration} from '../../locales/progress-times.js';
import type {Opened} from './open-ticket.js';
import type {StatusWords} from './parts.js';
import {timeView} from './small-views.js';

/**
 * Where the request is on its way, step n of m, like a parcel's.
 * @csspart stages - How far it is on its way.
 */
export function stageBar(words: StatusWords, {settings, ticket}: Opened): TemplateResult | typeof nothing {
  const stages = settings.stages.filter(({process}) => process === ticket.process);
  if (!stages.length) return nothing;
  const now = standing(stages, ticket);
  const spent = timeByStage(stages, ticket);
  return html`<section class="stages" part="stages" aria-labelledby="stages-title">
    <div class="row stages-head">
      <h3 class="small" id="stages-title">${words.say('stages.title')}</h3>
      <p class="small muted number">${words.say('stages.step', {n: now + 1, total: stages.length})}</p>
    </div>
    <ol class="stage-list">
      ${stages.map(({id, name}, index) => {
        const at = index > now ? undefined : ticket.stages.find(({stage}) => stage === id)?.enteredAt;
        const is = index > now ? 'ahead' : index === now ? 'now' : at ? 'passed' : 'skipped';
        const done = is === 'passed' || (is === 'now' && ticket.waitingFor === 'nobody');
        const ms = spent.get(index);
        return html`<li class="stage ${is} ${done ? 'done' : ''}" aria-current=${is === 'now' ? 'step' : nothing}>
          <span class="stage-mark">${done ? icon('check') : nothing}</span>
          <span class="stage-name">${pick(name, words.locale)}<span class="unseen"> (${words.say(`stages.${is}`)})</span></span>
          ${
            at
              ? html`<span class="stage-times small muted">
                  ${timeView(words, at, dateTime(at, words.locale))}
                  ${is === 'passed' && ms ? html`<span>${words.say('stages.spent', {duration: duration(ms, words.locale)})}</span>` : nothing}
                </span>`
              : nothing
          }
        </li>`;
      })}
    </ol>
  </section>`;
}

/** The stage it stands in (from 0). In a state of no stage it stands in the one it entered last. */
function standing(stages: readonly Stage[], ticket: Ticket): number {
  const [last] = [...ticket.stages].sort((a, b) => Date.parse(b.enteredAt) - Date.parse(a.enteredAt));
  const here = stages.findIndex(({states}) => states.includes(ticket.state));
  return here < 0 ? Math.max(0, stages.findIndex(({id}) => id === last?.stage)) : here; // prettier-ignore
}

/** Milliseconds in the states of each stage that were left, by the history, however often. */
function timeByStage(stages: readonly Stage[], {createdAt, events}: Ticket): Map<number, number> {
  const spent = new Map<number, number>();
  let since = Date.parse(createdAt);
  for (const {kind, from, at} of events) {
    if (kind !== 'state-changed' || from === undefined) continue;
    const stage = stages.findIndex(({states}) => states.includes(from));
    spent.set(stage, (spent.get(stage) ?? 0) + Date.parse(at) - since);
    since = Date.parse(at);
  }
  return spent;
}
