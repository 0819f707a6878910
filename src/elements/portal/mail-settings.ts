import {css, html, nothing, type TemplateResult} from 'lit';
import type {Me, NoticeKind} from '../../contract/person.js';
import type {ProblemError} from '../../contract/problem-error.js';
import {addStyles} from '../../kit/add-styles.js';
import {problemView} from '../../kit/problem-view.js';
import {folds} from '../../styles/folds.js';
import {lateControls} from '../../styles/late-controls.js';
import type {AsideParts, AsideWords} from './aside-parts.js';

type Chosen = Me['preferences'];

const styles = css`
  .mails summary {
    display: flex;
    align-items: center;
    inline-size: fit-content;
    min-block-size: var(--_control);
    color: var(--_accent);
  }

  .mail-settings {
    padding-block: calc(var(--_space) * 2);
    max-inline-size: 36em;
  }

  .mail-settings fieldset {
    border: 0;
    margin: 0;
    padding: 0;
  }

  .mail-kind {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 2.5);
    min-block-size: var(--_control);
  }
`;

/** In the order in which they happen to a request. */
const kinds = [
  'received',
  'answered',
  'waiting',
  'approval',
  'third-party',
  'promise',
  'visit',
  'resolved',
  'closing',
  'survey',
] as const satisfies readonly NoticeKind[];

/** Which mails the reader wants, and in which language. A change is kept at once; one that could not be kept stays as he made it until it can. */
export class MailSettings {
  #chosen: Chosen | undefined;
  #of: string | undefined;
  #problem: ProblemError | undefined;
  #saved = false;
  #last: Promise<void> = Promise.resolve();

  constructor(
    private readonly parts: AsideParts,
    private readonly words: () => AsideWords | undefined,
  ) {
    addStyles(parts.host, folds, lateControls, styles);
  }

  view(me: Me, locales: readonly string[]): TemplateResult | typeof nothing {
    const words = this.words();
    return words
      ? html`<details>
          <summary>${words.say('mail.title')}</summary>
          ${this.#view(words, me, locales)}
        </details>`
      : nothing;
  }

  #view(words: AsideWords, {id, email, preferences}: Me, locales: readonly string[]): TemplateResult {
    // Somebody else at the screen sees nothing of what the former one chose.
    if (this.#of !== id) [this.#of, this.#chosen, this.#problem, this.#saved] = [id, undefined, undefined, false];
    const chosen = this.#chosen ?? preferences;
    const unwanted = chosen.unwanted ?? [];
    const change = (next: Partial<Chosen>) => this.#change({...chosen, ...next}, words);
    const languages = [...new Set([...(chosen.locale === undefined ? [] : [chosen.locale]), ...locales])];
    return html`<div class="stack mail-settings">
      <p class="muted">${email === undefined ? words.say('mail.nowhere') : words.say('mail.to', {email})}</p>
      <fieldset>
        <legend class="label">${words.say('mail.which')}</legend>
        ${kinds.map(
          (kind) =>
            html`<label class="mail-kind">
              <input
                type="checkbox"
                .checked=${!unwanted.includes(kind)}
                @change=${({target}: Event) =>
                  change({unwanted: (target as HTMLInputElement).checked ? unwanted.filter((one) => one !== kind) : [...unwanted, kind]})}
              />
              <span>${words.say(`mail.${kind}`)}</span>
            </label>`,
        )}
        ${
          chosen.approvals === undefined
            ? nothing
            : html`<label class="mail-kind">
                <input
                  type="checkbox"
                  .checked=${chosen.approvals}
                  @change=${({target}: Event) => change({approvals: (target as HTMLInputElement).checked})}
                />
                <span>${words.say('mail.approvals')}</span>
              </label>`
        }
      </fieldset>
      <div class="field">
        <label class="label" for="mail-language">${words.say('mail.language')}</label>
        <select class="input" id="mail-language" @change=${({target}: Event) => change({locale: (target as HTMLSelectElement).value})}>
          ${languages.map((tag) => html`<option value=${tag} lang=${tag} ?selected=${tag === chosen.locale}>${nameOf(tag)}</option>`)}
        </select>
      </div>
      ${this.#problem ? problemView(words, this.#problem, {retry: () => this.#change(chosen, words)}) : nothing}
      ${this.#saved ? html`<p class="small muted">${words.say('mail.saved')}</p>` : nothing}
    </div>`;
  }

  #change(chosen: Chosen, words: AsideWords): void {
    this.#chosen = chosen;
    this.#saved = false;
    this.#problem = undefined;
    this.parts.host.requestUpdate();
    // One after the other, so that the last one counts.
    this.#last = this.#last.then(() => this.#keep(chosen, words));
  }

  async #keep(chosen: Chosen, words: AsideWords): Promise<void> {
    if (chosen !== this.#chosen) return;
    try {
      await (await this.parts.desk()).setPreferences(chosen);
      if (chosen !== this.#chosen) return;
      this.#saved = true;
      this.parts.announce(words.say('mail.saved'));
    } catch (error) {
      if (chosen === this.#chosen) this.#problem = this.parts.refused(error);
    }
    this.parts.host.requestUpdate();
  }
}

/** A language in its own words. */
function nameOf(tag: string): string {
  try {
    return new Intl.DisplayNames([tag], {type: 'language', languageDisplay: 'standard'}).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
