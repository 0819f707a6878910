import {readFile} from 'node:fs/promises';
import {extname} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {BrowserContext, Page} from '@playwright/test';
import packageJson from '../../package.json' with {type: 'json'};

const {version} = packageJson;
/** That of the other copy below `/host/second/`: our build, as a later release would be but for its number. */
export const otherVersion = '0.2.0';

/** Without a charset, as many servers leave it. */
const kinds: Record<string, string> = {'.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html'};
const built = fileURLToPath(new URL('../../dist/cdn/', import.meta.url));

/** A vendor's site of one page and its own files beside our one-script build, at `origin` (that of the gateway unless told). */
export interface HostSite {
  origin?: string;
  /** Of the page. */
  headers?: Record<string, string>;
  /** The page, up to its own scripts and ours. */
  html: string | Buffer;
  /** Its own scripts, style sheets and further pages, by path below `/host/`. */
  files?: Record<string, string>;
}

/** The strictest policy we promise to work under; `names`: of the Trusted Types policies it lets in. */
export const strictPolicy = (names: string) =>
  `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' blob:; require-trusted-types-for 'script'; trusted-types ${names}; report-uri /host/report`;

/** The lines that load us, and sign somebody in by a script of the page's own. */
export const ourScripts = (origin = ''): string =>
  `<script type="module" src="${origin}/host/aftercare/embed.js"></script><script type="module" src="${origin}/host/sign-in.js"></script>`;

/** Serves the site, and hands what it asks of the gateway to the one that runs. Other origins' requests go nowhere: nothing outside is asked for. */
export async function serveHost(context: BrowserContext, gateway: string, site: HostSite): Promise<void> {
  const {origin = gateway, headers = {}, html, files = {}} = site;
  await context.route(`${origin}/host/**`, async (route) => {
    const path = new URL(route.request().url()).pathname.slice('/host/'.length);
    if (path === 'index.html') return route.fulfill({contentType: 'text/html', headers, body: html});
    const body = path === 'sign-in.js' ? signIn : (files[path] ?? (await ours(path)));
    if (!body) return route.fulfill({status: 404});
    const contentType = kinds[extname(path)]!;
    return route.fulfill({contentType, headers: {'Access-Control-Allow-Origin': '*'}, body});
  });
  if (origin === gateway) return;
  for (const part of ['portal', 'demo'])
    await context.route(`${origin}/${part}/**`, async (route) => {
      // A stream has no end that could be handed on.
      if (route.request().url().endsWith('/events')) return route.fulfill({status: 404});
      const answer = await route.fetch({url: gateway + route.request().url().slice(origin.length)});
      await route.fulfill({response: answer});
    });
}

/** A file of our build, or of its other copy. */
async function ours(path: string): Promise<string | undefined> {
  const [, copy, file = ''] = /^(aftercare|second)\/(.+)/.exec(path) ?? [];
  const text = await readFile(built + file.replace(otherVersion, version), 'utf8').catch(() => undefined);
  return copy === 'second' ? text?.replaceAll(version, otherVersion) : text;
}

const signIn = `const getToken = async () => (await (await fetch(location.origin + '/demo/token?as=li-wen')).json()).token;
for (const desk of document.querySelectorAll('aftercare-desk, aftercare-portal')) desk.auth = {getToken};`;

/** What went wrong on a page: errors nobody caught, errors in the console, and reports of its policies, from the page and at its endpoint. */
export function faultsOf(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    const text = message.text();
    // Nobody signed in: what is a person's own answers 401, which browsers write down as a failed load.
    if (message.type() === 'error' && !/status of 40[14]|favicon/.test(text)) faults.push(`console: ${text}`);
  });
  page.on('request', (request) => {
    if (request.url().endsWith('/host/report')) faults.push(`report: ${request.postData() ?? ''}`);
  });
  return faults;
}

/**
 * Looks at the host before our script runs; `changesOf` tells afterwards what is otherwise: globals, natives, its own part of the page, its style
 * sheets, what it keeps on the device.
 */
