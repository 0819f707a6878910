import {html, nothing, type TemplateResult} from 'lit';
import {icon} from '../../kit/icons.js';
import type {Words} from '../../locales/words.js';
import type {Person} from './phase.js';

/** Heading, and who is submitting. */
export function headView(words: Words<'submit-ticket'>, person: Person): TemplateResult {
  const {name = '', organisation} = person ?? {};
  const as = organisation ? words.say('as.organisation', {name, organisation: organisation.name}) : words.say('as', {name});
  return html`<header class="head">
    <h2>${words.say('heading')}</h2>
    ${person ? html`<p class="small muted">${as}</p>` : nothing}
    ${
      person === null
        ? html`<p class="notice warn" part="sign-in" tabindex="-1" data-focus>${icon('person')}<span>${words.say('signIn')}</span></p>`
        : nothing
    }
    <slot name="intro"></slot>
  </header>`;
}
