import {html, type TemplateResult} from 'lit';
import type {articleKinds} from '../../contract/article.js';
import {icon, type IconName} from '../../kit/icons.js';
import type {Words} from '../../locales/words.js';

type Kind = (typeof articleKinds)[number];

/** Each kind of article with its icon, in the order the filter offers them. */
const icons = {solution: 'bulb', guide: 'article', manual: 'file', case: 'fault', faq: 'question'} satisfies Record<Kind, IconName>;

export const kinds = Object.keys(icons) as Kind[];

export function kindIcon(kind: string): TemplateResult {
  return html`<span class="kind-icon">${icon(Object.hasOwn(icons, kind) ? icons[kind as Kind] : 'article')}</span>`;
}

/** The kind's name; one that a newer desk sent shows as its own text. */
export function kindName(words: Words<'knowledge-base'>, kind: string): string {
  return words.find(`kind.${kind}`) ?? kind;
}
