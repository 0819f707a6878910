import {html, nothing, type TemplateResult} from 'lit';
import type {AccessGrant} from '../../../contract/access.js';
import type {ProblemError} from '../../../contract/problem-error.js';
import type {Decision} from '../../../desk/desk.js';
import {addStyles} from '../../../kit/add-styles.js';
import {icon} from '../../../kit/icons.js';
import {live} from '../../../kit/live.js';
import type {PartWords} from '../../../kit/part-words.js';
import {problemOf} from '../../../kit/problem-of.js';
import {pick} from '../../../locales/format.js';
import {dateTime, timeNow} from '../../../locales/times.js';
import {holdsSecret} from '../../../rules/access.js';
import {laterWords} from '../later-words.js';
import type {Opened, OpenTicket} from '../open-ticket.js';
import {outcome} from '../outcome.js';
import type {AnswerWords, Parts} from '../parts.js';
import {refusedStepView, TakeBack, whyRefused} from '../refused-step.js';
import {TextBox} from '../text-box.js';
import type {Unsent} from '../unsent.js';
import {endedText, grantView, lengthText, type AccessWords} from './access-view.js';
import {accessStyles} from './access.styles.js';

/** What the customer does about an access: the names of these actions in the contract. */
const acts = ['grant-access', 'revoke-access'] as const;
type Act = (typeof acts)[number];

type Phase = 'looking' | 'granting' | 'refusing' | 'revoking' | 'sending';

const hour = 3_600_000;
/** Lengths that are offered beside the one that was asked for, in hours. */
const lengths = [1, 4, 8, 24, 72, 168, 336, 720];

/** Accesses that the team asks for: granted in part and for a while, watched, taken back. Loaded on demand. */
export class Access {
  #phase: Phase = 'looking';
  #ticket = '';
  /** The access that is being decided. */
  #about = '';
  /** Ids of lines that are not to be given. */
  #kept = new Set<string>();
  #hours = 0;
  #refused: readonly string[] = [];
  /** What stands against granting it as it is filled in. */
  #wrong: 'access.grant.none' | 'access.grant.holds' | undefined;
  readonly #box: TextBox;
  readonly #takeBack: TakeBack;

