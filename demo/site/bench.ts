import type {DeskElement} from '../../src/index.js';
import {control} from './control.js';
import {ownAttributes, ownKnobs} from './own-attributes.js';
import {wearLook} from './ready-looks.js';

export type Tag =
  'aftercare-portal' | 'aftercare-submit-ticket' | 'aftercare-ticket-status' | 'aftercare-knowledge-base' | 'aftercare-satisfaction-survey';

const example = 'https://support.example.com/portal/v1';

/** Lets an engineer turn the knobs of one element and read what he would have to write for it. */
export function startBench(definitions: Record<Tag, () => Promise<unknown>>): void {
  const knobs = control('knobs', HTMLFormElement);
  const stage = control('stage', HTMLDivElement);
  const written = control('written', HTMLElement);
  const desk = stage.querySelector<DeskElement>('aftercare-desk')!;

  const ownRoom = control('own', HTMLDivElement);
  /** Attributes that stand on the element because a knob says so. */
  const given = new Set<string>();

  const turn = () => {
    const tag = String(new FormData(knobs).get('tag')) as Tag;
    const element = desk.firstElementChild?.localName === tag ? desk.firstElementChild : replaceBy(tag);
    const chosen = Object.fromEntries([...new FormData(knobs)].map(([name, value]) => [name, String(value)]));
    const {theme, density, lang, accent, look} = chosen as Record<'theme' | 'density' | 'lang' | 'accent' | 'look', string>;
    const own = ownAttributes(chosen);
    for (const name of element.getAttributeNames()) if (given.delete(name) && !(name in own)) element.removeAttribute(name);
    for (const [name, value] of Object.entries(own)) {
      given.add(name);
      if (element.getAttribute(name) !== value) element.setAttribute(name, value);
    }
    element.setAttribute('theme', theme);
    element.setAttribute('density', density);
    element.toggleAttribute('lang', lang !== '');
    if (lang) element.setAttribute('lang', lang);
    stage.dataset['theme'] = theme;
    wearLook(look);
    // A ready look brings an accent of its own.
    for (const name of ['accent', 'accent-dark']) stage.style.setProperty(`--aftercare-${name}`, look ? null : accent);
    const sheet = look && `<link rel="stylesheet" href="/aftercare/themes/${look}.css">\n`;
    written.textContent =
      sheet +
      markup(tag, {
        ...own,
        ...(theme !== 'auto' && {theme}),
        ...(density === 'compact' && {density}),
        ...(lang && {lang}),
      });
  };

  const replaceBy = (tag: Tag): Element => {
    const element = document.createElement(tag);
    element.dataset['ownTheme'] = '';
    // Alone, an element sends its reader to the console for what others do; the portal does it all itself.
    desk.portalUrl = tag === 'aftercare-portal' ? '' : 'product.html';
    desk.replaceChildren(element);
    given.clear();
    ownRoom.replaceChildren(...ownKnobs(tag));
    void definitions[tag]();
    return element;
  };

  knobs.addEventListener('input', turn);
  knobs.addEventListener('submit', (event) => event.preventDefault());
  turn();
}

function markup(tag: Tag, attributes: Record<string, string>): string {
  const words = Object.entries(attributes).map(([name, value]) => (value ? ` ${name}="${value.replaceAll('"', '&quot;')}"` : ` ${name}`));
  if (tag === 'aftercare-portal') return `<${tag} base-url="${example}"${words.join('')}></${tag}>`;
  return `<aftercare-desk base-url="${example}">\n  <${tag}${words.join('')}></${tag}>\n</aftercare-desk>`;
}
