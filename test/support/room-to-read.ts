/** Everything in an element's shadow, and in the shadows in that. */
function* parts(root: ShadowRoot): Generator<HTMLElement> {
  for (const part of root.querySelectorAll<HTMLElement>('*')) {
    yield part;
    if (part.shadowRoot) yield* parts(part.shadowRoot);
  }
}

const drawn = (element: Element): HTMLElement[] =>
  [...parts(element.shadowRoot!)].filter(
    (part) => part.checkVisibility({visibilityProperty: true}) && part.getBoundingClientRect().width > 1,
  );

const named = (part: Element): string => `${part.localName}.${part.className} ${part.textContent.trim().slice(0, 40)}`;

/** Whether a part moves sideways by itself, as code and tables do, or hides what sticks out of it on purpose. */
function keepsIn(part: HTMLElement): boolean {
  for (let at: Element | null = part.parentElement; at; at = at.parentElement) {
    const {overflowX, position} = getComputedStyle(at);
    if (overflowX === 'auto' || overflowX === 'scroll' || position === 'fixed' || at.matches('.unseen')) return true;
  }
  return part.matches('.unseen, .unseen *, dialog, dialog *');
}

/** How far the ground of a row is meant to reach into the margin around its element; or the space that ends a line of text kept as it was written. */
function overhang(part: Element): number {
  const {marginInlineEnd, display, whiteSpace, fontSize, letterSpacing, wordSpacing} = getComputedStyle(part);
  const space = [letterSpacing, wordSpacing].reduce((sum, one) => sum + (parseFloat(one) || 0), parseFloat(fontSize) / 3);
  return display === 'inline' && whiteSpace === 'pre-wrap' ? space : Math.max(0, -parseFloat(marginInlineEnd));
}

/** What sticks out of a place so many px wide, with how far. */
export function tooWide(element: Element, width: number): string[] {
  const edge = element.getBoundingClientRect().left + width + 1;
  return drawn(element)
    .filter((part) => part.getBoundingClientRect().right > edge + overhang(part) && !keepsIn(part))
    .map((part) => `${Math.round(part.getBoundingClientRect().right - edge)} px: ${named(part)}`);
}

/** Sets text as WCAG 1.4.12 says readers may; gives what takes that back. */
export function spaced(element: Element): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    '* { letter-spacing: .12em !important; word-spacing: .16em !important; line-height: 1.5 !important } p { margin-block-end: 2em !important }',
  );
  const roots = [element, ...parts(element.shadowRoot!)].flatMap(({shadowRoot}) => shadowRoot ?? []);
  for (const root of roots) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  return () => roots.forEach((root) => (root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet)));
}

/** What hides some of its own words below or beside its edge; excerpts, which end after a few lines on purpose, aside. */
export const cutOff = (element: Element): string[] =>
  drawn(element)
    .filter((part) => {
      const {overflowX, overflowY, webkitLineClamp} = getComputedStyle(part);
      const beside = /hidden|clip/.test(overflowX) && part.scrollWidth > part.clientWidth + 1;
      const below = /hidden|clip/.test(overflowY) && part.scrollHeight > part.clientHeight + 1;
      return (beside || below) && webkitLineClamp === 'none' && part.textContent.trim() && !part.matches('.unseen, .unseen *');
    })
    .map(named);

const controls = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
const reached = (element: Element) =>
  drawn(element).filter((part) => part.matches(controls) && !part.matches('.unseen, .unseen *, :disabled'));

/** The part that answers a press on a control: with its label around it. */
const bodyOf = (control: HTMLElement): DOMRect => (control.closest('label') ?? control).getBoundingClientRect();

/** What is pressed and smaller than 24 by 24 px (WCAG 2.5.8), links in a sentence aside. */
export const tooSmall = (element: Element): string[] =>
  reached(element)
    .filter((control) => {
      const {width, height} = bodyOf(control);
      const inSentence = control.matches('a') && getComputedStyle(control).display === 'inline';
      return (width < 24 || height < 24) && !inSentence;
    })
    .map((control) => `${Math.round(bodyOf(control).width)} x ${Math.round(bodyOf(control).height)}: ${named(control)}`);

/** What takes the focus and draws no ring, neither itself nor its label. */
export const withoutRing = (element: Element): string[] =>
  reached(element)
    .filter((control) => control.tabIndex >= 0)
    .filter((control) => {
      control.focus({focusVisible: true, preventScroll: true} as FocusOptions);
      const around = [control, control.closest('label'), control.parentElement].filter((one) => one !== null);
      const styles = around.flatMap((one) => [getComputedStyle(one), getComputedStyle(one, '::after')]);
      return !styles.some(({outlineStyle, outlineWidth}) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2);
    })
    .map(named);

/** The words that stand on a control, without those for readers alone. */
function wordsOn(control: Element): string {
  const walker = document.createTreeWalker(control, NodeFilter.SHOW_TEXT);
  let words = '';
  while (walker.nextNode())
    if (!walker.currentNode.parentElement!.closest('.unseen, [aria-hidden=true]')) words += walker.currentNode.nodeValue;
  return plain(words);
}

/** As it is spoken. */
const plain = (words: string): string => words.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();

/** What is called otherwise than the words that stand on it (WCAG 2.5.3): nobody could speak its name. */
export const misnamed = (element: Element): string[] =>
  reached(element)
    .filter((control) => control.matches('a, button, summary') && control.ariaLabel && !plain(control.ariaLabel).includes(wordsOn(control)))
    .map((control) => `“${control.ariaLabel}”: ${wordsOn(control)}`);

/** What moves although motion is not wanted. */
export const moving = (element: Element): string[] =>
  drawn(element)
    .filter((part) =>
      ['', '::before', '::after'].some((pseudo) => {
        const {transitionDuration, animationDuration} = getComputedStyle(part, pseudo || null);
        return /[1-9]/.test(transitionDuration + animationDuration);
      }),
    )
    .map(named);
