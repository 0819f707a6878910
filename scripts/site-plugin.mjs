import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {described, elementCards, elementLinks, recordOf, referenceOf} from './element-page.mjs';
import {llmsTexts} from './llms.mjs';
import {readManifest} from './read-manifest.mjs';

/**
 * What the site's pages may say besides HTML: `<!-- part: footer -->` stands for `parts/footer.html`, and `{{中文|English}}` for the same words
 * in both languages, of which the style sheet shows the page's own. Whoever reads a page sees each sentence beside its twin; `zh-hant.json` has it in
 * traditional Chinese, and a sentence that it lacks stops the build. A link to the
 * page itself is marked as the current one. `<!-- reference: aftercare-desk -->` and its like stand for what the manifest says of an element. What articles show, under `media/`, is built into the site under its own name, and beside
 * it what language models and tools read of the elements.
 *
 * @param {string} folder of the site
 * @returns {import('vite').Plugin}
 */
export function sitePlugin(folder) {
  /** @param {string} html @returns {string} */
  const withParts = (html) =>
    html.replaceAll(/<!-- part: ([\w-]+) -->/g, (_, name) => withParts(readFileSync(join(folder, 'parts', `${name}.html`), 'utf8')));
  /** @type {Record<string, string>} */
  const traditional = JSON.parse(readFileSync(join(folder, 'zh-hant.json'), 'utf8'));
  /** @param {string} chinese @returns {string} */
  const inTraditional = (chinese) => {
    const found = traditional[chinese.trim().replaceAll(/\s+/g, ' ')];
    if (found === undefined) throw new Error(`demo/zh-hant.json lacks “${chinese.trim()}”`);
    return found;
  };
  /** @type {ReturnType<typeof readManifest> | undefined} */
  let known;
  const elements = () => (known ??= readManifest());
  /** @type {Record<string, (tag: string) => string>} */
  const fromManifest = {
    links: () => elementLinks(elements()),
    cards: () => elementCards(elements()),
    reference: (tag) => referenceOf(elementOf(tag)),
    record: (tag) => recordOf(elementOf(tag)),
    about: (tag) => described(elementOf(tag).description),
  };
  const elementOf = (/** @type {string} */ tag) => {
    const found = elements().find(({tagName}) => tagName === tag);
    if (!found) throw new Error(`The manifest knows no ${tag}`);
    return found;
  };
  const withElements = (/** @type {string} */ html) =>
    html.replaceAll(/<!-- (links|cards|reference|record|about): ([\w-]+) -->/g, (_, what, tag) => fromManifest[what]?.(tag) ?? '');
  return {
    name: 'site',
    generateBundle() {
      for (const [fileName, source] of Object.entries(llmsTexts(elements()))) this.emitFile({type: 'asset', fileName, source});
      for (const name of readdirSync(join(folder, 'media')))
        this.emitFile({type: 'asset', fileName: `media/${name}`, source: readFileSync(join(folder, 'media', name))});
    },
    transformIndexHtml: {
      order: 'pre',
      handler: (html, {path}) =>
        withElements(withParts(html))
          .replaceAll(
            /\{\{([^|{}]+)\|([^|{}]+)\}\}/g,
            (_, chinese, english) =>
              `<span lang="zh-CN">${chinese.trim()}</span><span lang="zh-Hant">${inTraditional(chinese)}</span><span lang="en">${english.trim()}</span>`,
          )
          .replace(/(<title data-en="[^"]*")>([^<]*)/, (_, start, title) => `${start} data-zh-hant="${inTraditional(title)}">${title}`)
          .replaceAll(`<a href="${path.slice(1)}">`, `<a href="${path.slice(1)}" aria-current="page">`),
    },
  };
}
