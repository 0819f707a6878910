import {html, nothing, type TemplateResult} from 'lit';
import type {Article, feedbackReasons} from '../../contract/article.js';
import type {ProblemError} from '../../contract/problem-error.js';
import type {DeskChange, OutboxEntry} from '../../desk/desk.js';
import {icon} from '../../kit/icons.js';
import {problemView} from '../../kit/problem-view.js';
import {waitingSentence} from '../../kit/waiting-sentence.js';
import type {Aided, AidWords} from './aids.js';

/** Where the rating of one article stands: open while nothing is `helpful` or not. */
interface Vote {
  helpful?: boolean | undefined;
  /** The explanation that may follow a "no". */
  explanation?: 'offered' | 'too-long' | 'told' | undefined;
  reason?: string;
  text?: string;
  busy?: boolean;
  /** Its place in the outbox until the backend has it. */
  waiting?: Pick<OutboxEntry, 'key' | 'kept' | 'problem'> | undefined;
  problem?: ProblemError | undefined;
}

/** Explanations end here where the desk did not say, in UTF-16 code units. */
const usualLimit = 2000;

const reasons = ['other-problem', 'did-not-work', 'hard-to-follow', 'outdated'] as const satisfies typeof feedbackReasons;

/**
 * "Did this help?", and the ratings a reader gave while the element lives, by article. A choice is sent as soon as it is made, so that a "no"
 * counts even where nobody stays to explain it; the explanation follows as the same choice with its reason, and the last one counts.
 */
export class ArticleVotes {
  #votes = new Map<string, Vote>();

  constructor(private readonly aided: Aided) {}

