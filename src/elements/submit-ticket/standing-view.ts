import {html, nothing, type TemplateResult} from 'lit';
import type {Extra} from './extras.js';
import type {Form} from './question-view.js';

/** Whether the draft would survive a reload, unless something is to be put right first, and the way to throw it away. */
export function standingView({words, main, submission, extras}: Extra, {issues}: Form): TemplateResult {
  const {kept, pending} = submission.keeper;
  const line = html`<span class="small ${kept ? 'kept muted' : 'warn-text'} ${pending ? 'pending' : ''}">
    ${words.say(kept ? 'draft.kept' : 'draft.unkept')}
  </span>`;
  return html`${issues.length || kept === undefined ? nothing : line} ${extras.discarding(main)}`;
}
