import {html, nothing, type TemplateResult} from 'lit';
import type {GuestCodeReceipt} from '../../contract/guest.js';
import type {ProblemError} from '../../contract/problem-error.js';
import {icon} from '../../kit/icons.js';
import {live} from '../../kit/live.js';
import {problemOf} from '../../kit/problem-of.js';
import {problemSentence} from '../../kit/problem-view.js';
import {follow, type AnswerWords, type Parts} from './parts.js';

type Phase = {is: 'asking'} | {is: 'coding'; receipt: GuestCodeReceipt};
type Field = 'reference' | 'email' | 'code';

const nothingGiven = () => ({reference: '', email: '', code: ''});

/**
 * One request for somebody without an account: by its reference, the address it was handed in with, and a code that goes there. What is said is the
 * same whether such a request is known or not.
 */
export class GuestLookup {
  /** Whether a guest reads. */
  here = false;
  #phase: Phase = {is: 'asking'};
  #given: Record<Field, string> = nothingGiven();
  #busy = false;
  #problem: ProblemError | undefined;
  /** What was left empty. */
  #missing: Field | undefined;

  constructor(private readonly parts: Parts) {}

  /** Another person is here, or this one is through: nothing of what was typed stays. */
  forget(): void {
    this.#given = nothingGiven();
    this.#phase = {is: 'asking'};
    this.#busy = this.here = false;
    this.#problem = this.#missing = undefined;
  }

  /** @csspart guest - The way in for somebody without an account. */
  view(words: AnswerWords): TemplateResult {
    const [phase, busy] = [this.#phase, this.#busy];
    const coding = phase.is === 'coding';
    const wrong = this.#wrong(words);
    return html`<section class="stack card guest" part="guest" aria-labelledby="guest-title">
      <div>
        <h3 id="guest-title">${words.say('guest.title')}</h3>
        <p class="muted">
          ${
            coding
              ? words.say('guest.sent', {email: this.#given.email, minutes: Math.round(phase.receipt.validFor / 60)})
              : words.say('guest.text')
          }
        </p>
      </div>
      <form class="stack" novalidate @submit=${(event: SubmitEvent) => this.#submitted(event, words)}>
        ${coding ? this.#field(words, 'code', wrong) : html`${this.#field(words, 'reference', wrong)} ${this.#field(words, 'email', wrong)}`}
        <p class="problem-text" id="guest-wrong" role="alert" ?hidden=${!wrong}>
          ${wrong ? html`${icon('alert')}<span>${wrong}</span>` : nothing}
        </p>
        <div class="row">
          <button class="button primary" type="submit" aria-disabled=${busy}>${words.say(busy ? 'sending' : coding ? 'guest.open' : 'guest.ask')}</button>
          ${
            coding
              ? html`<button class="button plain" type="button" aria-disabled=${busy} @click=${() => this.#ask(words)}>
                    ${words.say('guest.again')}
                  </button>
                  <button class="button plain" type="button" @click=${() => this.#turn({is: 'asking'}, 'reference')}>
                    ${words.say('guest.change')}
                  </button>`
              : nothing
          }
        </div>
      </form>
    </section>`;
  }

  #field(words: AnswerWords, name: Field, wrong: string): TemplateResult {
    const at = this.#missing ? this.#missing === name : name === 'code';
    return html`<div class="field">
      <label class="label" for="guest-${name}">${words.say(`guest.${name}`)}</label>
      <input
        class="input ${name === 'code' ? 'code' : ''}"
        id="guest-${name}"
        type=${name === 'email' ? 'email' : 'text'}
        inputmode=${name === 'code' ? 'numeric' : name === 'email' ? 'email' : 'text'}
        .autocomplete=${name === 'code' ? 'one-time-code' : name === 'email' ? 'email' : 'off'}
        autocapitalize=${name === 'reference' ? 'characters' : 'off'}
        spellcheck="false"
        required
        aria-describedby="guest-wrong"
        aria-invalid=${wrong && at ? 'true' : nothing}
        .value=${live(this.#given[name])}
        @input=${({target}: Event) => (this.#given[name] = (target as HTMLInputElement).value)}
      />
    </div>`;
  }

  #wrong(words: AnswerWords): string {
    if (this.#missing) return words.say(this.#given[this.#missing].trim() ? 'guest.notEmail' : 'issue.required');
    const problem = this.#problem;
    if (!problem) return '';
    const left = problem.problem.issues?.find(({code}) => code === 'wrong-code')?.params?.['left'];
    if (left !== undefined) return words.say(Number(left) ? 'guest.wrong' : 'guest.spent', {left: Number(left)});
    return problem.code === 'gone' ? words.say('guest.gone') : problemSentence(words, problem);
  }

  async #submitted(event: SubmitEvent, words: AnswerWords): Promise<void> {
    event.preventDefault();
    const coding = this.#phase.is === 'coding';
    const fields: Field[] = coding ? ['code'] : ['reference', 'email'];
    this.#missing = fields.find((field) => !(field === 'email' ? /^\S+@\S+$/ : /./).test(this.#given[field].trim()));
    if (this.#missing) return this.#turn(this.#phase, this.#missing);
    await (coding ? this.#open() : this.#ask(words));
  }

  async #ask(words: AnswerWords): Promise<void> {
    const {reference, email} = this.#given;
    await this.#attempt(async () => {
      const given = this.#given;
      const receipt = await (await (await this.parts.desk()).guestWay()).ask({reference: reference.trim(), email: email.trim()});
      if (given !== this.#given) return;
      given.code = '';
      this.parts.announce(words.say('guest.sent', {email, minutes: Math.round(receipt.validFor / 60)}));
      this.#turn({is: 'coding', receipt}, 'code');
    });
  }

  async #open(): Promise<void> {
    const {reference, email, code} = this.#given;
    await this.#attempt(async () => {
      const desk = await this.parts.desk();
      const {ticket} = await (await desk.guestWay()).open({reference: reference.trim(), email: email.trim(), code: code.trim()});
      this.forget();
      follow(this.parts, {view: 'ticket', id: ticket});
    });
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    if (this.#busy) return;
    const given = this.#given;
    this.#busy = true;
    this.#problem = undefined;
    this.parts.host.requestUpdate();
    try {
      await work();
    } catch (error) {
      if (given === this.#given) this.#problem = problemOf(error);
    }
    if (given === this.#given) this.#busy = false;
    this.parts.host.requestUpdate();
    if (this.#problem && this.#phase.is === 'coding') void this.parts.focus('#guest-code');
  }

  #turn(phase: Phase, field: Field): void {
    if (phase !== this.#phase) this.#problem = this.#missing = undefined;
    this.#phase = phase;
    this.parts.host.requestUpdate();
    void this.parts.focus(`#guest-${field}`);
  }
}
