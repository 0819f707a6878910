import {html, nothing, type TemplateResult} from 'lit';
import {icon} from '../../kit/icons.js';
import {pick} from '../../locales/format.js';
import {issueAt, type FormModel} from './form-model.js';

/** The kinds of request as cards, one of which is chosen; arrow keys walk through them and send nothing. */
export function typeChoice(model: FormModel): TemplateResult {
  const {settings, words, draft} = model;
  const issue = issueAt(model, '/type');
  return html`<fieldset
    class="field"
    part="types"
    data-at="/type"
    role="radiogroup"
    aria-required="true"
    aria-invalid=${issue ? 'true' : nothing}
    aria-describedby=${issue ? 'type-issue' : nothing}
  >
    <legend class="unseen">${words.say('type')}</legend>
    <div class="cards">
      ${settings.requestTypes.map(
        (type) =>
          html`<label class="choice card">
            <input
              class="unseen"
              type="radio"
              name="type"
              value=${type.id}
              .checked=${type.id === draft.type}
              @change=${() => model.edit('/type', {type: type.id})}
            />
            ${icon(type.icon ?? 'question')}
            <span><span class="card-name">${pick(type.name, words.locale)}</span><span class="hint block">${pick(type.description, words.locale)}</span></span>
          </label>`,
      )}
    </div>
    ${issue ? html`<p class="problem-text" id="type-issue">${icon('alert')}<span>${issue}</span></p>` : nothing}
  </fieldset>`;
}
