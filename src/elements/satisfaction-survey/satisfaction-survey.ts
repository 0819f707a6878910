import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import type {ProblemError} from '../../contract/problem-error.js';
import type {Survey, SurveyDefinition, SurveyResponse} from '../../contract/survey.js';
import type {DeskChange, Sent} from '../../desk/desk.js';
import {AftercareElement} from '../../kit/aftercare-element.js';
import {emit} from '../../kit/events.js';
import {Loader} from '../../kit/loader.js';
import {newRating} from '../../kit/new-rating.js';
import {parsePlace, watchPlace} from '../../kit/place.js';
import {problemView} from '../../kit/problem-view.js';
import {skeleton} from '../../kit/skeleton.js';
import type {Words} from '../../locales/words.js';
import {ratingForm} from './rating-form.js';
import {styles} from './satisfaction-survey.styles.js';
import {surveyList} from './survey-list.js';
import {closedView, thanksView, waitingView} from './survey-outcome.js';

/** The survey to answer. `limit`: UTF-16 code units the comment may have. */
interface One {
  is: 'one';
  survey: Survey;
  definition: SurveyDefinition;
  limit: number;
}

/** What was read: the surveys to choose from, or the one to answer. */
type Shown = {is: 'list'; surveys: Survey[]} | One;

/** Where answering stands. `issue` names the sentence for what is missing. */
type Phase =
  | {is: 'writing'; issue?: 'nothing' | 'tooLong'; problem?: ProblemError}
  | {is: 'sending'}
  | {is: 'thanked'}
  | {is: 'waiting'; key: string; kept: boolean};

/**
 * Asks how a service went: solved or not, a few rows on one worded scale, reasons and words, all on one screen. Nothing is sent before the button is pressed.
 * @tag aftercare-satisfaction-survey
 * @csspart form - The questions.
 * @csspart list - The surveys to choose from.
 * @fires aftercare-survey-submit - Before sending. Cancelable.
 * @fires aftercare-survey-submitted - After the backend, or for now this device, took the rating.
 */
export class SatisfactionSurveyElement extends AftercareElement<'satisfaction-survey'> {
  static override styles = [...AftercareElement.styles, styles];

  /** Id of the survey to answer; without it the page's place decides, else what is due is offered. */
  @property() survey = '';
  /** Id of a ticket whose survey is to be answered. */
  @property() ticket = '';

  @state() private phase: Phase = {is: 'writing'};
  @state() private rating: SurveyResponse | undefined;

