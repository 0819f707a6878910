import {html, nothing, type TemplateResult} from 'lit';
import {pick} from '../../locales/format.js';
import {questionsOf} from '../../rules/draft.js';
import type {Extra} from './extras.js';
import type {Form} from './question-view.js';

/** UTF-16 code units under which a description of something that fails leaves most questions open. */
const short = 40;

/** What would save a question back, by the field it belongs in: optional answers that are open, a short description, no file. Nothing of it is required. */
export function helpfulView({words, main, submission}: Extra, {settings, draft}: Form): TemplateResult | typeof nothing {
  const type = settings.requestTypes.find(({id}) => id === draft.type);
  // Somebody who has written nothing yet knows that something is missing.
  if (!type || !draft.title.trim()) return nothing;
  const open = questionsOf(settings, draft).filter(
    ({group, required, value, kind}) => group === 'fields' && !required && kind !== 'checkbox' && (value === undefined || value === ''),
  );
  const wanted = [
    ...(type.asksImpact && draft.description.trim().length < short ? [{at: '/description', label: words.say('helpful.steps')}] : []),
    ...open.map(({pointer, label}) => ({at: pointer, label: pick(label, main.locale)})),
    ...(type.asksImpact && !draft.files.length ? [{at: '/attachments', label: words.say('helpful.files')}] : []),
  ];
  if (!wanted.length) return nothing;
  return html`<div part="helpful">
    <p class="hint">${words.say('helpful')}</p>
    <div class="row">
      ${wanted.map(
        ({at, label}) => html`<button class="button plain" type="button" @click=${() => submission.options.focus(at)}>${label}</button>`,
      )}
    </div>
  </div>`;
}
