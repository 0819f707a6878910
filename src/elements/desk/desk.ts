import {css, html, LitElement, type PropertyValues, type TemplateResult} from 'lit';
import type {Transport} from '../../desk/desk.js';
import {provideDesk} from '../../kit/desk-context.js';
import {DeskLink} from '../../kit/desk-link.js';
import {property} from '../../kit/reactive.js';
import type {Messages} from '../../locales/catalogue.js';

/**
 * Connects the elements inside it to a backend; draws nothing itself. One on a page also serves elements outside it.
 * Attributes and properties may be set in any order, and changed later.
 * @tag aftercare-desk
 * @slot - Elements that use this desk.
 */
export class DeskElement extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }
  `;

  /** Base of the contract, e.g. `https://support.example.com/portal/v1`. */
  @property({attribute: 'base-url'}) baseUrl = '';
  /** The page that shows tickets and articles, where that is not this one. */
  @property({attribute: 'portal-url'}) portalUrl = '';
  /** Gives a signed token of the person at the screen; asked again when one has expired. */
  @property({attribute: false}) auth: {getToken(): Promise<string>} | undefined;
  /** The vendor's own sentences, over ours. */
  @property({attribute: false}) messages: Messages | undefined;
  /** Values to start the request form with. */
  @property({attribute: false}) prefill: Readonly<Record<string, string>> | undefined;
  /** What the page knows that helps support; the customer sees it before it is sent. */
  @property({attribute: false}) context: Readonly<Record<string, string>> | undefined;
  /** Carries the requests in place of `fetch`. */
  @property({attribute: false}) transport: Transport | undefined;

  /**
   * The connection, once there is a `base-url`.
   * @internal
   */
  link: DeskLink | undefined;

  #closed = false;
  readonly #provide = provideDesk(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.#closed = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A move in the page is no departure.
    queueMicrotask(() => {
      if (this.isConnected || this.#closed) return;
      this.#closed = true;
      this.link?.close();
    });
  }

  /** Signs the person out: drafts, what waits to be sent and copies of his on this device are gone when it settles. */
  async logout(): Promise<void> {
    await this.link?.logout();
    this.auth = undefined;
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.baseUrl) return;
    if (!this.link || changed.has('baseUrl') || changed.has('transport')) this.#open();
    else this.#adjust(changed);
  }

  #options() {
    const {baseUrl, portalUrl, auth, messages, prefill, context, transport} = this;
    return {baseUrl, portalUrl, messages, prefill, context, transport, getToken: auth && (() => auth.getToken())};
  }

  #open(): void {
    this.link?.close();
    this.link = new DeskLink(this.#options(), this);
    this.#provide(this.link);
  }

  #adjust(changed: PropertyValues<this>): void {
    const options = this.#options();
    this.link!.options = options;
    if (changed.has('auth')) this.link!.identify(options.getToken);
  }
}
