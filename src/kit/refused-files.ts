import {html, type TemplateResult} from 'lit';
import {fileSize} from '../locales/format.js';
import type {Words} from '../locales/words.js';
import type {FileField} from './file-field.js';

/** What is said of all files that were not taken for one reason: the first three by name, with the limit they ran into. `view` has the others in a fold. */
export interface Refusal {
  said: string;
  view: TemplateResult;
}

/** The files of the latest addition that were not taken, by the reason. `words` knows the reasons, `own` the sentences about them. */
export function refusals({refused, limits}: Pick<FileField, 'refused' | 'limits'>, words: Words, own: Words<'file-tools'>): Refusal[] {
  const comma = own.locale.startsWith('zh') ? '、' : ', ';
  return [...new Set(refused.map(({reason}) => reason))].map((reason) => {
    const all = refused.filter((one) => one.reason === reason).map(({name}) => name);
    const {length: count} = all;
    // A name of whatever script stays apart from its neighbours.
    const first = all.slice(0, 3).map((name) => `\u2068${name}\u2069`).join(comma); // prettier-ignore
    const names = count > 3 ? own.say('refused.andMore', {names: first, more: count - 3}) : first;
    // Where the vendor takes no files at all it is not about these.
    const why = words.find(`files.reason.${limits.count ? reason : 'none'}`, {
      count,
      most: limits.count,
      size: fileSize(limits.bytes, own.locale),
    });
    const said = own.find('refused.notAdded', {count, names, reason: why ?? reason}) ?? names;
    return {said, view: count > 3 ? folded(said, all.slice(3)) : html`<span>${said}</span>`};
  });
}

function folded(said: string, others: readonly string[]): TemplateResult {
  return html`<details>
    <summary>${said}</summary>
    <ul>
      ${others.map((name) => html`<li class="file-name">${name}</li>`)}
    </ul>
  </details>`;
}
