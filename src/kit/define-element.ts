/** Registers a tag. A page may load us twice, or two versions: the first stays, the other says so once, nothing throws. */
export function defineElement(tag: string, element: CustomElementConstructor): void {
  const known = customElements.get(tag);
  if (!known) customElements.define(tag, element);
  else if (known !== element)
    console.warn(`<${tag}> is defined already; this page loads Aftercare more than once and keeps the first copy.`);
}
