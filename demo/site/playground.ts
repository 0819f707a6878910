import {isScenario, scenarios, scenarioSwitch} from '../../mocks/scenarios.js';
import type {DeskElement} from '../../src/index.js';
import {codeFor, type Chosen, type Framework} from './code-samples.js';
import {control} from './control.js';
import {examples} from './examples.js';
import {el} from './page-parts.js';
import {wearLook} from './ready-looks.js';
import {scenarioNames} from './scenario-names.js';

/** What the manifest says of the page's element, as far as it can be played with. */
export interface ElementRecord {
  tag: string;
  attributes: {name: string; words?: string[]; flag: boolean}[];
  /** Methods that can be called without anything. */
  methods: string[];
  /** Properties that are plain objects. */
  values: string[];
  tokens: {name: string; start: string}[];
}

/** In the bar above, or no matter of a playground. */
const elsewhere = new Set(['theme', 'density', 'base-url']);

/** Lets an engineer turn everything the manifest says of one element, and read what he would have to write for it. */
export function startPlayground({tag, attributes, methods, values, tokens}: ElementRecord): void {
  const knobs = control('knobs', HTMLFormElement);
  const bar = control('surroundings', HTMLFormElement);
  const frame = control('frame', HTMLDivElement);
  const line = scenarioSwitch((request) => fetch(request));
  const desk = document.createElement('aftercare-desk') as DeskElement;
  const element = tag === 'aftercare-desk' ? desk : document.createElement(tag);
  desk.setAttribute('base-url', '/portal/v1');
  Object.assign(desk, {transport: line.transport});
  desk.append(element === desk ? document.createElement('aftercare-ticket-status') : element);
  (desk.firstElementChild as HTMLElement).dataset['ownTheme'] = '';
  // Alone, an element sends its reader to the console for what others do; the portal does it all itself.
  if (tag !== 'aftercare-portal') desk.setAttribute('portal-url', 'product.html');
  frame.append(desk);

  fill(
    'attribute-knobs',
    attributes.filter(({name}) => !elsewhere.has(name)).map((one) => attributeKnob(tag, one)),
  );
  fill('value-knobs', values.map(valueKnob));
  fill('token-knobs', tokens.map(tokenKnob));
  fill('method-knobs', methods.map((name) => {
    const press = el('button', {type: 'button'}, `${name}()`);
    press.addEventListener('click', () => void (element as unknown as Record<string, () => unknown>)[name]?.());
    return press;
  })); // prettier-ignore
  control('scenario', HTMLSelectElement).append(...scenarios.map((name) => new Option(scenarioNames[name], name)));

  let framework: Framework = 'html';
  const turn = () => {
    const around = Object.fromEntries([...new FormData(bar)].map(([name, value]) => [name, String(value)]));
    const chosen = chosenIn(knobs, around);
    put(element, chosen.attributes, attributes);
    wearLook(around['look'] ?? '');
    const visible = desk.firstElementChild!;
    for (const name of ['theme', 'density']) visible.setAttribute(name, around[name] ?? '');
    visible.toggleAttribute('lang', !!around['lang']);
    if (around['lang']) visible.setAttribute('lang', around['lang']);
    control('stage', HTMLDivElement).dataset['theme'] = around['theme'];
    frame.style.inlineSize = around['width'] ? `${around['width']}px` : '';
    for (const {name} of tokens) frame.style.setProperty(name, chosen.tokens[name] ?? '');
    // One that was cleared goes back to nothing.
    const cleared = Object.fromEntries(values.map((name) => [name, undefined]));
    Object.assign(values.every((name) => name in element) ? element : desk, {...cleared, ...chosen.values});
    control('written', HTMLElement).textContent = codeFor(framework, tag, chosen);
  };
  bar.addEventListener('input', ({target}) => {
    const {name, value} = target as HTMLSelectElement;
    if (name === 'scenario' && isScenario(value)) {
      line.scenario = value;
      // Another way to the backend opens the desk anew, and everything is read once more.
      Object.assign(desk, {transport: (request: Request) => line.transport(request)});
    }
    turn();
  });
  knobs.addEventListener('input', turn);
  for (const form of [knobs, bar]) form.addEventListener('submit', (event) => event.preventDefault());
  startTabs((chosen) => {
    framework = chosen;
    turn();
  });
  turn();
}

