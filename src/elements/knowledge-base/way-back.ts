/** Remembers where a reader left a list of articles, and brings that row back to the same height of the window. */
export class WayBack {
  #left: {id: string; top: number} | undefined;

  /** The row of an article in the list shown now. */
  static row(root: ParentNode, id: string): HTMLElement | null {
    return root.querySelector<HTMLElement>(`[data-article="${CSS.escape(id)}"]`);
  }

  leave(root: ParentNode, id: string): void {
    const row = WayBack.row(root, id);
    this.#left = row ? {id, top: row.getBoundingClientRect().top} : undefined;
  }

  /** The article that was opened from the list. */
  get id(): string | undefined {
    return this.#left?.id;
  }

  /** The row that was left, scrolled to where it was; null where the list has no such row. */
  find(root: ParentNode): HTMLElement | null {
    const left = this.#left;
    const row = left ? WayBack.row(root, left.id) : null;
    if (left && row) scrollerOf(row).scrollTop += row.getBoundingClientRect().top - left.top;
    return row;
  }
}

/** What scrolls an element: the nearest box around it that does, across shadow roots; else the page. */
function scrollerOf(element: Element): Element {
  for (let node: Node | null = element.parentNode; node; node = node instanceof ShadowRoot ? node.host : node.parentNode) {
    if (node instanceof Element && node.scrollHeight > node.clientHeight && /auto|scroll/.test(getComputedStyle(node).overflowY))
      return node;
  }
  return document.scrollingElement ?? document.documentElement;
}
