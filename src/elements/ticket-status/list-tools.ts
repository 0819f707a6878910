import {html, nothing, type TemplateResult} from 'lit';
import type {Colleague} from '../../contract/colleague.js';
import type {Me} from '../../contract/person.js';
import type {ProblemError} from '../../contract/problem-error.js';
import {icon} from '../../kit/icons.js';
import {OnDemand} from '../../kit/on-demand.js';
import {problemOf} from '../../kit/problem-of.js';
import {problemSentence} from '../../kit/problem-view.js';
import {pick} from '../../locales/format.js';
import {dateWith, timeOfDay} from '../../locales/times.js';
import {csv} from './csv.js';
import {lateView} from './late-view.js';
import type {AnswerWords, Parts} from './parts.js';
import type {Organisation} from './people/organisation.js';
import {saveText} from './save.js';
import {nameOf} from './small-views.js';
import {stateName} from './state-words.js';
import type {Question, TicketList} from './ticket-list.js';

type Saving = {is: 'under-way'} | {is: 'failed'; problem: ProblemError} | undefined;

/** Rows of one file; a table longer than that is no list any more. */
const mostRows = 5_000;

const columns = ['reference', 'title', 'type', 'state', 'priority', 'requester', 'assignee', 'created', 'updated'] as const;

const times: readonly string[] = ['created', 'updated'];

/** Further ways to narrow the list, and the list as a table to take away. */
export class ListTools {
  #me: Me | undefined;
  /** Whom a manager may ask for. */
  #people: readonly Colleague[] = [];
  /** The reading of the list with which it was asked who reads it: a failure is not asked about again before the next. */
  #asked: unknown;
  #saving: Saving;
  #open = false;
  readonly #inside: OnDemand<Organisation>;

  constructor(
    private readonly parts: Parts,
    private readonly list: TicketList,
    private readonly ask: (change: Partial<Question>) => void,
  ) {
    this.#inside = new OnDemand(parts.host, async () => (await import('./people/organisation.js')).Organisation.open(parts));
  }

  /** Another person is here. */
  forget(): void {
    this.#me = this.#saving = this.#asked = undefined;
    this.#people = [];
    this.#open = false;
    this.#inside.loaded?.forget();
  }

