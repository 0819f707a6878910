import {html, nothing, type LitElement, type TemplateResult} from 'lit';
import type {Survey, SurveyDefinition, SurveyResponse} from '../../contract/survey.js';
import type {Desk, OutboxEntry} from '../../desk/desk.js';
import {addStyles} from '../../kit/add-styles.js';
import type {DeskLink} from '../../kit/desk-link.js';
import {icon} from '../../kit/icons.js';
import type {Loader} from '../../kit/loader.js';
import {PartWords} from '../../kit/part-words.js';
import type {Place} from '../../kit/place.js';
import {waitingSentence} from '../../kit/waiting-sentence.js';
import type {Locale} from '../../locales/catalogue.js';
import {dateTime, timeNow} from '../../locales/times.js';
import type {Words} from '../../locales/words.js';
import {lateControls} from '../../styles/late-controls.js';
import {asideStyles} from './aside.styles.js';
import {Fresh} from './fresh.js';
import {callbackQuestion, reasonsQuestion} from './low-questions.js';
import {answersView, followUpView} from './outcome-views.js';
import type {One, Shown} from './read-survey.js';
import {surveyList} from './survey-list.js';

export type AsideWords = Words<'survey-aside'>;

/** What the aside needs of its element. */
export interface Surroundings {
  host: LitElement;
  locale: () => Locale | undefined;
  link: () => DeskLink | undefined;
  desk: () => Promise<Desk>;
  hrefTo: (place: Place) => string;
  announce: (text: string) => void;
  /** What is on the page, while nothing is being written. */
  shown: () => Shown | undefined;
  loader: Loader<Shown>;
}

export async function openAside(surroundings: Surroundings): Promise<Aside> {
  const {host, link, announce} = surroundings;
  const words = new PartWords(host, 'survey-aside', () => link()?.options.messages);
  const locale = surroundings.locale();
  if (locale) await words.load(locale);
  addStyles(host, lateControls, asideStyles);
  new Fresh(surroundings, () => {
    const now = surroundings.locale();
    if (now) announce(words.in(now)?.say('followUpNews') ?? '');
  });
  return new Aside(surroundings, words);
}

/** What stands beside giving a rating: choosing one, questions after a low score, what became of it, and why there is nothing to answer. Loaded on demand. */
export class Aside {
  constructor(
    private readonly surroundings: Surroundings,
    private readonly words: PartWords<'survey-aside'>,
  ) {}

  list(locale: Locale, surveys: readonly Survey[], definitions: readonly SurveyDefinition[]): TemplateResult {
    return this.#in(locale, (words) => surveyList(words, surveys, definitions, (id) => this.surroundings.hrefTo({view: 'survey', id})));
  }

  /** The link named the survey of an earlier solution. */
  led(locale: Locale): TemplateResult {
    return this.#in(locale, (words) => html`<div class="notice">${icon('bulb')}<p>${words.say('led')}</p></div>`);
  }

  reasons(locale: Locale, definition: SurveyDefinition, rating: SurveyResponse): TemplateResult {
    return this.#in(locale, (words) => reasonsQuestion(words, definition, rating));
  }

  callback(locale: Locale, definition: SurveyDefinition, rating: SurveyResponse, bad: boolean): TemplateResult {
    return this.#in(locale, (words) => callbackQuestion(words, definition, rating, bad));
  }

