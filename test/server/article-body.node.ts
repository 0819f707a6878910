import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {articleBody, plainText} from '../../server/app/article-body.js';
import {asMarkdown} from '../../server/app/staff/staff-case.js';
import {articleTags, type ArticleNode} from '../../src/contract/article.js';

const allowedAttributes: Record<string, string[]> = {
  a: ['href'],
  img: ['src', 'alt', 'width', 'height'],
  video: ['src', 'title'],
  blockquote: ['tone'],
  ol: ['start'],
  h2: ['id'],
  h3: ['id'],
  h4: ['id'],
  pre: ['lang'],
};

function elements(nodes: readonly ArticleNode[]): Exclude<ArticleNode, string>[] {
  return nodes.flatMap((node) => (typeof node === 'string' ? [] : [node, ...elements(node.children ?? [])]));
}

function assertClosed(nodes: readonly ArticleNode[]) {
  for (const {tag, attributes = {}} of elements(nodes)) {
    assert.ok((articleTags as readonly string[]).includes(tag), `tag ${tag}`);
    for (const name of Object.keys(attributes)) assert.ok(allowedAttributes[tag]?.includes(name), `attribute ${name} on ${tag}`);
    if (attributes.href) assert.match(attributes.href, /^(?:https?:\/\/|mailto:|tel:|article:|#)/i);
    if (attributes.src) assert.match(attributes.src, /^(?:https?:\/\/|\/(?![/\\]))/i);
  }
}

describe('an article body', () => {
  it('keeps headings with ids, lists, tables, code with its language and links between articles', () => {
    const body = articleBody(
      '## 症状\n\n见[处理步骤](#处理步骤)、[另一篇](article:ldap-login)。\n\n## 处理步骤\n\n3. 停止\n4. 启动\n\n```sql\nSELECT 1\n```\n\n|参数|值|\n|:-|-:|\n|a|1|\n\n~~旧~~',
    );
    assertClosed(body);
    assert.deepEqual(body[0], {tag: 'h2', attributes: {id: '症状'}, children: ['症状']});
    assert.deepEqual(body[1], {
      tag: 'p',
      children: [
        '见',
        {tag: 'a', attributes: {href: '#处理步骤'}, children: ['处理步骤']},
        '、',
        {tag: 'a', attributes: {href: 'article:ldap-login'}, children: ['另一篇']},
        '。',
      ],
    });
    assert.deepEqual(body[3], {
      tag: 'ol',
      attributes: {start: '3'},
      children: [
        {tag: 'li', children: ['停止']},
        {tag: 'li', children: ['启动']},
      ],
    });
    assert.deepEqual(body[4], {tag: 'pre', attributes: {lang: 'sql'}, children: [{tag: 'code', children: ['SELECT 1\n']}]});
    assert.deepEqual(
      elements(body).filter(({tag}) => ['th', 'td', 'del'].includes(tag)),
      [
        {tag: 'th', children: ['参数']},
        {tag: 'th', children: ['值']},
        {tag: 'td', children: ['a']},
        {tag: 'td', children: ['1']},
        {tag: 'del', children: ['旧']},
      ],
    );
  });

  it('gives headings of the same words different ids, and words without letters an id too', () => {
    const ids = elements(articleBody('# Step\n\n## Step\n\n## Step 2\n\n##### ***\n\n## 🎉'))
      .filter(({tag}) => tag.startsWith('h'))
      .map(({attributes}) => attributes?.id);
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.every(Boolean));
  });

  it('has no level above h2 or below h4', () => {
    assert.deepEqual(
      articleBody('# a\n\n###### b').map((node) => (typeof node === 'string' ? node : node.tag)),
      ['h2', 'h4'],
    );
  });

  it('leaves the words of a link whose address could run script or leads nowhere', () => {
    for (const address of [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'java&#x09;script:alert(1)',
      '&#106;avascript:alert(1)',
      'vbscript:msgbox(1)',
      'data:text/html,%3Cscript%3Ealert(1)%3C/script%3E',
      'file:///etc/passwd',
      'blob:https://example.com/1',
      '//evil.example/x',
      '/admin',
      '?x=1',
      '#no-such-heading',
      '#%E0%A4%A',
    ]) {
      const body = articleBody(`[click](<${address}>)`);
      assert.deepEqual(body, [{tag: 'p', children: ['click']}], address);
    }
  });

  it('keeps nothing of HTML but never its neighbours', () => {
    const hostile =
      'before <img src=x onerror=alert(1)> <b onclick=alert(1)>bold</b> after\n\n<script>alert(1)</script>\n\n<svg onload=alert(1)>\n\n<iframe src="javascript:alert(1)"></iframe>\n\n<style>*{display:none}</style>\n\nend';
    const body = articleBody(hostile);
    assertClosed(body);
    assert.equal(plainText(body), 'before  bold after\nend');
    assert.doesNotMatch(JSON.stringify(body), /onerror|onclick|script|svg|iframe|style/);
  });

  it('shows the description of an image that is not on the web', () => {
    assert.deepEqual(articleBody('![图](data:image/svg+xml;base64,PHN2Zz4=)'), [{tag: 'p', children: ['图']}]);
    assert.deepEqual(articleBody('![图](x.png)'), [{tag: 'p', children: ['图']}]);
    assert.deepEqual(articleBody('![图](https://cdn.example/x.png "t")'), [
      {tag: 'p', children: [{tag: 'img', attributes: {src: 'https://cdn.example/x.png', alt: '图'}}]},
    ]);
  });

  it('keeps the size of an image, and images of the page’s own site but of no other', () => {
    assert.deepEqual(articleBody('![图](/pictures/x.svg "640x360")'), [
      {tag: 'p', children: [{tag: 'img', attributes: {src: '/pictures/x.svg', alt: '图', width: '640', height: '360'}}]},
    ]);
    for (const address of ['//evil.example/x.png', 'ftp://e.example/x.png'])
      assert.deepEqual(articleBody(`![图](<${address}>)`), [{tag: 'p', children: ['图']}], address);
  });

  it('tells a video from an image by its file, or where its author says so', () => {
    for (const source of ['https://cdn.example/a.mp4', 'https://cdn.example/a.webm?t=1', 'https://video.example/v/1 "video"'])
      assert.deepEqual(articleBody(`![三分钟看懂](${source})`), [
        {tag: 'video', attributes: {src: source.split(' ')[0], title: '三分钟看懂'}},
      ]);
    assert.equal(plainText(articleBody('前\n\n![三分钟看懂](https://cdn.example/a.mp4)\n\n后')), '前\n三分钟看懂\n后');
  });

  it('makes a callout of a quote that names its tone, and leaves any other a quote', () => {
    assert.deepEqual(articleBody('> [!WARNING]\n> 先备份。\n>\n> 再升级。'), [
      {
        tag: 'blockquote',
        attributes: {tone: 'warning'},
        children: [
          {tag: 'p', children: ['先备份。']},
          {tag: 'p', children: ['再升级。']},
        ],
      },
    ]);
    assert.deepEqual(articleBody('> [!TIP]\n>\n> - a'), [
      {tag: 'blockquote', attributes: {tone: 'tip'}, children: [{tag: 'ul', children: [{tag: 'li', children: ['a']}]}]},
    ]);
    for (const quote of ['> [!OTHER] x', '> 引用', '>'])
      assert.ok(
        elements(articleBody(quote)).every(({attributes}) => attributes?.tone === undefined),
        quote,
      );
  });

  it('is refused before it is read where reading it would take seconds', () => {
    assert.throws(() => articleBody('_a*'.repeat(3_400)), /Line 1 has more than 10000 characters/);
    assert.throws(() => articleBody(`${'_a*'.repeat(500)}\n`.repeat(30)), /paragraph at line 4 has more than 3000 signs/);
    assert.throws(() => articleBody('行\n\n'.repeat(200_000)), /may have 500000 characters/);
    assert.equal(articleBody(`${'**词** '.repeat(100)}\n\n`.repeat(20)).length, 20);
  });

  it('takes no attribute from a code block but a plain language', () => {
    for (const fence of ['```"onmouseover=alert(1)', '```js onload=x', '~~~<script>']) {
      const [pre] = elements(articleBody(`${fence}\nx\n${fence.slice(0, 3)}`));
      assert.ok(!pre?.attributes || pre.attributes.lang === 'js', fence);
    }
  });

  it('is refused in plain words where it nests without end', () => {
    for (const markdown of ['>'.repeat(3000) + 'x', '>'.repeat(200) + 'x', `${'- '.repeat(150)}x`]) {
      assert.throws(() => articleBody(markdown), /may nest 100 levels/);
    }
    assert.equal(plainText(articleBody('>'.repeat(60) + 'x')), 'x');
  });

  it('stays closed over any mixture of hostile pieces', () => {
    const piece = fc.constantFrom(
      '[a](', 'javascript:', 'x)', '![', '](data:', '<img src=x onerror=', '>', '\n\n', '# ', '```', '|a|\n|-|\n', '<a href="', '"', '[^1]',
      '[^1]: ', '- [ ] ', '&#x3C;script&#x3E;', '<https://e.example>', 'http://e.example', '\u0000', '\u202e', '中文', '*', '~~', '    ',
    ); // prettier-ignore
    fc.assert(fc.property(fc.array(piece, {maxLength: 30}), (pieces) => assertClosed(articleBody(pieces.join('')))));
  });
});

describe('plain text', () => {
  it('puts blocks on lines and parts cells', () => {
    assert.equal(plainText(articleBody('## A\n\nb *c*\\\nd\n\n- e\n- f\n\n|g|h|\n|-|-|\n|1|2|')), 'A\nb c\nd\ne\nf\ng h\n1 2');
    assert.equal(plainText(articleBody('第一行。\n\n- 第二行：\n- 登录 MySQL\n- 第四行')), '第一行。第二行：登录 MySQL\n第四行');
  });
});

describe('a plain text that is made Markdown', () => {
  const reads = (text: string) => {
    const body = articleBody(asMarkdown(text));
    const others = elements(body).flatMap(({tag}) => (['p', 'br', 'a'].includes(tag) ? [] : [tag]));
    assert.deepEqual(others, [], text);
    return plainText(body);
  };

  it('reads as it was written: names of files, addresses, entities, numbers and rules among it', () => {
    for (const text of [
      'see __init__.py and _private_',
      '1. stop\n2) start\n3.1 is the version',
      '___\n***\n---\n===\n+ a\n# b',
      'R&D says &lt;b&gt; &#33;, not <b>',
      'https://example.com/a_b/c_d?x=1&y_z=2 www.example.com/__a__ me_too@example.com',
      '[!NOTE] | a | b |\n|---|---|\n`x` ~~y~~ \\_',
    ])
      assert.equal(reads(text), text);
  });

  it('does so whatever was written', () => {
    const sign = fc.constantFrom(...'\\`*_[]()<>~|&;#=+-.)!:/@"\' \n\n19ab李', 'www.', 'https://', '&amp;', '    ', '__', '1. ', '.com');
    fc.assert(
      fc.property(fc.array(sign, {maxLength: 40}), (signs) => {
        const text = signs.join('');
        const written = text.split('\n').map((line) => line.trim()).filter(Boolean); // prettier-ignore
        assert.equal(reads(text), written.join('\n'));
      }),
      {numRuns: 400},
    );
  });
});
