import {readFileSync} from 'node:fs';
import {manifestFile} from './read-manifest.mjs';

/** @typedef {import('./read-manifest.mjs').ElementRecord} ElementRecord */
/** @typedef {import('./read-manifest.mjs').Named} Named */

const read = (/** @type {string} */ file) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8').trim();
const guides = ['embedding', 'frameworks', 'theming', 'identity-and-mail', 'configuration', 'articles', 'operations'];

/**
 * What a language model needs to help with embedding, by file name: `llms.txt` in the form of llmstxt.org says what there is, `llms-full.txt`
 * holds it, and the manifest has it for tools. Everything is taken from the manifest and the guides as they are at this build; the links stand beside the file.
 *
 * @param {ElementRecord[]} elements
 * @returns {Record<string, string>}
 */
export function llmsTexts(elements) {
  const {name, version, description} = JSON.parse(read('package.json'));
  const [, about = description] = /^# Aftercare\s+([\s\S]+?)\n\n/.exec(read('README.md')) ?? [];
  const index = [
    '# Aftercare',
    `> ${about.replaceAll('\n', ' ').replaceAll(/\[([^\]]+)\]\([^)]*\)/g, '$1')}`,
    `npm package \`${name}\` ${version}. One script tag (\`embed.js\`) or \`import '${name}/define/portal.js'\` registers the tags; a desk or portal with \`base-url\` connects them to a backend.`,
    '## Docs',
    '- [Everything in one file](llms-full.txt): guides and the reference of all elements\n- [Custom elements manifest](custom-elements.json): the same reference for tools',
    '## Elements',
    elements.map(({tagName, description}) => `- [${tagName}](llms-full.txt): ${description}`).join('\n'),
  ];
  const full = ['# Aftercare', ...elements.map(referenceOf), read('README.md'), ...guides.map((name) => read(`docs/${name}.md`))];
  return {
    'llms.txt': `${index.join('\n\n')}\n`,
    'llms-full.txt': `${full.join('\n\n')}\n`,
    'custom-elements.json': readFileSync(manifestFile, 'utf8'),
  };
}

/** @param {ElementRecord} element */
function referenceOf({tagName, description, attributes, members, events, slots, cssParts, cssProperties}) {
  const typed = (/** @type {Named} */ one) =>
    one.type
      ? ` (\`${one.type.text}\`${one.default ? `, \`${one.default}\` by default` : ''})`
      : one.default
        ? ` (\`${one.default}\` by default)`
        : '';
  const list = (/** @type {string} */ title, /** @type {Named[]} */ some) =>
    some.length
      ? [`### ${title}`, some.map((one) => `- \`${one.name || '(default)'}\`${typed(one)}: ${one.description ?? ''}`).join('\n')]
      : [];
  return [
    `## <${tagName}>`,
    description,
    ...list('Attributes', attributes),
    ...list(
      'Properties',
      members.filter(({kind, attribute}) => kind === 'field' && !attribute),
    ),
    ...list(
      'Methods',
      members.filter(({kind}) => kind === 'method'),
    ),
    ...list('Events', events),
    ...list('Slots', slots),
    ...list('Parts', cssParts),
    ...list('Tokens', cssProperties),
  ].join('\n\n');
}
