import type {Place} from '../../kit/place.js';
import {rewriteHash} from '../../kit/rewrite-hash.js';

const ours = /(^#?|&)aftercare(?:=[^&]*|-token=(?=&|$))/g;

/** Takes our place, and the empty name that a mailed link leaves, out of the page's address; what else stands after `#` is its own. Tells nobody. */
export function dropPlace(): void {
  const rest = location.hash.replace(ours, '').replace(/^#?&?/, '');
  const hash = rest && `#${rest}`;
  if (hash !== location.hash) rewriteHash(hash);
}

const answering: Partial<Record<Place['view'], string>> = {
  submit: 'submit-ticket',
  tickets: 'ticket-status',
  ticket: 'ticket-status',
  help: 'knowledge-base:not([mode=palette])',
  article: 'knowledge-base:not([mode=palette])',
  surveys: 'satisfaction-survey',
  survey: 'satisfaction-survey',
};

/** Whether an element of the page itself shows this place: then it is not for a panel to open as well. */
export function isAnswered({view}: Place, panel: Element): boolean {
  const there = (selector: string) => [...document.querySelectorAll(selector)].some((one) => one !== panel);
  const tag = answering[view];
  return there('aftercare-portal:not([mode=launcher])') || (tag !== undefined && there(`aftercare-${tag}`));
}
