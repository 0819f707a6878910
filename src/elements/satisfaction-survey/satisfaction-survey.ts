import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import type {ProblemError} from '../../contract/problem-error.js';
import type {Survey, SurveyResponse} from '../../contract/survey.js';
import type {DeskChange, OutboxEntry} from '../../desk/desk.js';
import {AftercareElement} from '../../kit/aftercare-element.js';
import {emit} from '../../kit/events.js';
import {icon} from '../../kit/icons.js';
import {Loader} from '../../kit/loader.js';
import {newRating} from '../../kit/new-rating.js';
import {OnDemand} from '../../kit/on-demand.js';
import {problemView} from '../../kit/problem-view.js';
import {property, state} from '../../kit/reactive.js';
import {skeleton} from '../../kit/skeleton.js';
import type {Words} from '../../locales/words.js';
import {isLow} from '../../rules/rating.js';
import type {Aside, Surroundings} from './aside.js';
import {head, issueIn, places, ratingForm, ratingIn, type Issue} from './rating-form.js';
import {readSurvey, startRating, type One, type Shown} from './read-survey.js';
import {styles} from './satisfaction-survey.styles.js';

/** Where answering stands. `done`: said in this visit. */
type Phase = {is: 'writing'; issue?: Issue; problem?: ProblemError} | {is: 'sending'} | {is: 'done'};

type SurveyWords = Words<'satisfaction-survey'>;

/**
 * Asks how a service went: solved or not, a few rows on worded or numbered scales, reasons and words, all on one screen. Nothing is sent before the
 * button is pressed.
 * @tag aftercare-satisfaction-survey
 * @csspart form - The questions.
 * @csspart list - The surveys to choose from.
 * @csspart outcome - The thanks, what was said and what became of it.
 * @fires aftercare-survey-submit - Before a rating is sent. Cancelable.
 * @fires aftercare-survey-submitted - A rating was taken by the backend, or (`queued`) by this device.
 */
export class SatisfactionSurveyElement extends AftercareElement<'satisfaction-survey'> {
  static override styles = [...AftercareElement.styles, styles];

  /** Id of the survey to answer; without it the page's place decides, else what is due is offered. */
  @property() survey = '';
  /** Id of a ticket whose survey is to be answered. */
  @property() ticket = '';
  /** A score to start with, in the row that stands for the whole; chosen, not sent. A link may bring one too: `#aftercare=survey/ID?score=4`. */
  @property() score = '';

  @state() private phase: Phase = {is: 'writing'};
  /** The answer being written; without one the outcome is shown. */
  @state() private rating: SurveyResponse | undefined;
  @state() private entries: readonly OutboxEntry[] = [];

  protected readonly catalogue = 'satisfaction-survey';
  readonly #loader = new Loader(this, (signal) => this.#read(signal));
  readonly #aside = new OnDemand(this, async () => (await import('./aside.js')).openAside(this.#surroundings));

