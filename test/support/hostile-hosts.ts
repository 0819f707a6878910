import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {expect, type Page} from '@playwright/test';
import {compile} from 'tailwindcss';

/** A page that is unkind to what stands on it. `job`: what is done there all the same. */
export interface HostileHost {
  name: string;
  jobs: ('ask' | 'find')[];
  /** Style sheet and scripts of the host, before ours. */
  css?: string;
  script?: string;
  /** Around our elements, which stand for `%`. */
  body?: string;
  /** In its head. */
  head?: string;
  /** Done before the job, and looked at after it. */
  prepare?: (page: Page) => Promise<unknown>;
  after?: (page: Page) => Promise<unknown>;
  /** What the host itself says and changes. */
  own?: RegExp;
  origin?: string;
  /** What it did to natives is more than axe can bear. */
  breaksAxe?: boolean;
  /** How its words are written. */
  charset?: 'gbk';
}

/** The whole style sheet of a package, as it is published. */
const sheetOf = (file: string) => readFileSync(fileURLToPath(new URL(`../../node_modules/${file}`, import.meta.url)), 'utf8');

/** Tailwind’s preflight as Tailwind writes it into a page. */
const preflight = (await compile(sheetOf('tailwindcss/preflight.css'))).build([]);

/** What a host may hand down to whatever stands in it. */
const inherited = `html { font-size: 62.5%; } body, body * { letter-spacing: .3em; word-spacing: 1em; line-height: 0; text-indent: -999px; text-transform: uppercase; visibility: hidden;
  pointer-events: none; -webkit-text-fill-color: transparent; color: transparent; text-shadow: 0 0 9px red; font: italic 900 3px/0 fantasy; white-space: nowrap; word-break: break-all;
  text-align: right; user-select: none; cursor: none; quotes: none; hyphens: auto; list-style: square; tab-size: 1; text-orientation: upright; caret-color: transparent; orphans: 9; }`;

/** As old Prototype.js and MooTools leave a page, and as a careless script does. */
const prototypes = `
Array.prototype.toJSON = function () { return '[' + this.map(Object.toJSON || String).join(', ') + ']'; };
String.prototype.toJSON = function () { return '"' + this + '"'; };
Date.prototype.toJSON = function () { return '"old"'; };
Object.prototype.extend = function () {};
Array.from = function (one) { return Array.prototype.slice.call(one); };
Array.prototype.each = Array.prototype.forEach; Array.prototype.include = Array.prototype.includes; Array.prototype.clear = function () { this.length = 0; return this; };
Array.prototype.entries = function () { return this.slice(); };
Array.prototype.find = function (test, self) { for (var i = 0; i < this.length; i++) if (test.call(self, this[i], i)) return this[i]; };
Array.prototype.filter = function (test, self) { var out = []; for (var i = 0; i < this.length; i++) if (test.call(self, this[i], i, this)) out.push(this[i]); return out; };
Function.prototype.bind = function (self) { var it = this, given = [].slice.call(arguments, 1); return function () { return it.apply(self, given.concat([].slice.call(arguments))); }; };
Function.prototype.delay = function (s) { return setTimeout(this, s * 1000); };
String.prototype.strip = String.prototype.trim; String.prototype.startsWith = function (start) { return this.indexOf(start) === 0; };
for (var name of ['hide', 'show', 'toggle', 'visible', 'update', 'observe', 'fire', 'select', 'up', 'down', 'next', 'previous']) HTMLElement.prototype[name] = function () { return this; };
var matches = Element.prototype.matches; Element.prototype.matches = function (css) { return matches.call(this, css); };
var remove = Element.prototype.remove; Element.prototype.remove = function () { remove.call(this); return this; };
window.$ = function (id) { return document.getElementById(id); }; window.Class = {}; window.Hash = function () {};`;

const key = `document.addEventListener('keydown', (event) => { if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
  if (event.key.length === 1 && !event.ctrlKey) { document.body.dataset.shortcut = event.key; event.preventDefault(); } });`;

/** Hears every key and press before anybody else, and lets no other script hear of it. */
const capture = `for (const type of ['keydown', 'keypress', 'keyup', 'beforeinput', 'pointerdown', 'mousedown', 'focusin'])
  addEventListener(type, (event) => event.stopImmediatePropagation(), true);`;