  private constructor(
    private readonly parts: Parts,
    private readonly open: OpenTicket,
    private readonly unsent: Unsent,
    private readonly answers: () => AnswerWords | undefined,
    private readonly words: PartWords<'ticket-approvals'>,
  ) {
    this.#box = new TextBox(parts, {
      is: 'access',
      limits: () => open.limits('reason'),
      optional: () => true,
      send: ({text}) => (this.#phase === 'granting' ? this.#grant(text.trim()) : this.#refuse(text.trim())),
    });
    this.#takeBack = new TakeBack(
      parts,
      this.#box,
      ({problem}) => this.#told(problem!),
      ({body}) => this.#name(String(body['grant']), body['action'] === 'grant-access' ? 'granting' : 'refusing'),
    );
  }

  static async open(parts: Parts, open: OpenTicket, unsent: Unsent, answers: () => AnswerWords | undefined): Promise<Access> {
    const words = await laterWords(parts, 'ticket-approvals');
    addStyles(parts.host, accessStyles);
    return new Access(parts, open, unsent, answers, words);
  }

  /** Whether something is being written here: then nothing else is. */
  get writing(): boolean {
    return this.#phase === 'granting' || this.#phase === 'refusing';
  }

  /** Another person is here: nothing of what was chosen and written stays. */
  forget(): void {
    this.#turnTo('');
  }

  view(words: AnswerWords, opened: Opened): TemplateResult | typeof nothing {
    const own = this.words.in(words.locale);
    const {grants = [], id} = opened.ticket;
    this.#turnTo(id);
    if (!own) return nothing;
    const status = this.parts.words()!;
    const waits = this.#waiting(words, id);
    // What was taken over and is not yet removed is not over for the customer.
    const over = grants.filter(({ended, uses, purged}) => ended && (purged || !uses.length));
    const last = over.toSorted((a, b) => Date.parse(a.ended!.at) - Date.parse(b.ended!.at)).at(-1);
    const show = (grant: AccessGrant) =>
      grantView(own, grant, {
        words: status,
        choice: this.#about === grant.id && this.#phase === 'granting' ? this.#choice(own, opened, grant) : undefined,
        foot: waits ? nothing : this.#foot(own, opened, grant),
      });
    // Of a request that is over nothing is left to do: what became of the access is what counts.
    const bare = opened.ticket.waitingFor === 'nobody' && over.length === 1;
    return html`<div class="stack sheets">
      ${refusedStepView(this.#refused)} ${waits} ${grants.map((grant) => (over.includes(grant) && !bare ? nothing : show(grant)))}
      ${
        over.length && !bare
          ? html`<details class="older-grants">
              <summary>${own.say('access.older', {count: over.length})} <span class="small muted">${endedText(own, last!)}</span></summary>
              <div class="stack">${over.map(show)}</div>
            </details>`
          : nothing
      }
    </div>`;
  }

  #foot(own: AccessWords, {ticket}: Opened, grant: AccessGrant): TemplateResult | typeof nothing {
    const {id, state} = grant;
    if (state !== 'asked' && state !== 'running') return nothing;
    if (!ticket.allowedActions.includes('revoke-access')) return html`<p class="hint">${own.say('access.sign-in')}</p>`;
    const about = this.#about === id;
    if (state === 'running') return about && this.#phase !== 'looking' ? this.#sure(own) : this.#door(own, grant);
    if (about && this.writing) return this.#writing(own, grant);
    return html`<div class="row">
      ${
        ticket.allowedActions.includes('grant-access')
          ? html`<button class="button primary" id="give-${id}" type="button" @click=${() => this.#turn('granting', '.give input', grant)}>
              ${icon('check')} ${own.say('access.grant.do')}
            </button>`
          : nothing
      }
      <button class="button refuse" type="button" @click=${() => this.#turn('refusing', '#access-text', grant)}>${own.say('access.refuse.do')}</button>
    </div>`;
  }

  #door(own: AccessWords, grant: AccessGrant): TemplateResult {
    return html`<div class="row">
      <button class="button take-back" type="button" @click=${() => this.#turn('revoking', '#shut', grant)}>${icon('close')} ${own.say('access.revoke.do')}</button>
    </div>`;
  }

  #sure(own: AccessWords): TemplateResult {
    const busy = this.#phase === 'sending';
    return html`<div class="sure" role="group" aria-labelledby="shut-text">
      <p id="shut-text">${own.say('access.revoke.sure')}</p>
      <div class="row">
        <button class="button primary" id="shut" type="button" aria-disabled=${busy} @click=${() => busy || this.#act('revoke-access', {})}>
          ${own.say(busy ? 'sending' : 'access.revoke.yes')}
        </button>
        <button class="button plain" type="button" aria-disabled=${busy} @click=${() => busy || this.#turn('looking', '.take-back')}>${own.say('access.revoke.no')}</button>
      </div>
    </div>`;
  }

  /** Which lines, for how long. */
  #choice(own: AccessWords, {settings}: Opened, {scope, hours}: AccessGrant): TemplateResult {
    const most = settings.access?.mostHours ?? hours;
    // The desk may allow less by now than it did when this was asked for.
    this.#hours = Math.min(this.#hours, most);
    const offered = [...new Set([...lengths, Math.min(hours, most)])].filter((length) => length <= most).sort((a, b) => a - b);
    const none = this.#wrong === 'access.grant.none';
    const toggle = (id: string) => {
      if (!this.#kept.delete(id)) this.#kept.add(id);
      this.#wrong = undefined;
      this.parts.host.requestUpdate();
    };
    return html`<fieldset class="give">
        <legend class="label">${own.say('access.grant.title')}</legend>
        <p class="hint" id="give-hint">${own.say('access.grant.hint')}</p>
        <p class="problem-text" id="give-wrong" role="alert" ?hidden=${!none}>${none ? html`${icon('alert')}<span>${own.say('access.grant.none')}</span>` : nothing}</p>
        ${scope.map(
          ({id, kind, text}) =>
            html`<label class="check">
              <input type="checkbox" aria-describedby="give-hint give-wrong" aria-invalid=${none ? 'true' : nothing} .checked=${live(!this.#kept.has(id))} @change=${() => toggle(id)} />
              <span><span class="small muted">${own.find(`access.scope.${kind}`) ?? kind}</span><span dir="auto">${text}</span></span>
            </label>`,
        )}
      </fieldset>
      <div class="field">
        <label class="label" for="give-hours">${own.say('access.grant.until')}</label>
        <select class="input" id="give-hours" @change=${(event: Event) => (this.#hours = Number((event.target as HTMLSelectElement).value))}>
          ${offered.map(
            (length) =>
              html`<option value=${length} ?selected=${length === this.#hours}>
                ${own.say('access.grant.option', {length: lengthText(length, own.locale), time: dateTime(new Date(timeNow() + length * hour).toISOString(), own.locale)})}
              </option>`,
          )}
        </select>
      </div>`;
  }

  #writing(own: AccessWords, {kind}: AccessGrant): TemplateResult {
    const answers = this.answers();
    if (!answers) return html``;
    const granting = this.#phase === 'granting';
    const secrets = pick(this.open.opened?.settings.access?.credentials, own.locale) || own.say('access.grant.secrets');
    const leave = () => this.#turn('looking', granting ? '[id^=give-].primary' : '.refuse');
    const holds = this.#wrong === 'access.grant.holds' && holdsSecret(this.#box.draft.text);
    return this.#box.view(answers, {
      title: own.say(granting ? 'access.grant.note' : 'access.refuse.title'),
      send: own.say(granting ? (kind === 'data-job' ? 'access.grant.sendJob' : 'access.grant.send') : 'access.refuse.send'),
      hint: html`<p class="hint" id="access-hint">${granting ? secrets : own.say('access.refuse.hint')}</p>`,
      beside: html`<button class="button plain" type="button" @click=${leave}>${own.say('back')}</button>`,
      ...(holds && {wrong: own.say('access.grant.holds')}),
    });
  }

  async #grant(note: string): Promise<boolean> {
    const meant = this.open.opened?.ticket.grants?.find(({id}) => id === this.#about);
    const scope = (meant?.scope ?? []).map(({id}) => id).filter((id) => !this.#kept.has(id));
    this.#wrong = !scope.length ? 'access.grant.none' : holdsSecret(note) ? 'access.grant.holds' : undefined;
    if (this.#wrong) {
      void this.parts.focus(this.#wrong === 'access.grant.none' ? '.give input' : '#access-text');
      return false;
    }
    return this.#act('grant-access', {scope, hours: this.#hours, ...(note && {note})});
  }

  async #refuse(reason: string): Promise<boolean> {
    this.#wrong = holdsSecret(reason) ? 'access.grant.holds' : undefined;
    if (!this.#wrong) return this.#act('revoke-access', reason ? {reason} : {});
    void this.parts.focus('#access-text');
    return false;
  }

  /** What waits on this device of these. */
  #waiting(words: AnswerWords, ticket: string): TemplateResult | undefined {
    if (this.#phase === 'sending' || this.#box.sending) return undefined;
    const [entry] = this.unsent.steps(ticket, acts);
    return entry && this.unsent.step(words, entry);
  }

  /** Whether it has left this page. */
  async #act(action: Act, said: Decision): Promise<boolean> {
    const {ticket} = this.open.opened!;
    const {writing} = this;
    const done = this.#phase === 'refusing' ? 'access.done.refused' : (`access.done.${action}` as const);
    this.#refused = [];
    if (!writing) this.#show('sending');
    this.parts.stir();
    try {
      const sent = await (await this.parts.desk()).act(ticket, action, {grant: this.#about, ...said});
      const [own, answers] = [this.words.in(this.parts.words()!.locale), this.answers()];
      if (own && answers) this.parts.announce(outcome(answers, sent, own.say(done)));
      if (ticket.id === this.#ticket) this.#turn('looking', `#grant-${CSS.escape(this.#about)}, .older-grants summary`);
      return true;
    } catch (error) {
      if (ticket.id === this.#ticket) await this.#told(problemOf(error));
      return false;
    }
  }

  async #told(problem: ProblemError): Promise<void> {
    const {writing} = this;
    const asked = this.parts.host.renderRoot.querySelector('.sure :focus');
    const answers = this.answers();
    if (answers) this.#refused = await whyRefused(this.open, this.parts, answers, problem);
    // What was being decided may be over meanwhile.
    const still = writing && this.open.opened?.ticket.grants?.some(({id, state}) => id === this.#about && state === 'asked');
    this.#show(still ? this.#phase : 'looking');
    if (asked) void this.parts.focus('.grant-title, .older-grants summary');
  }

  #turnTo(ticket: string): void {
    if (ticket !== this.#ticket) {
      [this.#ticket, this.#phase, this.#about, this.#refused, this.#wrong] = [ticket, 'looking', '', [], undefined];
      this.#kept = new Set();
      this.#box.open(ticket && `${ticket}/access`);
    }
    this.#takeBack.look(this.unsent.steps(ticket, acts));
  }

  /** How to be let in is kept apart from why not, and each access from the others. */
  #name(grant: string, phase: Phase): void {
    this.#box.open(`${this.#ticket}/access/${grant}/${phase}`);
  }

  #turn(phase: Phase, focus: string, grant?: AccessGrant): void {
    if (grant && grant.id !== this.#about) {
      [this.#about, this.#hours] = [grant.id, grant.hours];
      this.#kept = new Set();
    }
    [this.#refused, this.#wrong] = [[], undefined];
    this.#show(phase);
    if (this.writing) this.#name(this.#about, phase);
    void this.parts.focus(focus);
  }

  #show(phase: Phase): void {
    this.#phase = phase;
    this.parts.host.requestUpdate();
  }
}
