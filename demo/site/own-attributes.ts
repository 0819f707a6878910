import type {Tag} from './bench.js';

/** Attributes of each element besides what all take; some with values to pick from, `true` for one that is there or not. */
const attributes: Record<Tag, Record<string, readonly string[] | true>> = {
  'aftercare-portal': {
    view: ['home', 'submit', 'tickets', 'help', 'surveys'],
    views: ['submit tickets help'],
    mode: ['inline', 'launcher'],
    position: ['bottom-end', 'bottom-start'],
  },
  'aftercare-submit-ticket': {
    type: ['incident', 'question', 'suggestion', 'change', 'training', 'visit', 'complaint'],
    subject: [],
    product: ['bi-server'],
    'product-version': ['6.2.1'],
    'hidden-fields': [],
    'locked-fields': [],
  },
  'aftercare-ticket-status': {ticket: [], reference: ['AC-7K3P-2614'], scope: ['mine', 'organisation'], compact: true},
  'aftercare-knowledge-base': {
    query: ['连接超时'],
    category: ['install', 'data', 'analysis', 'access', 'delivery'],
    kind: ['solution', 'guide', 'manual', 'case', 'faq', 'video'],
    article: ['row-level-permission'],
  },
  'aftercare-satisfaction-survey': {survey: [], ticket: [], score: ['4']},
};

/** Controls for the attributes of one element, named `own:ATTRIBUTE`. */
export function ownKnobs(tag: Tag): HTMLElement[] {
  return Object.entries(attributes[tag]).flatMap(([name, values]) => {
    const label = document.createElement('label');
    const input = document.createElement('input');
    input.name = `own:${name}`;
    label.append(name, input);
    if (values === true) {
      input.type = 'checkbox';
      return [label];
    }
    const list = document.createElement('datalist');
    list.id = `values-${name}`;
    list.append(...values.map((value) => new Option(value, value)));
    input.setAttribute('list', list.id);
    return [label, list];
  });
}

/** What was set, as attributes. */
export function ownAttributes(chosen: Record<string, string>): Record<string, string> {
  const own = Object.entries(chosen).filter(([name, value]) => name.startsWith('own:') && value !== '');
  return Object.fromEntries(own.map(([name, value]) => [name.slice('own:'.length), value === 'on' ? '' : value]));
}
