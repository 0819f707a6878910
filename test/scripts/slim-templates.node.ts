import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {slimCss, slimHtml} from '../../scripts/slim-templates-plugin.mjs';

const src = fileURLToPath(new URL('../../src', import.meta.url));

/** Every stretch of text between `css` and its end or an expression, from all sources. */
const styles = readdirSync(src, {recursive: true, encoding: 'utf8'})
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) =>
    [...readFileSync(join(src, file), 'utf8').matchAll(/\bcss`([^`]*)`/g)].flatMap((match) => match[1]!.split(/\$\{[^}]*\}/)),
  );

describe('slim templates', () => {
  it('keep every line, so that source maps stay true', () => {
    const text = '\n    <p>\n      a\n\n    </p>\n  ';
    assert.equal(slimHtml(text).split('\n').length, text.split('\n').length);
    for (const style of styles) assert.equal(slimCss(style).split('\n').length, style.split('\n').length);
  });

  it('keep the space between two inline elements, and none where there was none', () => {
    assert.equal(slimHtml('<b>a</b>\n      <i>b</i><i>c</i>\n    '), '<b>a</b> <i>b</i><i>c</i>\n\n');
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
