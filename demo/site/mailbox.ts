import {control} from './control.js';
import {language} from './language.js';
import {mount} from './mount.js';

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
  const item = document.createElement('li');
  item.lang = locale;
  const time = new Date(at).toLocaleString(language(), {dateStyle: 'medium', timeStyle: 'short'});
  const said = line('p', '');
  said.append(...text.split('\n').flatMap((row, n) => [...(n ? ['\n'] : []), links.some(({href}) => href === row) ? link(row) : row]));
  item.append(line('h2', subject), line('small', `${to} · ${time}`), said);
  list.prepend(item);
}

/** On this page's own origin, whatever name the gateway knows itself by. */
function link(href: string): HTMLAnchorElement {
  const anchor = document.createElement('a');
  const {pathname, hash} = new URL(href);
  anchor.href = pathname + hash;
  anchor.textContent = href.replace(/(aftercare-token=.{6})[^&]*/, '$1…');
  return anchor;
}

function line(tag: 'h2' | 'small' | 'p', text: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

void mount({define: look});
