/**
 * The one-script way in: finds our tags as they appear in the page and loads each element's file once. A page with the portal, or with several
 * elements, gets one file for all of them instead: smaller than theirs together, and one wait in place of three.
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
const selector = tags.join(',');
/** Decided by the first tags that are found, for as long as the page lives: both ways at once would be two of everything. */
let whole: boolean | undefined;

function load(element: Element): void {
  const tag = element.localName;
  const loader = loaders[tag];
  if (!loader) return;
  delete loaders[tag];
  // A desk and three elements in it, or more.
  whole ??= tags.filter((one) => document.querySelector(one)).length > 3 || !!document.querySelector('aftercare-portal');
  const together = () => Promise.all([import('./whole.js'), tag === 'aftercare-portal' && import('./define/whole-portal.js')]);
  (whole ? together() : loader()).catch((error: unknown) => {
    // Not lost for good: it is tried again, and at once when the line is back.
    loaders[tag] = loader;
    setTimeout(() => load(element), 5_000);
    console.error(`Aftercare could not load <${tag}>.`, error);
  });
}

function find(root: Element | Document): void {
  if (root instanceof Element) load(root);
  root.querySelectorAll(selector).forEach(load);
}

new MutationObserver((records) => {
  for (const record of records) for (const node of record.addedNodes) if (node instanceof Element) find(node);
}).observe(document, {childList: true, subtree: true});
addEventListener('online', () => find(document));
find(document);

export {};
