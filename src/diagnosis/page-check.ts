import {version} from '../kit/version.js';
import {elementFaults} from './element-faults.js';
import {isEngineer, noteUpon} from './engineer-note.js';
import {fault, faultText, type Fault} from './fault.js';
import {foundElements, isOurs} from './found-elements.js';
import {faultsOfSignIn} from './sign-in-faults.js';
import {unreadBackend} from './unread-backends.js';

/** Ms in which a page may still be setting up what it has just put in. */
const settling = 3_000;

/** Every copy of this code that the page has loaded, by its address, with its version. */
export function copiesOf(): Map<string, string> {
  const page = globalThis as {[copies]?: Map<string, string>};
  return (page[copies] ??= new Map());
}

type Seen = Element & {readonly link?: unknown; readonly refusal?: string};

const copies = Symbol.for('aftercare-copies');
const told = new Set<string>();
/** Elements on which it stands why they are empty: looked at again with each look. */
const noted = new Set<Element>();

/**
 * Answers whoever embeds us, in the console, once for each thing: an attribute that means nothing, an element that finds no desk, a token that is
 * none, a backend that cannot be read, a second copy. Loaded in idle time. `desk`: the class of this copy;
 * `settle` in ms.
 */
export function checkPage(desk: CustomElementConstructor, settle = settling): void {
  // A server imports the elements too.
  if (typeof document === 'undefined') return;
  const known = copiesOf();
  const [other] = known.values();
  known.set(import.meta.url, version);
  if (customElements.get('aftercare-desk') !== desk) answer([fault('second-copy', {version, other: other ?? 'another package'})]);
  // One of them is enough to answer.
  if (other) return;
  const waiting = new Set<Element>();
  const wait = (element: Element) => {
    if (!isOurs(element)) return;
    if (waiting.size === 0) setTimeout(check, settle);
    waiting.add(element);
    attributes.observe(element, {attributes: true});
  };
  const check = () => {
    // What `embed.js` notes where another one is there before it.
    const {version: first, other: vain} = (window as {aftercare?: Record<string, unknown>}).aftercare ?? {};
    if (vain) answer([fault('second-copy', {version: String(vain), other: String(first)})]);
    const now = [...new Set([...waiting, ...noted])].filter(({isConnected}) => isConnected);
    waiting.clear();
    noted.clear();
    // A host may have made anything of its elements: what cannot be looked at is not spoken of.
    for (const element of now) quietly(() => look(element));
  };
  const attributes = new MutationObserver((records) => {
    for (const {target} of records) wait(target as Element);
  });
  // Each element asks for its desk, and each desk says that it is there.
  for (const name of ['context-request', 'context-provider']) {
    document.addEventListener(name, (event) => wait(event.composedPath()[0] as Element), true);
  }
  document.addEventListener('aftercare-auth-required', ({target}) => hear(target as Element, 'unauthenticated'));
  document.addEventListener('aftercare-error', (event) =>
    hear(event.target as Element, (event as CustomEvent<{code: string}>).detail.code),
  );
  addEventListener('hashchange', openIfAsked);
  for (const element of foundElements()) wait(element);
  openIfAsked();
}

/** What its page wrote, and what it was refused before anybody listened. Whoever builds the page reads on the element why it has nothing to show. */
function look(element: Seen): void {
  const faults = elementFaults(element);
  answer(faults);
  if (isEngineer()) {
    const why = whyEmpty(element, faults);
    noteUpon(element, why && `Aftercare: ${faultText(why)}`);
    if (why) noted.add(element);
  }
  if (element.refusal) hear(element, element.refusal);
}

/** Why it has no backend to show anything of; nothing where it has one. */
function whyEmpty(element: Seen, faults: readonly Fault[]): Fault | undefined {
  if (element.link || element.localName === 'aftercare-desk') return undefined;
  const desk = document.querySelector<Element & {readonly baseUrl?: string}>('aftercare-desk');
  return (
    faults.find(({code}) => code === 'base-missing' || code === 'no-desk') ??
    (desk?.baseUrl === '' ? fault('base-missing', {tag: desk.localName}) : undefined)
  );
}

function hear(element: Element, code: string): void {
  if (code === 'unauthenticated') void faultsOfSignIn(element).then(answer, () => {});
  // Looking why takes calls of its own, which no customer's page is to make of a backend that is just coming back.
  else if (isEngineer()) void unreadBackend(element, code).then((text) => text && say(text), () => {}); // prettier-ignore
}

function answer(faults: readonly Fault[]): void {
  for (const one of faults) say(faultText(one));
}

function say(text: string): void {
  if (!told.has(text)) console.warn(`Aftercare: ${text}`);
  told.add(text);
}

function openIfAsked(): void {
  if (/[?&#]aftercare-debug\b/.test(location.href)) import('./panel.js').then(({openPanel}) => openPanel(), () => {}); // prettier-ignore
}

function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // See above.
  }
}
