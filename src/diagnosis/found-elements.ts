/** Whether a page wrote this element: one of our tags that none of ours has drawn. */
export function isOurs(node: unknown): boolean {
  if (!(node instanceof Element) || !tag.test(node.localName)) return false;
  const root = node.getRootNode();
  return !(root instanceof ShadowRoot && tag.test(root.host.localName));
}

const tag = /^aftercare-(desk|portal|submit-ticket|ticket-status|knowledge-base|satisfaction-survey)$/;

/** Our elements that the page wrote, in its document and in the open shadow roots of others' elements. */
export function foundElements(root: Document | ShadowRoot = document): Element[] {
  return [...root.querySelectorAll('*')].flatMap((element) => {
    if (isOurs(element)) return [element];
    return element.shadowRoot ? foundElements(element.shadowRoot) : [];
  });
}