  /**
   * `shared`: how many requests of others he was brought in on.
   * @csspart tools - What can be done with the whole list: whose requests, take along, people.
   */
  view(words: AnswerWords, shared: number): TemplateResult {
    const {list} = this;
    void this.#readMe();
    const {type, scope, person} = list.question;
    const types = list.loader.value?.settings.requestTypes ?? [];
    const chosen = (event: Event) => (event.target as HTMLSelectElement).value;
    const [me, saving] = [this.#me, this.#saving];
    const busy = saving?.is === 'under-way';
    return html`<div class="row more-tools" part="tools">
      <label class="field">
        <span class="small muted">${words.say('tools.type')}</span>
        <select class="input" @change=${(event: Event) => this.ask({type: chosen(event) || undefined})}>
          <option value="" ?selected=${!type}>${words.say('tools.types')}</option>
          ${types.map(({id, name}) => html`<option value=${id} ?selected=${id === type}>${pick(name, words.locale)}</option>`)}
        </select>
      </label>
      ${
        me?.organisation
          ? html`<label class="field">
              <span class="small muted">${words.say('tools.scope')}</span>
              <select class="input" @change=${(event: Event) => this.ask({scope: chosen(event) as Question['scope'], person: undefined})}>
                <option value="mine" ?selected=${scope === 'mine'}>${words.say('tools.mine')}</option>
                <option value="shared" ?selected=${scope === 'shared'}>${words.say('tools.shared')}${shared ? ` (${shared})` : ''}</option>
                ${me.role === 'manager' || scope === 'organisation' ? html`<option value="organisation" ?selected=${scope === 'organisation'}>${me.organisation.name}</option>` : nothing}
              </select>
            </label>`
          : nothing
      }
      ${
        scope === 'organisation' && (this.#people.length || person)
          ? html`<label class="field">
              <span class="small muted">${words.say('tools.person')}</span>
              <select class="input" @change=${(event: Event) => this.ask({person: chosen(event) || undefined})}>
                <option value="" ?selected=${!person}>${words.say('tools.everybody')}</option>
                ${person && !this.#people.some(({id}) => id === person) ? html`<option value=${person} selected>${this.#nameOf(person)}</option>` : nothing}
                ${this.#people.map(({id, name, leftAt}) => html`<option value=${id} ?selected=${id === person}>${leftAt ? words.say('tools.left', {name}) : name}</option>`)}
              </select>
            </label>`
          : nothing
      }
      <button class="button" type="button" aria-disabled=${busy} @click=${() => busy || this.#save(words)}>
        ${icon('download')} ${words.say(busy ? 'tools.saving' : 'tools.save')}
      </button>
      ${
        saving?.is === 'failed'
          ? html`<p class="problem-text" role="alert">${icon('alert')}<span>${problemSentence(words, saving.problem)}</span></p>`
          : nothing
      }
    </div>
    ${me?.role === 'manager' && me.organisation ? this.#organisation(words, me.id, me.organisation.name) : nothing}`;
  }

  /**
   * Who belongs to the organisation, once a manager wants to know.
   * @csspart organisation - Who belongs to the organisation, for a manager.
   */
  #organisation(words: AnswerWords, me: string, name: string): TemplateResult {
    const unfold = async (event: Event) => {
      this.#open = (event.target as HTMLDetailsElement).open;
      if (!this.#open) return;
      await this.#inside.load();
      this.#inside.loaded?.read();
    };
    const ports = {
      me,
      hrefOf: (person: string) =>
        this.parts.hrefTo({view: 'tickets', query: new URLSearchParams({scope: 'organisation', person}).toString()}),
      changed: () => void this.#readPeople(),
    };
    const {loaded, problem} = this.#inside;
    return html`<details class="share" part="organisation" ?open=${this.#open} @toggle=${unfold}>
      <summary>${words.say('tools.organisation', {name})}</summary>
      ${loaded?.view(words.locale, ports) ?? (problem ? lateView(words, this.#inside) : nothing)}
    </details>`;
  }

  /** Whose requests an address asks for, as far as the list tells. */
  #nameOf(person: string): string {
    return this.list.loader.value?.items.find(({requester}) => requester.id === person)?.requester.name ?? person;
  }

  async #readPeople(): Promise<void> {
    const asked = this.#asked;
    const people = await this.parts.desk().then((desk) => desk.guestWay()).then((way) => way.colleagues()).catch(() => undefined); // prettier-ignore
    if (!people || asked !== this.#asked) return;
    this.#people = people.items;
    this.parts.host.requestUpdate();
  }

  async #readMe(): Promise<void> {
    const reading = this.list.loader.value;
    if (this.#me || !reading || reading === this.#asked) return;
    this.#asked = reading;
    // Who cannot be told is offered what everybody is.
    const desk = await this.parts.desk();
    const me = await desk.me().catch(() => undefined);
    // Another person may be here by now.
    if (!me || !this.#asked) return;
    this.#me = me;
    this.parts.host.requestUpdate();
    if (me.role === 'manager' && me.organisation) await this.#readPeople();
  }

  /** All rows that the list would come to, as a table. */
  async #save(words: AnswerWords): Promise<void> {
    const {list} = this;
    const own = this.parts.words();
    const settings = list.loader.value?.settings;
    if (!own || !settings) return;
    this.#show({is: 'under-way'});
    try {
      const {items} = await list.all(undefined, mostRows);
      const rows = items.map((item) => [
        item.reference,
        item.title,
        nameOf(own, settings.requestTypes, item.type),
        stateName(own, item.state, settings),
        item.priority ? nameOf(own, settings.impact.priorities, item.priority) : '',
        item.requester.name,
        item.assignee?.name ?? '',
        sheetTime(item.createdAt),
        sheetTime(item.updatedAt),
      ]);
      const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
      const head = columns.map((column) => words.say(`column.${column}`) + (times.includes(column) ? ` (${zone})` : ''));
      saveText(csv([head, ...rows]), `${words.say('tools.file')}.csv`, 'text/csv');
      this.parts.announce(words.say('tools.saved', {count: items.length}));
      this.#show(undefined);
    } catch (error) {
      this.#show({is: 'failed', problem: problemOf(error)});
    }
  }

  #show(saving: Saving): void {
    this.#saving = saving;
    this.parts.host.requestUpdate();
  }
}

/** An instant in the reader's zone as spreadsheets read it and sort it: `2026-03-02 09:05`. */
function sheetTime(at: string): string {
  return dateWith({year: 'numeric', month: '2-digit', day: '2-digit', ...timeOfDay}, at, 'sv');
}
