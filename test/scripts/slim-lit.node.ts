import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {plainPropertiesPlugin} from '../../scripts/plain-properties-plugin.mjs';
import {slimLit} from '../../scripts/slim-lit-plugin.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const sources = readdirSync(`${root}src`, {recursive: true, encoding: 'utf8'})
  .filter((file) => file.endsWith('.ts'))
  .map((file) => [file, readFileSync(`${root}src/${file}`, 'utf8')] as const);

/** What the one-script build takes out of Lit, as it would stand in our sources. */
const cutAway: Record<string, RegExp> = {
  'templates of SVG or MathML by themselves': /\b(svg|mathml)`/,
  comments: /<!--/,
  'tags whose name is a value': /html`[^`]*<\/?\$\{/,
  'a value right before a "/>"': /\}\/>/,
  'listeners that are no functions': /@[\w-]+=\$\{\{/,
  'directives among other text of an attribute': /="[^"]*\$\{live\(/,
  'text in a textarea, title, style or script': /[^>\s]\s*<\/(textarea|title|style|script)>/,
  'values as elements’ own parts': /<[a-z][\w-]*(\s+[.?@]?[\w-]+(=("[^"]*"|\$\{[^{}]*\}))?)*\s+\$\{/,
  'directives of Lit’s own': /from 'lit\/directives\//,
  'directives that go on by themselves': /lit\/async-directive/,
  'steps of an update that nobody takes part in': /\b(firstUpdated|shouldUpdate|scheduleUpdate|getUpdateComplete|hostUpdate)\b/,
  'another kind of shadow root, or place in one': /shadowRootOptions|renderOptions|renderBefore|createRenderRoot/,
  'static properties, initializers, controllers taken off': /static (override )?properties\b|addInitializer|removeController/,
  'properties declared past kit/reactive': /from 'lit\/decorators|PropertyDeclaration\b/,
  'values in styles that are neither styles nor text': /unsafeCSS\((?!`)|adoptStyles/,
};

describe('the slimmer Lit', () => {
  for (const [what, pattern] of Object.entries(cutAway)) {
    it(`is never asked for ${what}`, () => {
      assert.deepEqual(
        sources.filter(([, code]) => pattern.test(code)).map(([file]) => file),
        [],
      );
    });
  }

  it('fails the build when Lit has changed where it is cut', () => {
    assert.throws(() => slimLit('/node_modules/lit-html/lit-html.js', 'export const html = 1'), /no longer/);
    assert.equal(slimLit('/node_modules/lit-html/other.js', ''), undefined);
  });

  it('knows one directive, which remembers nothing', () => {
    assert.deepEqual(
      sources.filter(([, code]) => /extends Directive\b/.test(code)).map(([file]) => file),
      ['kit/live.ts'],
    );
  });

  it('declares properties plainly, and knows no other decorators', () => {
    const transform = plainPropertiesPlugin().transform as unknown as (code: string, id: string) => {code: string} | undefined;
    const declared = 'import _decorate from "x";\n_decorate([property({ type: Boolean })], A.prototype, "open", void 0);';
    assert.equal(transform(declared, '/src/a.ts')?.code.trim(), 'property({ type: Boolean })(A.prototype, "open");');
    assert.throws(() => transform('_decorate([bound], A.prototype, "open", null);', '/src/a.ts'), /declares no property/);
    assert.equal(transform('class A {}', '/src/a.ts'), undefined);
  });
});
