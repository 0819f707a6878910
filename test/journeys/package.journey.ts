import {execFileSync} from 'node:child_process';
import {readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {publint} from 'publint';
import ts from 'typescript';
import {expect, test} from '../support/journey.js';
import {copyInto, packageName, packPackage, root, type PackedPackage} from '../support/packed-package.js';

let packed: PackedPackage;
test.beforeAll(() => {
  packed = packPackage(['@types/trusted-types', '@types/react', 'react', 'react-dom', 'vue', 'svelte']);
});
test.afterAll(() => packed.remove());

/** Runs a module in the project and hands back what it prints, as JSON. */
function inProject(code: string): unknown {
  const file = join(packed.project, 'run.mjs');
  writeFileSync(file, code);
  return JSON.parse(execFileSync(process.execPath, [file], {cwd: packed.project, encoding: 'utf8'}));
}

test('the tarball holds what is published, and nothing that points elsewhere', async () => {
  const files = ts.sys.readDirectory(packed.folder, undefined, undefined, ['**/*']).map((file) => file.slice(packed.folder.length + 1));
  for (const one of ['README.md', 'LICENSE', 'NOTICE', 'dist/cdn/embed.js', 'dist/themes/ledger.css', 'dist/web-types.json'])
    expect(files).toContain(one);
  expect(
    files.filter(
      (file) => !/^(README\.md|LICENSE|NOTICE|package\.json)$|^dist\/(lib|types|frameworks|cdn|themes)\/|^dist\/[\w.-]+\.json$/.test(file),
    ),
  ).toEqual([]);
  const texts = files
    .filter((file) => /\.(js|d\.ts)$/.test(file))
    .map((file) => [file, readFileSync(join(packed.folder, file), 'utf8')] as const);
  const lost = texts.filter(([file, text]) => {
    const map = /\/\/# sourceMappingURL=(\S+)\s*$/.exec(text)?.[1];
    return map && !files.includes(join(file, '..', map));
  });
  expect(lost.map(([file]) => file)).toEqual([]);
  expect(statSync(packed.tarball).size).toBeLessThan(3_000_000);
  const {messages} = await publint({pkgDir: packed.folder, pack: false, strict: true});
  expect(messages).toEqual([]);
});

test('every type of every entry resolves, from modules and from bundlers', () => {
  const tool = join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js');
  // Node's own CommonJS and resolution without `exports` are left out: the package is ESM only.
  execFileSync(process.execPath, [tool, packed.tarball, '--profile', 'esm-only', '--quiet'], {stdio: 'pipe'});
});

test('every entry can be imported on a server, and React draws the tags there', () => {
  const {exports} = JSON.parse(readFileSync(join(packed.folder, 'package.json'), 'utf8')) as {
    exports: Record<string, {default: string} | string>;
  };
  const entries = Object.entries(exports).flatMap(([name, to]) => {
    if (typeof to === 'string') return [];
    if (!name.includes('*')) return [name];
    const [before, after] = to.default.split('*') as [string, string];
    return ts.sys
      .readDirectory(join(packed.folder, before), ['.js'])
      .map((file) => file.slice(join(packed.folder, before).length, -after.length))
      .map((one) => name.replace('*', one));
  });
  expect(entries.length).toBeGreaterThan(60);
  const all = entries.map((entry) => packageName + entry.slice(1));
  expect(
    inProject(`
      const faults = [];
      for (const entry of ${JSON.stringify(all)}) await import(entry).catch((error) => faults.push(entry + ': ' + error.message));
      console.log(JSON.stringify(faults));`),
  ).toEqual([]);
  expect(
    inProject(`
      import {createElement} from 'react';
      import {renderToString} from 'react-dom/server';
      import {Desk, Portal, TicketStatus} from '${packageName}/react';
      const given = {baseUrl: '/v1', className: 'x', auth: {getToken: async () => ''}, onReady() {}};
      const both = [createElement(Portal, {...given, view: 'tickets'}), createElement(Desk, given, createElement(TicketStatus, {compact: true}), createElement(TicketStatus, {compact: false}))];
      console.log(JSON.stringify(both.map((one) => renderToString(one))));`),
  ).toEqual([
    '<aftercare-portal base-url="/v1" class="x" view="tickets"></aftercare-portal>',
    '<aftercare-desk base-url="/v1" class="x"><aftercare-ticket-status compact=""></aftercare-ticket-status><aftercare-ticket-status></aftercare-ticket-status></aftercare-desk>',
  ]);
});

for (const [name, options] of [
  ['a bundler', {module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler}],
  ['Node', {module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext}],
] as const) {
  test(`pages, React, JSX, Vue and Svelte are typed, and a wrong attribute is an error, as ${name} resolves`, () => {
    const files = copyInto(packed, 'test/types');
    writeFileSync(join(packed.project, 'package.json'), '{"type": "module"}');
    const program = ts.createProgram(files, {
      ...options,
      ...{target: ts.ScriptTarget.ES2022, lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.dom.asynciterable.d.ts']},
      ...{jsx: ts.JsxEmit.ReactJSX, strict: true, exactOptionalPropertyTypes: true, noEmit: true, resolveJsonModule: true, types: []},
      skipLibCheck: true,
    });
    const ours = program.getSourceFiles().filter(({fileName}) => !fileName.includes('node_modules') || fileName.includes(packageName));
    const faults = ours.flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]);
    expect(faults.map(({file, messageText}) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`)).toEqual([]);
  });
}
