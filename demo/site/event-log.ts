import type {AftercareEventMap} from '../../src/index.js';
import {control} from './control.js';

/** Keeps the list complete: a new event that is missing here is a type error. */
const names = Object.keys({
  'aftercare-ready': true,
  'aftercare-opened': true,
  'aftercare-closed': true,
  'aftercare-ticket-submit': true,
  'aftercare-ticket-submitted': true,
  'aftercare-ticket-changed': true,
  'aftercare-clock-changed': true,
  'aftercare-reply-sent': true,
  'aftercare-searched': true,
  'aftercare-search-empty': true,
  'aftercare-article-opened': true,
  'aftercare-survey-submit': true,
  'aftercare-survey-submitted': true,
  'aftercare-auth-required': true,
  'aftercare-deflected': true,
  'aftercare-error': true,
} satisfies Record<keyof AftercareEventMap, true>);

const most = 50;
const longest = 400;

/** Prints every event that reaches `around`, the last one first. */
export function startEventLog(around: HTMLElement): void {
  const list = control('heard', HTMLOListElement);
  const silence = control('silence', HTMLParagraphElement);
  for (const name of names) {
    around.addEventListener(name, (event) => {
      const line = document.createElement('li');
      const detail = document.createElement('span');
      const text = JSON.stringify((event as CustomEvent<unknown>).detail) ?? '';
      detail.textContent = text.length > longest ? `${text.slice(0, longest)}…` : text === 'null' ? '' : text;
      line.append(name, detail);
      list.prepend(line);
      while (list.childElementCount > most) list.lastElementChild?.remove();
      silence.hidden = true;
    });
  }
  control('forget', HTMLButtonElement).addEventListener('click', () => {
    list.replaceChildren();
    silence.hidden = false;
  });
}
