import {dirname, join, relative, sep} from 'node:path';
import ts from 'typescript';
import {readTokens, type Token} from './read-tokens.js';
import {docOf, isPublic, type Named, tagsOf} from './read-comments.js';

/** A field that a page may set or read. */
export interface Property extends Named {
  /** As TypeScript writes it; an alias of words is written out. */
  type: string;
  /** The words it may be, where it is one of some; else none. */
  values: string[];
  default: string | undefined;
  attribute: string | undefined;
  reflects: boolean;
  readonly: boolean;
  inherited: boolean;
}

export interface Method extends Named {
  parameters: {name: string; type: string; optional: boolean}[];
  returns: string;
  inherited: boolean;
}

export interface Fired extends Named {
  /** `CustomEvent<...>`, as the table of events has it. */
  type: string;
  /** It comes from this element, from what all elements share, or bubbles up from an element in it. */
  from: 'itself' | 'base' | 'inside';
}

/** Everything that a page may rely on of one element. */
export interface ElementRecord extends Named {
  tag: string;
  /** Its class, and the file that holds it, from the root. */
  className: string;
  file: string;
  /** The file that registers its tag. */
  define: string;
  /** The class it extends, where that is one of ours. */
  base: {name: string; file: string; description: string} | undefined;
  properties: Property[];
  methods: Method[];
  events: Fired[];
  slots: Named[];
  parts: Named[];
  tokens: Token[];
  /** The files that draw it, from the root. */
  drawnBy: string[];
}

/** Reads all elements from the code under `root`: what it declares, and what its comments say. */
export function readElements(root: string): ElementRecord[] {
  const definitions = ts.sys.readDirectory(root, ['.ts'], undefined, ['src/define/*.ts']);
  const {config} = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile) as {config: object};
  const {options} = ts.parseJsonConfigFileContent({...config, files: [], include: []}, ts.sys, root);
  const program = ts.createProgram(definitions, {...options, types: []});
  const code = new Code(root, program);
  const tokens = readTokens(root);
  const events = code.events();
  const own = definitions
    .flatMap((file) => code.definedIn(program.getSourceFile(file)!))
    .filter(({tag}, index, all) => all.findIndex((one) => one.tag === tag) === index)
    .map((one) => code.element(one, events, tokens))
    .sort((one, other) => one.tag.localeCompare(other.tag, 'en'));
  return own.map((element) => ({...element, events: heard(element, own, root, code)}));
}

