import {expect, type Page} from '@playwright/test';

/** A page that is unkind to what stands on it. `job`: what is done there all the same. */
export interface HostileHost {
  name: string;
  job: 'ask' | 'read' | 'find';
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
}

/** Opinions of `bootstrap-reboot` 5 and Tailwind's preflight 4 that reach other people's elements: those that name no element, or the page itself. */
const resets = `*, ::after, ::before, ::backdrop { box-sizing: border-box; margin: 0; padding: 0; border: 0 solid; }
html, :host { line-height: 1.5; -webkit-text-size-adjust: 100%; tab-size: 4; font-family: ui-sans-serif, system-ui, sans-serif; -webkit-tap-highlight-color: transparent; }
:root { --bs-body-font-size: 1rem; --bs-border-color: #dee2e6; } @media (prefers-reduced-motion: no-preference) { :root { scroll-behavior: smooth; } }
body { margin: 0; font-size: 1rem; font-weight: 400; line-height: 1.5; color: #212529; background: #fff; }
h1, h2, h3, h4, h5, h6 { font-size: inherit; font-weight: inherit; } a { color: inherit; text-decoration: inherit; }
ol, ul, menu { list-style: none; } img, svg, video, canvas, audio, iframe, embed, object { display: block; vertical-align: middle; } img, video { max-width: 100%; height: auto; }
button, input, select, optgroup, textarea, ::file-selector-button { font: inherit; letter-spacing: inherit; color: inherit; border-radius: 0; background: transparent; opacity: 1; }
[role='button'] { cursor: pointer; } [hidden]:where(:not([hidden='until-found'])) { display: none !important; }
label, .row, .badge, .notice, .button { display: inline-block; } .modal, dialog { display: none; } .row > * { width: 100%; padding: 0 12px; }`;

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

/** Takes away what it does not know, as editors and cleaners of pages do, and moves us about. */
const sweeps = `new MutationObserver((all) => { for (const one of all) { if (one.type === 'attributes' && /^(theme|density|part|class)$/.test(one.attributeName)) one.target.removeAttribute(one.attributeName);
  for (const node of one.addedNodes) if (node.nodeType === 1 && !node.localName.startsWith('aftercare-') && !/^(style|script)$/.test(node.localName)) node.remove(); } })
  .observe(document.body, {childList: true, subtree: true, attributes: true});`;

export const hosts: HostileHost[] = [
  {name: 'resets everything: all: unset', job: 'ask', css: '* { all: unset; } head, style, script, title { display: none; }'},
  {name: 'has Bootstrap’s and Tailwind’s resets', job: 'find', css: resets},
  {name: 'hands down junk', job: 'ask', css: inherited},
  {
    name: 'hides its own tags, runs from right to left and from top to bottom, and covers all with z-index',
    job: 'ask',
    css: `div, p, button, form, dialog, section { display: none !important; } body { direction: rtl; writing-mode: vertical-rl; } aftercare-desk > * { inline-size: 900px; block-size: auto; }
      * { box-sizing: content-box !important; z-index: 0; } aside { position: fixed; inset: 0; z-index: 2147483647; pointer-events: none; background: rgb(255 0 0 / 10%); }`,
    body: '<aside></aside>%',
  },
  {name: 'has old Prototype.js', job: 'ask', script: prototypes},
  {
    name: 'wraps fetch, and breaks it once we are there',
    job: 'ask',
    script: `const native = fetch; window.fetch = async function (...given) { const answer = await native.apply(this, given); return answer.clone(); };
      addEventListener('aftercare-ready', () => (window.fetch = () => { throw new Error('broken'); }), {once: true});`,
    own: /window fetch$/,
  },
  {
    name: 'takes letters for shortcuts',
    job: 'ask',
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
    name: 'sweeps its page and moves us',
    job: 'ask',
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
  {name: 'has a base elsewhere', job: 'read', head: '<base href="https://elsewhere.example/deep/">'},
  {
    name: 'keeps us in a form of its own',
    job: 'ask',
    body: '<form id="own" action="/host/lost.html"><input name="own" value="1" />%<button>Save</button></form>',
    script: `addEventListener('submit', (event) => { document.body.dataset.submitted = 'yes'; event.preventDefault(); });`,
    prepare: (page) => page.locator('aftercare-ticket-status').getByRole('searchbox').press('Enter'),
  },
  {
    name: 'has our names for elements of its own',
    job: 'find',
    body: '<div id="aftercare"></div><form name="core"></form><div id="trustedTypes"></div>%',
  },
  {
    name: 'has taken one of our tags',
    job: 'find',
    script: `customElements.define('aftercare-submit-ticket', class extends HTMLElement {});`,
    after: (page) => expect(page.locator('aftercare-submit-ticket')).toBeEmpty(),
  },
  {name: 'is plain http', job: 'ask', origin: 'http://aftercare.test'},
];
