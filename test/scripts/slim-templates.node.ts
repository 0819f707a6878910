import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {parseAst} from 'vite';
import {slimCss, slimHtml, slimTemplates, unclosed} from '../../scripts/slim-templates-plugin.mjs';

const slimmed = (code: string) => slimTemplates(code, parseAst(code));
const lineOf = (code: string, word: string) => code.slice(0, code.indexOf(word)).split('\n').length;

describe('slim templates', () => {
  it('keep every line of the code around them, so that source maps stay true', () => {
    const code =
      'const a = html`\n  <p>\n    ${one}\n\n    <b>${\n      two\n    }</b>\n  </p>\n`;\nconst b = css`\n  p {\n    top: 0;\n  }\n`;\nend();';
    const slim = slimmed(code);
    for (const word of ['one', 'two', 'const b', 'end']) assert.equal(lineOf(slim, word), lineOf(code, word), word);
    assert.equal(slim.replaceAll('\n', ''), 'const a = html` <p> ${one} <b>${      two    }</b> </p> `;const b = css` p{top:0}`;end();');
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

  it('leave open what their end closes, and close what something follows', () => {
    assert.equal(unclosed('<div><p>${one}</p> </div>'), '<div><p>${one}');
    assert.equal(unclosed('<b>a</b> '), '<b>a</b> ');
    assert.equal(unclosed('<div><textarea></textarea>'), '<div><textarea></textarea>');
    assert.equal(
      slimmed('const a = html`<ul>${rows.map((row) => html`<li><b>${row}</b></li>`)}</ul>`;'),
      'const a = html`<ul>${rows.map((row) => html`<li><b>${row}`)}`;',
    );
  });

  it('drop from style sheets what they say as well without, and nothing else', () => {
    const kept = (style: string) => slimCss(style).replaceAll('\n', '').trim();
    assert.equal(
      kept(`\n  .a .b > .c {\n    content: "{ ; } 0.5";\n    /* why */\n    margin: 0 0.5em;\n  }\n  .d\n  .e {\n    top: 0;\n  }\n`),
      '.a .b>.c{content:"{ ; } 0.5";margin:0 .5em}.d .e{top:0}',
    );
    assert.equal(kept('.a :focus, .b::before { color: red !important; }'), '.a :focus,.b::before{color:red!important}');
    assert.equal(kept('.a { width: calc(var(--x) * 2 + 10.5px - 1em); }'), '.a{width:calc(var(--x)*2 + 10.5px - 1em)}');
    assert.equal(kept(':not(.a) * { color: rgb(0 0 0 / 30%); --empty: ; }'), ':not(.a) *{color:rgb(0 0 0/30%);--empty: }');
    assert.equal(kept("@media (width > 480px) { .a[x='1'] .b { top: 0; } }"), "@media (width>480px){.a[x='1'] .b{top:0}}");
  });
});
