import {wordsFor} from './words.js';

/** As the portal draws it, in as few rules as possible; transparent borders are seen in forced colours. */
const css = (end: string, dark: string) =>
  `:host{position:fixed;z-index:2147483000;bottom:20px;inset-inline-${end}:20px}button{display:flex;gap:12px;padding:14px;border:1px solid #0000;border-radius:28px;background:var(--aftercare-accent,#2456d3);color:var(--aftercare-on-accent,#fff);box-shadow:0 2px 12px #0004;font:inherit;cursor:pointer}@media ${dark}{button{background:color-mix(in oklab,var(--aftercare-accent,#2456d3) 46%,#fff);color:var(--aftercare-on-accent-dark,#0e1626)}}button:before{content:"";width:20px;height:14px;margin:4px 1px;border:2px solid;border-radius:4px 4px 4px 0}[aria-busy]{opacity:.7}@media print{button{display:none}}`;

/**
 * Paints the launcher into the portal's own shadow root, in a box of its own that outlives the styles the portal brings: the portal takes it
 * (`#painted`) out as it draws its own. `wanted`: somebody presses it; `near`: somebody is about to. Gives what shows that the portal is on its way
 * because somebody wants it, or that it could not be had and is asked for again.
 */
export function paint(portal: Element, wanted: () => void, near: () => void): (lost?: unknown) => void {
  const open = {mode: 'open'} as const;
  const box = document.createElement('div');
  const button = document.createElement('button');
  const sheet = new CSSStyleSheet();
  const root = box.attachShadow(open);
  const media: Record<string, string> = {dark: 'all', light: 'not all'};
  const [name, lost] = wordsFor(portal);
  portal.attachShadow(open).append(box);
  root.append(button);
  box.id = 'painted';
  box.ariaLive = 'polite';
  sheet.replaceSync(
    css(
      portal.getAttribute('position') === 'bottom-start' ? 'start' : 'end',
      media[portal.getAttribute('theme')!] ?? '(prefers-color-scheme:dark)',
    ),
  );
  root.adoptedStyleSheets = [sheet];
  button.ariaLabel = name;
  button.ariaHasPopup = 'dialog';
  button.ariaExpanded = 'false';
  button.onclick = wanted;
  button.onpointerenter = button.onfocus = near;
  return (error) => {
    button.ariaBusy = 'true';
    if (!error) return;
    button.ariaLabel = null;
    button.textContent = lost;
  };
}
