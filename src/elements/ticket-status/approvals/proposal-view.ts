import {html, nothing, type TemplateResult} from 'lit';
import type {Clock} from '../../../contract/clock.js';
import type {Proposal} from '../../../contract/proposal.js';
import {dateTime, timeNow} from '../../../locales/times.js';
import {leftText} from '../clocks-view.js';
import {textView} from '../linked-text.js';
import type {AnswerWords, StatusWords} from '../parts.js';
import {timeView} from '../small-views.js';
import type {ApprovalWords} from './approvals.js';
import {decidedView} from './decided-view.js';

interface ProposalFrame {
  words: StatusWords;
  answers: AnswerWords;
  /** Of the request: what a delay would move. */
  clocks: readonly Clock[];
  /** What can be decided. */
  foot: TemplateResult | typeof nothing;
}

/** What waits, whole; what was decided, folded away. */
export function proposalsView(own: ApprovalWords, all: readonly Proposal[], frame: (proposal: Proposal) => ProposalFrame): TemplateResult {
  const done = all.filter(({state}) => state !== 'waiting');
  return html`${all.map((one) => (one.state === 'waiting' ? proposalView(own, one, frame(one)) : nothing))}
  ${
    done.length
      ? html`<details class="older">
          <summary>${own.say('proposal.done', {count: done.length})}</summary>
          <div class="stack">${done.map((one) => proposalView(own, one, frame(one)))}</div>
        </details>`
      : nothing
  }`;
}

/**
 * A plan of work with its steps, or a notice of delay, and what the customer said to it.
 * @csspart proposal - A plan of work or a notice of delay, to be agreed to.
 */
function proposalView(own: ApprovalWords, proposal: Proposal, {words, answers, clocks, foot}: ProposalFrame): TemplateResult {
  const {id, kind, at, by, text, steps, clock, dueAt, remedy, state} = proposal;
  const time = (instant: string) => timeView(words, instant, dateTime(instant, own.locale));
  const before = state === 'waiting' ? clocks.find((one) => one.kind === clock && !one.endedAt)?.dueAt : undefined;
  const now = timeNow();
  const late = before && Date.parse(before) < now;
  return html`<section class="stack card proposal ${state}" part="proposal" aria-labelledby="proposal-${id}">
    <header class="sheet-head">
      <div>
        <h3 id="proposal-${id}" class="proposal-title" tabindex="-1">${own.find(`proposal.${kind}`) ?? kind}</h3>
        <p class="small muted">${by.name} · ${time(at)}</p>
      </div>
      <span class="badge ${state === 'approved' ? 'good' : state === 'waiting' ? 'accent' : ''}">${own.find(`proposal.${state}`) ?? state}</span>
    </header>
    ${
      dueAt
        ? html`<div>
            <p><b>${(clock && answers.find(`clock.${clock}`)) ?? clock}</b> ${own.say('proposal.moves', {time: dateTime(dueAt, own.locale)})}</p>
            ${before ? html`<p class="small muted">${own.say('proposal.was', {time: dateTime(before, own.locale)})}${late ? html` · <span class="late">${leftText(answers, before, now)}</span>` : nothing}</p>` : nothing}
          </div>`
        : nothing
    }
    ${textView(words, text)}
    ${remedy ? html`<p class="muted" dir="auto">${answers.say('ledger.remedy', {remedy})}</p>` : nothing}
    ${
      steps?.length
        ? html`<ol class="plan-steps">
            ${steps.map(
              ({text: what, owner, until}) =>
                html`<li>
                  <span dir="auto">${what}</span>
                  ${owner || until ? html`<span class="small muted check-note">${owner ?? nothing}${owner && until ? ' · ' : nothing}${until ? time(until) : nothing}</span>` : nothing}
                </li>`,
            )}
          </ol>`
        : nothing
    }
    ${decidedView(own, 'proposal', proposal)} ${foot}
  </section>`;
}
