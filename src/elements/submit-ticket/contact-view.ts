import {html, nothing, type TemplateResult} from 'lit';
import {live} from '../../kit/live.js';
import {pick} from '../../locales/format.js';
import type {Extra} from './extras.js';
import {issueSentence, problemText, type Form} from './question-view.js';

/** How somebody wants to be reached, where the desk offers ways: none chosen leaves it to the desk. Under that who else follows along. */
export function contactView(extra: Extra, form: Form): TemplateResult | typeof nothing {
  const ways = waysView(extra, form);
  const colleagues = extra.extras.colleagues.view(extra, form);
  if (ways === nothing && colleagues === nothing) return nothing;
  return html`<section class="section" part="contact"><h3>${extra.words.say('contact')}</h3><div class="folds">${ways} ${colleagues}</div></section>`;
}

function waysView({words, submission}: Extra, {settings, draft, issues, words: main}: Form): TemplateResult | typeof nothing {
  const {contactMethods} = settings;
  if (!contactMethods.length) return nothing;
  const {by, value = ''} = draft.contact ?? {};
  const chosen = contactMethods.find(({id}) => id === by);
  const issue = issues.find(({pointer}) => pointer.startsWith('/contact'));
  return html`<details class="more" ?open=${by !== undefined}>
      <summary>
        <b>${words.say('contact.by')}</b><span class="note">${words.say('optional')}</span>
        <span class="hint block">${contactMethods.map(({name}) => pick(name, words.locale)).join(' · ')}</span>
      </summary>
      <div class="fields">
      <fieldset class="field wide" data-at="/contact/by" role="radiogroup">
        <legend class="unseen">${words.say('contact.by')}</legend>
        <div class="choices" @change=${(event: Event) => submission.change('/contact', {contact: {by: (event.target as HTMLInputElement).value}})}>
          ${contactMethods.map(
            ({id, name, hint}) =>
              html`<label class="choice">
                <input type="radio" name="contact" value=${id} .checked=${live(id === by)} />
                <span>${pick(name, words.locale)}${hint ? html`<span class="hint block">${pick(hint, words.locale)}</span>` : nothing}</span>
              </label>`,
          )}
        </div>
      </fieldset>
      ${
        chosen?.asksValue
          ? html`<div class="field" data-at="/contact/value">
              <label class="label" for="contact-value">${words.say(chosen.kind === 'phone' ? 'contact.phone' : 'contact.value')}</label>
              <input
                class="input"
                id="contact-value"
                type=${chosen.kind === 'phone' ? 'tel' : chosen.kind === 'email' ? 'email' : 'text'}
                autocomplete=${chosen.kind === 'phone' ? 'tel' : chosen.kind === 'email' ? 'email' : 'off'}
                maxlength="320"
                aria-required="true"
                aria-invalid=${issue ? 'true' : nothing}
                aria-describedby=${issue ? 'contact-below' : nothing}
                .value=${live(value)}
                @input=${(event: Event) => submission.change('/contact/value', {contact: {by: chosen.id, value: (event.target as HTMLInputElement).value}})}
              />
              ${issue ? html`<div class="below" id="contact-below">${problemText(issueSentence(main, issue))}</div>` : nothing}
            </div>`
          : nothing
      }
      </div>
    </details>`;
}