  protected readonly catalogue = 'satisfaction-survey';
  readonly #loader = new Loader(this, (signal) => this.#read(signal));
  #stopPlace: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopPlace = watchPlace((place) => place && !this.survey && !this.ticket && this.#start());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopPlace?.();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.hasUpdated && (changed.has('survey') || changed.has('ticket'))) this.#start();
  }

  protected override deskChanged(): void {
    this.#start();
  }

  protected override heard(change: DeskChange): void {
    const shown = this.#loader.value;
    if (shown?.is !== 'one') return;
    if (change.is === 'survey' && change.survey.id === shown.survey.id) this.#taken(shown, change.survey);
    if (change.is === 'refused' && this.phase.is === 'waiting' && change.entry.key === this.phase.key)
      this.phase = {is: 'writing', problem: this.refused(change.problem)};
  }

  protected override content(words: Words<'satisfaction-survey'>): TemplateResult {
    const load = this.#loader.state;
    if (load.is === 'failed') return problemView(words, load.problem, {retry: () => this.#start()});
    if (load.is !== 'ready') return skeleton(words.say('loading'), this.bones);
    const shown = load.value;
    if (shown.is === 'list') return surveyList(words, shown.surveys, (id) => this.hrefTo({view: 'survey', id}));
    return html`<div class="stack">${this.#one(words, shown)}</div>`;
  }

  #one(words: Words<'satisfaction-survey'>, shown: One): TemplateResult {
    const {survey, definition} = shown;
    const ticketHref = survey.ticket && this.hrefTo({view: 'ticket', id: survey.ticket.id});
    const {phase} = this;
    if (phase.is === 'waiting') {
      const {key, kept} = phase;
      return waitingView(
        words,
        kept,
        async () => (await this.desk()).retry(key),
        async () => {
          await (await this.desk()).discard(key);
          this.#start();
        },
      );
    }
    if (phase.is === 'thanked') return thanksView(words, survey, definition, {ticketHref, edit: () => this.#edit(survey)});
    if (survey.state !== 'due' && !this.rating) return closedView(words, survey, this.hrefTo({view: 'submit'}));
    return ratingForm({
      ...shown,
      words,
      ticketHref,
      rating: this.rating ?? newRating(),
      busy: phase.is === 'sending',
      issue: phase.is === 'writing' ? phase.issue : undefined,
      refusal: phase.is === 'writing' && phase.problem ? problemView(words, phase.problem) : nothing,
      change: (change) => this.#change(survey.id, change),
      submit: (event) => this.#submit(event, shown),
    });
  }

  #start(): void {
    if (this.link) void this.#loader.run();
  }

  async #read(signal: AbortSignal): Promise<Shown> {
    const desk = await this.desk();
    const place = parsePlace(location.hash);
    const id = this.survey || (!this.ticket && place?.view === 'survey' ? place.id : '');
    const [settings, one, all] = await Promise.all([
      desk.settings(),
      id ? desk.survey(id, signal) : undefined,
      id ? undefined : desk.surveys(signal),
    ]);
    const survey = one ?? all?.items.find((item) => item.ticket?.id === this.ticket);
    const definition = settings.surveys.find((item) => item.id === survey?.definition);
    if (!survey || !definition) return {is: 'list', surveys: all?.items ?? []};
    const answered = survey.state === 'answered' && Date.now() < Date.parse(survey.editableUntil ?? '');
    this.rating = survey.state === 'due' ? ((await desk.drafts.rating(survey.id)) ?? newRating()) : undefined;
    const waiting = desk.outbox().find((entry) => entry.route === 'respondToSurvey' && entry.params['survey'] === survey.id);
    this.phase = waiting ? {is: 'waiting', key: waiting.key, kept: true} : answered ? {is: 'thanked'} : {is: 'writing'};
    return {is: 'one', survey, definition, limit: settings.limits.comment};
  }

  #taken(shown: One, survey: Survey): void {
    this.#loader.set({...shown, survey});
    this.rating = undefined;
    if (this.phase.is !== 'thanked') this.announce(this.words?.say('thanks') ?? '');
    this.phase = {is: 'thanked'};
  }

  #edit({response}: Survey): void {
    this.rating = newRating(response);
    this.phase = {is: 'writing'};
    void this.#focus('.question input');
  }

  #change(id: string, change: Partial<SurveyResponse>): void {
    const rating = (this.rating = {...(this.rating ?? newRating()), ...change});
    if (this.phase.is === 'writing') this.phase = {is: 'writing'};
    void this.desk().then((desk) => desk.drafts.saveRating(id, rating));
  }

  async #submit(event: SubmitEvent, shown: One): Promise<void> {
    event.preventDefault();
    const {rating} = this;
    const {survey, limit} = shown;
    if (this.phase.is === 'sending' || !rating) return;
    const issue = issueOf(rating, limit);
    if (issue) {
      this.phase = {is: 'writing', issue};
      return this.#focus(issue === 'tooLong' ? 'textarea' : '.question input');
    }
    if (!emit(this, 'aftercare-survey-submit', {survey: survey.id, response: rating})) return;
    this.phase = {is: 'sending'};
    try {
      const desk = await this.desk();
      const sent = await desk.respond({id: survey.id, label: survey.ticket?.title ?? ''}, rating);
      await desk.drafts.discardRating(survey.id);
      this.#sent(shown, sent);
    } catch (error) {
      this.phase = {is: 'writing', problem: this.refused(error)};
      // A refused answer is another intent from here on: it needs another key.
      this.rating = newRating(rating);
    }
  }

  #sent(shown: One, sent: Sent<Survey>): void {
    if (sent.is === 'accepted') {
      this.#taken(shown, sent.reply);
      emit(this, 'aftercare-survey-submitted', {survey: sent.reply, queued: false});
    } else {
      this.phase = sent;
      emit(this, 'aftercare-survey-submitted', {queued: true});
    }
    void this.#focus('[tabindex="-1"]');
  }

  async #focus(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

function issueOf({solved, scores, comment}: SurveyResponse, limit: number): 'nothing' | 'tooLong' | undefined {
  if (comment.length > limit) return 'tooLong';
  return solved === undefined && !Object.keys(scores).length && !comment.trim() ? 'nothing' : undefined;
}
