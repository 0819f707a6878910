/**
 * Declares properties without the compiler's helper: every decorator here is one that tells Lit of a property.
 *
 * @returns {import('vite').Plugin}
 */
export function plainPropertiesPlugin() {
  return {
    name: 'plain-properties',
    enforce: 'post',
    transform(code, id) {
      if (!/\/src\/.*\.ts(\?[\w-]+)?$/.test(id) || !code.includes('_decorate(')) return undefined;
      const plain = code
        .replaceAll(/^_decorate\(\[(.+)\], (\w+\.prototype), ("\w+"), void 0\);$/gm, '$1($2, $3);')
        .replace(/^import _decorate from .*$/m, '');
      if (plain.includes('_decorate')) throw new Error(`${id}: a decorator that declares no property`);
      return {code: plain, map: null};
    },
  };
}
