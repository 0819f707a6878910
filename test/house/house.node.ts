import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {roomOf, rooms} from './rooms.js';
import {code, files, type Import, importsOf, read} from './sources.js';

const inRooms = code('src', 'server', 'mocks', 'demo');

/** Files with what is wrong in them; empty means all is well. */
function wrong(among: string[], find: (file: string) => string[]): string[] {
  return among.flatMap((file) => find(file).map((what) => `${file}: ${what}`));
}

function matches(file: string, pattern: RegExp): string[] {
  return read(file)
    .split('\n')
    .flatMap((line, index) => (pattern.test(line) ? [`${index + 1}: ${line.trim().slice(0, 100)}`] : []));
}

describe('imports', () => {
  it('go only down the road', () => assert.deepEqual(wrong(inRooms, forbidden), []));

  it('find every room of the table, or it guards nothing', () => {
    const seen = new Set(inRooms.map(roomOf));
    assert.deepEqual(
      wrong(inRooms, (file) => (roomOf(file) ? [] : ['stands in no room'])),
      [],
    );
    for (const room of ['src/contract', 'src/desk', 'src/kit', 'src/elements', 'server/app']) assert.ok(seen.has(room), room);
  });

  it('never reach into another element’s folder', () => {
    const folderOf = (path: string) => /^src\/elements\/[^/]+\//.exec(path)?.[0];
    const across = (file: string) =>
      importsOf(file)
        .filter(({target}) => target && folderOf(target) && folderOf(target) !== folderOf(file))
        .map(({specifier}) => specifier);
    assert.deepEqual(wrong(code('src/elements'), across), []);
  });

  it('take zod in its small form only', () => {
    const full = (file: string) => importsOf(file).flatMap(({specifier}) => (/^zod(\/(?!mini$)|$)/.test(specifier) ? [specifier] : []));
    assert.deepEqual(wrong(inRooms, full), []);
  });

  it('are declared: every package stands in the package.json of its side', () => {
    const declared = (file: string) => {
      const {dependencies, peerDependencies} = JSON.parse(read(file)) as Record<string, Record<string, string>>;
      return Object.keys({...dependencies, ...peerDependencies});
    };
    const shipped = declared('package.json');
    const names = (file: string, among: string[]) =>
      importsOf(file).flatMap(({specifier, way, target}) =>
        target || way === 'types' || !specifier || specifier.startsWith('node:') || among.includes(packageOf(specifier)) ? [] : [specifier],
      );
    assert.deepEqual(
      wrong(code('src'), (file) => names(file, shipped)),
      [],
    );
    assert.deepEqual(
      wrong(code('server'), (file) => names(file, declared('server/package.json'))),
      [],
    );
  });
});

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function forbidden(file: string): string[] {
  const own = roomOf(file);
  const room = own === undefined ? undefined : rooms[own];
  if (!room) return [];
  return importsOf(file)
    .filter((one) => !allowed(one, own!))
    .map(({way, specifier}) => (way === 'whole' ? specifier : `${specifier} (${way})`));
}

function allowed({specifier, target, way}: Import, own: string): boolean {
  const room = rooms[own]!;
  if (target === undefined) {
    return room.packages.some((name) => (name.endsWith('*') ? specifier.startsWith(name.slice(0, -1)) : specifier === name));
  }
  const theirs = roomOf(target);
  if (theirs === undefined) return false;
  if (theirs === own || room.whole.includes(theirs)) return true;
  return (way === 'types' && (room.types ?? []).includes(theirs)) || (way === 'lazy' && (room.lazy ?? []).includes(theirs));
}

describe('files', () => {
  const written = code('src', 'server', 'mocks', 'demo', 'test', 'scripts');
  const data = /^src\/locales\/[\w-]+\/|^server\/memory\/world\/|^src\/search\/han-variants\.ts$|^demo\//;

  it('have one idea each, in at most 300 lines; a test file may hold a whole subject, in 600', () => {
    const most = (file: string) => (file.startsWith('test/') ? 600 : 300);
    const long = (file: string) => (read(file).trimEnd().split('\n').length > most(file) ? ['is too long'] : []);
    assert.deepEqual(
      wrong(
        written.filter((file) => !data.test(file)),
        long,
      ),
      [],
    );
  });

  it('are named in kebab-case, after what they hold', () => {
    const kebab = /^[a-z\d]+(-[a-z\d]+)*(\.(styles|node|test|journey|config|d))?$/;
    const vague = new Set(['utils', 'helpers', 'common', 'manager', 'index', 'misc']);
    const named = (file: string) => {
      const name = file
        .split('/')
        .at(-1)!
        .replace(/\.(ts|mjs)$/, '');
      if (file === 'src/index.ts') return [];
      return [...(kebab.test(name) ? [] : ['is not kebab-case']), ...(vague.has(name) ? ['says nothing'] : [])];
    };
    assert.deepEqual(wrong(written, named), []);
  });

  it('hold no barrel: only the package’s own index exports what others wrote', () => {
    const barrel = (file: string) => matches(file, /^export (type )?(\*|\{[^}]*\}) .*from '/);
    const inside = inRooms.filter((file) => file !== 'src/index.ts');
    assert.deepEqual(wrong(inside, barrel), []);
  });

  it('leave nothing for later', () => {
    assert.deepEqual(
      wrong(
        written.filter((file) => !file.startsWith('test/house/')),
        (file) => matches(file, /\b(TODO|FIXME|XXX|HACK)\b/),
      ),
      [],
    );
  });

  it('name no place on one machine and no registry', () => {
    const texts = files.filter((file) => /\.(ts|mjs|js|json|md|yaml|yml|html|css|svg|txt)$|^\.ci\/|^\.npmrc$/.test(file));
    const place =
      /(^|[^\w.~:/-])\/(home|root|Users|work|tmp\/wt)\/|"resolved": "(?!https:\/\/registry\.npmjs\.org\/|server)|registry\.(?!npmjs\.org)[\w-]+\.\w+/;
    assert.deepEqual(
      wrong(
        texts.filter((file) => !file.startsWith('test/house/')),
        (file) => matches(file, place),
      ),
      [],
    );
  });
});

