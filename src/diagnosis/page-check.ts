import {version} from '../kit/version.js';
import {elementFaults} from './element-faults.js';
import {fault, faultText, type Fault} from './fault.js';
import {foundElements, isOurs} from './found-elements.js';
import {faultsOfSignIn} from './sign-in-faults.js';

/** Ms in which a page may still be setting up what it has just put in. */
const settling = 3_000;

/** Every copy of this code that the page has loaded, by its address, with its version. */
export function copiesOf(): Map<string, string> {
  const page = globalThis as {[copies]?: Map<string, string>};
  return (page[copies] ??= new Map());
}

const copies = Symbol.for('aftercare-copies');
const told = new Set<string>();

/**
 * Answers whoever embeds us, in the console, once for each thing: an attribute that means nothing, an element that finds no desk, a token that is
 * none, a second copy. Loaded in idle time. `desk`: the class of this copy;
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
    const now = [...waiting].filter(({isConnected}) => isConnected);
    waiting.clear();
    // A host may have made anything of its elements: what cannot be looked at is not spoken of.
    for (const element of now) quietly(() => answer(elementFaults(element)));
  };
  const attributes = new MutationObserver((records) => {
    for (const {target} of records) wait(target as Element);
  });
  // Each element asks for its desk, and each desk says that it is there.
  for (const name of ['context-request', 'context-provider']) {
    document.addEventListener(name, (event) => wait(event.composedPath()[0] as Element), true);
  }
  document.addEventListener('aftercare-auth-required', ({target}) => void faultsOfSignIn(target as Element).then(answer, () => {}));
  addEventListener('hashchange', openIfAsked);
  for (const element of foundElements()) wait(element);
  openIfAsked();
}

function answer(faults: readonly Fault[]): void {
  for (const one of faults) {
    const text = faultText(one);
    if (!told.has(text)) console.warn(`Aftercare: ${text}`);
    told.add(text);
  }
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
