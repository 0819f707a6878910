import {html, type PropertyValues, type TemplateResult} from 'lit';
import type {DeskSettings} from '../../contract/desk-settings.js';
import type {DeskChange} from '../../desk/desk.js';
import {AftercareElement} from '../../kit/aftercare-element.js';
import type {DeskLink} from '../../kit/desk-link.js';
import {emit} from '../../kit/events.js';
import {fileFieldStyles} from '../../kit/file-field.styles.js';
import {Loader} from '../../kit/loader.js';
import type {Place} from '../../kit/place.js';
import {problemOf} from '../../kit/problem-of.js';
import {problemView} from '../../kit/problem-view.js';
import {property} from '../../kit/reactive.js';
import {skeleton} from '../../kit/skeleton.js';
import type {Words} from '../../locales/words.js';
import {formView} from './form-view.js';
import {headView} from './head.js';
import type {HostGiven} from './host-values.js';
import {receivedView} from './received-view.js';
import {Submission} from './submission.js';
import {submitTicketStyles} from './submit-ticket.styles.js';

const hostGiven = ['type', 'subject', 'product', 'productVersion', 'hiddenFields', 'lockedFields'] as const;

/**
 * Lets a customer hand in a request: the kind of request decides the fields, answers in plain words decide the priority, files go along.
 * What is typed survives a reload; what cannot be sent at once waits on the device.
 * @tag aftercare-submit-ticket
 * @slot intro - Shown under the heading, for the vendor's own words.
 * @csspart form - The form.
 * @csspart types - The kinds of request to choose from.
 * @csspart details - Title, description and what else this kind of request asks.
 * @csspart impact - The impact questions and the priority.
 * @csspart priority - The priority that the answers give.
 * @csspart attachments - The section with the files.
 * @csspart files - The files.
 * @csspart consents - What the customer agrees to.
 * @csspart context - What the page tells about itself, as it will be sent.
 * @csspart send - The button that sends.
 * @csspart sign-in - The line for somebody who is not signed in.
 * @csspart locked - The value of a question that the page has answered for good.
 * @csspart suggestions - Articles that may answer what is being written.
 * @csspart solved - What is said once an article answered it.
 * @csspart contact - How the customer wants to be reached.
 * @csspart colleagues - Who else of the organisation follows along.
 * @csspart unasked - Other ways to be heard, where the desk takes no requests.
 * @csspart private - The line about secrets in what was written.
 * @csspart helpful - What would help the engineers, and is not required.
 * @csspart promise - By when an answer comes, if the request is sent now.
 * @csspart urgent - Whom to call in an emergency, before a kind of request is chosen.
 * @csspart cost - What it costs.
 * @csspart review - Everything, read once more before a long request is sent.
 * @csspart drafts - Other requests that were begun.
 * @csspart file-tool - The dialog in which a file is looked at before it goes.
 * @csspart draft - The line about a restored draft.
 * @csspart outbox - Requests of earlier that still wait on this device.
 * @csspart received - The page after the request was taken.
 * @csspart reference - The reference of a request that was taken.
 * @csspart waiting - The page while the request waits on this device.
 * @fires aftercare-ticket-submit - Before a request is sent. Cancelable.
 * @fires aftercare-deflected - An article that was offered made a request unnecessary.
 * @fires aftercare-article-opened - An article was opened.
 * @fires aftercare-ticket-submitted - A request was taken by the backend, or (`queued`) by this device.
 */
export class SubmitTicketElement extends AftercareElement<'submit-ticket'> {
  static override styles = [...AftercareElement.styles, fileFieldStyles, submitTicketStyles];

  /** The kind of request to start with, by id. Unless it is set, the page's `#aftercare=submit/...` decides. */
  @property() type = '';
  /** A title to start with. */
  @property() subject = '';
  /** The product it is about: an id or a name of the desk's field `product`. */
  @property() product = '';
  /** Its version, for the desk's field `version`. */
  @property({attribute: 'product-version'}) productVersion = '';
  /** Questions not to show, by id, separated by commas; what `prefill` says of them is sent all the same. */
  @property({attribute: 'hidden-fields'}) hiddenFields = '';
  /** Questions whose value from `prefill` is shown and cannot be changed, by id, separated by commas. */
  @property({attribute: 'locked-fields'}) lockedFields = '';

