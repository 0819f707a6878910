import calm from '../../src/themes/calm.css?url';
import hearth from '../../src/themes/hearth.css?url';
import ledger from '../../src/themes/ledger.css?url';

/** Addresses of the ready themes, by name. */
const looks: Record<string, string> = {calm, hearth, ledger};
const link = document.createElement('link');
link.rel = 'stylesheet';
let worn: string | undefined;

/** Dresses the page's elements in a ready theme; any other name gives them the site's own colours back. */
export function wearLook(name: string): void {
  const href = looks[name];
  if (href === worn) return;
  worn = href;
  link.remove();
  if (!href) return;
  link.href = href;
  document.head.append(link);
}
