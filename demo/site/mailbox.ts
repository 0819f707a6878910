import {control} from './control.js';
import {mount} from './mount.js';
import {el, time} from './page-parts.js';

interface ShownMail {
  id: string;
  at: string;
  to: string;
  locale: string;
  subject: string;
  text: string;
  links: {label: string; href: string}[];
}

const list = control('mails', HTMLOListElement);
const none = control('mail-none', HTMLParagraphElement);
const closed = control('mail-closed', HTMLParagraphElement);
const shown = new Set<string>();
/** Milliseconds between two looks. */
const pause = 3_000;

/** Reads what the memory mail port would have sent, and goes on looking while somebody looks at the page. */
async function look(): Promise<void> {
  if (!document.hidden) {
    const answer = await fetch('/demo/mailbox').catch(() => undefined);
    const there = answer?.ok && answer.headers.get('Content-Type')?.includes('json');
    const {items} = there ? ((await answer.json()) as {items: ShownMail[]}) : {items: []};
    for (const mail of items.toReversed()) if (!shown.has(mail.id)) show(mail);
    none.hidden = !there || shown.size > 0;
    closed.hidden = Boolean(there);
  }
  setTimeout(() => void look(), pause);
}

function show({id, at, to, locale, subject, text, links}: ShownMail): void {
  shown.add(id);
  const said = text.split('\n').flatMap((row, n) => [...(n ? ['\n'] : []), links.some(({href}) => href === row) ? link(row) : row]);
  list.prepend(el('li', {lang: locale}, el('h2', {}, subject), el('small', {}, `${to} · ${time(at)}`), el('p', {}, ...said)));
}

/** On this page's own origin, whatever name the gateway knows itself by. */
function link(href: string): HTMLAnchorElement {
  const {pathname, hash} = new URL(href);
  return el('a', {href: pathname + hash}, href.replace(/(aftercare-token=.{6})[^&]*/, '$1…'));
}

void mount({define: look});