  protected readonly catalogue = 'submit-ticket';
  protected override readonly bones = ['half', '', 'block', 'tall', 'block', 'half'];
  readonly #settings = new Loader<DeskSettings>(this, async (signal) => this.#read(signal));
  readonly #submission = new Submission(this, {
    desk: () => this.desk(),
    link: () => this.link,
    given: () => this.#given(),
    announce: (sentence) => this.words && this.announce(sentence(this.words)),
    refused: (error) => this.refused(error),
    focus: (at) => void this.#focus(at),
  });
  #known: DeskLink | undefined;
  #met: Promise<void> | undefined;
  /** How often it was asked who is here: only the latest answer counts. */
  #asked = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    const {signal} = this.stay;
    this.whereabouts.watch(this.#placeChanged, signal);
    addEventListener('online', this.#online, {signal});
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (hostGiven.some((name) => changed.has(name))) void this.#submission.prefill(changed.has('type'));
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.#submission.draft) this.#submission.extras.ahead();
  }

  protected override deskChanged(link: DeskLink): void {
    if (this.#known === link) this.#submission.keeper.held = true;
    else void this.#settings.run();
    this.#known = link;
    this.#met = this.#readPerson();
  }

  protected override heard(change: DeskChange): void {
    this.#submission.heard(change);
  }

  protected override content(words: Words<'submit-ticket'>): TemplateResult {
    const {state} = this.#settings;
    const submission = this.#submission;
    const {phase, draft, extras} = submission;
    const href = (id: string) => this.hrefTo({view: 'ticket', id});
    if (state.is === 'failed') return problemView(words, state.problem, {retry: () => void this.#settings.run()});
    if (phase.is === 'received') return receivedView(words, submission, phase.ticket, href(phase.ticket.id));
    if (state.is === 'ready') {
      const settings = submission.settings!;
      if (phase.is === 'waiting')
        return (
          extras.part?.waiting(words, settings) ??
          html`<p class="notice" role="status">${words.shared.say(phase.entry.kept ? 'waiting.kept' : 'waiting.unkept')}</p>`
        );
      if (draft) {
        const form = {words, settings, draft, submission, extras: extras.loaded};
        if (phase.is === 'writing' && phase.reviewed && form.extras) return form.extras.review(form);
        return html`${headView(words, submission.person)}${form.extras?.remembered(words, href)}${formView(form)}`;
      }
    }
    return skeleton(words.say('loading'), this.bones);
  }

  async #read(signal: AbortSignal): Promise<DeskSettings> {
    try {
      const settings = await (await this.desk()).settings();
      // Who is at the screen stands above the form, and is shown with it, unless that takes long.
      await Promise.race([this.#met, new Promise((late) => setTimeout(late, 3_000))]);
      if (!signal.aborted) await this.#submission.open(settings);
      return settings;
    } catch (error) {
      throw signal.aborted ? error : this.refused(error);
    }
  }

  /** Nobody signed in: one can write all the same, and the page is told, so that it can offer to sign in. */
  async #readPerson(): Promise<void> {
    const turn = ++this.#asked;
    const before = this.#submission.person;
    const person = await this.desk()
      .then((desk) => desk.me())
      .catch((error: unknown) => {
        const {code} = problemOf(error);
        // Cut off because somebody else is here by now, who is asked for next.
        if (code === 'aborted' && turn === this.#asked) this.#asked++;
        // Whoever signed out without a line is gone all the same.
        return code === 'unauthenticated' || (before && !this.link?.options.getToken) ? null : before;
      });
    if (turn !== this.#asked) return;
    if (person === null && this.#submission.person !== null && !this.link?.left) emit(this, 'aftercare-auth-required');
    await this.#submission.personChanged(person);
  }

  /** What the page says about the answers, where it says anything. */
  #given(): HostGiven | undefined {
    const {link} = this;
    const {place} = this.whereabouts;
    const linked = place?.view === 'submit' && (place.type || place.title) ? place : undefined;
    const {prefill} = link?.options ?? {};
    return linked || prefill || hostGiven.some((name) => this[name]) ? {linked, prefill, attributes: this} : undefined;
  }

  async #focus(at: string | undefined): Promise<void> {
    await this.updateComplete;
    const root = this.renderRoot;
    const field = root.querySelector(`[data-at="${CSS.escape(at ?? '')}"]`);
    const fold = field?.closest('details');
    if (fold) fold.open = true;
    const control = field?.querySelector<HTMLElement>('input:checked') ?? field?.querySelector<HTMLElement>('input, select, textarea');
    (control ?? root.querySelector<HTMLElement>('[data-focus]'))?.focus();
  }

  #online = (): void => {
    if (this.#settings.state.is === 'failed') void this.#settings.run();
  };

  #placeChanged = (place: Place | undefined): void => {
    if (!this.type && place?.view === 'submit') void this.#submission.prefill(true);
  };
}
