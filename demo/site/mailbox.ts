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

function show({id, at, to, locale, subject, text}: ShownMail): void {
  shown.add(id);
  const item = document.createElement('li');
  item.lang = locale;
  const time = new Date(at).toLocaleString(language(), {dateStyle: 'medium', timeStyle: 'short'});
  item.append(line('h2', subject), line('small', `${to} · ${time}`), line('p', text));
  list.prepend(item);
}

function line(tag: 'h2' | 'small' | 'p', text: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

void mount({define: look});
