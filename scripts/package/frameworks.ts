import type {ElementRecord, Fired, Property} from './read-elements.js';

/** What frameworks need to know of the elements, by file name: code and types, written from what the elements declare. */
export function frameworks(elements: readonly ElementRecord[]): Record<string, string> {
  return {
    'react.js': reactCode(elements),
    'react.d.ts': reactTypes(elements),
    'jsx.d.ts': jsxTypes(elements),
    'vue.d.ts': vueTypes(elements),
    'svelte.d.ts': svelteTypes(elements),
    'types-only.js': 'export {};\n',
  };
}

const componentOf = ({className}: ElementRecord) => className.replace(/Element$/, '');
const capitals = (name: string) => name.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
const listener = ({name}: Fired) => `on${capitals(name.replace(/^aftercare-/, ''))}`;
/** Where the package holds a source file, below the folder of code or of types. */
const moduleOf = (file: string) => file.replace(/^src\/(.*)\.ts$/, '$1.js');
const writable = ({properties}: ElementRecord) => properties.filter(({readonly}) => !readonly);

function reactCode(elements: readonly ElementRecord[]): string {
  const components = elements.map((element) => {
    const plan = {
      attributes: Object.fromEntries(writable(element).flatMap(({name, attribute}) => (attribute ? [[name, attribute]] : []))),
      properties: writable(element).flatMap(({name, attribute}) => (attribute ? [] : [name])),
      events: Object.fromEntries(element.events.map((event) => [listener(event), event.name])),
    };
    const fields = Object.entries(plan).map(([name, value]) => `  ${name}: ${JSON.stringify(value)},`);
    return `export const ${componentOf(element)} = /* @__PURE__ */ wrapElement({
  tag: '${element.tag}',
  define: () => import('../lib/${moduleOf(element.define)}'),
${fields.join('\n')}
});
`;
  });
  return `'use client';\nimport {wrapElement} from '../lib/react/wrap-element.js';\n\n${components.join('\n')}`;
}

/** The types of all elements, and the table of events, by their own names. */
function imports(elements: readonly ElementRecord[]): string {
  const classes = elements.map(({className, file}) => `import type {${className}} from '../types/${moduleOf(file)}';`);
  return [...classes, `import type {AftercareEventMap} from '../types/kit/events.js';`, ''].join('\n');
}

interface Names {
  property: (one: Property) => string;
  event: (one: Fired) => string[];
}

/** What may be set on an element and heard from it, as an interface `<Name>Own`. */
function own(element: ElementRecord, {property, event}: Names): string {
  const {className, events} = element;
  const note = (text: string) => `  /** ${text.replaceAll('*/', '')} */\n`;
  const properties = writable(element).map(
    (one) => `${note(one.description)}  '${property(one)}'?: ${className}['${one.name}'] | undefined;\n`,
  );
  const handlers = events.flatMap((one) =>
    event(one).map((name) => `${note(one.description)}  '${name}'?: ((event: AftercareEventMap['${one.name}']) => void) | undefined;\n`),
  );
  return `/** ${element.description} */\nexport interface ${componentOf(element)}Own {\n${[...properties, ...handlers].join('')}}\n`;
}

/** Without a name of its own an attribute is written as its property is. */
const byAttribute = ({attribute, name}: Property) => attribute ?? name;

function reactTypes(elements: readonly ElementRecord[]): string {
  const components = elements.map((element) => {
    const [name, {className}] = [componentOf(element), element];
    return `${own(element, {property: ({name: property}) => property, event: (event) => [listener(event)]})}
export interface ${name}Props extends Omit<HTMLAttributes<${className}>, keyof ${name}Own>, ${name}Own {}
export declare const ${name}: ForwardRefExoticComponent<${name}Props & RefAttributes<${className}>>;
`;
  });
  return `import type {ForwardRefExoticComponent, HTMLAttributes, RefAttributes} from 'react';\n${imports(elements)}\n${components.join('\n')}`;
}

function jsxTypes(elements: readonly ElementRecord[]): string {
  const owns = elements.map((element) => own(element, {property: byAttribute, event: ({name}) => [`on${name}`]}));
  const tags = elements.map(
    (element) =>
      `      '${element.tag}': Omit<HTMLAttributes<${element.className}>, keyof ${componentOf(element)}Own> & ${componentOf(element)}Own & ClassAttributes<${element.className}>;\n`,
  );
  return `import type {ClassAttributes, HTMLAttributes} from 'react';\n${imports(elements)}\n${owns.join('\n')}
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${tags.join('')}    }
  }
}
`;
}

function vueTypes(elements: readonly ElementRecord[]): string {
  const owns = elements.map((element) => own(element, {property: ({name}) => name, event: ({name}) => [`on${capitals(name)}`]}));
  const tags = elements.map(
    (element) =>
      `    '${element.tag}': new () => {$props: Omit<HTMLAttributes, keyof ${componentOf(element)}Own> & ReservedProps & ${componentOf(element)}Own};\n`,
  );
  return `import type {HTMLAttributes, ReservedProps} from 'vue';\n${imports(elements)}\n${owns.join('\n')}
declare module 'vue' {
  interface GlobalComponents {
${tags.join('')}  }
}
`;
}

function svelteTypes(elements: readonly ElementRecord[]): string {
  const owns = elements.map((element) => own(element, {property: byAttribute, event: ({name}) => [`on${name}`, `on:${name}`]}));
  const tags = elements.map(
    (element) =>
      `    '${element.tag}': Omit<HTMLAttributes<${element.className}>, keyof ${componentOf(element)}Own> & ${componentOf(element)}Own;\n`,
  );
  return `import type {HTMLAttributes} from 'svelte/elements';\n${imports(elements)}\n${owns.join('\n')}
declare module 'svelte/elements' {
  interface SvelteHTMLElements {
${tags.join('')}  }
}
`;
}
