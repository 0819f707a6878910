import {html, nothing, type TemplateResult} from 'lit';
import {pick} from '../../locales/format.js';
import {timeAgo} from '../../locales/progress-times.js';
import type {Extra} from './extras.js';

/** Requests that were begun and put aside: each with its kind, title and age, to go on with or to throw away. */
export function otherDraftsView({words, submission, memory, extras}: Extra): TemplateResult | typeof nothing {
  const drafts = memory.others.filter(({id}) => id !== (submission.draft?.id ?? submission.draft?.key));
  if (!drafts.length) return nothing;
  const types = submission.settings?.requestTypes ?? [];
  return html`<details part="drafts">
    <summary>${words.say('drafts', {count: drafts.length})}</summary>
    <ul>
      ${drafts.map(({id, type, title, changedAt}) => {
        const name = title || words.say('drafts.untitled');
        const kind = types.find((one) => one.id === type);
        const asked = extras.asksAbout(id);
        return html`<li class="row">
          <span class="named"
            ><bdi>${name}</bdi>
            <span class="small muted">${kind ? `${pick(kind.name, words.locale)} · ` : ''}${timeAgo(new Date(changedAt).toISOString(), words, Date.now())}</span></span
          >
          ${asked ? html`<span class="small" role="alert">${words.say('sure')}</span>` : nothing}
          <button
            class="button plain"
            type="button"
            aria-label="${words.say(asked ? 'keep' : 'drafts.open')} ${name}"
            @click=${() => (asked ? extras.ask(false) : void extras.openDraft(id))}
          >
            ${words.say(asked ? 'keep' : 'drafts.open')}
          </button>
          <button
            class="button plain"
            type="button"
            aria-label="${words.say('discard')} ${name}"
            @click=${() => (asked ? void extras.discardDraft(id) : extras.ask(true, id))}
          >
            ${words.say('discard')}
          </button>
        </li>`;
      })}
    </ul>
  </details>`;
}