describe('templates', () => {
  const drawn = code('src');
  it('build no markup from strings', () => {
    const fromString = /\b(innerHTML|outerHTML|insertAdjacentHTML|unsafeHTML|unsafeSVG|unsafeStatic|document\.write)\b/;
    assert.deepEqual(
      wrong(drawn, (file) => matches(file, fromString)),
      [],
    );
  });
  it('make no array by a method that old Prototype.js has replaced', () => {
    assert.deepEqual(
      wrong(drawn, (file) => matches(file, /(?<!\w)Array\.from\(/)),
      [],
    );
  });
  it('carry no inline style, which a strict policy blocks', () => {
    assert.deepEqual(
      wrong(drawn, (file) => matches(file, /\bstyleMap\b|<[^>]*\sstyle="|<style[\s>]/)),
      [],
    );
  });
});

describe('tests', () => {
  it('all run', () => {
    const held = /\b(it|test|describe|suite)(\.\w+)*\.(skip|only|todo|fixme)\b|\b(xit|xdescribe|fit|fdescribe)\(|\{\s*(skip|todo):/;
    const tests = code('test').filter((file) => !file.startsWith('test/house/'));
    assert.deepEqual(
      wrong(tests, (file) => matches(file, held)),
      [],
    );
  });
});

describe('the package', () => {
  const {sideEffects, ...packed} = JSON.parse(read('package.json')) as {sideEffects: string[]} & Record<string, Record<string, string>>;

  it('lists every file that registers a tag under sideEffects, and nothing else registers one', () => {
    const registers = code('src').filter((file) => /\bdefineElement\(|customElements\.define\(/.test(read(file)));
    const outside = registers.filter((file) => !file.startsWith('src/define/') && file !== 'src/kit/define-element.ts');
    assert.deepEqual(outside, []);
    assert.deepEqual(sideEffects, ['./dist/lib/define/*.js', './dist/themes/*.css', './src/define/*.ts']);
    assert.deepEqual(
      code('src/define').filter((file) => !registers.includes(file)),
      [],
    );
  });

  it('can be imported where there is no DOM, as servers do', async () => {
    assert.equal(globalThis.document, undefined);
    const classes = await import('../../src/index.js');
    assert.ok(Object.keys(classes).length > 5);
  });

  it('is named with its version by its own code', () => {
    assert.ok(read('src/kit/version.ts').includes(` = '${String(packed['version'])}';`));
  });

  it('pins every version exactly', () => {
    const server = JSON.parse(read('server/package.json')) as Record<string, Record<string, string>>;
    const loose = [packed, server].flatMap((from) =>
      ['dependencies', 'devDependencies', 'overrides'].flatMap((kind) =>
        Object.entries(from[kind] ?? {}).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)),
      ),
    );
    assert.deepEqual(loose, []);
  });
});

describe('docs/requirements.md', () => {
  it('states each of the 123 requirements, once and in order', () => {
    const rows = [...read('docs/requirements.md').matchAll(/^\| *(\d+) *\|(.*)\|$/gm)].map(([, number, rest]) => ({
      number: Number(number),
      cells: rest!.split('|').map((cell) => cell.trim()),
    }));
    assert.deepEqual(
      rows.map(({number}) => number),
      Array.from({length: 123}, (_, index) => index + 1),
    );
    const states = new Set(['open', 'shown', 'done']);
    const bad = rows.filter(({cells: [what, element, state, where, test]}) => {
      if (!what || !element || !state || !states.has(state)) return true;
      return state === 'done' ? !where || !test : state === 'shown' && !where;
    });
    assert.deepEqual(bad, []);
    const missing = rows
      .flatMap(({cells}) => (cells[4] ? cells[4].split(', ') : []))
      .filter((test) => !['node', 'test', 'journey'].some((kind) => files.includes(`test/${test}.${kind}.ts`)));
    assert.deepEqual(missing, []);
  });
});
