/**
 * In the page of the lanes: finds what a person would see, through all shadow roots, and notes what went wrong.
 *
 * @typedef {{css: string, text?: string, label?: string, group?: string}} Wanted see tab.ts
 */
const faults = /** @type {string[]} */ ([]);
addEventListener('error', (event) => faults.push(event.message));
addEventListener('unhandledrejection', (event) => faults.push(`unhandled: ${event.reason}`));
const written = console.error;
console.error = (...words) => {
  faults.push(words.join(' '));
  written(...words);
};

/**
 * @param {Document | ShadowRoot} root
 * @returns {Element[]}
 */
function everything(root) {
  return [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? everything(one.shadowRoot) : [])]);
}

/** @param {string | null | undefined} words */
const plain = (words) => (words ?? '').replace(/\s+/g, ' ').trim();

/** @param {Element} one */
function names(one) {
  const {labels} = /** @type {HTMLInputElement} */ (one);
  return [one.getAttribute('aria-label'), ...Array.from(labels ?? [], ({textContent}) => textContent)].map(plain);
}

/**
 * The first that is drawn; of a hidden file input its being there is enough.
 *
 * @param {Wanted} wanted
 */
function look({css, text, label, group}) {
  const drawn = (/** @type {Element} */ one) => one.getClientRects().length > 0 && getComputedStyle(one).visibility === 'visible';
  const found = everything(document).find(
    (one) =>
      one.matches(css) &&
      (drawn(one) || css.includes('[type=file]')) &&
      (text === undefined || plain(one.textContent).includes(text)) &&
      (group === undefined || plain(one.closest('fieldset')?.querySelector('legend')?.textContent) === group) &&
      (label === undefined || names(one).includes(label)),
  );
  return found ?? null;
}

/** @type {Element | null} */
let aim = null;
/** @type {EventTarget[]} */
let pressed = [];
addEventListener('click', (event) => pressed.push(...event.composedPath()), true);

/**
 * The same once it can be pressed: scrolled to, at rest for two frames, and not covered.
 *
 * @param {Wanted} wanted
 */
async function atRest(wanted) {
  const element = look(wanted);
  if (!element || wanted.css.includes('[type=file]')) return element;
  element.scrollIntoView({block: 'center', behavior: 'instant'});
  const place = () => {
    const {left, top, width, height} = element.getBoundingClientRect();
    return [left, top, width, height].join();
  };
  const before = place();
  for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame);
  if (look(wanted) !== element || place() !== before) return null;
  const {left, top, width, height} = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const root = /** @type {Document | ShadowRoot} */ (element.getRootNode());
  const hit = root.elementFromPoint(left + width / 2, top + height / 2);
  aim = hit && (element.contains(hit) || hit.contains(element)) ? element : null;
  pressed = [];
  return aim;
}

/** Whether the press since `atRest` reached what that gave: where the page moved in between, it went beside it. */
const took = () => aim !== null && pressed.includes(aim);

/** What has the focus, through all shadow roots. */
function focused() {
  let {activeElement} = document;
  while (activeElement?.shadowRoot?.activeElement) ({activeElement} = activeElement.shadowRoot);
  return activeElement;
}

/** What stands out of a column of so many px at the page's left edge, a line each. */
function tooWide(/** @type {number} */ width) {
  const scrolls = (/** @type {Element | null} */ one) => {
    for (let at = one; at; at = at.parentElement) if (/auto|scroll|hidden|clip/.test(getComputedStyle(at).overflowX)) return true;
    return false;
  };
  return everything(document.querySelector('aftercare-portal')?.shadowRoot ?? document)
    .filter((one) => one.getClientRects().length > 0 && one.getBoundingClientRect().right > width + 1 && !scrolls(one.parentElement))
    .map((one) => `${one.localName}: ${plain(one.textContent).slice(0, 40)}`);
}

/** All words that are drawn, and what went wrong. */
function shown() {
  const words = everything(document).map((one) =>
    one.getClientRects().length
      ? [...one.childNodes].map((node) => (node.nodeType === Node.TEXT_NODE ? plain(node.textContent) : '')).join('')
      : '',
  );
  return [...words.filter(Boolean), ...faults].join(' · ');
}

/** What axe finds, a line each. */
async function findings() {
  if (!('axe' in window)) {
    const script = document.createElement('script');
    script.src = '/axe.js';
    document.head.append(script);
    await new Promise((resolve, reject) => Object.assign(script, {onload: resolve, onerror: reject}));
  }
  // A colour on its way to another is neither.
  const turning = everything(document).flatMap((one) => one.getAnimations().filter((moves) => moves instanceof CSSTransition));
  await Promise.allSettled(turning.map(({finished}) => finished));
  const axe = /** @type {typeof import('axe-core')} */ (Reflect.get(window, 'axe'));
  const {violations} = await axe.run();
  return violations.map(({id, nodes}) => `${id}: ${nodes.map(({target}) => target.join(' ')).join(', ')}`);
}

Object.assign(window, {look, atRest, took, focused, tooWide, findings, shown, faults});
