/**
 * Takes indentation and comments out of `html`, `svg` and `css` templates. Every template keeps its number of lines, so that source maps
 * stay true. Templates with `pre` or `textarea` are left as they are: there, white space is text.
 *
 * @returns {import('vite').Plugin}
 */
export function slimTemplatesPlugin() {
  return {
    name: 'slim-templates',
    enforce: 'post',
    transform(code, id) {
      if (!/\/src\/.*\.ts$/.test(id) || !/\b(html|svg|css)`/.test(code)) return undefined;
      /** @type {{start: number, end: number, text: string}[]} */
      const edits = [];
      walk(this.parse(code), (node) => {
        if (node['type'] !== 'TaggedTemplateExpression') return;
        const {tag, quasi} = /** @type {{tag: {name?: string}, quasi: {quasis: {start: number, end: number}[]}}} */ (
          /** @type {unknown} */ (node)
        );
        const slim = tag.name === 'css' ? slimCss : tag.name === 'html' || tag.name === 'svg' ? slimHtml : undefined;
        if (!slim) return;
        const parts = quasi.quasis.map(({start, end}) => ({start, end, text: code.slice(start, end)}));
        if (parts.some(({text}) => /<(pre|textarea)\b/.test(text))) return;
        edits.push(...parts.map(({start, end, text}) => ({start, end, text: slim(text)})));
      });
      let slimmed = code;
      for (const {start, end, text} of edits.toSorted((a, b) => b.start - a.start))
        slimmed = slimmed.slice(0, start) + text + slimmed.slice(end);
      return {code: slimmed, map: null};
    },
  };
}

/** @param {string} text */
export function slimHtml(text) {
  return keepLines(text, text.replaceAll(/\s*\n\s*/g, '\n'), ' ');
}

/** @param {string} text */
export function slimCss(text) {
  const quoted = /("[^"\n]*"|'[^'\n]*')/;
  const slim = text
    .replaceAll(/\/\*[^]*?\*\//g, ' ')
    .split(quoted)
    .map((piece, index) => (index % 2 ? piece : piece.replaceAll(/\s*\n\s*/g, '\n').replaceAll(/[^\S\n]*([{};])[^\S\n]*/g, '$1')))
    .join('');
  return keepLines(text, slim.replaceAll(/\n?([{};])\n/g, '$1\n'), '');
}

/**
 * Joins the lines of `slim`, and puts as many line ends as `text` has where its last one was.
 *
 * @param {string} text
 * @param {string} slim
 * @param {string} joint between two lines; where neither ends or begins with a brace or semicolon, it is a space
 */
function keepLines(text, slim, joint) {
  const count = text.split('\n').length - 1;
  const last = slim.lastIndexOf('\n');
  if (count === 0 || last < 0) return text;
  const head = slim.slice(0, last).replaceAll('\n', (_, at) => (/[{};]/.test(slim[at - 1] ?? '') ? joint : ' '));
  return head + '\n'.repeat(count) + slim.slice(last + 1);
}

/**
 * @param {unknown} node
 * @param {(node: Record<string, unknown>) => void} visit
 */
function walk(node, visit) {
  if (Array.isArray(node)) {
    for (const one of node) walk(one, visit);
  } else if (typeof node === 'object' && node !== null) {
    const record = /** @type {Record<string, unknown>} */ (node);
    visit(record);
    for (const value of Object.values(record)) walk(value, visit);
  }
}
