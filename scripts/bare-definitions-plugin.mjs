/**
 * Definitions export nothing: whoever loads one is handed nothing, and no helper builds an empty object for it.
 *
 * @returns {import('vite').Plugin}
 */
export function bareDefinitionsPlugin() {
  const helper = /^import \{ \w+ as __exportAll \} from "\.\/rolldown-runtime\.js";$/m;
  return {
    name: 'bare-definitions',
    renderChunk(code) {
      const unasked = code.replaceAll(/(import\("[^"]+"\))\.then\(\(n\) => n\.\w+\)/g, '$1');
      if (!helper.test(code)) return unasked === code ? undefined : {code: unasked, map: null};
      const empty = /^var (\w+) = \/\* @__PURE__ \*\/ __exportAll\(\{\}\);$/m;
      const [, name] = empty.exec(unasked) ?? [];
      const bare = unasked
        .replace(helper, '')
        .replace(empty, '')
        .replace(new RegExp(`(?<=^export \\{.*) ${name} as \\w+,?(?=.*\\};?$)`, 'm'), '');
      if (bare.includes('__exportAll') || (name && bare.includes(name)))
        throw new Error('A module that exports something is loaded as part of a larger file');
      return {code: bare.replace(/,? \};?$/, ' };'), map: null};
    },
    generateBundle(_, bundle) {
      for (const name of Object.keys(bundle)) if (/rolldown-runtime\.js(\.map)?$/.test(name)) delete bundle[name];
    },
  };
}
