import {fixtureSync} from '@open-wc/testing';
import 'axe-core';
import {html, type TemplateResult} from 'lit';
import {eventsPath} from '../../src/contract/event.js';
import {newKey} from '../../src/contract/key.js';
import '../../src/define/desk.js';
import type {Transport} from '../../src/desk/desk.js';
import type {DeskElement} from '../../src/elements/desk/desk.js';
import {openGateway, type MemoryGateway} from '../../server/memory/gateway.js';
import {haituWorld} from '../../server/memory/world/haitu.js';

/** A desk on the real app with the demo's world in it, in the page, with a person at it. */
export interface Counter {
  gateway: MemoryGateway;
  desk: DeskElement;
  /** What stands between the desk and the app; replace it to let things go wrong. */
  line: {transport: Transport};
}

export interface CounterOptions {
  /** Id of a customer of the world; nobody signs in when null. */
  as?: string | null;
  /** How his token is had, where that is not the world's way. */
  getToken?: () => Promise<string>;
  lang?: string;
  theme?: 'light' | 'dark';
  /** Epoch ms; the device's clock when left out. */
  now?: () => number;
  /** A base of an earlier counter, to find again what it left on the device. */
  baseUrl?: string;
  gateway?: MemoryGateway;
  /** Whether news come by themselves; else the page finds out what happens elsewhere when it looks. */
  live?: boolean;
}

const without = async () => new Response(null, {status: 404});

/** A base that nobody had before. */
export const freshBase = () => `https://${newKey().toLowerCase().replace(/[^a-z0-9]/g, 'x')}.example/portal/v1`; // prettier-ignore

/** Puts `content` under a desk of its own; every counter has its own base, so that nothing kept on the device is met again. */
export async function openCounter(content: TemplateResult, options: CounterOptions = {}): Promise<Counter> {
  const {as = 'li-wen', lang = 'zh-Hans', now} = options;
  const gateway = options.gateway ?? (await openGateway({world: haituWorld, ...(now ? {now} : {})}));
  const line: Counter['line'] = {transport: (request) => gateway.app(request)};
  const {getToken = async () => (await gateway.tokenFor(as ?? '')) ?? ''} = options;
  const auth = as === null ? undefined : {getToken};
  const {baseUrl = freshBase()} = options;
  const room = fixtureSync<HTMLElement>(html`<main lang=${lang}>
    <aftercare-desk .baseUrl=${baseUrl} .auth=${auth} .transport=${(request: Request) => (options.live || !request.url.endsWith(eventsPath) ? line.transport(request) : without())}>${content}</aftercare-desk>
  </main>`);
  return {gateway, line, desk: room.querySelector<DeskElement>('aftercare-desk')!};
}

/** Everything an element and the elements in its shadow show, as text. */
export function shownText(element: Element): string {
  return (element.shadowRoot?.querySelector('.root')?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

declare global {
  interface Window {
    /** Left by axe-core, which is no module. */
    axe: typeof import('axe-core');
  }
}

/** Fails with what axe finds in the element, WCAG 2.2 AA. Page-level rules are the host's business. */
export async function expectAccessible(element: Element): Promise<void> {
  // A colour on its way from one to another is no colour to judge.
  await new Promise(requestAnimationFrame);
  await Promise.allSettled(transitions(element).map(({finished}) => finished));
  const {violations} = await window.axe.run(element, {
    runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']},
    rules: {region: {enabled: false}, 'page-has-heading-one': {enabled: false}},
  });
  const found = violations.map(
    ({id, help, nodes}) =>
      `${id}: ${help}\n${nodes
        .slice(0, 3)
        .map((node) => `  ${node.html}\n  ${node.failureSummary}`)
        .join('\n')}`,
  );
  if (found.length) throw new Error(`axe found\n${found.join('\n')}`);
}

/** The running transitions in the shadow trees under an element; `getAnimations` stops at each root. */
function transitions(element: Element): Animation[] {
  const root = element.shadowRoot;
  if (!root) return [];
  const own = root.getAnimations().filter((animation) => animation instanceof CSSTransition);
  return [...own, ...[...root.querySelectorAll('*')].flatMap(transitions)];
}
