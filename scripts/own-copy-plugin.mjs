import {readFileSync} from 'node:fs';

/**
 * Gives elements copies of their own of modules that their main job needs and others load later, if at all. In the element's file they are a good
 * part smaller than in one beside it, which would be fetched as well. By element, which modules.
 *
 * @param {Record<string, RegExp>} copied
 * @returns {import('vite').Plugin}
 */
export function ownCopyPlugin(copied) {
  return {
    name: 'own-copy',
    enforce: 'pre',
    async resolveId(source, importer = '') {
      const element = /\/src\/(?:elements|define)\/([\w-]+)[/.]/.exec(importer)?.[1] ?? copyOf(importer)?.element ?? '';
      const wanted = copied[element];
      if (!wanted) return undefined;
      const found = await this.resolve(source, copyOf(importer)?.file ?? importer, {skipSelf: true});
      return found && wanted.test(found.id) ? `${found.id}?${element}` : found;
    },
    load(id) {
      const copy = copyOf(id);
      return copy && readFileSync(copy.file, 'utf8');
    },
  };
}

/** @param {string} id */
function copyOf(id) {
  const [, file, element] = /^(.+\.ts)\?([\w-]+)$/.exec(id) ?? [];
  return file && element ? {file, element} : undefined;
}
