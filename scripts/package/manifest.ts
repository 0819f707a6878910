import type {ElementRecord, Method, Property} from './read-elements.js';

/** The custom elements manifest, schema 1.0.0: what tools and generated documentation read. Files are named as the package holds them. */
export function manifest(elements: readonly ElementRecord[]): object {
  const bases = elements.flatMap((element) => (element.base ? [[element.base.name, element] as const] : []));
  const modules = [
    ...[...new Map(bases).values()].map((element) => module(element.base!.file, [declared(element, true)])),
    ...elements.map((element) => module(element.file, [declared(element, false)])),
    ...elements.map(({define, tag, className, file}) => ({
      kind: 'javascript-module',
      path: packed(define),
      declarations: [],
      exports: [{kind: 'custom-element-definition', name: tag, declaration: {name: className, module: packed(file)}}],
    })),
  ];
  return {schemaVersion: '1.0.0', readme: 'README.md', modules};
}

/** Where the package holds what is built from a source file. */
export function packed(file: string): string {
  return file.replace(/^src\//, 'dist/lib/').replace(/\.ts$/, '.js');
}

function module(file: string, declarations: {name: string}[]): object {
  const exported = declarations.map(({name}) => ({kind: 'js', name, declaration: {name, module: packed(file)}}));
  return {kind: 'javascript-module', path: packed(file), declarations, exports: exported};
}

/** The class of an element, or with `base` the one above it: only what all elements share. */
function declared(element: ElementRecord, base: boolean): {name: string} {
  const above = element.base && {name: element.base.name, module: packed(element.base.file)};
  const from = (inherited: boolean) => (inherited && !base && above ? {inheritedFrom: above} : {});
  const properties = element.properties.filter(({inherited}) => inherited || !base);
  const methods = element.methods.filter(({inherited}) => inherited || !base);
  const attributes = properties.flatMap((one) =>
    one.attribute
      ? [{...described(one), name: one.attribute, fieldName: one.name, type: {text: one.type}, ...start(one), ...from(one.inherited)}]
      : [],
  );
  const events = element.events.filter((one) => (base ? one.from === 'base' : true));
  return {
    kind: 'class',
    ...(base
      ? {name: element.base!.name, description: element.base!.description}
      : {name: element.className, description: element.description}),
    superclass: !base && above ? above : {name: 'LitElement', package: 'lit'},
    ...(base ? {} : {customElement: true, tagName: element.tag}),
    attributes,
    members: [
      ...properties.map((one) => ({...field(one), ...from(one.inherited)})),
      ...methods.map((one) => ({...method(one), ...from(one.inherited)})),
    ],
    events: events.map((one) => ({...described(one), type: {text: one.type}, ...from(one.from === 'base')})),
    slots: base ? [] : element.slots,
    cssParts: base ? [] : element.parts,
    cssProperties: base ? [] : element.tokens.map((one) => ({...described(one), ...start(one)})),
  } as {name: string};
}

function described({name, description}: {name: string; description: string}) {
  return {name, description};
}

function start(one: {default: string | undefined}) {
  return one.default === undefined ? {} : {default: one.default};
}

function field(one: Property): object {
  return {
    kind: 'field',
    ...described(one),
    type: {text: one.type},
    ...start(one),
    ...(one.attribute && {attribute: one.attribute}),
    ...(one.reflects && {reflects: true}),
    ...(one.readonly && {readonly: true}),
  };
}

function method(one: Method): object {
  const parameters = one.parameters.map(({name, type, optional}) => ({name, type: {text: type}, ...(optional && {optional})}));
  return {kind: 'method', ...described(one), parameters, return: {type: {text: one.returns}}};
}
