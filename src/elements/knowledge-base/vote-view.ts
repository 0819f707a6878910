import {html, nothing, type TemplateResult} from 'lit';
import {icon} from '../../kit/icons.js';
import {problemView} from '../../kit/problem-view.js';
import type {Words} from '../../locales/words.js';
import type {Reason, Vote} from './article-vote.js';

export interface VoteView {
  words: Words<'knowledge-base'>;
  vote: Vote;
  /** Longest explanation, in UTF-16 code units. */
  limit: number;
  submitHref: string;
  cast(helpful: boolean): void;
  write(text: string): void;
  explain(): void;
  reopen(): void;
  retry(key: string): void;
  discard(key: string): void;
}

/** "Did this help?" under an article, and what became of the answer. */
export function voteView(view: VoteView): TemplateResult {
  const {words, vote} = view;
  return html`<section class="vote" part="vote" aria-labelledby="vote-question">
    <h3 id="vote-question">${words.say('vote.question')}</h3>
    ${vote.is === 'taken' || vote.is === 'waiting' ? outcome(view, vote) : choice(view, vote.is === 'sending')}
    ${vote.is === 'open' && vote.problem ? problemView(words, vote.problem) : nothing}
  </section>`;
}

function choice({words, cast}: VoteView, busy: boolean): TemplateResult {
  return html`<div class="row">
    <button class="button" type="button" aria-disabled=${busy} @click=${() => cast(true)}>${icon('check')}${words.say('vote.yes')}</button>
    <button class="button" type="button" aria-disabled=${busy} @click=${() => cast(false)}>${icon('close')}${words.say('vote.no')}</button>
  </div>`;
}

function outcome(view: VoteView, vote: Extract<Vote, {is: 'taken' | 'waiting'}>): TemplateResult {
  const {words, submitHref} = view;
  return html`${said(view, vote)}
    ${vote.reason.is === 'offered' ? explanation(view, vote.reason) : nothing}
    <div class="row">
      ${vote.helpful ? nothing : html`<span>${words.say('vote.ask')}</span><a href=${submitHref}>${words.say('submit')}</a>`}
      ${
        vote.is === 'waiting'
          ? html`<button class="button plain" type="button" @click=${() => view.retry(vote.key)}>${words.say('waiting.retry')}</button>
              <button class="button plain" type="button" @click=${() => view.discard(vote.key)}>${words.say('discard')}</button>`
          : html`<button class="button plain" type="button" @click=${view.reopen}>${words.say('vote.change')}</button>`
      }
    </div>`;
}

function said({words}: VoteView, vote: Extract<Vote, {is: 'taken' | 'waiting'}>): TemplateResult {
  const waiting = vote.is === 'waiting';
  const thanks = vote.reason.is === 'told' ? words.say('vote.thanksReason') : words.say('vote.thanks');
  return html`<div class="notice ${waiting ? 'warn' : 'good'} said" tabindex="-1">
    ${icon(waiting ? 'clock' : 'check')}
    <div>
      <p>${waiting ? words.say(vote.kept ? 'waiting.kept' : 'waiting.unkept') : thanks}</p>
      <p class="small muted">${words.say(vote.helpful ? 'vote.said.yes' : 'vote.said.no')}</p>
    </div>
  </div>`;
}

function explanation({words, limit, write, explain}: VoteView, reason: Extract<Reason, {is: 'offered'}>): TemplateResult {
  const {text, tooLong, problem} = reason;
  const issue = tooLong ? words.say('issue.too-long', {max: limit, actual: text.trim().length}) : '';
  return html`<div class="field">
      <label class="label" for="reason">${words.say('vote.reason')}<span class="note">${words.say('optional')}</span></label>
      <textarea
        class="input"
        id="reason"
        rows="3"
        aria-invalid=${Boolean(issue)}
        aria-describedby=${issue ? 'reason-issue' : nothing}
        .value=${text}
        @input=${(event: Event) => write((event.target as HTMLTextAreaElement).value)}
      ></textarea>
      ${issue ? html`<p class="problem-text" id="reason-issue">${issue}</p>` : nothing}
    </div>
    ${problem ? problemView(words, problem) : nothing}
    <div class="row"><button class="button" type="button" @click=${explain}>${words.say('vote.send')}</button></div>`;
}
