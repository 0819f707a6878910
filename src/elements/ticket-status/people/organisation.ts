import {html, nothing, type TemplateResult} from 'lit';
import type {Colleague} from '../../../contract/colleague.js';
import {addStyles} from '../../../kit/add-styles.js';
import {ColleagueList} from '../../../kit/colleague-list.js';
import {icon} from '../../../kit/icons.js';
import type {PartWords} from '../../../kit/part-words.js';
import {problemOf} from '../../../kit/problem-of.js';
import {problemSentence, problemView} from '../../../kit/problem-view.js';
import {skeleton} from '../../../kit/skeleton.js';
import type {Locale} from '../../../locales/catalogue.js';
import {dateWith} from '../../../locales/times.js';
import type {Words} from '../../../locales/words.js';
import {laterWords} from '../later-words.js';
import type {Parts} from '../parts.js';
import {shareStyles} from './share.styles.js';

type Own = Words<'ticket-approvals'>;

/** What the people of an organisation are shown with. */
export interface OrganisationPorts {
  /** Id of the reader, a manager. */
  me: string;
  /** The address of one person's requests. */
  hrefOf: (person: string) => string;
  /** Somebody left, or belongs again. */
  changed: () => void;
}

/** For a manager: who belongs to his organisation, whose requests are whose, and who has left. Loaded on demand. */
export class Organisation {
  readonly #people: ColleagueList;
  /** Id of the person about whom it is asked. */
  #asked: string | undefined;
  #busy = false;
  #failed: {id: string; sentence: string} | undefined;

  private constructor(
    private readonly parts: Parts,
    private readonly words: PartWords<'ticket-approvals'>,
  ) {
    const found = (count: number) => parts.announce(this.words.in(parts.words()!.locale)!.say('people.found', {count}));
    this.#people = new ColleagueList(parts.host, {desk: () => parts.desk(), found});
  }

  static async open(parts: Parts): Promise<Organisation> {
    const words = await laterWords(parts, 'ticket-approvals');
    addStyles(parts.host, shareStyles);
    return new Organisation(parts, words);
  }

  /** Another person is here. */
  forget(): void {
    this.#people.forget();
    this.#asked = this.#failed = undefined;
    this.#busy = false;
  }

  read(): void {
    void this.#people.read();
  }

  view(locale: Locale, ports: OrganisationPorts): TemplateResult | typeof nothing {
    const own = this.words.in(locale);
    if (!own) return nothing;
    const status = this.parts.words()!;
    const {found, problem, many} = this.#people;
    return html`<div class="stack share-body">
      <p class="muted">${own.say('people.belonging')}</p>
      <div class="share-form">${this.#people.seek(own.say('people.search'))}</div>
      ${problem ? problemView(status, problem, {retry: () => this.read()}) : nothing}
      ${
        found?.length
          ? html`<ul class="links">${found.map((one) => this.#line(own, one, ports))}</ul>`
          : found
            ? html`<p class="muted">${own.say(many ? 'people.none' : 'people.alone')}</p>`
            : problem
              ? nothing
              : skeleton(status.say('loading'), ['half', 'half'])
      }
      ${this.#people.more ? html`<p class="muted">${own.say('people.more')}</p>` : nothing}
    </div>`;
  }

  /** @csspart member - One colleague of the organisation. */
  #line(own: Own, one: Colleague, ports: OrganisationPorts): TemplateResult {
    const {id, name, hint, role, leftAt} = one;
    const does = own.say(leftAt ? 'people.back' : 'people.left');
    const sure = this.#asked === id;
    const facts = [
      ...(role === 'manager' ? [own.say('people.manager')] : []),
      ...(leftAt ? [own.say('people.leftAt', {time: dateWith({dateStyle: 'medium'}, leftAt, own.locale)})] : []),
    ];
    return html`<li class="stack shared ${leftAt ? 'over' : ''}" part="member" data-member=${id}>
      <div class="row">
        <p class="member"><b dir="auto">${name}</b>${hint ? html` <span class="small muted">${hint}</span>` : nothing}
          ${facts.length ? html`<span class="small muted">${facts.join(' · ')}</span>` : nothing}</p>
        <a class="button plain" href=${ports.hrefOf(id)} aria-label=${own.say('people.requestsOf', {name})}>${own.say('people.requests')}</a>
        ${id === ports.me || sure ? nothing : html`<button class="button plain" type="button" aria-label=${`${does} ${name}`} @click=${() => this.#ask(id)}>${does}</button>`}
      </div>
      ${
        sure
          ? html`<div class="stack" role="group" aria-labelledby="left-text">
              <p class="small" id="left-text">${own.say(leftAt ? 'people.back.sure' : 'people.left.sure', {name})}</p>
              <div class="row">
                <button class="button primary" id="left-sure" type="button" aria-disabled=${this.#busy} @click=${() => void this.#set(one, ports)}>${own.say('people.sure')}</button>
                <button class="button plain" type="button" @click=${() => this.#busy || this.#answered(id)}>${own.say('people.keep')}</button>
              </div>
            </div>`
          : nothing
      }
      ${this.#failed?.id === id ? html`<p class="problem-text" role="alert">${icon('alert')}<span>${this.#failed.sentence}</span></p>` : nothing}
    </li>`;
  }

  #ask(id: string): void {
    if (this.#busy) return;
    this.#asked = id;
    this.#failed = undefined;
    this.parts.host.requestUpdate();
    void this.parts.focus('#left-sure');
  }

  async #set({id, name, leftAt}: Colleague, {changed}: OrganisationPorts): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.parts.host.requestUpdate();
    const left = !leftAt;
    try {
      const now = await (await (await this.parts.desk()).guestWay()).setLeft(id, left);
      // Another person may be here by now.
      if (this.#asked !== id) return;
      this.#people.replace(now);
      const own = this.words.in(this.parts.words()!.locale);
      if (own) this.parts.announce(own.say(left ? 'people.left.done' : 'people.back.done', {name}));
      changed();
    } catch (error) {
      if (this.#asked !== id) return;
      const status = this.parts.words()!;
      await status.complete();
      this.#failed = {id, sentence: problemSentence(status, problemOf(error))};
    }
    this.#busy = false;
    this.#answered(id);
  }

  /** Back to the button that asked, or to the one that takes its place. */
  #answered(id: string): void {
    this.#asked = undefined;
    this.parts.host.requestUpdate();
    void this.parts.focus(`[data-member="${CSS.escape(id)}"] button`);
  }
}
