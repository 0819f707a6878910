import {wordsFor} from './words.js';

/** An element that is on its way. */
export interface Painted extends Element {
  /** Shows that it is on its way because somebody wants it, or, with what went wrong, that it could not be had and is asked for again. */
  show?: (lost?: unknown) => void;
  /** The timer of the next try. */
  next?: ReturnType<typeof setTimeout>;
}

/**
 * As the portal draws it, in as few rules as possible, with nothing that the page hands down; transparent borders are seen in forced colours. Its sign can be read upon any accent: white upon dark ones
 * and upon middling ones made darker, black upon light ones; in dark the accent is made light. Browsers that make no colour from another take our own accent.
 */
const css = (end: string, dark: string) =>
  `:host{all:initial;position:fixed;z-index:2147483000;inset-inline-${end}:20px;bottom:20px}button{display:flex;gap:10px;padding:17px 14px;border:2px solid #fff0;border-radius:48px;background:#2456d3;color:#fff;font:1em arial;cursor:pointer}@supports(color:lab(from red l a b)){button{--l:min(l,max(48,(l - 63)*99));background:lab(from var(--aftercare-accent,#2456d3) var(--l) a b);color:lab(from var(--aftercare-accent,#2456d3) calc((63 - var(--l))*99) 0 0)}@media ${dark}{button{--l:max(l,73)}}}button:before{content:"";padding:7px 10px;border:2px solid;border-radius:4px 4px 4px 0}[aria-busy]:before{opacity:.5}@media print{button{display:none}}`;

/**
 * Paints the launcher into the portal's own shadow root, in a box of its own that outlives the styles the portal brings: the portal takes it
 * (`#painted`) out as it draws its own, and opens where it was pressed. `pressed`: somebody presses it; `near`: somebody is about to.
 */
export function paint(portal: Painted, pressed: () => unknown, near: () => unknown): void {
  const box = document.createElement('div');
  const button = document.createElement('button');
  const sheet = new CSSStyleSheet();
  const root = box.attachShadow({mode: 'open'});
  const [name, lost] = wordsFor(portal);
  portal.attachShadow({mode: 'open'}).append(box);
  root.append(button);
  box.id = 'painted';
  box.ariaLive = 'polite';
  sheet.replaceSync(
    css(
      /start/.test(portal.getAttribute('position')!) ? 'start' : 'end',
      {dark: 'all', light: 'not all'}[portal.getAttribute('theme')!] ?? '(prefers-color-scheme:dark)',
    ),
  );
  root.adoptedStyleSheets = [sheet];
  button.ariaLabel = name;
  button.ariaHasPopup = 'dialog';
  button.onclick = () => {
    box.className = 'pressed';
    pressed();
  };
  button.onpointerenter = button.onfocus = near;
  portal.show = (error) => {
    // What nobody waits for is tried again without a word.
    if (error && button.ariaBusy) {
      button.ariaLabel = null;
      button.textContent = lost;
    }
    button.ariaBusy = error ? null : 'true';
  };
}