export async function watchHost(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const natives = [
      ...[Object, Function, Array, String, Number, Promise, RegExp, Date, Map, Set, JSON, Reflect],
      ...[
        EventTarget,
        Node,
        Element,
        HTMLElement,
        Document,
        ShadowRoot,
        Event,
        History,
        Storage,
        CustomElementRegistry,
        XMLHttpRequest,
        Request,
      ],
    ];
    const members = () => {
      const found = new Map<string, unknown>();
      for (const native of natives) {
        for (const [of, object] of [['', native] as const, ['prototype ', (native as {prototype?: object}).prototype] as const]) {
          if (!object) continue;
          for (const key of Reflect.ownKeys(object)) {
            const {value, get, set} = Reflect.getOwnPropertyDescriptor(object, key)!;
            const name = (native as {name?: string}).name ?? 'JSON';
            found.set(`${name} ${of}${String(key)}`, value ?? get ?? set);
          }
        }
      }
      for (const key of Object.getOwnPropertyNames(window)) {
        // Frames and named elements come and go with the page.
        if (!/^\d+$/.test(key))
          found.set(`window ${key}`, ['fetch', 'addEventListener', 'setTimeout', 'onerror'].includes(key) ? Reflect.get(window, key) : 0);
      }
      return found;
    };
    const ours = (element: Element) => element.localName.startsWith('aftercare-');
    const drawn = (node: Node): string => {
      if (!(node instanceof Element)) return node.nodeValue ?? '';
      if (ours(node)) return `<${node.localName}>`;
      const attributes = [...node.attributes].map(({name, value}) => ` ${name}="${value}"`).join('');
      return `<${node.localName}${attributes}>${[...node.childNodes].map(drawn).join('')}</>`;
    };
    const kept = () => {
      try {
        return [...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter((key) => !key.startsWith('aftercare')).join();
      } catch {
        return 'refused';
      }
    };
    const parts = {
      page: () => drawn(document.documentElement),
      // One keeps the room of our tags until they are there, and knows no others.
      sheets: () => {
        const ours = ({cssRules}: CSSStyleSheet) => [...cssRules].every(({cssText}) => cssText.startsWith(':where(aftercare-'));
        return `${document.styleSheets.length} and ${document.adoptedStyleSheets.filter((sheet) => !ours(sheet)).length}`;
      },
      title: () => document.title,
      kept,
      form: () => [...document.forms].map((form) => new URLSearchParams(new FormData(form) as never).toString()).join(),
      scroll: () => getComputedStyle(document.documentElement).overflow + getComputedStyle(document.body).overflow,
    };
    const look = () => Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part()]));
    document.addEventListener('readystatechange', () => {
      if (document.readyState !== 'interactive') return;
      const [had, looked] = [members(), look()];
      const changes = () => {
        const now = members();
        const gone = [...had.keys()].filter((name) => !now.has(name));
        const fresh = [...now.keys()].filter((name) => !had.has(name) && name !== 'window aftercare');
        const other = [...now].filter(([name, value]) => had.has(name) && !Object.is(had.get(name), value)).map(([name]) => name);
        const looks = Object.entries(look())
          .filter(([name, text]) => looked[name] !== text)
          .map(([name, text]) => `${name}: ${looked[name]} -> ${text}`);
        return [
          ...gone.map((name) => `gone: ${name}`),
          ...fresh.map((name) => `new: ${name}`),
          ...other.map((name) => `other: ${name}`),
          ...looks,
        ];
      };
      Object.defineProperty(document, Symbol.for('host changes'), {value: changes});
    });
  });
}

/** How the host differs from what it was before we came; the host's own acts included. */
export function changesOf(page: Pick<Page, 'evaluate'>): Promise<string[]> {
  return page.evaluate(() => (document as unknown as Record<symbol, () => string[]>)[Symbol.for('host changes')]!());
}
