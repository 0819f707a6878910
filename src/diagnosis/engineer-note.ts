import {isLocal} from './base-faults.js';

const mark = 'data-aftercare-note';

/**
 * Whether whoever looks at this page builds it: a customer must never read what is meant for the one who embeds us. Servers of engineers have a port of
 * their own; apps that bring their pages along show them to customers under a bare `localhost`.
 */
export const isEngineer = () => (isLocal(location.hostname) && location.port !== '') || /[?&#]aftercare-debug\b/.test(location.href);

/** Writes upon an element that has nothing to show why that is, or takes it away again. */
export function noteUpon(element: Element, text: string | undefined): void {
  const root = element.shadowRoot?.querySelector('.root');
  const before = root?.querySelector(`[${mark}]`);
  if (before?.textContent === text) return;
  before?.remove();
  if (!root || !text) return;
  const note = document.createElement('p');
  note.setAttribute(mark, '');
  note.setAttribute('role', 'note');
  note.lang = 'en';
  note.textContent = text;
  // By script, which no content policy forbids.
  note.style.cssText =
    'position:absolute;inset:0 0 auto;z-index:1;margin:0;padding:12px 16px;border:1px dashed currentcolor;background:var(--_warn-soft);color:var(--_warn);font:13px/1.6 ui-monospace,monospace;overflow-wrap:anywhere';
  root.append(note);
}
