import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {mkdir, rename, rm, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {after, describe, it} from 'node:test';
import {promisify} from 'node:util';
import {gatewayWords} from '../../scripts/gateway-words.mjs';
import type {ArticleFile} from '../../server/app/article-file.js';
import {planImport, type ArticleImport, type ImportOptions} from '../../server/app/article-import.js';
import {createRepository} from '../../server/memory/repository.js';
import {root} from '../house/sources.js';
import {temporaryFolder} from '../support/file-rooms.js';
import {hostGateway} from '../support/gateway-host.js';
import {startPostgres, withoutPostgres} from '../support/postgres.js';
import {settings} from '../support/records.js';
import {openStaffCounter} from '../support/staff-counter.js';
import {start} from '../support/gateway-counter.js';

const head = {title: '导出失败', kind: 'solution', category: 'data', locale: 'zh-Hans', summary: '三步找回来。'};

function file(path: string, over: Record<string, string | undefined> = {}, markdown = '## 第一步\n\n重试。\n'): ArticleFile {
  const lines = Object.entries({...head, ...over}).flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${value}`]));
  return {path, text: ['---', ...lines, '---', markdown].join('\n')};
}

/** A knowledge base that folders are imported into, one after the other. */
function shelf() {
  const repository = createRepository(settings, []);
  let now = start;
  return {
    repository,
    pass: (ms: number) => void (now += ms),
    import: async (files: ArticleFile[], more: Partial<ImportOptions> = {}): Promise<ArticleImport> => {
      const stored = await repository.articles();
      const plan = await planImport(files, {settings, stored, source: (id) => repository.articleSource(id), now, ...more});
      assert.equal(await repository.write({articles: plan.put}), 'written');
      return plan;
    },
    read: async (id: string) => {
      const found = (await repository.articles()).find(({entry}) => entry.id === id);
      assert.ok(found, id);
      return found;
    },
  };
}

const ids = (plan: ArticleImport) => plan.put.map(({entry, revision}) => [entry.id, revision]);

describe('a folder of articles', () => {
  it('is read with all that its files say, and a second time changes nothing', async () => {
    const {read, pass, repository, ...base} = shelf();
    const whole = [
      file('guides/Export fails.md', {
        title: '"导出：“失败”了 # 怎么办"',
        summary: '>-\n  第一行\n  second line',
        product: "BI 'Server'  # which one",
        keywords: "[xlsx, \"a, b\", 'it''s']",
        related: '\n  - faq\n  - "faq"',
        updated: '2026-02-28T09:30:00+08:00',
      }),
      file('faq/index.md', {kind: 'faq', id: undefined, locale: undefined}),
    ];
    const first = await base.import(whole);
    assert.deepEqual([first.refused, first.remarks], [[], []]);
    assert.deepEqual(ids(first), [['faq', 1], ['export-fails', 1]]); // prettier-ignore
    const {entry, related, file: path} = await read('export-fails');
    assert.deepEqual(
      [entry.title, entry.summary, entry.updatedAt, related, path],
      ['导出：“失败”了 # 怎么办', '第一行 second line', '2026-02-28T01:30:00.000Z', ['faq', 'faq'], 'guides/Export fails.md'],
    );
    assert.match(entry.text, /^第一步\n重试。\n\fBI 'Server' xlsx a, b it's$/, 'keywords stand behind the text, for the search');
    assert.equal((await read('faq')).entry.locale, settings.locales[0]);
    pass(86_400_000);
    const listed = await repository.articles();
    const again = await base.import(whole);
    assert.deepEqual([ids(again), again.unchanged], [[], 2]);
    assert.deepEqual(await repository.articles(), listed);
    const changed = await base.import([whole[0]!, file('faq/index.md', {kind: 'faq', title: '新的标题'})]);
    assert.deepEqual([ids(changed), changed.unchanged], [[['faq', 2]], 1]);
    assert.equal((await read('faq')).entry.updatedAt, new Date(start + 86_400_000).toISOString());
  });

  it('gives one article in several languages an address each, which stays, and links within a language', async () => {
    const {read, ...base} = shelf();
    const both = [
      file('en/export.md', {locale: 'en-GB'}, 'See [logs](logs.md), [more](article:logs), [none](gone.md), [web](https://a.example/x.md).'),
      file('en/logs.md', {locale: 'en'}),
      file('zh/export.md', {locale: 'zh-CN'}, '见[日志](./logs.md#a)和[这里](../en/logs.md)。'),
      file('zh/logs.md', {locale: 'zh-Hans'}),
    ];
    const plan = await base.import(both);
    assert.deepEqual(ids(plan).flat().filter((id) => typeof id === 'string').sort(), ['export', 'export-en-gb', 'logs', 'logs-en']); // prettier-ignore
    assert.equal((await read('export')).entry.locale, 'zh-CN', 'the desk’s own language comes first');
    const links = (id: string) => read(id).then(({body}) => JSON.stringify(body).match(/"href":"[^"]+"/g));
    assert.deepEqual(await links('export'), ['"href":"article:logs"', '"href":"article:logs-en"']);
    assert.deepEqual(await links('export-en-gb'), ['"href":"article:logs-en"', '"href":"article:logs-en"', '"href":"https://a.example/x.md"']); // prettier-ignore
    assert.deepEqual(plan.remarks.map(({path, line, text}) => [path, line, text]), [['en/export.md', 8, 'leads to gone.md, which is not there']]); // prettier-ignore
    const onlyEnglish = await base.import(both.slice(0, 2));
    assert.deepEqual([ids(onlyEnglish), onlyEnglish.gone.map(({entry}) => entry.id).sort()], [[], ['export', 'logs']]);
    await base.repository.write({articlesOff: onlyEnglish.gone});
    await base.import(both.slice(0, 2));
    assert.equal((await read('export-en-gb')).name, 'export', 'the address stays where the other language goes');
  });

  it('takes what is right, and refuses each other file by name, line and reason', async () => {
    const {import: take, repository} = shelf();
    const bad: [ArticleFile, line: number, reason: RegExp][] = [
      [{path: 'README.md', text: '# hello'}, 1, /begins with no front matter/],
      [{path: 'binary.md', text: undefined}, 1, /UTF-8/],
      [{path: 'endless.md', text: '---\ntitle: x\n'}, 1, /without an end/],
      [file('a.md', {title: undefined}), 1, /has no title/],
      [file('b.md', {title: 'x\nwhat is this'}), 3, /no line of key: value/],
      [file('c.md', {title: 'x\ntitle: y'}), 3, /gives title a second time/],
      [file('d.md', {title: '"x'}), 2, /quotes that do not close/],
      [file('e.md', {title: '[a, b]'}), 2, /several of title/],
      [file('f.md', {kind: 'poem'}), 3, /no kind “poem”; there are solution, guide/],
      [file('g.md', {category: 'nowhere'}), 4, /no category “nowhere”; there are install/],
      [file('h.md', {category: undefined}), 1, /has no category/],
      [file('i.md', {category: undefined, categories: '[data, access]'}), 6, /names several categories/],
      [file('j.md', {locale: 'not a locale'}), 5, /a locale that is none/],
      [file('k.md', {summary: 'x'.repeat(601)}), 6, /summary of 601 characters; 600 is the most/],
      [file('l.md', {updated: '2026-02-30'}), 7, /updated at “2026-02-30”/],
      [file('m.md', {id: 'a/b'}), 7, /cannot have the id “a\/b”/],
      [file('index.md'), 1, /cannot have the id “index”/],
      [file('n.md', {keywords: '[a'}), 7, /does not end/],
      [file('o.md', {}, ' \n'), 8, /no text behind/],
      [file('p.md', {}, `a\n\n${'_a*'.repeat(3_400)}`), 10, /more than 10000 characters/],
      [file('q.md', {}, '>'.repeat(200)), 8, /nest 100 levels/],
      [file('r.md', {}, 'x\n\n![图](pictures/a.png)'), 10, /shows pictures\/a\.png beside it.*--pictures/],
      [file('s/good.md'), 1, /has the id “good” and the language of good\.md/],
      [file('t.md', {title: '*anchor'}), 2, /begins with \*: put the text in quotes/],
    ];
    const plan = await take([file('good.md'), ...bad.map(([one]) => one)]);
    assert.deepEqual(ids(plan), [['good', 1]]);
    for (const [{path}, line, reason] of bad) {
      const found = plan.refused.filter((one) => one.path === path);
      assert.deepEqual(found.map((one) => one.line), [line], path); // prettier-ignore
      assert.match(found[0]!.text, reason);
    }
    assert.equal((await repository.articles()).length, 1);
  });

  it('leaves out HTML and keys that nobody reads, and says so', async () => {
    const {read, ...base} = shelf();
    const hostile = 'a <b onclick="x()">b</b>\n\n<script>alert(1)</script>\n\n<!-- a comment -->\n\n[c](javascript:alert(1))';
    const plan = await base.import([file('a.md', {tags: '[x]'}, hostile)]);
    assert.deepEqual(
      plan.remarks.map(({line, text}) => [line, text]),
      [[7, 'tags is read by nobody here'], [9, 'HTML is left out'], [11, 'HTML is left out']], // prettier-ignore
    );
    assert.doesNotMatch(JSON.stringify((await read('a')).body), /onclick|alert|script/);
  });

  it('leads to its pictures where they are published', async () => {
    const {read, ...base} = shelf();
    const pictures = [
      file('guides/a.md', {}, '![图](img/图%20一.png "640x360") ![b](../b.png) ![c](/c.png) ![d](https://e.example/d.png)'),
    ];
    await base.import(pictures, {pictures: 'https://cdn.example/help'});
    assert.deepEqual(JSON.stringify((await read('a')).body).match(/"src":"[^"]+"/g), [
      '"src":"https://cdn.example/help/guides/img/%E5%9B%BE%20%E4%B8%80.png"',
      '"src":"https://cdn.example/help/b.png"',
      '"src":"/c.png"',
      '"src":"https://e.example/d.png"',
    ]);
  });

  it('keeps its links and pictures when somebody changes an article by hand, and refuses what only its folder knows', async () => {
    const counter = await openStaffCounter();
    const {repository} = counter.gateway.ports;
    const markdown = '见[另一篇](../faq/reset.md)和[同名](article:reset)。\n\n![图](pics/a.png)\n';
    const files = [file('guides/export.md', {id: 'export'}, markdown), file('faq/reset.md', {id: 'reset'})];
    const stored = await repository.articles();
    const options = {
      settings,
      stored,
      source: (id: string) => repository.articleSource(id),
      now: start,
      pictures: 'https://cdn.example.com/help',
    };
    const plan = await planImport(files, options);
    assert.equal(await repository.write({articles: plan.put}), 'written');
    const before = (await counter.call('GET', '/articles/export')).json;
    const text = JSON.stringify(before.body);
    assert.match(text, /article:reset/);
    assert.match(text, /https:\/\/cdn\.example\.com\/help\/guides\/pics\/a\.png/);

    let {version, ...words} = (await counter.staff('GET', '/articles/export')).json;
    const change = async (over: object) => {
      const {title, kind, category, locale, summary, keywords, related} = words;
      const body = {title, kind, category, locale, summary, keywords, related, markdown: words.markdown, ...over};
      return counter.staff('POST', '/articles/export/change', {body, version});
    };
    for (const title of ['导出失败（改）', '导出失败（再改）']) {
      const changed = await change({title});
      assert.equal(changed.status, 200, changed.text);
      ({version, ...words} = changed.json);
      assert.deepEqual((await counter.call('GET', '/articles/export')).json.body, before.body, 'not a link is lost');
    }
    for (const [line, lost] of Object.entries({
      '见[别处](../faq/nothing.md)。': /Line 1 leads to the file \.\.\/faq\/nothing\.md.*article:/,
      '先看图。\n\n![图](pics/new.png)': /Line 3 shows pics\/new\.png.*whole address/,
    })) {
      const refused = await change({markdown: line});
      assert.deepEqual([refused.status, refused.json.issues[0].pointer], [422, '/markdown']);
      assert.match(refused.json.detail, lost);
    }
    const fresh = {...head, id: 'fresh', keywords: [], related: [], markdown: '![图](a.png)'};
    assert.match((await counter.staff('POST', '/articles', {body: fresh})).json.detail, /Line 1 shows a\.png/);
    assert.equal(
      (await counter.staff('POST', '/articles', {body: {...fresh, markdown: '![图](/pics/a.png) [站外](https://a.example) [本页](#x)'}}))
        .status,
      200,
    );
  });

  it('names what is gone from it, follows what is moved, and touches nothing that was written or changed by hand', async () => {
    const {read, repository, ...base} = shelf();
    await base.import([file('a.md'), file('b.md'), file('c.md')]);
    const moved = await base.import([file('new/a.md', {id: 'a'}), {path: 'c.md', text: 'spoilt meanwhile'}]);
    assert.deepEqual(moved.gone.map(({entry}) => entry.id), ['b'], 'a refused file is still there'); // prettier-ignore
    assert.equal((await read('a')).file, 'new/a.md');
    const [{file: _, ...kept}, source] = [await read('a'), (await repository.articleSource('a'))!];
    const byHand = {...kept, entry: {...kept.entry, title: '改过的标题'}, revision: kept.revision + 1, source};
    assert.equal(await repository.write({articles: [byHand]}), 'written');
    const again = await base.import([file('new/a.md', {id: 'a'}), file('c.md')]);
    assert.deepEqual([ids(again), again.kept.map(({path}) => path), again.gone.map(({entry}) => entry.id)], [[], ['new/a.md'], ['b']]);
    assert.equal((await read('a')).entry.title, '改过的标题');
    await base.import([file('new/a.md', {id: 'a'})], {overwrites: true});
    assert.deepEqual([(await read('a')).entry.title, (await read('a')).file], [head.title, 'new/a.md']);
  });
});

const run = promisify(execFile);

describe('the command', () => {
  const cluster = withoutPostgres === undefined ? startPostgres() : undefined;
  after(async () => (await cluster)?.stop());

  for (const kind of ['SQLite', 'PostgreSQL'] as const) {
    const skip = kind === 'PostgreSQL' && withoutPostgres !== undefined && withoutPostgres;
    it(`fills the knowledge base of a vendor, empty at first, while a gateway runs on ${kind}`, {skip}, async () => {
      const [folder, data] = [await temporaryFolder(), await temporaryFolder()];
      const put = async ({path, text}: ArticleFile) => {
        await mkdir(dirname(join(folder, path)), {recursive: true});
        await writeFile(join(folder, path), text!);
      };
      const env = {
        DATA_DIR: data,
        CONFIG: join(root, 'docs/configuration.example.json'),
        ...(kind === 'PostgreSQL' && {DATABASE_URL: await (await cluster!).createDatabase()}),
      };
      const articles = async (...words: string[]) => {
        const asked = run(process.execPath, [...gatewayWords('articles-command'), folder, ...words], {
          cwd: root,
          env: {PATH: process.env['PATH'], ...env},
        });
        const {stdout, stderr, code = 0} = await asked.catch((error: {stdout: string; stderr: string; code: number}) => error) as {stdout: string; stderr: string; code?: number}; // prettier-ignore
        return {code, said: stdout + stderr};
      };
      const host = await hostGateway(env);
      await host.start();
      try {
        const index = () => host.call('ann', 'GET', '/articles/index');
        const empty = await index();
        assert.deepEqual(((await empty.json()) as {articles: unknown[]}).articles, []);
        if (kind === 'SQLite') assert.match((await articles()).said, /no Markdown file/);
        await put(file('guides/export-fails.md'));
        await put(file('logs.md'));
        await put({path: 'broken.md', text: 'x'});
        await put({path: '_drafts/later.md', text: 'x'});
        if (kind === 'SQLite') {
          assert.match((await articles('--dry-run')).said, /2 new, 0 changed, 0 as before, 0 taken off, 1 refused; nothing was written/);
          assert.equal((await index()).headers.get('ETag'), empty.headers.get('ETag'));
        }
        const first = await articles();
        assert.deepEqual([first.code, /refused {2}broken\.md:1 begins with no front matter/.test(first.said)], [1, true], first.said);
        const filled = await index();
        assert.notEqual(filled.headers.get('ETag'), empty.headers.get('ETag'));
        assert.equal((await host.call('ann', 'GET', '/articles/export-fails')).status, 200);
        await rm(join(folder, 'broken.md'));
        await rename(join(folder, 'logs.md'), join(folder, 'logs.txt'));
        const again = await articles();
        assert.equal(again.code, 0);
        assert.match(again.said, /stays until --remove {2}logs\.md, logs\n0 new, 0 changed, 1 as before, 0 taken off, 0 refused/);
        assert.equal((await host.call('ann', 'GET', '/articles/logs')).status, 200);
        assert.match((await articles('--remove')).said, /taken off {2}logs\.md, logs/);
        assert.equal((await host.call('ann', 'GET', '/articles/logs')).status, 404);
      } finally {
        await host.end('SIGTERM');
      }
      if (kind === 'SQLite') assert.match((await articles()).said, /1 as before/, 'nor is a gateway needed');
    });
  }
});
