/** The `lang` of the nearest element around `from` that has one, across shadow roots; failing that the browser's. */
export function languageOf(from: Element): string {
  for (let node: Node | null = from; node; node = node instanceof ShadowRoot ? node.host : node.parentNode) {
    const lang = node instanceof Element && node.getAttribute('lang');
    if (lang) return lang;
  }
  return navigator.language;
}

const listeners = new Set<() => void>();
// Made on first use: servers import elements too, and have no DOM.
let observer: MutationObserver | undefined;

/** Calls back when a `lang` changes anywhere around `element`, until the returned function is called. One observer serves all elements of a page. */
export function watchLanguage(element: Element, listener: () => void): () => void {
  observer ??= new MutationObserver(() => listeners.forEach((one) => one()));
  for (let root = element.getRootNode(); ; root = root.host.getRootNode()) {
    observer.observe(root, {attributes: true, attributeFilter: ['lang'], subtree: true});
    if (!(root instanceof ShadowRoot)) break;
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) observer?.disconnect();
  };
}
