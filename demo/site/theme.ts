import {control} from './control.js';
import {keep} from './kept.js';

const visible =
  'aftercare-portal, aftercare-submit-ticket, aftercare-ticket-status, aftercare-knowledge-base, aftercare-satisfaction-survey';

/** Light, dark or as the system has it: for the site by `data-theme`, for the elements by their own attribute. */
export function startTheme(): void {
  const choice = control('theme', HTMLSelectElement);
  const show = (theme: string) => {
    document.documentElement.dataset['theme'] = theme;
    for (const element of document.querySelectorAll(visible)) {
      if (!('ownTheme' in (element as HTMLElement).dataset)) element.setAttribute('theme', theme);
    }
  };
  choice.value = document.documentElement.dataset['theme'] ?? 'auto';
  choice.addEventListener('change', () => {
    keep('theme', choice.value);
    show(choice.value);
  });
  show(choice.value);
}
