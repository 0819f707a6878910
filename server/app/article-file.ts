import {articleKinds} from '../../src/contract/article.js';
import type {DeskSettings} from '../../src/contract/desk-settings.js';
import type {Issue} from '../../src/contract/problem.js';
import {draftIssues, type ArticleDraft} from './article-draft.js';
import {FileFault, readFrontMatter, type FrontMatterValue} from './front-matter.js';

/** A Markdown file of a folder; `path` with `/` between its parts. */
export interface ArticleFile {
  path: string;
  /** Missing where it is not UTF-8. */
  text: string | undefined;
}

/** What a file says, checked. */
export interface ReadFile {
  path: string;
  /** Its `id` is the name that it has in every language. */
  draft: ArticleDraft;
  /** RFC 3339, where the file says when it was last changed. */
  updatedAt?: string | undefined;
  /** Lines of the file before its Markdown. */
  linesBefore: number;
  /** Keys of its front matter that nobody reads here, with their lines. */
  unread: {key: string; line: number}[];
}

type Settings = Pick<DeskSettings, 'articleCategories' | 'audiences' | 'locales'>;

/** The members of a draft by the key that says them. */
const keys = {
  id: 'id',
  title: 'title',
  kind: 'kind',
  category: 'categories',
  locale: 'locale',
  summary: 'summary',
  product: 'product',
  keywords: 'keywords',
  related: 'related',
  audience: 'audience',
} as const;
const read: readonly string[] = [...Object.values(keys), 'category', 'updated'];

/** Reads a file. Throws `FileFault` with the first thing that is wrong. */
export function readArticleFile({path, text}: ArticleFile, settings: Settings): ReadFile {
  if (text === undefined) throw new FileFault(1, 'is not written in UTF-8');
  const {values, text: markdown, linesBefore} = readFrontMatter(text);
  const one = (key: string, otherwise = ''): string => {
    const {value = '', line = 1} = values.get(key) ?? {};
    if (typeof value !== 'string') throw new FileFault(line, `gives several of ${key}, where there is one`);
    return value || otherwise;
  };
  const many = (key: string): string[] => {
    const value = values.get(key)?.value ?? [];
    return typeof value === 'string' ? value.split(',').map((part) => part.trim()).filter(Boolean) : [...value]; // prettier-ignore
  };
  const shelves = values.has('categories') ? many('categories') : many('category');
  if (shelves.length > 1) throw new FileFault(lineOf(values, 'category'), 'names several categories; an article stands in one');
  const draft: ArticleDraft = {
    id: one('id', nameOf(path)),
    title: one('title'),
    kind: one('kind', 'guide'),
    category: shelves[0] ?? '',
    locale: one('locale', settings.locales[0]),
    summary: one('summary'),
    product: one('product') || undefined,
    keywords: many('keywords'),
    related: many('related'),
    audience: many('audience'),
    markdown,
  };
  const [issue] = draftIssues(draft, settings);
  if (issue) {
    const [, member = ''] = issue.pointer.split('/');
    throw new FileFault(member === 'markdown' ? linesBefore + 1 : lineOf(values, member), reasonFor(issue, draft, settings));
  }
  const unread = [...values].flatMap(([key, {line}]) => (read.includes(key) ? [] : [{key, line}]));
  return {path, draft, updatedAt: timeOf(values.get('updated')), linesBefore, unread};
}

/** `guides/Export fails.md` is called `export-fails`; `guides/export-fails/index.md` too. */
function nameOf(path: string): string {
  const parts = path.split('/');
  const file = parts.pop()!.replace(/\.(?:md|markdown)$/i, '');
  const name = /^(?:index|readme)$/i.test(file) ? (parts.pop() ?? file) : file;
  return name.normalize('NFC').trim().toLowerCase().replace(/\s+/g, '-');
}

/** The key that says a member. */
function keyOf(member: string): string {
  return Object.hasOwn(keys, member) ? keys[member as keyof typeof keys] : member;
}

/** Where a member is said; the head of the file where it is missing. */
function lineOf(values: ReadonlyMap<string, FrontMatterValue>, member: string): number {
  return (values.get(keyOf(member)) ?? values.get(member))?.line ?? 1;
}

function timeOf(given: FrontMatterValue | undefined): string | undefined {
  if (!given || given.value === '') return undefined;
  const text = String(given.value);
  const form = /^(\d{4})-(\d\d)-(\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/.exec(text);
  const at = new Date(text.replace(' ', 'T'));
  // A 31st of February is read as one of March.
  const day = form && new Date(Date.UTC(Number(form[1]), Number(form[2]) - 1, Number(form[3])));
  if (!day || day.getUTCDate() !== Number(form[3]) || Number.isNaN(at.getTime())) {
    throw new FileFault(given.line, `says it was updated at “${text}”; write 2026-03-09 or 2026-03-09T08:30:00+08:00`);
  }
  return at.toISOString();
}

function reasonFor({pointer, code, params}: Issue, draft: ArticleDraft, {articleCategories}: Settings): string {
  const [, member = ''] = pointer.split('/');
  const key = keyOf(member);
  switch (code) {
    case 'required':
      return member === 'markdown' ? 'has no text behind its front matter' : `has no ${key === 'categories' ? 'category' : key}`;
    case 'too-long':
      return `has a ${key} of ${params?.['actual']} characters; ${params?.['max']} is the most`;
    case 'too-many':
      return `has more than ${params?.['max']} ${key}`;
    case 'unknown-option':
      return member === 'kind'
        ? `knows no kind “${draft.kind}”; there are ${articleKinds.join(', ')}`
        : draft.category
          ? `knows no category “${draft.category}”; there are ${articleCategories.map(({id}) => id).join(', ')}`
          : 'has no category';
    default:
      return member === 'id'
        ? `cannot have the id “${draft.id}”: letters, digits, points and dashes are possible, index is not`
        : `has a locale that is none: “${draft.locale}”; zh-Hans, zh-Hant, en are some`;
  }
}
