import {walk} from './walk.mjs';

/**
 * Takes line ends, indentation, comments and last end tags out of `html` and `css` templates, for the one-script build.
 *
 * @returns {import('vite').Plugin}
 */
export function slimTemplatesPlugin() {
  return {
    name: 'slim-templates',
    enforce: 'post',
    transform(code, id) {
      if (!/\/src\/.*\.ts(\?[\w-]+)?$/.test(id) || !/\b(html|css)`/.test(code)) return undefined;
      return {code: slimTemplates(code, this.parse(code)), map: null};
    },
  };
}

/**
 * A module with slimmer templates. Their line ends go behind the text they stood in, where they are code and the minifier drops them: every
 * line of code keeps its number, so that source maps stay true. Templates with `pre`, or with a `textarea` that holds more than one
 * expression, are left as they are: there, white space is text.
 *
 * @param {string} code
 * @param {unknown} ast
 */
export function slimTemplates(code, ast) {
  /** @type {{start: number, end: number, text: string}[]} */
  const edits = [];
  walk(ast, (node) => {
    if (node.type !== 'TaggedTemplateExpression') return;
    const {tag, quasi} = /** @type {{tag: {name?: string}, quasi: {quasis: {start: number, end: number}[]}}} */ (
      /** @type {unknown} */ (node)
    );
    const slim = tag.name === 'css' ? slimCss : tag.name === 'html' ? slimHtml : undefined;
    if (!slim) return;
    const parts = quasi.quasis.map(({start, end}) => ({start, end, text: code.slice(start, end)}));
    if (/<pre\b|<textarea\b[^>]*>(?!<\/textarea>)/.test(parts.map(({text}) => text).join(''))) return;
    for (const {start, end, text} of parts) {
      const last = code[end] === '`';
      const behind = end + (last ? '`'.length : '${'.length);
      const less = last && slim === slimHtml ? unclosed(slim(text)) : slim(text);
      edits.push({start, end: behind, text: less + code.slice(end, behind) + '\n'.repeat(lineEnds(text) - lineEnds(less))});
    }
  });
  let slimmed = code;
  for (const {start, end, text} of edits.toSorted((a, b) => b.start - a.start)) {
    slimmed = slimmed.slice(0, start) + text + slimmed.slice(end);
  }
  return slimmed;
}

/** @param {string} text */
export function slimHtml(text) {
  return text.replaceAll(/\s*\n\s*/g, ' ');
}

/**
 * Without the end tags a template ends with: each is parsed by itself, and what is open at its end is closed there.
 *
 * @param {string} text
 */
export function unclosed(text) {
  return text.replace(/(\s*<\/(?!textarea)[\w-]+>)+$/, '');
}

/**
 * Drops what a style sheet says as well without: comments, space where none is needed, a rule's last semicolon, the nought before a decimal
 * point. Kept is space that means something: between selectors, around `+` and `-`, before a `*` that may be a selector.
 *
 * @param {string} text
 */
export function slimCss(text) {
  const quoted = /("[^"\n]*"|'[^'\n]*')/;
  return text
    .replaceAll(/\/\*[^]*?\*\//g, ' ')
    .split(quoted)
    .map((piece, index) => (index % 2 ? piece : slimPiece(piece)))
    .join('');
}

/** @param {string} text */
function slimPiece(text) {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/(?<!:) ?([{};,>]) ?/g, '$1')
    .replaceAll(/: (?!;)/g, ':')
    .replaceAll(' !important', '!important')
    .replaceAll(/\) \* (?=[\d(])/g, ')*')
    .replaceAll(/(?<=[\w%)]) \/ (?=\d)/g, '/')
    .replaceAll(/(?<=[ :,(*/-])0(?=\.\d)/g, '')
    .replaceAll(';}', '}');
}

/** @param {string} text */
function lineEnds(text) {
  return text.split('\n').length - 1;
}
