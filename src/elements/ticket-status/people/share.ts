import {html, nothing, type TemplateResult} from 'lit';
import type {ProblemError} from '../../../contract/problem-error.js';
import type {SharedLink, SharedLinks} from '../../../contract/shared-link.js';
import type {GuestWay} from '../../../desk/desk.js';
import {addStyles} from '../../../kit/add-styles.js';
import {copyText} from '../../../kit/copy-text.js';
import {icon} from '../../../kit/icons.js';
import {live} from '../../../kit/live.js';
import type {PartWords} from '../../../kit/part-words.js';
import {problemOf} from '../../../kit/problem-of.js';
import {problemView} from '../../../kit/problem-view.js';
import {skeleton} from '../../../kit/skeleton.js';
import type {Locale} from '../../../locales/catalogue.js';
import {dateTime, timeNow} from '../../../locales/times.js';
import type {Words} from '../../../locales/words.js';
import {laterWords} from '../later-words.js';
import type {Parts} from '../parts.js';
import {shareStyles} from './share.styles.js';

type ShareWords = Words<'ticket-approvals'>;

/** Lengths that are offered, in hours. */
const lengths = [24, 72, 168, 720];
const longestLabel = 80;

/** Links to one request for somebody without an account: made, copied, taken back. Loaded on demand. */
export class Share {
  #ticket = '';
  #links: readonly SharedLink[] | undefined;
  #problem: ProblemError | undefined;
  #busy = false;
  #label = '';
  #unfit = false;
  /** The link whose address is shown, and which is asked about. */
  #shown: {id: string; address: string} | undefined;
  #asked = '';

  private constructor(
    private readonly parts: Parts,
    private readonly words: PartWords<'ticket-approvals'>,
  ) {}

  static async open(parts: Parts): Promise<Share> {
    const words = await laterWords(parts, 'ticket-approvals');
    addStyles(parts.host, shareStyles);
    return new Share(parts, words);
  }

  /** Another person is here. */
  forget(): void {
    this.#ticket = this.#label = this.#asked = '';
    this.#links = this.#shown = this.#problem = undefined;
    this.#busy = this.#unfit = false;
  }

