import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {parseAst} from 'vite';
import {slimCss, slimHtml, slimTemplates} from '../../scripts/slim-templates-plugin.mjs';

const src = fileURLToPath(new URL('../../src', import.meta.url));

/** Every stretch of text between `css` and its end or an expression, from all sources. */
const styles = readdirSync(src, {recursive: true, encoding: 'utf8'})
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) =>
    [...readFileSync(join(src, file), 'utf8').matchAll(/\bcss`([^`]*)`/g)].flatMap((match) => match[1]!.split(/\$\{[^}]*\}/)),
  );

const slimmed = (code: string) => slimTemplates(code, parseAst(code));
const lineOf = (code: string, word: string) => code.slice(0, code.indexOf(word)).split('\n').length;

describe('slim templates', () => {
  it('keep every line of the code around them, so that source maps stay true', () => {
    const code =
      'const a = html`\n  <p>\n    ${one}\n\n    <b>${\n      two\n    }</b>\n  </p>\n`;\nconst b = css`\n  p {\n    top: 0;\n  }\n`;\nend();';
    const slim = slimmed(code);
    for (const word of ['one', 'two', 'const b', 'end']) assert.equal(lineOf(slim, word), lineOf(code, word), word);
    assert.equal(slim.replaceAll('\n', ''), 'const a = html` <p> ${one} <b>${      two    }</b> </p> `;const b = css` p{top: 0;}`;end();');
  });

  it('leave alone where white space is text', () => {
    const pre = 'const a = html`<pre>\n  ${one}\n</pre>`;';
    assert.equal(slimmed(pre), pre);
    const begun = 'const a = html`<textarea id="a">\n  ${one}</textarea>`;';
    assert.equal(slimmed(begun), begun);
  });

  it('keep the space between two inline elements, and none where there was none', () => {
    assert.equal(slimHtml('<b>a</b>\n      <i>b</i><i>c</i>\n    '), '<b>a</b> <i>b</i><i>c</i> ');
  });

  it('keep what style sheets say: selectors with their spaces, strings as they are', () => {
    const style = `\n  .a .b > .c {\n    content: "{ ; }";\n    /* why */\n    margin: 0 1px;\n  }\n  .d\n  .e {\n    top: 0;\n  }\n`;
    assert.equal(slimCss(style).replaceAll('\n', '').trim(), '.a .b > .c{content: "{ ; }";margin: 0 1px;}.d .e{top: 0;}');
  });

  it('say the same in every style sheet of ours', () => {
    const plain = (style: string) =>
      style
        .replaceAll(/\/\*[^]*?\*\//g, ' ')
        .replaceAll(/\s+/g, ' ')
        .replaceAll(/ ?([{};]) ?/g, '$1')
        .trim();
    assert.ok(styles.length > 10);
    for (const style of styles) assert.equal(plain(slimCss(style)), plain(style));
  });
});
