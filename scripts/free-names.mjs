/** @typedef {import('./walk.mjs').Node} Node */

/**
 * The names a piece of a module takes from around it: all that it refers to and does not declare itself.
 *
 * @param {unknown} piece a statement, or a part of one
 * @returns {Set<string>}
 */
export function freeNames(piece) {
  /** @type {Set<string>} */
  const free = new Set();
  visit(/** @type {Node} */ (piece), [], free);
  return free;
}

/**
 * @param {unknown} part
 * @param {readonly Set<string>[]} scopes those around it, the nearest last
 * @param {Set<string>} free
 */
function visit(part, scopes, free) {
  if (Array.isArray(part)) {
    for (const one of part) visit(one, scopes, free);
    return;
  }
  if (typeof part !== 'object' || part === null) return;
  const node = /** @type {Node} */ (part);
  // What a template or an expression of another language says is an object as well, and none of the program.
  if (typeof node.type !== 'string') return;
  if (node.type === 'Identifier') {
    const name = String(node['name']);
    if (!scopes.some((scope) => scope.has(name))) free.add(name);
    return;
  }
  const inner = [...scopes, declaredIn(node)];
  for (const [key, value] of Object.entries(node)) {
    const named = node['computed'] !== true && (key === 'property' || key === 'key');
    // What a member is called is no name; of `{a}`, the value is one.
    if (!named) visit(value, inner, free);
  }
}

/**
 * What a node declares for what is within it.
 *
 * @param {Node} node
 * @returns {Set<string>}
 */
function declaredIn(node) {
  /** @type {Set<string>} */
  const names = new Set();
  if (/Function/.test(node.type)) {
    if (node.type === 'FunctionExpression') bind(node['id'], names);
    bind(node['params'], names);
    gatherVars(node['body'], names);
    if (node.type !== 'ArrowFunctionExpression') names.add('arguments');
  } else if (node.type.startsWith('Class')) bind(node['id'], names);
  else if (node.type === 'CatchClause') bind(node['param'], names);
  else if (/^(BlockStatement|StaticBlock)$/.test(node.type)) {
    gatherLets(node['body'], names);
    if (node.type === 'StaticBlock') gatherVars(node['body'], names);
  } else if (node.type.startsWith('For')) gatherLets([node['init'] ?? node['left']], names);
  else if (node.type === 'SwitchStatement') {
    for (const {consequent} of /** @type {{consequent: unknown}[]} */ (node['cases'])) gatherLets(consequent, names);
  }
  return names;
}

/**
 * The names that a pattern binds.
 *
 * @param {unknown} pattern
 * @param {Set<string>} names
 */
export function bind(pattern, names) {
  if (Array.isArray(pattern)) for (const one of pattern) bind(one, names);
  if (typeof pattern !== 'object' || pattern === null) return;
  const node = /** @type {Node} */ (pattern);
  if (node.type === 'Identifier') names.add(String(node['name']));
  for (const key of ['elements', 'argument', 'left']) if (node.type !== 'Identifier') bind(node[key], names);
  if (node.type === 'ObjectPattern') {
    for (const property of /** @type {Node[]} */ (node['properties'])) bind(property['value'] ?? property['argument'], names);
  }
}

/**
 * `let`, `const`, classes and functions of one block.
 *
 * @param {unknown} statements
 * @param {Set<string>} names
 */
function gatherLets(statements, names) {
  for (const node of /** @type {(Node | null)[]} */ (statements)) {
    if (node?.type === 'VariableDeclaration') for (const {id} of /** @type {{id: unknown}[]} */ (node['declarations'])) bind(id, names);
    if (/^(Function|Class)Declaration$/.test(node?.type ?? '')) bind(node?.['id'], names);
  }
}

/**
 * `var`s of a function, however deep in its blocks.
 *
 * @param {unknown} part
 * @param {Set<string>} names
 */
function gatherVars(part, names) {
  if (Array.isArray(part)) for (const one of part) gatherVars(one, names);
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return;
  const node = /** @type {Node} */ (part);
  if (/Function|^Class/.test(node.type ?? '')) return;
  if (node.type === 'VariableDeclaration' && node['kind'] === 'var') gatherLets([node], names);
  for (const value of Object.values(node)) gatherVars(value, names);
}