  view(locale: Locale, ticket: string): TemplateResult | typeof nothing {
    const own = this.words.in(locale);
    if (!own) return nothing;
    if (ticket !== this.#ticket) {
      this.forget();
      this.#ticket = ticket;
      void this.#act(async (way) => way.links(ticket));
    }
    const status = this.parts.words()!;
    const links = this.#links;
    const full = this.#problem?.issues.find(({code}) => code === 'too-many');
    return html`<div class="stack share-body">
      <p class="muted">${own.say('share.hint')}</p>
      ${full ? html`<p class="problem-text" role="alert">${icon('alert')}<span>${own.say('share.many', {max: String(full.params?.['max'] ?? '')})}</span></p>` : nothing}
      ${this.#problem && !full ? problemView(status, this.#problem, {retry: () => void this.#act(async (way) => way.links(ticket))}) : nothing}
      ${links ? html`${this.#form(own)} ${links.length ? html`<ul class="links">${links.map((link) => this.#line(own, link))}</ul>` : nothing}` : this.#problem ? nothing : skeleton(status.say('loading'), ['half'])}
    </div>`;
  }

  #form(own: ShareWords): TemplateResult {
    const make = async (event: SubmitEvent) => {
      event.preventDefault();
      const given = new FormData(event.target as HTMLFormElement);
      const label = this.#label.trim();
      this.#unfit = !label;
      if (this.#unfit || this.#busy) return void this.#draw('#share-label');
      const [ticket, before] = [this.#ticket, this.#links?.map(({id}) => id) ?? []];
      const scope = given.get('scope') === 'reply' ? 'reply' : 'read';
      await this.#act((way) => way.share(ticket, {label, scope, hours: Number(given.get('hours'))}));
      const made = this.#links?.find(({id}) => !before.includes(id));
      if (!made || ticket !== this.#ticket) return;
      this.#label = '';
      this.parts.announce(own.say('share.made'));
      await this.#show(made.id);
    };
    return html`<form class="stack share-form" novalidate @submit=${make}>
      <div class="field">
        <label class="label" for="share-label">${own.say('share.label')}</label>
        <input class="input" id="share-label" maxlength=${longestLabel} autocomplete="off" aria-describedby="share-wrong" aria-invalid=${this.#unfit ? 'true' : nothing}
          .value=${live(this.#label)} @input=${(event: Event) => (this.#label = (event.target as HTMLInputElement).value)} />
        <p class="problem-text" id="share-wrong" role="alert" ?hidden=${!this.#unfit}>
          ${this.#unfit ? html`${icon('alert')}<span>${own.say('share.nameless')}</span>` : nothing}
        </p>
      </div>
      <div class="field">
        <label class="label" for="share-scope">${own.say('share.scope')}</label>
        <select class="input" id="share-scope" name="scope">
          <option value="read">${own.say('share.read')}</option>
          <option value="reply">${own.say('share.reply')}</option>
        </select>
      </div>
      <div class="field">
        <label class="label" for="share-hours">${own.say('share.length')}</label>
        <select class="input" id="share-hours" name="hours">
          ${lengths.map((hours) => html`<option value=${hours} ?selected=${hours === 168}>${own.say('share.days', {count: hours / 24})}</option>`)}
        </select>
      </div>
      <div class="row"><button class="button" type="submit" aria-disabled=${this.#busy}>${own.say(this.#busy ? 'sending' : 'share.make')}</button></div>
    </form>`;
  }

  /** @csspart shared-link - One link for somebody without an account. */
  #line(own: ShareWords, link: SharedLink): TemplateResult {
    const {id, label, scope, at, by, expiresAt, lastUsedAt, revokedAt} = link;
    const time = (instant: string) => dateTime(instant, own.locale);
    const over = revokedAt !== undefined || Date.parse(expiresAt) <= timeNow();
    const standing = revokedAt
      ? own.say('share.revoked', {time: time(revokedAt)})
      : own.say(over ? 'share.expired' : 'share.until', {time: time(expiresAt)});
    return html`<li class="stack shared ${over ? 'over' : ''}" part="shared-link">
      <div>
        <p><b dir="auto">${label}</b> <span class="small muted">${own.find(`share.${scope}`) ?? scope}</span></p>
        <p class="small muted">${own.say('share.by', {who: by.name, time: time(at)})}</p>
        <p class="small muted">${standing} · ${lastUsedAt ? own.say('share.used', {time: time(lastUsedAt)}) : own.say('share.unused')}</p>
      </div>
      ${this.#shown?.id === id && !over ? this.#address(own, this.#shown.address) : nothing}
      ${over ? nothing : this.#asked === id ? this.#sure(own, id) : this.#doors(own, id, label)}
    </li>`;
  }

  #address(own: ShareWords, address: string): TemplateResult {
    const copy = async () => {
      const copied = await copyText(address, this.parts.host.shadowRoot!);
      this.parts.announce(own.say(copied ? 'share.copied' : 'share.copyYourself'));
      if (!copied) void this.parts.focus('#share-address');
    };
    return html`<div class="row share-address">
      <input class="input" id="share-address" readonly aria-label=${own.say('share.address')} .value=${address}
        @focus=${(event: Event) => (event.target as HTMLInputElement).select()} />
      <button class="button primary" type="button" @click=${copy}>${icon('copy')} ${own.say('share.copy')}</button>
    </div>`;
  }

  #doors(own: ShareWords, id: string, label: string): TemplateResult {
    const ask = () => {
      this.#asked = id;
      this.#draw('#unshare');
    };
    return html`<div class="row">
      ${this.#shown?.id === id ? nothing : html`<button class="button" type="button" aria-label="${own.say('share.show')} ${label}" @click=${() => this.#show(id)}>${own.say('share.show')}</button>`}
      <button class="button plain" type="button" aria-label="${own.say('share.revoke')} ${label}" @click=${ask}>${own.say('share.revoke')}</button>
    </div>`;
  }

  #sure(own: ShareWords, id: string): TemplateResult {
    const revoke = async () => {
      const ticket = this.#ticket;
      await this.#act((way) => way.unshare(ticket, id));
      if (this.#problem || ticket !== this.#ticket) return;
      this.#asked = '';
      this.parts.announce(own.say('share.done'));
      this.#draw('#share-label');
    };
    const leave = () => {
      this.#asked = '';
      this.#draw('#share-label');
    };
    return html`<div class="stack" role="group" aria-labelledby="unshare-text">
      <p class="small" id="unshare-text">${own.say('share.sure')}</p>
      <div class="row">
        <button class="button primary" id="unshare" type="button" aria-disabled=${this.#busy} @click=${revoke}>${own.say('share.revokeNow')}</button>
        <button class="button plain" type="button" @click=${leave}>${own.say('share.keep')}</button>
      </div>
    </div>`;
  }

  /** Fetches the address of a link, which is kept nowhere, and shows it. */
  async #show(id: string): Promise<void> {
    const ticket = this.#ticket;
    this.#problem = undefined;
    try {
      const token = await (await (await this.parts.desk()).guestWay()).linkToken(ticket, id);
      if (ticket !== this.#ticket) return;
      const url = new URL(this.parts.hrefTo({view: 'ticket', id: ticket}), location.href);
      if (!this.parts.link()?.options.portalUrl) url.search = routing();
      url.hash = `aftercare-token=${token}&${url.hash.slice(1)}`;
      this.#shown = {id, address: url.href};
      this.#draw('#share-address');
    } catch (error) {
      if (ticket === this.#ticket) this.#problem = problemOf(error);
      this.parts.host.requestUpdate();
    }
  }

  async #act(work: (way: GuestWay) => Promise<SharedLinks>): Promise<void> {
    const ticket = this.#ticket;
    this.#busy = true;
    this.#problem = undefined;
    this.parts.host.requestUpdate();
    try {
      const {items} = await work(await (await this.parts.desk()).guestWay());
      if (ticket === this.#ticket) this.#links = items;
    } catch (error) {
      if (ticket === this.#ticket) this.#problem = problemOf(error);
    }
    if (ticket === this.#ticket) this.#busy = false;
    this.parts.host.requestUpdate();
  }

  #draw(focus: string): void {
    this.parts.host.requestUpdate();
    void this.parts.focus(focus);
  }
}

/**
 * What of the page's query says which page it is, as far as the page says so itself by its canonical address. All else it was called with is about whoever shares, and may be
 * his alone.
 */
function routing(): string {
  const named = document.querySelector<HTMLLinkElement>('link[rel~="canonical"]')?.href;
  const {origin, pathname, search} = new URL(named || location.pathname, location.href);
  return origin === location.origin && pathname === location.pathname ? search : '';
}
