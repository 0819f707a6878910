import {nothing, type TemplateResult} from 'lit';
import type {Question} from '../../rules/draft.js';
import {questionView, type Form} from './question-view.js';

/** Two levels of fault class: first the coarse ones alone. The answer is the finer one, or the coarse one while none is chosen. */
export function coarse({settings}: Form, question: Question): Question {
  return {...question, options: named(settings.categories), value: topOf(settings, question)?.id};
}

/** The finer classes of the coarse one that was chosen. */
export function finer(form: Form, question: Question): TemplateResult | typeof nothing {
  const {value} = question;
  const top = topOf(form.settings, question);
  if (!top?.children?.length) return nothing;
  const asked = {id: 'category.finer', pointer: '/category/finer', required: false, options: named(top.children)};
  return questionView(form, {...question, ...asked, value: value === top.id ? undefined : value}, (chosen) =>
    form.submission.answer(question, chosen || top.id),
  );
}

function topOf({categories}: Form['settings'], {value}: Question) {
  return categories.find(({id, children}) => id === value || children?.some((child) => child.id === value));
}

function named(list: readonly {id: string; name: Record<string, string>}[]) {
  return list.map(({id, name}) => ({id, label: name}));
}
