import {mount} from './mount.js';

void mount({define: () => import('../../src/define/submit-ticket.js'), places: ['submit']});

/** How to write a request is no help any more once it was taken; it comes back with the next form. */
const show = (writing: boolean) => document.querySelectorAll<HTMLElement>('.while-writing').forEach((part) => (part.hidden = !writing));
addEventListener('aftercare-ticket-submitted', () => show(false));
document.querySelector('aftercare-submit-ticket')?.addEventListener('focusin', (event) => {
  const [focused] = event.composedPath();
  if (focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement || focused instanceof HTMLSelectElement) show(true);
});

/** What helps to find a cause helps no complaint. */
const tips = document.querySelector<HTMLElement>('.what-failed');
const about = (type: string | undefined) => tips && (tips.hidden = type === 'complaint');
const linked = () => about(/aftercare=submit\/(\w+)/.exec(location.hash)?.[1]);
addEventListener('hashchange', linked);
addEventListener('input', (event) => {
  const [chosen] = event.composedPath();
  if (chosen instanceof HTMLInputElement && chosen.name === 'type') about(chosen.value);
});
linked();