  heard(change: DeskChange): void {
    if (change.is === 'outbox') {
      for (const {route, params, key, kept, problem, body} of change.entries) {
        const id = route === 'rateArticle' && params['article'];
        const vote = id && (this.#votes.get(id) ?? {helpful: body['helpful'] === true, waiting: {key, kept}});
        if (id && vote && vote.waiting?.key === key) this.#set(id, {...vote, waiting: {key, kept, problem}});
      }
    }
    if (!('entry' in change)) return;
    for (const [id, vote] of this.#votes) {
      if (vote.waiting?.key !== change.entry.key) continue;
      this.#set(id, change.is === 'accepted' ? {...vote, waiting: undefined} : {problem: this.aided.refused(change.problem)});
    }
  }

  /** Another person reads now. */
  forget(): void {
    this.#votes.clear();
  }

  view(words: AidWords, article: Article): TemplateResult {
    const {id, title} = article;
    const vote = this.#votes.get(id) ?? {helpful: article.helpful};
    const cast = (helpful: boolean) => this.#send(article, vote, {helpful, explanation: helpful ? undefined : 'offered'});
    const answer = (helpful: boolean) =>
      html`<button class="button" type="button" aria-disabled=${Boolean(vote.busy)} @click=${() => cast(helpful)}>
        ${icon(helpful ? 'check' : 'close')}${words.say(helpful ? 'vote.yes' : 'vote.no')}
      </button>`;
    return html`<section class="after vote stack" part="vote" aria-labelledby="vote-question">
      <h3 id="vote-question">${words.say('vote.question')}</h3>
      ${
        vote.helpful === undefined
          ? html`<div class="row">${answer(true)}${answer(false)}</div>`
          : html`${this.#said(words, vote)}
            ${vote.explanation === 'offered' || vote.explanation === 'too-long' ? this.#explanation(words, article, vote) : nothing}
            ${this.#next(words, id, title, vote)}`
      }
      ${vote.problem ? problemView(words, vote.problem) : nothing}
    </section>`;
  }

  #said(words: AidWords, {helpful, explanation, waiting}: Vote): TemplateResult {
    const thanks = words.say(explanation === 'told' ? 'vote.thanksReason' : 'vote.thanks');
    return html`<div class="notice ${waiting ? 'warn' : 'good'} said" tabindex="-1">
      ${icon(waiting ? 'clock' : 'check')}
      <div>
        <p>${waiting ? waitingSentence(words, waiting) : thanks}</p>
        <p class="small muted">${words.say(helpful ? 'vote.said.yes' : 'vote.said.no')}</p>
      </div>
    </div>`;
  }

  #explanation(words: AidWords, article: Article, vote: Vote): TemplateResult {
    const {text = '', reason, busy} = vote;
    const comment = text.trim();
    const limit = this.aided.limit() ?? usualLimit;
    const tooLong = vote.explanation === 'too-long';
    const change = (to: Vote) => this.#set(article.id, {...this.#votes.get(article.id), ...to});
    const explain = () => {
      if (comment.length > limit) return this.#step(() => change({explanation: 'too-long'}));
      const more = {...(reason && {reason}), ...(comment && {comment})};
      return this.#send(article, vote, {helpful: false, explanation: 'told'}, more);
    };
    return html`<fieldset class="field">
        <legend class="label">${words.say('vote.reason')}<span class="note">${words.say('optional')}</span></legend>
        ${reasons.map(
          (one) =>
            html`<label class="choice">
              <input
                type="radio"
                name="reason-${article.id}"
                .checked=${one === reason}
                @change=${() => change({reason: one})}
              />${words.say(`vote.reason.${one}`)}
            </label>`,
        )}
      </fieldset>
      <div class="field">
        <label class="label" for="reason">${words.say('vote.words')}<span class="note">${words.say('optional')}</span></label>
        <textarea
          class="input"
          id="reason"
          rows="3"
          aria-invalid=${tooLong}
          aria-describedby=${tooLong ? 'reason-issue' : nothing}
          .value=${text}
          @input=${({target}: Event) => change({explanation: 'offered', text: (target as HTMLTextAreaElement).value})}
        ></textarea>
        ${
          tooLong
            ? html`<p class="problem-text" id="reason-issue">${words.say('issue.too-long', {max: limit, actual: comment.length})}</p>`
            : nothing
        }
      </div>
      <div class="row">
        <button class="button" type="button" aria-disabled=${Boolean(busy)} @click=${explain}>${words.say('vote.send')}</button>
      </div>`;
  }

  #next(words: AidWords, id: string, title: string, {helpful, waiting}: Vote): TemplateResult {
    const {desk, submitHref} = this.aided;
    const button = (label: string, act: () => unknown) =>
      html`<button class="button plain" type="button" @click=${() => this.#step(act)}>${label}</button>`;
    const reopen = () => this.#set(id, {});
    return html`<div class="row">
      ${helpful ? nothing : html`<span>${words.say('vote.ask')}</span><a href=${submitHref(title)}>${words.say('submit')}</a>`}
      ${
        waiting
          ? [
              button(words.say('waiting.retry'), async () => (await desk()).retry(waiting.key)),
              button(words.say('discard'), async () => {
                await (await desk()).discard(waiting.key);
                reopen();
              }),
            ]
          : button(words.say('vote.change'), reopen)
      }
    </div>`;
  }

  /** Sends a choice and shows it as made; where it is refused, as it was `before`. */
  #send({id, title}: Article, before: Vote, made: Vote & {helpful: boolean}, more?: {reason?: string; comment?: string}): void {
    if (before.busy) return;
    void this.#step(async () => {
      this.#set(id, {...before, busy: true, problem: undefined});
      try {
        const sent = await (await this.aided.desk()).rateArticle({id, title}, made.helpful, more);
        this.#set(id, {...made, waiting: sent.is === 'waiting' ? sent : undefined});
      } catch (error) {
        this.#set(id, {...before, problem: this.aided.refused(error)});
      }
    });
  }

  /** Takes a step; if focus was in the rating, it goes where the reader has to look next. */
  async #step(act: () => unknown): Promise<void> {
    const {host} = this.aided;
    const one = (selector: string) => host.renderRoot.querySelector<HTMLElement>(selector);
    const within = one('.vote:focus-within');
    await act();
    await host.updateComplete;
    if (within) (one('[aria-invalid=true]') ?? one('.said') ?? one('.vote button'))?.focus();
  }

  #set(id: string, vote: Vote): void {
    this.#votes.set(id, vote);
    this.aided.host.requestUpdate();
  }
}
