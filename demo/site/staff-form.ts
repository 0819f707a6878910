import {el} from './page-parts.js';
import {Refused} from './staff-api.js';
import {say, type Word} from './staff-words.js';

export const area = (label: Word, name: string, required = true) => el('label', {}, say(label), el('textarea', {name, required}));

/** A line to write, with its label above. */
export const field = (label: Word, attributes: Record<string, string | boolean>) => el('label', {}, say(label), el('input', attributes));

/** What was written, one a line. */
export function linesOf(form: FormData, name: string): string[] {
  return String(form.get(name))
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

/** A form folded under the word for what it does. What is written stays until `act` has taken it; a refusal is said. */
export function foldedForm(name: Word, fields: readonly Node[], act: (data: FormData) => Promise<void>): HTMLElement {
  const trouble = el('p', {role: 'alert', hidden: true});
  const button = el('button', {class: 'button'}, say('send'));
  const form = el('form', {}, ...fields, trouble, button);
  const send = async (): Promise<void> => {
    button.disabled = true;
    trouble.hidden = true;
    try {
      await act(new FormData(form));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      trouble.textContent = error.sentence;
      trouble.hidden = false;
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
