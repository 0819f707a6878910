/**
 * Writes `embed.js` once more, into the folder of its version: there it is beside what it loads, at an address whose files never change.
 *
 * @param {string} version
 * @returns {import('vite').Plugin}
 */
export function onePlacePlugin(version) {
  return {
    name: 'one-place',
    generateBundle(_, bundle) {
      const embed = bundle['embed.js'];
      if (embed?.type !== 'chunk') throw new Error('The build has no embed.js');
      // What a page waits for says nothing of its map, which lies beside it.
      embed.code = embed.code.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '\n');
      const source = embed.code.replaceAll(`./${version}/`, './');
      if (source.includes(`/${version}/`)) throw new Error('embed.js names its folder in a way that is not known');
      this.emitFile({type: 'asset', fileName: `${version}/embed.js`, source});
    },
  };
}
