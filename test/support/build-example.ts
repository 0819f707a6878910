import {join} from 'node:path';
import {build, type Plugin} from 'vite';
import {compile} from 'svelte/compiler';
import {compileScript, parse} from 'vue/compiler-sfc';
import {copyInto, type PackedPackage} from './packed-package.js';

/** What the frameworks' own plugins do for one file of each, without what they need for development. */
const components: Plugin = {
  name: 'components',
  async transform(source, id) {
    if (id.endsWith('.vue')) {
      const isCustomElement = (tag: string) => tag.startsWith('aftercare-');
      const {descriptor} = parse(source, {filename: id});
      const {content} = compileScript(descriptor, {id, inlineTemplate: true, templateOptions: {compilerOptions: {isCustomElement}}});
      return {code: content, moduleType: 'ts', map: null};
    }
    if (id.endsWith('.svelte')) return {code: compile(source, {filename: id}).js.code, map: null};
    return undefined;
  },
};

/** Builds one of `examples` on the packed package; hands back the folder with its page. */
export async function buildExample(packed: PackedPackage, name: string): Promise<string> {
  copyInto(packed, `examples/${name}`);
  const root = join(packed.project, 'examples', name);
  await build({root, configFile: false, logLevel: 'error', plugins: [components], build: {target: 'es2022', minify: false}});
  return join(root, 'dist');
}
