import {retitle} from './language.js';
import {text} from './page-parts.js';
import type {LocalText} from './staff-api.js';

/** What the gateway under this page runs: the demo with its simulated team, the demo alone, or a vendor's own configuration, with his name. */
type Run = {run: 'team' | 'alone'} | {run: 'own'; name: LocalText};

/** Says in the strip what stands behind the page. Without an answer it says what is usual. */
export async function sayRun(): Promise<void> {
  const answer = await fetch('/demo/run').catch(() => undefined);
  if (!answer?.ok) return;
  const told = (await answer.json()) as Run;
  for (const one of document.querySelectorAll<HTMLElement>('.strip [data-run]')) one.hidden = one.dataset['run'] !== told.run;
  if (told.run === 'own') callBy(told.name);
}

/** Puts the vendor's own name where the invented one's stands; the style sheet takes away whom the invented one has customers call. */
function callBy(name: LocalText): void {
  document.documentElement.dataset['run'] = 'own';
  const inLanguage = (tag: string) => text(name, tag === 'zh-CN' ? 'zh-Hans' : tag);
  for (const one of document.querySelectorAll<HTMLElement>('.brand-name [lang]')) one.textContent = inLanguage(one.lang);
  retitle((title, tag) => title.replace(/ · .*$/, ` · ${inLanguage(tag)}`));
}
