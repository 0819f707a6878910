import {css, html, type LitElement, type ReactiveController, type TemplateResult} from 'lit';
import {addStyles} from '../../kit/add-styles.js';
import type {KnowledgeWords} from './scene.js';

const styles = css`
  :host([mode='palette']) {
    display: contents;
  }

  .palette {
    inline-size: min(44rem, 100vw - var(--_space) * 8);
    max-block-size: min(40rem, 100dvh - var(--_space) * 16);
    margin-block-start: calc(var(--_space) * 8);
    padding: calc(var(--_space) * 4);
    overflow-y: auto;
    overscroll-behavior: contain;
    scroll-padding-block-start: calc(var(--_control) + var(--_space) * 4);
    container-type: inline-size;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_bg);
    color: var(--_text);
    box-shadow: var(--_shadow);
  }

  .palette .knowledge {
    min-block-size: 22em;
    align-content: start;
  }

  .palette .search {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    background: var(--_bg);
    box-shadow: 0 calc(var(--_space) * -4) 0 var(--_bg);
  }

  .palette::backdrop {
    background: rgb(16 20 28 / 45%);
  }
`;

/** Search and articles in a dialog over whatever page it is: Ctrl+K or Cmd+K opens it, Escape gives focus back to where it was. */
export class Palette implements ReactiveController {
  #isOpen = false;

  constructor(
    private readonly host: LitElement,
    /** Called before it opens: it begins with the field. */
    private readonly opening: () => void,
  ) {
    addStyles(host, styles);
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('keydown', this.#keyed);
  }

  hostDisconnected(): void {
    removeEventListener('keydown', this.#keyed);
    this.#isOpen = false;
  }

  async open(): Promise<void> {
    if (this.#isOpen) return;
    this.opening();
    await this.#turn(true);
    // Without words there is no dialog yet.
    if (!this.#dialog) return this.#turn(false);
    this.#dialog.showModal();
    this.host.renderRoot.querySelector('input')?.select();
  }

  view(words: KnowledgeWords, content: () => TemplateResult): TemplateResult {
    return html`<dialog class="palette" part="palette" aria-label=${words.say('heading')} @close=${this.#closed} @click=${this.#clicked}>
      ${this.#isOpen ? content() : ''}
    </dialog>`;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.host.renderRoot.querySelector('dialog');
  }

  async #turn(open: boolean): Promise<void> {
    this.#isOpen = open;
    this.host.requestUpdate();
    await this.host.updateComplete;
  }

  #closed = (): void => void this.#turn(false);

  /** Beside the dialog is its backdrop. */
  #clicked = ({target}: Event): void => {
    if (target === this.#dialog) this.#dialog?.close();
  };

  #keyed = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || event.key?.toLowerCase() !== 'k' || event.shiftKey || event.altKey) return;
    if (!(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (this.#isOpen) this.#dialog?.close();
    else void this.open();
  };
}
