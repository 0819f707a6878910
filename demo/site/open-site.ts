import {startLanguage} from './language.js';
import {sayRun} from './run.js';
import {startTheme} from './theme.js';

/** What every page of the site does: follow the switches in the strip, and show in the navigation where one is. */
export function openSite(): void {
  startLanguage();
  startTheme();
  showCurrent();
  void sayRun();
}

/** On narrow screens the navigation is longer than the screen; only it is moved, so that the page stays where it was left. */
function showCurrent(): void {
  const current = document.querySelector<HTMLElement>(':is(.main-nav, .rail) [aria-current]');
  const nav = current?.closest<HTMLElement>('.goes-on');
  if (!current || !nav) return;
  // In its middle, clear of both edges.
  const show = (link: HTMLElement) => {
    const [place, room] = [link.getBoundingClientRect(), nav.getBoundingClientRect()];
    nav.scrollLeft += (place.left + place.right - room.left - room.right) / 2;
  };
  show(current);
  nav.addEventListener('focusin', ({target}) => show(target as HTMLElement));
}
