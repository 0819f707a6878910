/** What a room may import: whole, as types only, or by dynamic import only. `packages` by name; a trailing `*` stands for any. */
export interface Room {
  whole: string[];
  types?: string[];
  lazy?: string[];
  packages: string[];
}

const gateway = ['src/contract', 'src/rules', 'src/search', 'src/locales'];

/** Which way imports may go, room by room; docs/architecture.md shows the same table. A room may always import its own files. */
export const rooms: Record<string, Room> = {
  'src/contract': {whole: [], packages: ['zod/mini']},
  'src/rules': {whole: ['src/contract'], packages: []},
  'src/search': {whole: [], packages: []},
  'src/client': {whole: ['src/contract'], types: ['src/desk', 'src/storage'], packages: ['eventsource-parser']},
  'src/storage': {whole: ['src/contract'], packages: ['idb-keyval']},
  'src/desk': {whole: ['src/contract', 'src/rules', 'src/search', 'src/client', 'src/storage'], packages: []},
  'src/locales': {whole: ['src/contract'], packages: []},
  'src/styles': {whole: [], packages: ['lit']},
  'src/kit': {
    whole: ['src/contract', 'src/rules', 'src/desk', 'src/locales', 'src/styles'],
    types: ['src/storage', 'src/search'],
    packages: ['lit', 'lit/*'],
  },
  'src/elements': {
    whole: ['src/rules', 'src/locales', 'src/styles', 'src/kit'],
    types: ['src/contract', 'src/desk', 'src/storage', 'src/search'],
    packages: ['lit', 'lit/*'],
  },
  'src/diagnosis': {whole: ['src/contract', 'src/search', 'src/kit', 'src/locales'], types: ['src/desk', 'src/elements'], packages: []},
  'src/define': {whole: ['src/elements', 'src/kit', 'src/client'], lazy: ['src/diagnosis'], packages: []},
  'src/react': {whole: [], packages: ['react']},
  'src/embed': {whole: [], packages: []},
  // By an address that is put together: what another build writes beside it.
  'src/embed.ts': {whole: ['src/embed'], lazy: ['src/define', 'src/whole.ts'], packages: ['']},
  'src/whole.ts': {whole: ['src/define'], packages: []},
  'src/index.ts': {
    whole: [
      'src/contract', 'src/rules', 'src/search', 'src/client', 'src/storage', 'src/desk', 'src/locales', 'src/styles', 'src/kit', 'src/elements',
    ], // prettier-ignore
    packages: [],
  },
  'server/app': {
    whole: gateway,
    packages: [
      'hono',
      'hono/*',
      'jose',
      'zod/mini',
      'unified',
      'remark-parse',
      'remark-gfm',
      'remark-rehype',
      'rehype-sanitize',
      'hast',
      'mdast',
    ],
  },
  'server/memory': {whole: [...gateway, 'server/app'], packages: []},
  'server/node': {
    whole: [...gateway, 'server/app', 'server/memory'],
    packages: [
      'node:*',
      'aws4fetch',
      'pino',
      'prom-client',
      'zod/mini',
      '@hono/node-server',
      '@hono/node-server/*',
      'kysely',
      'libsql',
      'pg',
      'nodemailer',
      'html-to-text',
    ],
  },
  'server/conformance': {whole: ['src/contract', 'src/rules'], packages: ['node:*', 'eventsource-parser']},
  // What is named by an address: the source in the repository, the built file where it is published.
  'server/bin': {whole: [], packages: ['node:*', '']},
  mocks: {whole: ['server/app', 'server/memory', 'src/contract'], types: ['src/desk'], packages: ['msw', 'msw/*', '@noble/hashes/*']},
  'src/themes': {whole: [], packages: []},
  demo: {whole: ['src/define', 'src/index.ts', 'src/themes', 'mocks'], packages: []},
};

/** The room a file of the tree stands in; undefined for what no rule binds (tests, scripts, benches). */
export function roomOf(file: string): string | undefined {
  return Object.keys(rooms).find((room) => file === room || file.startsWith(`${room}/`));
}
