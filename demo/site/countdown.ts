import {language, spoken} from './language.js';
import {el} from './page-parts.js';
import {say} from './staff-words.js';

/** How long until an instant, or since; `countDown` keeps it right. */
export function left(dueAt: string): HTMLElement {
  const place = el('span', {'data-due': dueAt});
  count(place);
  return place;
}

/** Keeps every time that is left on the page right. */
export function countDown(): void {
  setInterval(() => document.hidden || document.querySelectorAll<HTMLElement>('[data-due]').forEach(count), 10_000);
}

function count(place: HTMLElement): void {
  const ms = Date.parse(place.dataset['due'] ?? '') - Date.now();
  const minutes = Math.floor(Math.abs(ms) / 60_000);
  const parts = [
    [Math.floor(minutes / 1440), 'day'],
    [Math.floor(minutes / 60) % 24, 'hour'],
    [minutes % 60, 'minute'],
  ] as const;
  const told = parts.filter(([many], n) => many > 0 || n === 2).slice(0, 2);
  const time = told.map(([value, unit]) => value.toLocaleString(language(), {style: 'unit', unit, unitDisplay: 'short'})).join(' ');
  place.classList.toggle('late', ms < 0);
  place.textContent = spoken() === 'en' ? `${time} ${say(ms < 0 ? 'over' : 'left')}` : `${say(ms < 0 ? 'over' : 'left')} ${time}`;
}
