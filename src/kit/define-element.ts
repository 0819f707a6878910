/** Registers a tag. A page may load us twice, or two versions, or have the name for something else: the first stays, nothing throws, and `diagnosis/page-check` says so. */
export function defineElement(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
