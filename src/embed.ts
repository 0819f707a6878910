import {paint, type Painted} from './embed/launcher.js';
import {pending, type Call} from './embed/pending.js';

/** Set by the build. */
declare const AFTERCARE_VERSION: string;

/**
 * The one-script way in: finds our tags as they appear in the page, keeps their room, and loads each element's file once somebody is near it. A page with
 * the portal, or with several elements, gets one file for all of them instead: smaller than theirs together, and one wait in place of three. A launcher is a
 * painted button until somebody wants it.
 */
const loaders: Record<string, () => Promise<unknown>> = {
  'aftercare-desk': () => import('./define/desk.js'),
  'aftercare-portal': () => import('./define/portal.js'),
  'aftercare-submit-ticket': () => import('./define/submit-ticket.js'),
  'aftercare-ticket-status': () => import('./define/ticket-status.js'),
  'aftercare-knowledge-base': () => import('./define/knowledge-base.js'),
  'aftercare-satisfaction-survey': () => import('./define/satisfaction-survey.js'),
};
const tags = Object.keys(loaders);
const ours = tags.join();
const portalTag = 'aftercare-portal';
const launcher = portalTag + '[mode=launcher]';
const calls = pending();
/** A page may have a variable of its own by that name. */
const {queue = []} = calls;
/** Decided by the first tag that is loaded, for as long as the page lives: both ways at once would be two of everything. */
let whole: boolean | undefined;
/** The portal that calls are for: the first of the page. */
let portal: Element | undefined;
/** Somebody waits for the portal: it is loaded as soon as there is one. */
let wanted = false;

const baseOf = (element: Element): string => element.getAttribute('base-url')!;

/**
 * Loads an element's class, and before it the world in the page where that is its backend; with the portal, what answers calls. What could not be loaded is
 * not lost for good: it is tried again, as long as the element is there. `asked`: somebody waits for it.
 */
async function bring(element: Painted, asked?: boolean): Promise<void> {
  if (asked) element.show?.();
  const tag = element.localName;
  const isPortal = tag === portalTag;
  // A desk and three elements in it, or more.
  whole ??= tags.filter((one) => document.querySelector(one)).length > 3 || !!document.querySelector(portalTag);
  try {
    if (baseOf(element) === 'demo:') (await import(/* @vite-ignore */ `./${AFTERCARE_VERSION}/in-page.js`)).serve(element);
    await (whole ? Promise.all([import('./whole.js'), isPortal && import('./define/whole-portal.js')]) : loaders[tag]!());
    if (isPortal) await (await import('./embed/answer.js')).answerCalls(queue, () => portal!, element);
  } catch (error) {
    console.error(error);
    element.show?.(error);
    clearTimeout(element.next);
    if (element.isConnected) element.next = setTimeout(bring, 5_000, element);
  }
}

/** Asks for the portal where a call, or the page's address, cannot do without. */
function bringWanted(): void {
  wanted ||= /[?&#]aftercare/.test(location.href);
  if (wanted && portal) void bring(portal, true);
}

/** A call was made that the portal's class is not there for yet. */
function heard([name]: Call): void {
  // Open, toggle, logout, destroy: the others can wait for somebody to come near.
  wanted ||= /^[dlot]/.test(name);
  bringWanted();
}

function paintLauncher(element: Element): void {
  paint(
    element,
    () => bring(element, true),
    // Not yet the portal itself: its button must not take this one's place while it is being pressed.
    () => (whole ??= true) && import('./whole.js').catch(() => {}),
  );
  try {
    // What an earlier page noted for this desk: replies not read, or something not sent. What shows and sends it comes when this page has nothing else to do.
    if (localStorage['aftercare-waiting'].includes(baseOf(element))) setTimeout(bring, 2_000, element);
  } catch {
    // Nothing was, or storage is refused.
  }
}

function found(element: Element): void {
  if (element.matches(launcher)) {
    if (!element.shadowRoot) paintLauncher(element);
  } else if (element.matches('aftercare-desk,[mode=palette]')) void bring(element);
  else near.observe(element);
  if (element.localName === portalTag && !portal?.isConnected) {
    portal = element;
    bringWanted();
  }
}

/** Takes care of all that is in a root or comes into it; pages call it for shadow roots of their own. */
function find(root: Document | ShadowRoot): void {
  root.adoptedStyleSheets.push(room);
  new MutationObserver((records) => {
    records.forEach(({addedNodes}) => addedNodes.forEach(findIn));
  }).observe(root, {childList: true, subtree: true});
  findIn(root);
}

/** A text has neither, a root only the second. */
function findIn(node: Node): void {
  if ((node as Element).matches?.(ours)) found(node as Element);
  (node as Element).querySelectorAll?.(ours).forEach(found);
}

const near = new IntersectionObserver(
  (entries) => {
    entries.forEach(({isIntersecting, target}) => isIntersecting && bring(target));
  },
  {rootMargin: '99%'},
);
/** The room of each element until its class is there and keeps it; any rule of the page's own goes before it. */
const room = new CSSStyleSheet();
room.replaceSync(
  `:where(${tags.slice(1).join()}):where(:not(:defined,[hidden],[mode=launcher],[mode=palette])){display:block;min-height:var(--aftercare-room,100vh)}`,
);

if (calls.version) calls.other = AFTERCARE_VERSION;
else {
  calls.version = AFTERCARE_VERSION;
  calls['find'] = find;
  queue.push = (call) => {
    queue[queue.length] = call;
    heard(call);
    return 0;
  };
  addEventListener('hashchange', bringWanted);
  find(document);
  queue.forEach(heard);
}
