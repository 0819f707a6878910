import {el} from './page-parts.js';
import {Refused} from './staff-api.js';
import {say, type Word} from './staff-words.js';

export const area = (label: Word, name: string, required = true) => el('label', {}, say(label), el('textarea', {name, required}));

/** Lines that the gateway takes as one list, `list`, together with those of other fields. */
export const linesArea = (label: Word, name: string, list: string) =>
  el('label', {}, say(label), el('textarea', {name, 'data-lines': list}));

/** A line to write, with its label above. */
export const field = (label: Word, attributes: Record<string, string | boolean>) => labelled(say(label), attributes);

/** The same, under a label that is put together. */
export const labelled = (label: string, attributes: Record<string, string | boolean>) => el('label', {}, label, el('input', attributes));

/** What was written, one a line. */
export function linesOf(form: FormData, name: string): string[] {
  return lines(String(form.get(name)));
}

/** A moment that was chosen, by the clock of whoever sits here. */
export function instantOf(form: FormData, name: string): string {
  return new Date(String(form.get(name))).toISOString();
}

function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

/** Rows of the same fields, one to begin with, and the button for another. */
export function growing(row: () => HTMLElement): [rows: HTMLElement, more: HTMLElement] {
  const rows = el('div', {class: 'lines'}, row());
  const more = el('button', {type: 'button', class: 'button plain'}, say('addLine'));
  more.addEventListener('click', () => {
    const added = row();
    rows.append(added);
    added.querySelector('input')?.focus();
  });
  return [rows, more];
}

/** A form folded under the word for what it does; its button says the same. What is written stays until `act` has taken it; a refusal is said. */
export function foldedForm(name: Word, fields: readonly Node[], act: (data: FormData) => Promise<void>): HTMLElement {
  const trouble = el('p', {role: 'alert', hidden: true});
  const button = el('button', {class: 'button'}, say(name));
  const form = el('form', {}, ...fields, trouble, button);
  const send = async (): Promise<void> => {
    button.disabled = true;
    trouble.hidden = true;
    form.querySelectorAll('[aria-invalid]').forEach((one) => one.removeAttribute('aria-invalid'));
    try {
      await act(new FormData(form));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const wrong = [...new Set(error.pointers.flatMap((pointer) => fieldAt(form, pointer) ?? []))];
      for (const one of wrong) one.setAttribute('aria-invalid', 'true');
      trouble.textContent = sentenceFor(error, wrong);
      trouble.hidden = false;
      wrong[0]?.focus();
    } finally {
      button.disabled = false;
    }
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send();
  });
  return el('details', {}, el('summary', {}, say(name)), form);
}

/** The field that an issue is about: by its name, or the one that holds the line it points to. */
function fieldAt(form: HTMLFormElement, pointer: string): HTMLElement | undefined {
  const [, name = '', n = '0'] = pointer.split('/');
  const own = form.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`);
  if (own) return own;
  let line = Number(n);
  for (const one of form.querySelectorAll<HTMLTextAreaElement>(`[data-lines="${CSS.escape(name)}"]`)) {
    line -= lines(one.value).length;
    if (line < 0) return one;
  }
  return undefined;
}

/** What is wrong, and in which fields; a sentence that leads up to fields ends without them. */
function sentenceFor({sentence}: Refused, fields: readonly HTMLElement[]): string {
  const names = fields.flatMap((one) => one.closest('label')?.firstChild?.textContent ?? []);
  if (!names.length) return sentence.replace(/：$/, '。').replace(/: $/, '.');
  return sentence + (/[：:] ?$/.test(sentence) ? names.map((name) => say('quoted').replace('{name}', name)).join('') : '');
}
