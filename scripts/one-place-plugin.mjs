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
      const source = embed.code.replaceAll(`./${version}/`, './').replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '\n');
      if (source.includes(`/${version}/`)) throw new Error('embed.js names its folder in a way that is not known');
      this.emitFile({type: 'asset', fileName: `${version}/embed.js`, source});
    },
  };
}