/** An element's own events, and those that bubble up to it: from tags in its own templates, or from whatever a page puts into its slot. */
function heard(element: ElementRecord, all: ElementRecord[], root: string, code: Code): Fired[] {
  const own = element.drawnBy.filter((file) => file.startsWith(`${dirname(element.file)}/`));
  const text = own.map((file) => code.textOf(join(root, file)).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')).join('\n');
  const drawn = (tag: string) => new RegExp(`<${tag}[\\s>]`).test(text);
  const holdsOthers = (one: ElementRecord) => one.slots.some(({name}) => name === '');
  const open = holdsOthers(element) || all.some((other) => drawn(other.tag) && holdsOthers(other));
  const inside = all.filter((other) => other !== element && (open || drawn(other.tag))).flatMap(({events}) => events);
  const known = new Set(element.events.map(({name}) => name));
  const fresh = inside.filter(({name}) => !known.has(name) && known.add(name));
  return [...element.events, ...fresh.map((event) => ({...event, from: 'inside' as const}))];
}

interface Definition {
  tag: string;
  declaration: ts.ClassDeclaration;
  define: string;
}

class Code {
  readonly #checker: ts.TypeChecker;

  constructor(
    private readonly root: string,
    private readonly program: ts.Program,
  ) {
    this.#checker = program.getTypeChecker();
  }

  textOf(path: string): string {
    return this.program.getSourceFile(path)?.text ?? '';
  }

  /** The tags that a file registers. */
  definedIn(source: ts.SourceFile): Definition[] {
    return source.statements.flatMap((statement) => {
      if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression)) return [];
      const {expression, arguments: words} = statement.expression;
      const [tag, element] = words;
      if (expression.getText() !== 'defineElement' || !tag || !element || !ts.isStringLiteral(tag)) return [];
      return [{tag: tag.text, declaration: this.#classNamed(element), define: this.#file(source)}];
    });
  }

  element({tag, declaration, define}: Definition, events: Map<string, string>, tokens: Token[]): ElementRecord {
    const parent = this.#parentOf(declaration);
    const lines = [declaration, ...(parent ? [parent] : [])];
    const drawnBy = this.#drawnBy(declaration.getSourceFile());
    const comments = drawnBy.flatMap((file) => tagsOf(this.program.getSourceFile(join(this.root, file))!));
    const of = (kind: string, inside = comments) => inside.filter((one) => one.kind === kind);
    const fires = lines.flatMap((line) =>
      of('fires', tagsOf(line)).map(({name, description}) => {
        const type = events.get(name);
        if (!type) throw new Error(`${tag}: ${name} stands in no table of events`);
        return {name, description, type, from: line === declaration ? ('itself' as const) : ('base' as const)};
      }),
    );
    return {
      tag,
      name: tag,
      description: docOf(declaration),
      className: declaration.name!.text,
      file: this.#file(declaration.getSourceFile()),
      define,
      base: parent && {name: parent.name!.text, file: this.#file(parent.getSourceFile()), description: docOf(parent)},
      properties: lines.flatMap((line) => line.members.flatMap((member) => this.#property(member, line !== declaration))),
      methods: lines.flatMap((line) => line.members.flatMap((member) => this.#method(member, line !== declaration))),
      events: fires,
      slots: named(of('slot')),
      parts: named(of('csspart')),
      tokens: parent ? tokens : [],
      drawnBy,
    };
  }

  /** The table of events: name and type of each. */
  events(): Map<string, string> {
    const source = this.program.getSourceFile(join(this.root, 'src/kit/events.ts'))!;
    const table = source.statements.find((one) => ts.isInterfaceDeclaration(one) && one.name.text === 'AftercareEventMap');
    const rows = (table as ts.InterfaceDeclaration).members.filter(ts.isPropertySignature);
    return new Map(rows.map(({name, type}) => [(name as ts.StringLiteral).text, type!.getText().replaceAll(/\s+/g, ' ')]));
  }

  #file(source: ts.SourceFile): string {
    return relative(this.root, source.fileName).split(sep).join('/');
  }

  #classNamed(name: ts.Expression): ts.ClassDeclaration {
    const symbol = this.#checker.getSymbolAtLocation(name)!;
    const {valueDeclaration} = symbol.flags & ts.SymbolFlags.Alias ? this.#checker.getAliasedSymbol(symbol) : symbol;
    if (!valueDeclaration || !ts.isClassDeclaration(valueDeclaration)) throw new Error(`${name.getText()} is no class`);
    return valueDeclaration;
  }

  /** The class above, where it is ours. */
  #parentOf(declaration: ts.ClassDeclaration): ts.ClassDeclaration | undefined {
    const extended = declaration.heritageClauses?.find(({token}) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0];
    const parent = extended && this.#classNamedOrTyped(extended.expression);
    return parent && this.#file(parent.getSourceFile()).startsWith('src/') ? parent : undefined;
  }

  #classNamedOrTyped(name: ts.Expression): ts.ClassDeclaration | undefined {
    const found = this.#checker.getTypeAtLocation(name).getSymbol()?.valueDeclaration;
    return found && ts.isClassDeclaration(found) ? found : undefined;
  }

  #property(member: ts.ClassElement, inherited: boolean): Property[] {
    const readable = ts.isPropertyDeclaration(member) || ts.isGetAccessor(member);
    if (!readable || !isPublic(member)) return [];
    const written = ts.isPropertyDeclaration(member) && !member.modifiers?.some(({kind}) => kind === ts.SyntaxKind.ReadonlyKeyword);
    const options = ts.isPropertyDeclaration(member) ? reactive(member) : undefined;
    const name = member.name.getText();
    const set = this.#checker.getTypeAtLocation(member);
    const parts = set.isUnion() ? set.types : [set];
    const values = parts.every((one) => one.isStringLiteral()) ? parts.map((one) => (one as ts.StringLiteralType).value) : [];
    const type = values.map((one) => `'${one}'`).join(' | ') || (member.type?.getText() ?? this.#checker.typeToString(set));
    const start = ts.isPropertyDeclaration(member) ? member.initializer?.getText() : undefined;
    return [
      {
        ...{name, description: docOf(member), type, values, inherited},
        default: start,
        attribute: options && (options.attribute === undefined ? name.toLowerCase() : options.attribute || undefined),
        reflects: options?.reflect ?? false,
        readonly: !written && !siblings(member).some((one) => ts.isSetAccessor(one) && one.name.getText() === name),
      },
    ];
  }

  #method(member: ts.ClassElement, inherited: boolean): Method[] {
    if (!ts.isMethodDeclaration(member) || !isPublic(member)) return [];
    const parameters = member.parameters.map(({name, type, questionToken, initializer}) => ({
      name: name.getText(),
      type: type?.getText() ?? 'unknown',
      optional: !!questionToken || !!initializer,
    }));
    const returns = member.type?.getText() ?? 'void';
    return [{name: member.name.getText(), description: docOf(member), parameters, returns, inherited}];
  }

  /** The file of a class with all that it loads, now or later, of its own folder and of what all elements share. */
  #drawnBy(source: ts.SourceFile): string[] {
    const own = source.fileName.slice(0, source.fileName.lastIndexOf('/') + 1);
    const shared = `${this.root.replace(/\/$/, '')}/src/kit/`;
    const found = new Set<ts.SourceFile>();
    const visit = (file: ts.SourceFile): void => {
      if (found.has(file)) return;
      found.add(file);
      for (const target of importsOf(file)) {
        const path = ts.resolveModuleName(target, file.fileName, this.program.getCompilerOptions(), ts.sys).resolvedModule
          ?.resolvedFileName;
        const next = path && (path.startsWith(own) || path.startsWith(shared)) ? this.program.getSourceFile(path) : undefined;
        if (next) visit(next);
      }
    };
    visit(source);
    return [...found].map((file) => this.#file(file));
  }
}

function siblings({parent}: ts.ClassElement): readonly ts.ClassElement[] {
  return ts.isClassLike(parent) ? parent.members : [];
}

/** What `@property` says of a field; undefined where it has no such decorator. */
function reactive(member: ts.PropertyDeclaration): {attribute?: string | false; reflect?: boolean} | undefined {
  const call = ts.getDecorators(member)?.find(({expression}) => expression.getText().startsWith('property('))?.expression;
  if (!call || !ts.isCallExpression(call)) return undefined;
  const [options] = call.arguments;
  if (!options || !ts.isObjectLiteralExpression(options)) return {};
  const given = (name: string) =>
    options.properties.filter(ts.isPropertyAssignment).find((one) => one.name.getText() === name)?.initializer;
  const attribute = given('attribute');
  return {
    ...(attribute && {attribute: ts.isStringLiteral(attribute) ? attribute.text : false}),
    reflect: given('reflect')?.kind === ts.SyntaxKind.TrueKeyword,
  };
}

/** What a file loads, without types. */
function importsOf(file: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && node.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword)
      found.push((node.moduleSpecifier as ts.StringLiteral).text);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [target] = node.arguments;
      if (target && ts.isStringLiteral(target)) found.push(target.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found.filter((target) => target.startsWith('.'));
}

/** Each once, by name. */
function named(all: Named[]): Named[] {
  const seen = new Map<string, Named>();
  for (const {name, description} of all) if (!seen.has(name)) seen.set(name, {name, description});
  return [...seen.values()].sort((one, other) => one.name.localeCompare(other.name, 'en'));
}
