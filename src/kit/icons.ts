import {html, svg, type SVGTemplateResult, type TemplateResult} from 'lit';

/** The elements' own line icons, drawn on a 20 x 20 grid; always decoration, never the only carrier of a meaning. */
const paths = {
  alert: svg`<path d="M10 6.5v4M10 13.4v.1M9 3.3 2.2 15a1.2 1.2 0 0 0 1 1.8h13.6a1.2 1.2 0 0 0 1-1.8L11 3.3a1.2 1.2 0 0 0-2 0Z"/>`,
  archive: svg`<path d="M3 4h14v3.4H3zM4.2 7.6v8.6h11.6V7.6M8 10.6h4"/>`,
  article: svg`<path d="M5 2.8h6.6L15.5 7v10.2h-10.5zM11.3 3v4.2h4M7.5 10.5h5.4M7.5 13.5h5.4"/>`,
  attach: svg`<path d="m15.8 9.3-5.9 5.9a3.5 3.5 0 0 1-5-5l6.3-6.2a2.3 2.3 0 0 1 3.3 3.3l-6.2 6.2a1.1 1.1 0 0 1-1.6-1.6l5.5-5.5"/>`,
  back: svg`<path d="M11.8 4.5 6.2 10l5.6 5.5"/>`,
  bulb: svg`<path d="M7.6 14.2a5 5 0 1 1 4.8 0v1.6H7.6zM8.3 18h3.4"/>`,
  check: svg`<path d="m4.2 10.6 3.8 3.8 7.8-8.6"/>`,
  clock: svg`<circle cx="10" cy="10" r="7.2"/><path d="M10 5.8V10l2.8 1.8"/>`,
  close: svg`<path d="m5.2 5.2 9.6 9.6M14.8 5.2l-9.6 9.6"/>`,
  copy: svg`<path d="M7.2 7.2h9v9.6h-9zM12.8 7V3.8h-9v9.6H7"/>`,
  download: svg`<path d="M10 3.2v9M6.4 8.8 10 12.4l3.6-3.6M3.8 16.4h12.4"/>`,
  fault: svg`<path d="M11.2 2.6 4.4 11.4h4.8l-.6 6 6.9-8.9h-4.9z"/>`,
  file: svg`<path d="M5 2.8h6.6L15.5 7v10.2h-10.5zM11.3 3v4.2h4"/>`,
  hourglass: svg`<path d="M5.4 2.8h9.2M5.4 17.2h9.2M6.4 3c0 4 3.6 4.6 3.6 7s-3.6 3-3.6 7M13.6 3c0 4-3.6 4.6-3.6 7s3.6 3 3.6 7"/>`,
  inbox: svg`<path d="M3 11.5 5 4.2h10l2 7.3v4.3H3zM3 11.5h4l1 2h4l1-2h4"/>`,
  next: svg`<path d="M8.2 4.5 13.8 10l-5.6 5.5"/>`,
  offline: svg`<path d="M3 3l14 14M2.6 8.2a11 11 0 0 1 3.2-2M17.4 8.2A11 11 0 0 0 9 5.4M5.6 11.3a6.6 6.6 0 0 1 2.3-1.4M14.4 11.3a6.6 6.6 0 0 0-1.6-1.1M9.9 15.2h.2"/>`,
  person: svg`<circle cx="10" cy="6.8" r="3.3"/><path d="M3.6 17a6.5 6.5 0 0 1 12.8 0"/>`,
  phone: svg`<path d="M6.6 3.4 8.4 7 6.8 8.6a10 10 0 0 0 4.6 4.6l1.6-1.6 3.6 1.8-.4 2.6a1.4 1.4 0 0 1-1.5 1.1A13 13 0 0 1 2.9 5.3A1.4 1.4 0 0 1 4 3.8z"/>`,
  question: svg`<circle cx="10" cy="10" r="7.2"/><path d="M7.8 8a2.2 2.2 0 1 1 3 2.1c-.6.3-.8.6-.8 1.3M10 14v.1"/>`,
  reply: svg`<path d="M3 4h14v9.6H9.4L5.4 17v-3.4H3z"/>`,
  search: svg`<circle cx="8.8" cy="8.8" r="5.3"/><path d="m12.8 12.8 4 4"/>`,
  send: svg`<path d="M3 9.8 17 3.4l-4.4 13.4-3.2-5.2zM9.4 11.6 17 3.4"/>`,
  star: svg`<path d="m10 2.9 2.2 4.6 5 .7-3.6 3.5.8 5-4.4-2.4-4.4 2.4.8-5-3.6-3.5 5-.7z"/>`,
  tools: svg`<path d="M12.2 3.2a4.3 4.3 0 0 0-3.6 6L3 14.8 5.2 17l5.6-5.6a4.3 4.3 0 0 0 5.8-5.2l-2.5 2.4-2.4-.6-.5-2.4 2.4-2.2z"/>`,
  training: svg`<path d="M2.4 7.6 10 4l7.6 3.6L10 11.2zM5.4 9.2v4.2c2.6 2.2 6.6 2.2 9.2 0V9.2M17.6 7.6v4.6"/>`,
  video: svg`<path d="M2.8 4.4h14.4v11.2H2.8zM8.3 7.4v5.2l4.4-2.6z"/>`,
} satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof paths;

/** Draws an icon; a name that a newer desk sent and we do not know falls back to the question mark. */
export function icon(name: IconName | (string & {})): TemplateResult {
  const path = Object.hasOwn(paths, name) ? paths[name as IconName] : paths.question;
  return html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true">${path}</svg>`;
}
