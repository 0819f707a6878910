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

interface Found {
  id: string;
  title: string;
  locale: string;
}

/** Articles that the page the reader is on holds for likely to help, by their ids or by words to look for. */
export class Suggested {
  #wanted: string | readonly string[] = [];
  /** Missing until they were read. */
  #found: readonly Found[] | undefined;
  /** The read under way; what an earlier one brings was for somebody or something else. */
  #reading: Promise<readonly Found[]> | undefined;

  constructor(
    private readonly parts: AsideParts,
    private readonly words: () => AsideWords | undefined,
  ) {
    addStyles(parts.host, styles);
  }

  /** Takes the place of what was suggested before; they are read once somebody sees them. An empty list suggests nothing. */
  suggest(wanted: string | readonly string[]): void {
    this.#wanted = typeof wanted === 'string' ? wanted.trim() : wanted.slice(0, most);
    this.forget();
    this.parts.host.requestUpdate();
  }

  /** Another person may see other articles. */
  forget(): void {
    this.#found = this.#reading = undefined;
  }

  view(): TemplateResult | typeof nothing {
    const words = this.words();
    // Until it is known what words find, there is room for a few.
    const room = this.#found?.length ?? (typeof this.#wanted === 'string' ? this.#wanted && 3 : this.#wanted.length);
    if (!words || !room) return nothing;
    if (!this.#reading) this.#follow(this.#read(words.locale));
    const rows = this.#found ?? Array.from<undefined>({length: room});
    return html`<section class="suggested" part="suggested">
      <h3>${words.say('suggested')}</h3>
      <ul aria-busy=${!this.#found}>
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

  #follow(reading: Promise<readonly Found[]>): void {
    this.#reading = reading;
    void reading
      // What cannot be had is left out: it was only a suggestion.
      .catch(() => [])
      .then((found) => {
        if (reading !== this.#reading) return;
        this.#found = found;
        this.parts.host.requestUpdate();
      });
  }

  async #read(locale: Locale): Promise<readonly Found[]> {
    const wanted = this.#wanted;
    const desk = await this.parts.desk();
    if (typeof wanted === 'string') return desk.search(wanted, {limit: most, locale});
    const articles = await Promise.allSettled(wanted.map((id) => desk.article(id)));
    return articles.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  }
}
