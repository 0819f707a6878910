import {html, nothing, type LitElement, type TemplateResult} from 'lit';
import type {Article} from '../../contract/article.js';
import type {ProblemError} from '../../contract/problem-error.js';
import type {DeskChange, OutboxEntry} from '../../desk/desk.js';
import {icon} from '../../kit/icons.js';
import {problemView} from '../../kit/problem-view.js';
import type {Counter, KnowledgeWords, Scene} from './scene.js';

/** Where the rating of one article stands: open while nothing is `helpful` or not. */
interface Vote {
  helpful?: boolean | undefined;
  /** The words that may follow a "no". */
  reason?: 'offered' | 'too-long' | 'told' | undefined;
  text?: string;
  busy?: boolean;
  /** Its place in the outbox until the backend has it. */
  waiting?: {key: string; kept: boolean} | undefined;
  problem?: ProblemError | undefined;
}

/**
 * "Did this help?", and the ratings a reader gave while the element lives, by article. A choice is sent as soon as it is made, so that a "no"
 * counts even where nobody stays to explain it; the explanation follows as the same choice with a comment, and the last one counts.
 */
export class ArticleVotes {
  #votes = new Map<string, Vote>();

  constructor(
    private readonly host: LitElement,
    private readonly counter: Counter,
  ) {}

  /** Takes over what still waits on this device from an earlier visit. */
  adopt(entries: readonly OutboxEntry[]): void {
    for (const {route, params, key, kept, body} of entries) {
      const id = route === 'rateArticle' && params['article'];
      if (id && !this.#votes.has(id)) this.#set(id, {helpful: body['helpful'] === true, waiting: {key, kept}});
    }
  }

  heard(change: DeskChange): void {
    if (!('entry' in change)) return;
    for (const [id, vote] of this.#votes) {
      if (vote.waiting?.key !== change.entry.key) continue;
      this.#set(id, change.is === 'accepted' ? {...vote, waiting: undefined} : {problem: this.counter.refused(change.problem)});
    }
  }

  /** Another person reads now. */
  forget(): void {
    this.#votes.clear();
  }

  /** `limit`: longest explanation, in UTF-16 code units. */
  view({words, submitHref}: Scene, article: Article, limit: number): TemplateResult {
    const {id} = article;
    const vote = this.#votes.get(id) ?? {helpful: article.helpful};
    const cast = (helpful: boolean) => this.#send(article, vote, {helpful, reason: helpful ? undefined : 'offered'});
    const answer = (helpful: boolean) =>
      html`<button class="button" type="button" aria-disabled=${Boolean(vote.busy)} @click=${() => cast(helpful)}>
        ${icon(helpful ? 'check' : 'close')}${words.say(helpful ? 'vote.yes' : 'vote.no')}
      </button>`;
    return html`<section class="vote stack" part="vote" aria-labelledby="vote-question">
      <h3 id="vote-question">${words.say('vote.question')}</h3>
      ${
        vote.helpful === undefined
          ? html`<div class="row">${answer(true)}${answer(false)}</div>`
          : html`${this.#said(words, vote)}
            ${vote.reason === 'offered' || vote.reason === 'too-long' ? this.#explanation(words, article, vote, limit) : nothing}
            ${this.#next(words, id, vote, submitHref)}`
      }
      ${vote.problem ? problemView(words, vote.problem) : nothing}
    </section>`;
  }

  #said(words: KnowledgeWords, {helpful, reason, waiting}: Vote): TemplateResult {
    const thanks = words.say(reason === 'told' ? 'vote.thanksReason' : 'vote.thanks');
    return html`<div class="notice ${waiting ? 'warn' : 'good'} said" tabindex="-1">
      ${icon(waiting ? 'clock' : 'check')}
      <div>
        <p>${waiting ? words.say(waiting.kept ? 'waiting.kept' : 'waiting.unkept') : thanks}</p>
        <p class="small muted">${words.say(helpful ? 'vote.said.yes' : 'vote.said.no')}</p>
      </div>
    </div>`;
  }

  #explanation(words: KnowledgeWords, article: Article, vote: Vote, limit: number): TemplateResult {
    const {text = '', busy} = vote;
    const tooLong = vote.reason === 'too-long';
    const explain = () =>
      text.trim().length > limit
        ? this.#step(() => this.#set(article.id, {...vote, reason: 'too-long'}))
        : this.#send(article, vote, {helpful: false, reason: 'told'}, text.trim());
    return html`<div class="field">
        <label class="label" for="reason">${words.say('vote.reason')}<span class="note">${words.say('optional')}</span></label>
        <textarea
          class="input"
          id="reason"
          rows="3"
          aria-invalid=${tooLong}
          aria-describedby=${tooLong ? 'reason-issue' : nothing}
          .value=${text}
          @input=${({target}: Event) => this.#set(article.id, {...vote, reason: 'offered', text: (target as HTMLTextAreaElement).value})}
        ></textarea>
        ${
          tooLong
            ? html`<p class="problem-text" id="reason-issue">
                ${words.say('issue.too-long', {max: limit, actual: text.trim().length})}
              </p>`
            : nothing
        }
      </div>
      <div class="row">
        <button class="button" type="button" aria-disabled=${Boolean(busy)} @click=${explain}>${words.say('vote.send')}</button>
      </div>`;
  }

  #next(words: KnowledgeWords, id: string, {helpful, waiting}: Vote, submitHref: string): TemplateResult {
    const button = (label: string, act: () => unknown) =>
      html`<button class="button plain" type="button" @click=${() => this.#step(act)}>${label}</button>`;
    const reopen = () => this.#set(id, {});
    const {counter} = this;
    return html`<div class="row">
      ${helpful ? nothing : html`<span>${words.say('vote.ask')}</span><a href=${submitHref}>${words.say('submit')}</a>`}
      ${
        waiting
          ? [
              button(words.say('waiting.retry'), async () => (await counter.desk()).retry(waiting.key)),
              button(words.say('discard'), async () => {
                await (await counter.desk()).discard(waiting.key);
                reopen();
              }),
            ]
          : button(words.say('vote.change'), reopen)
      }
    </div>`;
  }

  /** Sends a choice and shows it as made; where it is refused, as it was `before`. */
  #send({id, title}: Article, before: Vote, made: Vote & {helpful: boolean}, comment?: string): void {
    if (before.busy) return;
    void this.#step(async () => {
      this.#set(id, {...before, busy: true, problem: undefined});
      try {
        const sent = await (await this.counter.desk()).rateArticle({id, title}, made.helpful, comment ? {comment} : undefined);
        this.#set(id, {...made, waiting: sent.is === 'waiting' ? sent : undefined});
      } catch (error) {
        this.#set(id, {...before, problem: this.counter.refused(error)});
      }
    });
  }

  /** Takes a step; if focus was in the rating, it goes where the reader has to look next. */
  async #step(act: () => unknown): Promise<void> {
    const {host} = this;
    const one = (selector: string) => host.renderRoot.querySelector<HTMLElement>(selector);
    const within = one('.vote:focus-within');
    await act();
    await host.updateComplete;
    if (within) (one('[aria-invalid=true]') ?? one('.said') ?? one('.vote button'))?.focus();
  }

  #set(id: string, vote: Vote): void {
    this.#votes.set(id, vote);
    this.host.requestUpdate();
  }
}
