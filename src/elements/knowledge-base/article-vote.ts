import type {Article} from '../../contract/article.js';
import type {ProblemError} from '../../contract/problem-error.js';
import type {Desk, DeskChange, OutboxEntry} from '../../desk/desk.js';

/** The words that may follow a "no": offered, or done with. */
export type Reason = {is: 'offered'; text: string; tooLong: boolean; problem?: ProblemError | undefined} | {is: 'told'} | {is: 'unasked'};

/** Where the rating of one article stands. */
export type Vote =
  | {is: 'open'; problem?: ProblemError | undefined}
  | {is: 'sending'; helpful: boolean; reason: Reason}
  | {is: 'taken'; helpful: boolean; reason: Reason}
  | {is: 'waiting'; helpful: boolean; reason: Reason; key: string; kept: boolean};

type Rated = Pick<Article, 'id' | 'title' | 'helpful'>;

/**
 * The ratings a reader gives while the element lives, by article. A choice is sent as soon as it is made, so that a "no" counts even where
 * nobody stays to explain it; the explanation follows as the same choice with a comment, and the last one counts.
 */
export class ArticleVotes {
  #votes = new Map<string, Vote>();

  constructor(
    private readonly host: {requestUpdate(): void},
    private readonly desk: () => Promise<Desk>,
    private readonly refused: (error: unknown) => ProblemError,
  ) {}

  of({id, helpful}: Rated): Vote {
    return this.#votes.get(id) ?? (helpful === undefined ? {is: 'open'} : {is: 'taken', helpful, reason: {is: 'unasked'}});
  }

  /** Takes over what still waits on this device from an earlier visit. */
  adopt(entries: readonly OutboxEntry[]): void {
    for (const {route, params, key, body} of entries) {
      const id = route === 'rateArticle' && params['article'];
      if (!id || this.#votes.has(id)) continue;
      this.#set(id, {is: 'waiting', helpful: body['helpful'] === true, reason: {is: 'unasked'}, key, kept: true});
    }
  }

  async cast(article: Rated, helpful: boolean): Promise<void> {
    const {id} = article;
    if (this.of(article).is === 'sending') return;
    const reason: Reason = helpful ? {is: 'unasked'} : {is: 'offered', text: '', tooLong: false};
    this.#set(id, {is: 'sending', helpful, reason});
    try {
      this.#set(id, await this.#send(article, helpful, reason));
    } catch (error) {
      this.#set(id, {is: 'open', problem: this.refused(error)});
    }
  }

  write(article: Rated, text: string): void {
    const vote = this.of(article);
    if (vote.is !== 'open' && vote.reason.is === 'offered') this.#set(article.id, {...vote, reason: {is: 'offered', text, tooLong: false}});
  }

  /** Sends the words after a "no". `limit` in UTF-16 code units; false where they are longer. */
  async explain(article: Rated, limit: number): Promise<boolean> {
    const vote = this.of(article);
    if ((vote.is !== 'taken' && vote.is !== 'waiting') || vote.reason.is !== 'offered') return true;
    const text = vote.reason.text.trim();
    if (text.length > limit) {
      this.#set(article.id, {...vote, reason: {...vote.reason, tooLong: true}});
      return false;
    }
    this.#set(article.id, {is: 'sending', helpful: vote.helpful, reason: vote.reason});
    try {
      this.#set(article.id, await this.#send(article, vote.helpful, {is: 'told'}, text));
    } catch (error) {
      this.#set(article.id, {...vote, reason: {...vote.reason, problem: this.refused(error)}});
    }
    return true;
  }

  reopen({id}: Rated): void {
    this.#set(id, {is: 'open'});
  }

  async retry(key: string): Promise<void> {
    await (await this.desk()).retry(key);
  }

  async discard(article: Rated, key: string): Promise<void> {
    await (await this.desk()).discard(key);
    this.reopen(article);
  }

  heard(change: DeskChange): void {
    if (!('entry' in change)) return;
    for (const [id, vote] of this.#votes) {
      if (vote.is !== 'waiting' || vote.key !== change.entry.key) continue;
      if (change.is === 'accepted') this.#set(id, {is: 'taken', helpful: vote.helpful, reason: vote.reason});
      else this.#set(id, {is: 'open', problem: this.refused(change.problem)});
    }
  }

  /** Another person reads now. */
  forget(): void {
    this.#votes.clear();
  }

  async #send(article: Rated, helpful: boolean, reason: Reason, comment?: string): Promise<Vote> {
    const sent = await (await this.desk()).rateArticle({id: article.id, title: article.title}, helpful, comment || undefined);
    if (sent.is === 'accepted') return {is: 'taken', helpful, reason};
    return {is: 'waiting', helpful, reason, key: sent.key, kept: sent.kept};
  }

  #set(id: string, vote: Vote): void {
    this.#votes.set(id, vote);
    this.host.requestUpdate();
  }
}
