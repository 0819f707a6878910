/**
 * Puts text on the clipboard. Pages without a secure context have no clipboard of their own: there it goes by way of a selected field,
 * put for a moment into `near`. False when neither works.
 */
export async function copyText(text: string, near: ShadowRoot): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text, near);
  }
}

function copySelected(text: string, near: ShadowRoot): boolean {
  const before = near.activeElement;
  const field = document.createElement('textarea');
  field.className = 'unseen';
  field.readOnly = true;
  field.value = text;
  near.append(field);
  try {
    field.select();
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    field.remove();
    if (before instanceof HTMLElement) before.focus({preventScroll: true});
  }
}