  /** Takes the score of a row back, since every row may be left out. The button hides itself: the focus goes where the row is answered again. */
  clear(locale: Locale, row: string, score: number | undefined): TemplateResult {
    const clear = ({currentTarget}: Event) => {
      const inputs = (currentTarget as Element).parentElement!.querySelectorAll('input');
      for (const input of inputs) input.checked = false;
      inputs[0]!.focus();
      inputs[0]!.dispatchEvent(new Event('input', {bubbles: true}));
    };
    return this.#in(
      locale,
      (
        words,
      ) => html`<button class="button plain small" type="button" ?hidden=${score === undefined} aria-label=${words.say('clear', {label: row})} @click=${clear}>
        ${words.say('clearShort')}
      </button>`,
    );
  }

  /** What follows from the answer, solved or not. `known`: the customer has confirmed it elsewhere. */
  solvedHint(locale: Locale, solved: boolean | undefined, known: boolean): TemplateResult | typeof nothing {
    const hint = solved === false ? 'solved.noHint' : solved && known ? 'solved.known' : undefined;
    return hint ? this.#in(locale, (words) => html`<p class="hint">${words.say(hint)}</p>`) : nothing;
  }

  /** What was said, until when it may be changed and the way to do so, what became of it, and where to go on. An answer comes first: it is the news. */
  about(main: Words<'satisfaction-survey'>, {survey, definition}: One, edit: () => void): TemplateResult {
    const {hrefTo} = this.surroundings;
    const {locale} = main;
    const {response, followUp, ticket, supersededBy, editableUntil = '', call} = survey;
    const editable = timeNow() < Date.parse(editableUntil);
    return this.#in(locale, (words) => {
      const became = followUp ? followUpView(words, followUp) : nothing;
      return html`${followUp?.answer ? became : nothing} ${response ? answersView(words, main, response, definition) : nothing}
          <div class="row">
            ${editable ? html`<button class="button" type="button" @click=${edit}>${words.say('edit')}</button>` : nothing}
            <p class="small muted">${words.say(editable ? 'editable' : 'locked', {time: dateTime(editableUntil, locale)})}</p>
          </div>
          ${call?.by?.name ? html`<p class="small">${words.say(editable ? 'called.editable' : 'called', {who: call.by.name, time: dateTime(call.at, locale)})}</p>` : nothing}
          ${followUp?.answer ? nothing : became}
          <div class="row">
            ${supersededBy ? html`<a class="button" href=${hrefTo({view: 'survey', id: supersededBy})}>${words.say('again')}</a>` : nothing}
            ${ticket ? html`<a class="button plain" href=${hrefTo({view: 'ticket', id: ticket.id})}>${words.say('open')}</a>` : nothing}
            <a class="button plain" href=${hrefTo({view: 'surveys'})}>${words.say('all')}</a>
          </div>`;
    });
  }

  /**
   * The device has the rating, the backend not yet.
   * @csspart waiting - The rating waits on this device to be sent.
   */
  waiting(locale: Locale, entry: OutboxEntry, discarded: () => void): TemplateResult {
    const retry = async () => (await this.surroundings.desk()).retry(entry.key);
    const discard = async () => {
      await (await this.surroundings.desk()).discard(entry.key);
      discarded();
    };
    return this.#in(
      locale,
      (words) =>
        html`<div class="notice warn" part="waiting">
          ${icon('clock')}
          <div>
            <h2 tabindex="-1">${words.say('waiting')}</h2>
            <p class="small">${waitingSentence(words, entry)}</p>
            <div class="row">
              <button class="button" type="button" @click=${retry}>${words.say('waiting.retry')}</button>
              <button class="button plain" type="button" @click=${discard}>${words.say('discard')}</button>
            </div>
          </div>
        </div>`,
    );
  }

  /** Nothing to answer: too late, or the solution it asked about was rejected. Said kindly, with another way to be heard. */
  closed(locale: Locale, {state, expiresAt, ticket}: Survey): TemplateResult {
    const {hrefTo} = this.surroundings;
    const rejected = state === 'withdrawn' && ticket;
    return this.#in(
      locale,
      (words) =>
        html`<div class="empty" part="outcome">
          ${icon('clock')}
          <h2 tabindex="-1">${words.say(rejected ? 'withdrawn' : 'expired')}</h2>
          <p>${rejected ? words.say('withdrawnHint') : words.say('expiredHint', {time: dateTime(expiresAt, locale)})}</p>
          ${
            rejected
              ? html`<a class="button" href=${hrefTo({view: 'ticket', id: ticket.id})}>${words.say('open')}</a>`
              : html`<a class="button" href=${hrefTo({view: 'submit'})}>${words.say('submit')}</a>`
          }
        </div>`,
    );
  }

  /** Nothing yet while the words of another language are on their way. */
  #in(locale: Locale, draw: (words: AsideWords) => TemplateResult): TemplateResult {
    const words = this.words.in(locale);
    return words ? draw(words) : html``;
  }
}
