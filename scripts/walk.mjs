/** @typedef {{type: string, start: number, end: number} & Record<string, unknown>} Node */

/**
 * Visits every node of a syntax tree, each before those within it.
 *
 * @param {unknown} tree a node, or a list of such
 * @param {(node: Node) => void} visit
 */
export function walk(tree, visit) {
  if (Array.isArray(tree)) {
    for (const one of tree) walk(one, visit);
  } else if (typeof tree === 'object' && tree !== null) {
    const node = /** @type {Node} */ (tree);
    // What a template or an expression of another language says is an object as well, and none of the program.
    if (typeof node.type === 'string') visit(node);
    for (const value of Object.values(node)) walk(value, visit);
  }
}
