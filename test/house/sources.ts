import {readdirSync, readFileSync} from 'node:fs';
import {dirname, join, relative, sep} from 'node:path';
import {fileURLToPath} from 'node:url';
import ts from 'typescript';

export const root = fileURLToPath(new URL('../../', import.meta.url));

const skipped = new Set(['.git', 'node_modules', 'dist', 'coverage', 'test-results', '.data']);

/** Every file of the tree, from the root, with forward slashes. */
export const files: string[] = walk(root);

function walk(folder: string): string[] {
  return readdirSync(folder, {withFileTypes: true}).flatMap((entry) => {
    if (skipped.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : entry.isFile() ? [relative(root, path).split(sep).join('/')] : [];
  });
}

export function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

/** The code of these folders and files at the root. */
export function code(...places: string[]): string[] {
  return files.filter((file) => /\.(ts|mjs)$/.test(file) && places.some((place) => file === place || file.startsWith(`${place}/`)));
}

/** The events that code fires: the names in its calls of `emit`. */
export function firedIn(text: string): string[] {
  return [...text.matchAll(/\bemit\([^;]*/g)].flatMap(([call]) => [...call.matchAll(/'(aftercare-[\w-]+)'/g)].map(([, name]) => name!));
}

export interface Import {
  /** As it is written. */
  specifier: string;
  /** The file or folder it names from the root, or undefined for a package. */
  target: string | undefined;
  /** `whole` runs the module at once, `lazy` when asked, `types` never. */
  way: 'whole' | 'lazy' | 'types';
}

/** Everything a file imports or exports from elsewhere. */
export function importsOf(file: string): Import[] {
  const found: Import[] = [];
  const add = (specifier: string, way: Import['way']) => {
    const relativeTo = specifier.startsWith('.') ? join(dirname(file), specifier.replace(/\?.*$/, '')) : undefined;
    found.push({specifier, way, target: relativeTo?.split(sep).join('/').replace(/\.js$/, '.ts')});
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(textOf(node.moduleSpecifier), typesOnly(node.importClause) ? 'types' : 'whole');
    if (ts.isExportDeclaration(node) && node.moduleSpecifier) add(textOf(node.moduleSpecifier), node.isTypeOnly ? 'types' : 'whole');
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(textOf(node.argument.literal), 'types');
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(textOf(node.arguments[0]!), 'lazy');
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest));
  return found;
}

function typesOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const named = clause.namedBindings;
  return !clause.name && named !== undefined && ts.isNamedImports(named) && named.elements.every((element) => element.isTypeOnly);
}

function textOf(node: ts.Node): string {
  return ts.isStringLiteralLike(node) ? node.text : '';
}
