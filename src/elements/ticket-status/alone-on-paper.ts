const mark = 'data-aftercare-paper';
const [marked, around] = [`[${mark}]`, `:has([${mark}])`];

/** What leads to the element is but a frame on paper; what does not is left out. */
const rules = `@media print {
  :is(body, :host) :not(${marked}, ${around}, ${marked} *) { display: none !important; }
  ${around} {
    display: block !important;
    position: static !important;
    inline-size: auto !important;
    max-inline-size: none !important;
    block-size: auto !important;
    min-block-size: 0 !important;
    max-block-size: none !important;
    margin: 0 !important;
    padding: 0 !important;
    border: 0 !important;
    overflow: visible !important;
    background: none !important;
  }
}`;

/** Has print take nothing of the page but `element`, through however many shadow roots, until the returned function is called. */
export function aloneOnPaper(element: HTMLElement): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  const undo: (() => void)[] = [];
  let node: Element | undefined = element;
  while (node) {
    const here: Element = node;
    const root = here.getRootNode() as Document | ShadowRoot;
    here.setAttribute(mark, '');
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    undo.push(() => {
      here.removeAttribute(mark);
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
    });
    node = root instanceof ShadowRoot ? root.host : undefined;
  }
  return () => undo.forEach((step) => step());
}