function fill(id: string, controls: HTMLElement[]): void {
  const room = document.getElementById(id)!;
  room.append(...controls);
  room.hidden = controls.length === 0;
}

function attributeKnob(tag: string, {name, words, flag}: ElementRecord['attributes'][number]): HTMLElement {
  const own = `attribute:${name}`;
  if (words) return el('label', {}, name, el('select', {name: own}, new Option('—', ''), ...words.map((word) => new Option(word, word))));
  if (flag) return el('label', {}, name, el('input', {type: 'checkbox', name: own}));
  const list = el('datalist', {id: `values-${name}`}, ...(examples[tag]?.[name] ?? []).map((value) => new Option(value, value)));
  return el('label', {}, name, el('input', {name: own, list: list.id, autocomplete: 'off'}), list);
}

function valueKnob(name: string): HTMLElement {
  const placeholder = name === 'messages' ? '{"en": {"shared": {"retry": "Once more"}}}' : '{"version": "6.2.1"}';
  return el('label', {class: 'wide'}, name, el('textarea', {name: `value:${name}`, rows: '3', spellcheck: 'false', placeholder}));
}

function tokenKnob({name, start: usual}: ElementRecord['tokens'][number]): HTMLElement {
  const colour = /^#([\da-f]{3}|[\da-f]{6})$/i.test(usual);
  const short = name.replace('--aftercare-', '');
  if (!colour) return el('label', {}, short, el('input', {name: `token:${name}`, placeholder: usual, autocomplete: 'off'}));
  const here = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const start = /^#[\da-f]{6}$/i.test(here) ? here : usual;
  const whole = start.length === 4 ? start.replace(/[\da-f]/gi, '$&$&') : start;
  const input = el('input', {type: 'color', name: `token:${name}`, value: whole});
  input.dataset['start'] = whole;
  return el('label', {}, short, input);
}

/** What differs from what is usual. */
function chosenIn(knobs: HTMLFormElement, around: Record<string, string>): Chosen {
  const chosen: Chosen = {attributes: {}, tokens: {}, values: {}, around};
  for (const input of knobs.querySelectorAll<HTMLInputElement>('input, select, textarea')) {
    const [kind, name = ''] = [input.name.split(':')[0], input.name.slice(input.name.indexOf(':') + 1)];
    const value = input.type === 'checkbox' ? (input.checked ? 'true' : '') : input.value.trim();
    if (!value || value === input.dataset['start']) continue;
    if (kind === 'attribute') chosen.attributes[name] = input.type === 'checkbox' ? '' : value;
    else if (kind === 'token') chosen.tokens[name] = value;
    else {
      const read = parsed(value);
      input.setAttribute('aria-invalid', String(read === undefined));
      if (read !== undefined) chosen.values[name] = read;
    }
  }
  return chosen;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function put(element: Element, wanted: Record<string, string>, known: ElementRecord['attributes']): void {
  for (const {name} of known) {
    const value = wanted[name];
    if (elsewhere.has(name) || (name === 'portal-url' && value === undefined)) continue;
    if (value === undefined) element.removeAttribute(name);
    else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
}

/** The ways to write it, by arrow keys too. */
function startTabs(choose: (framework: Framework) => void): void {
  const tabs = [...document.querySelectorAll<HTMLElement>('#tabs [role=tab]')];
  const show = (tab: HTMLElement) => {
    for (const one of tabs) {
      one.setAttribute('aria-selected', String(one === tab));
      one.tabIndex = one === tab ? 0 : -1;
    }
    control('written-panel', HTMLPreElement).setAttribute('aria-labelledby', tab.id);
    choose(tab.id.replace('tab-', '') as Framework);
  };
  for (const [at, tab] of tabs.entries()) {
    tab.addEventListener('click', () => show(tab));
    tab.addEventListener('keydown', ({key}) => {
      const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
      const next = step && tabs.at((at + step) % tabs.length);
      if (!next) return;
      show(next);
      next.focus();
    });
  }
  control('copy', HTMLButtonElement).addEventListener('click', () => {
    const done = navigator.clipboard?.writeText(control('written', HTMLElement).textContent).then(() => true, () => false); // prettier-ignore
    void Promise.resolve(done).then((ok) => {
      control('copy', HTMLButtonElement).dataset['done'] = String(!!ok);
      control('copied', HTMLSpanElement).textContent = ok ? '✓' : '✗';
    });
  });
}
