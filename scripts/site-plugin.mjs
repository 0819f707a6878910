import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

/**
 * What the site's pages may say besides HTML: `<!-- part: footer -->` stands for `parts/footer.html`, and `{{中文|English}}` for the same words
 * in both languages, of which the style sheet shows the page's own. Whoever reads a page sees each sentence beside its twin. A link to the
 * page itself is marked as the current one. What articles show, under `media/`, is built into the site under its own name.
 *
 * @param {string} folder of the site
 * @returns {import('vite').Plugin}
 */
export function sitePlugin(folder) {
  /** @param {string} html @returns {string} */
  const withParts = (html) =>
    html.replaceAll(/<!-- part: ([\w-]+) -->/g, (_, name) => withParts(readFileSync(join(folder, 'parts', `${name}.html`), 'utf8')));
  return {
    name: 'site',
    generateBundle() {
      for (const name of readdirSync(join(folder, 'media')))
        this.emitFile({type: 'asset', fileName: `media/${name}`, source: readFileSync(join(folder, 'media', name))});
    },
    transformIndexHtml: {
      order: 'pre',
      handler: (html, {path}) =>
        withParts(html)
          .replaceAll(
            /\{\{([^|{}]+)\|([^|{}]+)\}\}/g,
            (_, chinese, english) => `<span lang="zh-CN">${chinese.trim()}</span><span lang="en">${english.trim()}</span>`,
          )
          .replaceAll(`<a href="${path.slice(1)}">`, `<a href="${path.slice(1)}" aria-current="page">`),
    },
  };
}