  get #surroundings(): Surroundings {
    return {
      host: this,
      locale: () => this.words?.locale,
      link: () => this.link,
      desk: () => this.desk(),
      hrefTo: (place) => this.hrefTo(place),
      announce: (text) => this.announce(text),
      shown: () => (this.rating ? undefined : this.#loader.value),
      loader: this.#loader,
    };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.whereabouts.watch((place) => place && !this.survey && !this.ticket && this.#start(), this.stay.signal);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.hasUpdated && (changed.has('survey') || changed.has('ticket'))) this.#start();
  }

  protected override deskChanged(): void {
    this.#start();
  }

  protected override heard(change: DeskChange): void {
    if (change.is === 'outbox') this.entries = change.entries;
    const shown = this.#loader.value;
    if (shown?.is !== 'one') return;
    const {id} = shown.survey;
    if (change.is === 'survey' && change.survey.id === id) this.#take(shown, change.survey);
    if (change.is === 'refused' && change.entry.params['survey'] === id) void this.#recover(id, change.problem);
  }

  protected override content(words: SurveyWords): TemplateResult {
    const load = this.#loader.state;
    if (load.is === 'failed') {
      // Nobody's sign-in has run out where nobody has signed in.
      if (load.problem.code === 'unauthenticated') return html`<div class="empty">${icon('person')}<p>${words.say('signIn')}</p></div>`;
      return problemView(words, load.problem, {retry: () => this.#start()});
    }
    if (load.is !== 'ready') return skeleton(words.say('loading'), this.bones);
    const shown = load.value;
    if (shown.is === 'list') return this.#beside(words, (aside) => aside.list(words.locale, shown.surveys, shown.definitions));
    return this.#one(words, shown);
  }

  /** A part that the main job does without. */
  #beside(words: SurveyWords, draw: (aside: Aside) => TemplateResult): TemplateResult {
    const {part, problem} = this.#aside;
    if (part) return draw(part);
    return problem ? problemView(words, problem, {retry: () => void this.#aside.load()}) : skeleton(words.say('loading'), this.bones);
  }

  #one(words: SurveyWords, shown: One): TemplateResult {
    const {survey, definition, limit} = shown;
    const {phase, rating} = this;
    const {locale} = words;
    const waiting =
      phase.is !== 'sending' && this.entries.find(({route, params}) => route === 'respondToSurvey' && params['survey'] === survey.id);
    if (waiting) return this.#beside(words, (aside) => aside.waiting(locale, waiting, () => this.#start()));
    if (!rating) return survey.response ? this.#outcome(words, shown) : this.#beside(words, (aside) => aside.closed(locale, survey));
    const low = isLow(rating, definition);
    const issue = phase.is === 'writing' ? phase.issue : undefined;
    return ratingForm({
      words,
      survey,
      definition,
      limit,
      rating,
      issue,
      aside: this.#aside.loaded,
      ticketHref: this.#ticketHref(survey),
      busy: phase.is === 'sending',
      above: [
        shown.led ? this.#beside(words, (aside) => aside.led(locale)) : nothing,
        phase.is === 'writing' && phase.problem ? problemView(words, phase.problem) : nothing,
      ],
      reasons: low && definition.reasons.length ? this.#beside(words, (aside) => aside.reasons(locale, definition, rating)) : nothing,
      callback:
        definition.callback && (low || rating.comment.trim() || rating.callback)
          ? this.#beside(words, (aside) => aside.callback(locale, definition, rating, issue === 'phone'))
          : nothing,
      change: ({currentTarget}) => this.#change(survey.id, ratingIn(currentTarget as HTMLFormElement, definition, rating)),
      submit: (event) => this.#submit(event, shown),
    });
  }

  #ticketHref({ticket}: Survey): string | undefined {
    return ticket && this.hrefTo({view: 'ticket', id: ticket.id});
  }

  #outcome(words: SurveyWords, shown: One): TemplateResult {
    const {survey, definition} = shown;
    return html`<div class="stack" part="outcome">
      ${head(words, definition, survey, this.#ticketHref(survey), false)}
      <div class="notice good">
        ${icon('check')}
        <h3 tabindex="-1">${words.say(this.phase.is === 'done' ? thanks(shown) : 'answered')}</h3>
      </div>
      ${this.#beside(words, (aside) => aside.about(words, shown, () => this.#edit(survey)))}
    </div>`;
  }

  #start(): void {
    if (!this.link) return;
    const within = this.shadowRoot?.activeElement;
    void this.#loader.run().then(() => {
      const {state} = this.#loader;
      if (state.is === 'failed') this.refused(state.problem);
      else if (within) return this.#focus('[tabindex="-1"]');
    });
  }

  async #read(signal: AbortSignal): Promise<Shown> {
    const desk = await this.desk();
    const {place} = this.whereabouts;
    const here = !this.survey && !this.ticket && place?.view === 'survey' ? place : undefined;
    const shown = await readSurvey(desk, this.survey || here?.id, this.ticket, signal);
    if (shown.is === 'list') return shown;
    const {survey} = shown;
    this.entries = desk.outbox();
    this.phase = {is: 'writing'};
    this.rating = undefined;
    if (survey.state === 'due') {
      this.rating = await startRating(desk, shown, here?.score ?? this.score);
      if (here?.score) {
        // Chosen once: a reload must not take back what was chosen after that.
        this.whereabouts.keep({view: 'survey', id: here.id});
        this.#change(survey.id, this.rating);
      }
    }
    this.#aside.ahead();
    return shown;
  }

  #take(shown: One, survey: Survey): void {
    const now = {...shown, survey};
    this.#loader.set(now);
    this.rating = undefined;
    if (this.phase.is !== 'done') this.announce(this.words?.say(thanks(now)) ?? '');
    this.phase = {is: 'done'};
  }

  /** The desk has put what was refused back among the drafts, under another key. */
  async #recover(id: string, error: ProblemError): Promise<void> {
    const kept = await (await this.desk()).drafts.rating(id);
    this.rating = kept ?? newRating(this.rating);
    this.phase = {is: 'writing', problem: this.refused(error)};
  }

  #edit({response}: Survey): void {
    this.rating = newRating(response);
    this.phase = {is: 'writing'};
    void this.#focus('.question input');
  }

  #change(id: string, rating: SurveyResponse): void {
    this.rating = rating;
    if (this.phase.is === 'writing') this.phase = {is: 'writing'};
    void this.desk().then((desk) => desk.drafts.saveRating(id, rating));
  }

  async #submit(event: SubmitEvent, {survey, definition, limit}: One): Promise<void> {
    event.preventDefault();
    if (this.phase.is === 'sending' || !this.rating) return;
    // Reasons belong to a low score: once it was raised they are not asked for any more.
    const rating = isLow(this.rating, definition) ? this.rating : {...this.rating, reasons: []};
    const issue = issueIn(event.target as Element, rating, survey, limit);
    if (issue) {
      this.phase = {is: 'writing', issue};
      return this.#focus(places[issue]);
    }
    if (!emit(this, 'aftercare-survey-submit', {survey: survey.id, response: rating})) return;
    this.phase = {is: 'sending'};
    try {
      const desk = await this.desk();
      const sent = await desk.respond({id: survey.id, label: survey.ticket?.title ?? ''}, rating);
      await desk.drafts.discardRating(survey.id);
      const accepted = sent.is === 'accepted';
      const shown = this.#loader.value;
      if (accepted && shown?.is === 'one' && shown.survey.id === survey.id) this.#take(shown, sent.reply);
      else this.phase = {is: 'writing'};
      this.entries = desk.outbox();
      emit(this, 'aftercare-survey-submitted', accepted ? {survey: sent.reply, queued: false} : {queued: true});
      void this.#focus('[tabindex="-1"]');
    } catch (error) {
      this.phase = {is: 'writing', problem: this.refused(error)};
      // A refused answer is another intent from here on: it needs another key.
      this.rating = newRating(rating);
    }
  }

  async #focus(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

/** What somebody hears first who has just answered. */
const thanks = ({survey, definition}: One) => (isLow(survey.response!, definition) ? 'thanksLow' : 'thanks');
