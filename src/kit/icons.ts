import {html, type TemplateResult} from 'lit';

/** A circle of radius 7 in the middle of the grid. */
const ring = 'M17 10a7 7 0 1 1-14 0 7 7 0 0 1 14 0';
const sheet = 'M5 3h7l4 4v10H5zm7 0v4h4';

/** Line icons that several elements draw, on a 20 x 20 grid; always decoration, never the only carrier of a meaning. */
const paths: Readonly<Record<string, string>> = {
  alert: 'M10 8v3m0 3v.1M10 3 2 17h16z',
  article: `${sheet}M8 11h5m-5 3h5`,
  back: 'm12 4-6 6 6 6',
  bulb: 'M8 14a5 5 0 1 1 4 0v2H8zm0 4h4',
  check: 'm4 11 4 4 8-9',
  clock: `${ring}m-7-4v4l3 2`,
  close: 'm5 5 10 10m0-10L5 15',
  copy: 'M7 7h10v10H7zm6 0V3H3v10h4',
  download: 'M10 3v10M6 9l4 4 4-4M4 17h12',
  fault: 'M11 3 5 11h4l-1 6 7-9h-5z',
  file: sheet,
  inbox: 'M3 11 5 4h10l2 7v5H3zh4l1 2h4l1-2h4',
  next: 'm8 4 6 6-6 6',
  offline: 'm3 3 14 14M2 8l4-2m3-1c3 0 6 1 9 3M5 11l3-2m5 0 2 2m-5 4v.1',
  person: 'M13 7a3 3 0 1 1-6 0 3 3 0 0 1 6 0M4 17a6 6 0 0 1 12 0',
  phone: 'M7 3l2 4-2 2a9 9 0 0 0 4 4l2-2 4 2v3a1 1 0 0 1-1 1A13 13 0 0 1 3 4a1 1 0 0 1 1-1z',
  question: `${ring}M8 8a2 2 0 1 1 3 2c-1 .5-1 1-1 1.5m0 2.5v.1`,
  search: 'M14 9A5 5 0 1 1 4 9a5 5 0 0 1 10 0m-1 4 4 4',
  send: 'M3 10 17 3l-4 14-4-5zm6 2 8-9',
  star: 'm10 3 2 5 5 .5-4 3.5 1.5 5-4.5-3-4.5 3L7 12 3 8.5 8 8z',
  tools: 'M12 3a4 4 0 0 0-3 6l-6 6 2 2 6-6a4 4 0 0 0 6-5l-3 2-2-.5-.5-2z',
  training: 'm2 8 8-4 8 4-8 4zm3 2v4c3 2 7 2 10 0v-4m3-2v4',
};

/** Draws an icon: one of an element's `own`, by name and path, or a common one; a name that a newer desk sent and we do not know is the question mark. */
export function icon(name: string, own: Readonly<Record<string, string>> = {}): TemplateResult {
  const path = [own, paths].find((set) => Object.hasOwn(set, name))?.[name] ?? paths['question'];
  return html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d=${path} /></svg>`;
}