/** Takes away what it does not know, as editors and cleaners of pages do, and moves us about. */
const sweeps = `new MutationObserver((all) => { for (const one of all) { if (one.type === 'attributes' && /^(theme|density|part|class)$/.test(one.attributeName)) one.target.removeAttribute(one.attributeName);
  for (const node of one.addedNodes) if (node.nodeType === 1 && !node.localName.startsWith('aftercare-') && !/^(style|script)$/.test(node.localName)) node.remove(); } })
  .observe(document.body, {childList: true, subtree: true, attributes: true});`;

/** All at once that a page does to what stands in it, and to keys and presses before they come there. */
export const everything: Pick<HostileHost, 'css' | 'script'> = {
  css: `* { all: unset; } head, style, script, title { display: none; } ${inherited} div, p, button, form, dialog, section { display: none !important; }
    body { direction: rtl; writing-mode: vertical-rl; } * { box-sizing: content-box !important; z-index: 0; }`,
  script: capture + key,
};

export const hosts: HostileHost[] = [
  {
    name: 'resets everything: all: unset; and has our names for elements of its own',
    jobs: ['ask'],
    css: '* { all: unset; } head, style, script, title { display: none; }',
    body: '<div id="aftercare"></div><form name="core"></form><div id="trustedTypes"></div>%',
  },
  {
    name: 'has Bootstrap and Tailwind’s preflight, and has taken one of our tags',
    jobs: ['find'],
    css: `${sheetOf('bootstrap/dist/css/bootstrap.css')}\n${preflight}`,
    body: '<button class="btn btn-primary">Its own</button>%',
    script: `customElements.define('aftercare-submit-ticket', class extends HTMLElement {});`,
    after: async (page) => {
      await expect(page.locator('aftercare-submit-ticket')).toBeEmpty();
      await expect(page.getByRole('button', {name: 'Its own'})).toHaveCSS('cursor', 'pointer');
    },
  },
  {name: 'hands down junk, and hears keys and presses before us', jobs: ['ask'], css: inherited, script: capture},
  {
    name: 'hides its own tags, runs from right to left and from top to bottom, and covers all with z-index',
    jobs: ['ask'],
    css: `div, p, button, form, dialog, section { display: none !important; } body { direction: rtl; writing-mode: vertical-rl; } aftercare-desk > * { inline-size: 900px; block-size: auto; }
      * { box-sizing: content-box !important; z-index: 0; } aside { position: fixed; inset: 0; z-index: 2147483647; pointer-events: none; background: rgb(255 0 0 / 10%); }`,
    body: '<aside></aside>%',
  },
  {
    name: 'keeps us in a form of its own, wraps fetch, and breaks it once we are there',
    jobs: ['ask'],
    body: '<form id="own" action="/host/lost.html"><input name="own" value="1" aria-label="Its own" />%<button>Save</button></form>',
    script: `addEventListener('submit', (event) => { document.body.dataset.submitted = 'yes'; event.preventDefault(); });
      const native = fetch; window.fetch = async function (...given) { const answer = await native.apply(this, given); return answer.clone(); };
      addEventListener('aftercare-ready', () => (window.fetch = () => { throw new Error('broken'); }), {once: true});`,
    prepare: (page) => page.locator('aftercare-ticket-status').getByRole('searchbox').press('Enter'),
    own: /window fetch$/,
  },
  {
    name: 'has a base elsewhere, and takes letters for shortcuts',
    jobs: ['find', 'ask'],
    head: '<base href="https://elsewhere.example/deep/">',
    script: key,
    after: async (page) => {
      expect(await page.locator('body').getAttribute('data-shortcut')).toBeNull();
      // What is no letter in a field of ours is the page's as before.
      await page.getByRole('heading', {name: '一家不好相处的网站'}).click();
      await page.keyboard.press('?');
      expect(await page.locator('body').getAttribute('data-shortcut')).toBe('?');
    },
    own: /^page:/,
  },
  {
    name: 'is written in GBK, sweeps its page and moves us',
    jobs: ['ask'],
    charset: 'gbk',
    script: sweeps,
    body: '%<main id="there"></main>',
    prepare: async (page) => {
      const title = page.locator('aftercare-submit-ticket').getByLabel('详细描述');
      await page.locator('aftercare-submit-ticket').getByRole('radio', {name: /^咨询/}).check();
      await title.fill('写了一半就被搬走');
      await page.evaluate(() => document.querySelector('#there')!.append(document.querySelector('aftercare-desk')!));
      await expect(title).toHaveValue('写了一半就被搬走');
    },
    own: /^page:/,
  },
  {name: 'is plain http, and has old Prototype.js', jobs: ['ask'], origin: 'http://aftercare.test', script: prototypes, breaksAxe: true},
];
