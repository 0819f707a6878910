import {copyText} from '../kit/copy-text.js';
import {matchLocale} from '../locales/catalogue.js';
import {examine} from './examine.js';
import {fill} from './fault.js';
import type {Finding} from './finding.js';
import {listen} from './heard.js';
import {panelStyles} from './panel.styles.js';
import {reportOf} from './report.js';
import type {PanelWords} from './words/en.js';

const marks = {bad: '✕', note: '!', good: '✓'};
const places = ['backend', 'sign-in', 'page', 'elements', 'device'] as const;

let opened: HTMLElement | undefined;

/**
 * Opens the panel that examines this page and says what keeps the elements from working, each with its cure. Plain DOM and no part of the elements'
 * own machinery: it must stand where that does not.
 */
export async function openPanel(): Promise<void> {
  if (opened?.isConnected) return;
  listen();
  const host = (opened = document.createElement('div'));
  host.id = 'aftercare-debug';
  document.body.append(host);
  const root = host.attachShadow({mode: 'open'});
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(panelStyles);
  root.adoptedStyleSheets = [sheet];
  const lang = document.documentElement.lang || navigator.language;
  const words = await wordsFor(lang).catch((error: unknown) => {
    host.remove();
    throw error;
  });
  const summary = el('p', {role: 'status'});
  const body = el('div', {class: 'body', tabindex: '0'});
  const close = button('×', () => {
    host.remove();
    opened = undefined;
  });
  close.setAttribute('aria-label', words.close);
  let findings: Finding[] = [];
  const look = async () => {
    findings = [];
    again.disabled = true;
    const draw = (more: Finding[]) => {
      findings = [...findings, ...more];
      body.replaceChildren(...drawn(findings, words));
    };
    summary.textContent = words.looking;
    draw([]);
    // What fails by itself must not hide what was found.
    await examine(draw).catch(() => {});
    const many = (is: Finding['is']) => String(findings.filter((one) => one.is === is).length);
    summary.textContent = fill(words.summary, {bad: many('bad'), note: many('note'), good: many('good')});
    again.disabled = false;
  };
  const again = button(words.again, () => void look());
  const copy = button(words.copy, async () => {
    const done = await copyText(reportOf(findings, words), root);
    copy.textContent = done ? words.copied : words['not-copied'];
  });
  const panel = el('section', {class: 'panel', role: 'dialog', 'aria-label': words.title, lang});
  panel.append(part('head', el('h2', {}, words.title), close, summary), body, part('foot', copy, again));
  panel.addEventListener('keydown', (event) => event.key === 'Escape' && close.click());
  root.append(panel);
  await look();
}

async function wordsFor(lang: string): Promise<PanelWords> {
  const locale = matchLocale(lang);
  if (locale === 'en') return (await import('./words/en.js')).words;
  return locale === 'zh-Hans' ? (await import('./words/zh-hans.js')).words : (await import('./words/zh-hant.js')).words;
}

/** What is to be mended first, then what is worth knowing; what is in order folded. */
function drawn(findings: readonly Finding[], words: PanelWords): HTMLElement[] {
  return (['bad', 'note', 'good'] as const).flatMap((is): HTMLElement[] => {
    const some = findings.filter((one) => one.is === is);
    if (!some.length) return [];
    const groups = places.flatMap((place) => some.filter((one) => one.place === place));
    const list = el('ul', {});
    list.append(...groups.map((one) => item(one, words)));
    const title = `${words[is]} (${some.length})`;
    if (is !== 'good') return [el('h3', {class: is}, title), list];
    const fold = el('details', {});
    fold.append(el('summary', {}, title), list);
    return [fold];
  });
}

function item({is, place, code, params}: Finding, words: PanelWords): HTMLElement {
  const [what = '', cure] = fill(words[code], params).split('\n');
  const line = el('li', {class: is});
  line.append(el('span', {class: 'mark', 'aria-hidden': 'true'}, marks[is]), el('p', {}, `${words[place]} · ${what}`));
  if (cure) line.append(el('p', {}, cure));
  return line;
}

function el<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Record<string, string>, text = ''): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.textContent = text;
  return element;
}

function part(name: 'head' | 'foot', ...children: Element[]): HTMLElement {
  const element = el('div', {class: name});
  element.append(...children);
  return element;
}

function button(text: string, press: () => unknown): HTMLButtonElement {
  const element = el('button', {type: 'button'}, text);
  element.addEventListener('click', press);
  return element;
}
