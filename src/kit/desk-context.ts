import type {DeskLink} from './desk-link.js';

/** The key under which elements ask for the desk around them, in events of the Web Components community's context protocol; a page's own may ask too. */
export const deskContext = 'aftercare-desk';

/** Answers a request; one that subscribes is called again with each new desk, until it calls `stop`. */
type Answer = (link: DeskLink | undefined, stop?: () => void) => void;

type ContextEvent = Event & {readonly context: unknown; readonly callback: Answer; readonly subscribe?: boolean; readonly link?: DeskLink};

function send(from: Element, type: 'context-request' | 'context-provider', more: {callback?: Answer; link?: DeskLink}): void {
  const event = new Event(type, {bubbles: true, composed: true});
  from.dispatchEvent(Object.assign(event, {context: deskContext, contextTarget: from, ...more}));
}

/** The desk around an element; false where nobody keeps one, undefined where it has no address yet: `watchDesks` tells when it has. */
export function deskAround(element: Element): DeskLink | undefined | false {
  let found: DeskLink | undefined | false = false;
  send(element, 'context-request', {callback: (link) => (found = link)});
  return found;
}

/** Calls back when a desk opens anywhere on the page, until the returned function is called. */
export function watchDesks(listener: (link: DeskLink) => void): () => void {
  const heard = (event: Event) => {
    const {context, link} = event as ContextEvent;
    if (context === deskContext && link) listener(link);
  };
  document.addEventListener('context-provider', heard);
  return () => document.removeEventListener('context-provider', heard);
}

/** Keeps a desk for whatever stands inside `host`. The returned function hands on a new one, also to those who asked before there was any. */
export function provideDesk(host: Element): (link: DeskLink) => void {
  const subscribers = new Set<Answer>();
  let known: DeskLink | undefined;
  const answer = (to: Answer) => to(known, subscribers.has(to) ? () => void subscribers.delete(to) : undefined);
  host.addEventListener('context-request', (event) => {
    const {context, callback, subscribe} = event as ContextEvent;
    if (context !== deskContext || event.composedPath()[0] === host) return;
    event.stopImmediatePropagation();
    if (subscribe) subscribers.add(callback);
    answer(callback);
  });
  return (link) => {
    known = link;
    send(host, 'context-provider', {link});
    subscribers.forEach(answer);
  };
}
