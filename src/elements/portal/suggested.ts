import {css, html, nothing, type TemplateResult} from 'lit';
import {addStyles} from '../../kit/add-styles.js';
import {icon} from '../../kit/icons.js';
import type {Locale} from '../../locales/catalogue.js';
import type {AsideParts, AsideWords} from './aside-parts.js';

const most = 5;

const styles = css`
  .suggested h3 {
    font-size: 1em;
    margin-block-end: calc(var(--_space) * 2);
  }

  .suggested li {
    border-block-start: 1px solid var(--_line);
  }

  .suggested li:last-child {
    border-block-end: 1px solid var(--_line);
  }

  .suggested a,
  .suggested .bone {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 3);
    min-block-size: calc(var(--_control) + var(--_space) * 2);
    color: inherit;
    text-decoration: none;
  }

  .suggested .bone {
    margin-block: 0;
  }

  .suggested a:hover {
    color: var(--_accent);
  }

  .suggested svg {
    color: var(--_muted);
  }

  .room > .suggested {
    margin-block-end: calc(var(--_space) * 6);
  }
`;

/** Articles that the page the reader is on holds for likely to help, by their ids or by words to look for. */
export class Suggested {
  #wanted: string | readonly string[] = [];
  #found: readonly {id: string; title: string; locale: string}[] | undefined;
  #room = 0;

  constructor(
    private readonly parts: AsideParts,
    private readonly words: () => AsideWords | undefined,
  ) {
    addStyles(parts.host, styles);
  }

  /** Takes the place of what was suggested before; they are read once somebody sees them. An empty list suggests nothing. */
  suggest(wanted: string | readonly string[]): void {
    this.#wanted = typeof wanted === 'string' ? wanted.trim() : wanted.slice(0, most);
    this.#room = typeof wanted === 'string' ? Math.sign(this.#wanted.length) * 3 : this.#wanted.length;
    this.#found = undefined;
    this.parts.host.requestUpdate();
  }

  /** Another person may see other articles. */
  forget(): void {
    this.#found = undefined;
  }

  view(): TemplateResult | typeof nothing {
    const words = this.words();
    if (!words || !this.#room) return nothing;
    if (!this.#found) {
      this.#found = [];
      void this.#read(words.locale);
    }
    const rows = this.#found.length ? this.#found : Array.from<undefined>({length: this.#room});
    return html`<section class="suggested" part="suggested">
      <h3>${words.say('suggested')}</h3>
      <ul aria-busy=${!this.#found.length}>
        ${rows.map((one) =>
          one
            ? html`<li>
                <a href=${this.parts.hrefTo({view: 'article', id: one.id})}>${icon('article')}<span lang=${one.locale}>${one.title}</span></a>
              </li>`
            : html`<li aria-hidden="true"><div class="bone half"></div></li>`,
        )}
      </ul>
    </section>`;
  }

  /** What cannot be had is left out: it was only a suggestion. */
  async #read(locale: Locale): Promise<void> {
    const wanted = this.#wanted;
    const desk = await this.parts.desk();
    const found =
      typeof wanted === 'string'
        ? await desk.search(wanted, {limit: most, locale}).catch(() => [])
        : (await Promise.allSettled(wanted.map((id) => desk.article(id)))).flatMap((one) =>
            one.status === 'fulfilled' ? [one.value] : [],
          );
    if (wanted !== this.#wanted) return;
    this.#found = found;
    this.#room = found.length;
    this.parts.host.requestUpdate();
  }
}
