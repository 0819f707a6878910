import {packed} from './manifest.js';
import type {Named} from './read-comments.js';
import type {ElementRecord} from './read-elements.js';

/** Custom data of VS Code for HTML: tags, attributes, and the words that these may be. */
export function htmlData(elements: readonly ElementRecord[]): object {
  const tags = elements.map(({tag, description, properties}) => ({
    name: tag,
    description,
    attributes: properties.flatMap(({attribute, description: what, values, type}) =>
      attribute
        ? [
            {
              ...{name: attribute, description: what},
              ...(values.length && {values: values.map((name) => ({name}))}),
              ...(type === 'boolean' && {valueSet: 'v'}),
            },
          ]
        : [],
    ),
  }));
  return {version: 1.1, tags};
}

/** Custom data of VS Code for CSS: tokens, and the parts that can be styled. */
export function cssData(elements: readonly ElementRecord[]): object {
  const parts = elements.flatMap(({tag, parts: some}) => some.map((part) => ({...part, description: `${tag}: ${part.description}`})));
  return {
    version: 1.1,
    properties: once(elements.flatMap(({tokens}) => tokens)).map(({name, description, default: value}) => ({
      ...{name, description: value === undefined ? description : `${description} ${value} unless it is set.`},
    })),
    pseudoElements: once(parts, '\n').map(({name, description}) => ({name: `::part(${name})`, description})),
  };
}

/** Each name once; what several elements say of it follows one another, where there is something to put `between`. */
function once<T extends Named>(all: readonly T[], between?: string): T[] {
  const found = new Map<string, T>();
  for (const one of all) {
    const before = found.get(one.name);
    if (!before) found.set(one.name, one);
    else if (between) found.set(one.name, {...before, description: `${before.description}${between}${one.description}`});
  }
  return [...found.values()];
}

/** Web-types, as the editors of JetBrains read them: the same, and the events and properties that templates of frameworks bind. */
export function webTypes(elements: readonly ElementRecord[], {name, version}: {name: string; version: string}): object {
  const tags = elements.map(({tag, className, file, description, properties, events, slots, parts, tokens}) => ({
    name: tag,
    description,
    source: {module: `./${packed(file)}`, symbol: className},
    attributes: properties.flatMap(({attribute, description: what, values, type, default: value}) =>
      attribute
        ? [
            {
              ...{name: attribute, description: what},
              value: {type: values.length ? values.map((one) => `'${one}'`) : type, ...(type === 'boolean' && {kind: 'no-value'})},
              ...(value !== undefined && {default: value.replace(/^'(.*)'$/, '$1')}),
            },
          ]
        : [],
    ),
    js: {
      properties: properties.map(({name: property, description: what, type}) => ({name: property, description: what, type})),
      events: events.map(({name: event, description: what, type}) => ({name: event, description: what, type})),
    },
    slots: slots.map(({name: slot, description: what}) => ({name: slot || 'default', description: what})),
    css: {
      parts: parts.map(({name: part, description: what}) => ({name: part, description: what})),
      properties: tokens.map(({name: token, description: what}) => ({name: token, description: what})),
    },
  }));
  return {
    $schema: 'https://json.schemastore.org/web-types',
    ...{name, version},
    'description-markup': 'markdown',
    contributions: {html: {elements: tags}},
  };
}
