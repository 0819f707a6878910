/** From where on a panel beside the page would leave no room for either: it takes the whole of it then. */
const narrow = '(max-width: 599.98px), (max-height: 479.98px)';

/**
 * Puts a dialog over the page: beside it, which stays usable, or in its whole place and modal where there is little room; as the room changes, too. In
 * its whole place the page behind does not scroll, and the dialog ends above an on-screen keyboard.
 */
export class TopLayer {
  #as: 'beside' | 'whole' | undefined;
  /** What had the focus before. */
  #before: HTMLElement | undefined;
  #scrolled = 0;
  #stay: AbortController | undefined;
  #locked: [overflow: string, priority: string] | undefined;

  constructor(
    private readonly dialog: () => HTMLDialogElement | null,
    /** What has the focus after it where nothing had it before. */
    private readonly opener: () => HTMLElement | null,
  ) {}

  /** Whether the browser has closed it by itself. */
  get isLost(): boolean {
    return this.#as === 'whole' && !this.dialog()?.open;
  }

  open(): void {
    const dialog = this.dialog();
    if (!dialog || this.#as) return;
    const {activeElement} = document;
    this.#before = activeElement instanceof HTMLElement && activeElement !== document.body ? (deepest(document) as HTMLElement) : undefined;
    this.#stay = new AbortController();
    const {signal} = this.#stay;
    const media = matchMedia(narrow);
    media.addEventListener('change', () => this.#turn(dialog, media.matches), {signal});
    for (const type of ['resize', 'scroll']) visualViewport?.addEventListener(type, () => this.#fit(dialog), {signal});
    this.#turn(dialog, media.matches);
    paneOf(dialog)?.scrollTo(0, this.#scrolled);
    dialog.focus({preventScroll: true});
  }

  /** Gives the focus back, where it was inside. */
  close(): void {
    const dialog = this.dialog();
    if (!dialog) return;
    const had = dialog.contains((dialog.getRootNode() as ShadowRoot).activeElement);
    this.#scrolled = paneOf(dialog)?.scrollTop ?? 0;
    this.#hide(dialog);
    this.leave();
    const before = this.#before;
    this.#before = undefined;
    if (!had) return;
    before?.focus({preventScroll: true});
    // It may be gone, or not to be seen any more.
    if (!before || deepest(document) !== before) this.opener()?.focus({preventScroll: true});
  }

  /** Another place begins at its top, also where it is opened later. */
  scrollUp(): void {
    this.#scrolled = 0;
    paneOf(this.dialog())?.scrollTo(0, 0);
  }

  /** The dialog leaves the page: what was done to the page is undone. */
  leave(): void {
    const dialog = this.dialog();
    if (dialog && this.#as) this.#hide(dialog);
    this.#stay?.abort();
    this.#as = undefined;
  }

  #turn(dialog: HTMLDialogElement, whole: boolean): void {
    const as = whole ? 'whole' : 'beside';
    if (as === this.#as) return;
    const inside = this.#as && deepest(document);
    if (this.#as) this.#hide(dialog);
    this.#as = as;
    dialog.classList.toggle('whole', whole);
    if (whole) {
      dialog.showModal();
      this.#lock();
      this.#fit(dialog);
    } else if ('popover' in dialog) {
      dialog.popover = 'manual';
      dialog.showPopover();
    } else (dialog as HTMLDialogElement).show();
    if (inside instanceof HTMLElement) inside.focus({preventScroll: true});
  }

  #hide(dialog: HTMLDialogElement): void {
    this.#unlock();
    dialog.style.removeProperty('block-size');
    dialog.style.removeProperty('inset-block-start');
    if (dialog.hasAttribute('popover')) {
      if (dialog.isConnected) dialog.hidePopover();
      dialog.removeAttribute('popover');
    }
    if (dialog.open) dialog.close();
  }

  /** What is seen of the page above the keyboard; not what is zoomed into by hand. */
  #fit(dialog: HTMLDialogElement): void {
    const {visualViewport: seen} = window;
    if (!seen || this.#as !== 'whole' || seen.scale > 1) return;
    dialog.style.setProperty('block-size', `${seen.height}px`);
    dialog.style.setProperty('inset-block-start', `${seen.offsetTop}px`);
    const field = deepest(document);
    if (field !== dialog && field?.matches('input, textarea, select')) field.scrollIntoView({block: 'nearest'});
  }

  #lock(): void {
    const {style} = document.documentElement;
    this.#locked ??= [style.getPropertyValue('overflow'), style.getPropertyPriority('overflow')];
    style.setProperty('overflow', 'hidden', 'important');
  }

  #unlock(): void {
    if (!this.#locked) return;
    const {style} = document.documentElement;
    const [overflow, priority] = this.#locked;
    this.#locked = undefined;
    if (overflow) style.setProperty('overflow', overflow, priority);
    else style.removeProperty('overflow');
    // Whoever had no such attribute has none again; it has to be read before it can be taken off.
    if (!document.documentElement.getAttribute('style')) document.documentElement.removeAttribute('style');
  }
}

const paneOf = (dialog: Element | null) => dialog?.querySelector('.pane');

/** What has the focus, through all shadow roots. */
function deepest(root: DocumentOrShadowRoot): Element | null {
  const {activeElement} = root;
  return activeElement?.shadowRoot?.activeElement ? deepest(activeElement.shadowRoot) : activeElement;
}
