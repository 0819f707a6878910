/** Control or Command with Enter sends, from wherever one writes; Enter by itself sends nothing. An Enter that ends a composition is none. */
export function keys(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229 || !(event.ctrlKey || event.metaKey)) return;
  const send = (event.currentTarget as Element).querySelector<HTMLElement>('[part="send"]')!;
  // Sending disables the fields, and what is disabled loses the focus.
  send.focus();
  send.click();
}
