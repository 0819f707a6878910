/**
 * Definitions export nothing: whoever loads one gets an empty object, and no helper that would build it.
 *
 * @returns {import('vite').Plugin}
 */
export function bareDefinitionsPlugin() {
  const helper = /^import \{ \w+ as __exportAll \} from "\.\/rolldown-runtime\.js";$/m;
  return {
    name: 'bare-definitions',
    renderChunk(code) {
      if (!helper.test(code)) return undefined;
      const bare = code.replace(helper, '').replaceAll('/* @__PURE__ */ __exportAll({})', '{}');
      if (bare.includes('__exportAll')) throw new Error('A module that exports something is loaded as part of a larger file');
      return {code: bare, map: null};
    },
    generateBundle(_, bundle) {
      for (const name of Object.keys(bundle)) if (/rolldown-runtime\.js(\.map)?$/.test(name)) delete bundle[name];
    },
  };
}
