import {expect, type Locator, type Page} from '@playwright/test';
import {tabTo} from './demo-site.js';

declare global {
  interface Window {
    /** What live regions said, in every shadow root, in order. */
    spoken: string[];
    /** What has the focus, through every shadow root. */
    focused(): Element | null;
    /** What of the focused element cannot be seen, or that it is lost. */
    seen(): string;
  }
}

/** Writes down what live regions say from the first moment on, and lets `press` look at the focus. */
export async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.spoken = [];
    const heard = new MutationObserver((changes) => {
      const regions = new Set(
        changes.map(({target}) => (target instanceof Element ? target : target.parentElement)?.closest('[aria-live="polite"].unseen')),
      );
      for (const region of regions) if (region?.textContent) window.spoken.push(region.textContent.replace(/\s+/g, ' ').trim());
    });
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (init) {
      const root = attach.call(this, init);
      heard.observe(root, {subtree: true, childList: true, characterData: true});
      return root;
    };

    window.focused = () => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      return at;
    };
    /** What is drawn at a point, through every shadow root. */
    const topmost = (x: number, y: number) => {
      let at = document.elementFromPoint(x, y);
      for (;;) {
        const inner = at?.shadowRoot?.elementFromPoint(x, y);
        if (!inner || inner === at) return at;
        at = inner;
      }
    };
    const hasRing = (element: Element, pseudo?: string) => {
      const {outlineStyle, outlineWidth} = getComputedStyle(element, pseudo);
      return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
    };
    window.seen = () => {
      const at = window.focused();
      if (!at || at === document.body) return 'lost';
      // A heading that was gone to is no control: where the page begins to be read is seen by itself.
      if (!(at instanceof HTMLElement) || at.tabIndex < 0) return 'seen';
      const around = [at, at.closest('label'), at.parentElement].filter((one) => one !== null);
      const body = at.matches('input') ? (at.closest('label') ?? at) : at;
      const {top, bottom, left, right} = body.getBoundingClientRect();
      const name = `${at.localName} ${at.getAttribute('aria-label') ?? at.textContent.trim().slice(0, 40)}`;
      if (!around.some((one) => hasRing(one) || hasRing(one, '::after'))) return `${name}: no ring`;
      const [low, high] = [Math.max(0, top), Math.min(innerHeight, bottom)];
      const [near, far] = [Math.max(0, left), Math.min(innerWidth, right)];
      if (low >= high || near >= far) return `${name}: off the screen`;
      const part = [0.1, 0.5, 0.9];
      const points = part.flatMap((x) => part.map((y) => [near + (far - near) * x, low + (high - low) * y] as const));
      const isOurs = (other: Element | null) => other !== null && (body.contains(other) || other.contains(body));
      return points.some(([x, y]) => isOurs(topmost(x, y))) ? 'seen' : `${name}: behind something`;
    };
  });
}

/** How often something was said that has these words in it. */
export const timesSaid = (page: Page, words: string): Promise<number> =>
  page.evaluate((part) => window.spoken.filter((text) => text.includes(part)).length, words);

/** What of the focus cannot be seen: nothing, when 'seen'. */
const focus = (page: Page): Promise<string> => page.evaluate(() => window.seen());

/** The focus is somewhere, in sight, and nothing lies over it. */
export const hasFocus = (page: Page, after = 'all that'): Promise<void> =>
  expect.poll(() => focus(page), {message: `after ${after}`}).toBe('seen');

/** Presses keys one after the other; after each the focus is somewhere, and can be seen. */
export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key);
    await hasFocus(page, key);
  }
}

/** Tabs to something, and presses keys there. */
export async function go(page: Page, target: Locator, ...keys: string[]): Promise<void> {
  await tabTo(page, target);
  expect(await focus(page)).toBe('seen');
  await press(page, ...keys);
}

type Told = {role: string; name: string} & Record<string, unknown>;
type Value = {value?: unknown};
type Node = {ignored: boolean; role?: Value; name?: Value; description?: Value; properties?: {name: string; value: Value}[]};

const toldBy = ({role, name, description, properties = []}: Node): Told => ({
  role: String(role?.value ?? ''),
  name: String(name?.value ?? ''),
  ...(description?.value ? {description: description.value} : {}),
  ...Object.fromEntries(properties.map(({name: trait, value}) => [trait, value.value])),
});

/** Role, name and states of the focused element as the browser gives them to assistive technology. */
export async function told(page: Page): Promise<Told> {
  const session = await page.context().newCDPSession(page);
  const {result} = await session.send('Runtime.evaluate', {expression: 'focused()'});
  const {nodes} = await session.send('Accessibility.getPartialAXTree', {objectId: result.objectId!, fetchRelatives: false});
  await session.detach();
  return toldBy(nodes[0]!);
}

/** In the tree that assistive technology reads, whatever takes the focus says what it is and what it is called. */
export async function allIsNamed(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const {nodes} = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const stops = nodes
    .filter(({ignored}) => !ignored)
    .map(toldBy)
    .filter(({focusable}) => focusable);
  expect(stops.length).toBeGreaterThan(5);
  expect(stops.filter(({role, name}) => !name.trim() || ['generic', 'none', ''].includes(role))).toEqual([]);
}
