import type {DeskSettings} from '../../src/contract/desk-settings.js';
import {UnreadableArticle, type ArticlePlace} from './article-body.js';
import {articleOf} from './article-draft.js';
import {readArticleFile, type ArticleFile, type ReadFile} from './article-file.js';
import {FileFault} from './front-matter.js';
import {iso} from './iso.js';
import {languageOf} from './language-of.js';
import {addressFrom, articleNamed, fileNamed, isBesideFile, pathFrom} from './article-place.js';
import type {ArticleRecord, ArticleSource, StoredArticle} from './article-record.js';

/** Something about a line of a file. */
export interface FileRemark {
  path: string;
  line: number;
  text: string;
}

/** What a folder of files means for the articles that are kept. */
export interface ArticleImport {
  /** To be written; those at revision 1 are new. */
  put: StoredArticle[];
  unchanged: number;
  /** Files that are not taken, and why. */
  refused: FileRemark[];
  /** Of files that are taken: what is left out of them. */
  remarks: FileRemark[];
  /** Articles that were changed by hand after they were imported, and differ from their file now: they stay as they are. */
  kept: FileRemark[];
  /** Articles that came from files which are here no more. */
  gone: ArticleRecord[];
}

export interface ImportOptions {
  settings: Pick<DeskSettings, 'articleCategories' | 'audiences' | 'locales'>;
  /** What is kept now. */
  stored: readonly ArticleRecord[];
  source(id: string): Promise<ArticleSource | undefined>;
  /** Epoch ms. */
  now: number;
  /** Where the folder's pictures are published: `https://cdn.example.com/help/` or `/help/`. */
  pictures?: string | undefined;
  /** Takes the file where an article was changed by hand. */
  overwrites?: boolean;
}

/**
 * Compares a folder of Markdown files with what is kept. An article is known by its file's `id` and language. The first language of an id has it as its
 * address, every other one the language behind it (`export-fails-en`), and an address that was given stays. Links between files, and to other articles, lead
 * to the same language where there is one.
 */
export async function planImport(files: readonly ArticleFile[], options: ImportOptions): Promise<ArticleImport> {
  const {settings, stored, now} = options;
  const plan: ArticleImport = {put: [], unchanged: 0, refused: [], remarks: [], kept: [], gone: []};
  const taken = new Map<string, ReadFile>();
  for (const file of inOrder(files)) {
    try {
      const read = readArticleFile(file, settings);
      const known = taken.get(keyOf(read.draft.id, read.draft.locale));
      if (known) throw new FileFault(1, `has the id “${read.draft.id}” and the language of ${known.path}`);
      taken.set(keyOf(read.draft.id, read.draft.locale), read);
    } catch (error) {
      refuseFile(file.path, error);
    }
  }
  const reads = [...taken.values()].sort((a, b) => rank(a) - rank(b));
  const addresses = addressesOf(reads);
  for (const read of reads) {
    try {
      await consider(read);
    } catch (error) {
      refuseFile(read.path, error, read.linesBefore);
    }
  }
  const here = new Set(files.map(({path}) => path));
  const written = new Set(reads.map(({draft}) => addresses.get(keyOf(draft.id, draft.locale))));
  plan.gone = stored.filter(({file, entry}) => file !== undefined && !here.has(file) && !written.has(entry.id));
  return plan;

  /** Files in the desk's first language come first. */
  function rank({draft}: ReadFile): number {
    const at = settings.locales.findIndex((locale) => languageOf(locale) === languageOf(draft.locale));
    return at < 0 ? settings.locales.length : at;
  }

  /** Gives each file the id of its article. */
  function addressesOf(all: readonly ReadFile[]): Map<string, string> {
    const given = new Map(stored.map((record) => [keyOf(record.name ?? record.entry.id, record.entry.locale), record.entry.id]));
    const ids = new Set(given.values());
    for (const {draft} of all) {
      const key = keyOf(draft.id, draft.locale);
      if (given.has(key)) continue;
      const id = [draft.id, `${draft.id}-${draft.locale.toLowerCase()}`].find((free) => !ids.has(free));
      if (id === undefined) continue;
      given.set(key, id);
      ids.add(id);
    }
    return given;
  }

  /** The article called so: in this language, else in any. */
  function addressOf(name: string, locale: string): string | undefined {
    return addresses.get(keyOf(name, locale)) ?? [...addresses].find(([key]) => key.startsWith(keyOf(name, '')))?.[1];
  }

  async function consider({path, draft, updatedAt, linesBefore, unread}: ReadFile): Promise<void> {
    const id = addresses.get(keyOf(draft.id, draft.locale));
    if (id === undefined) throw new FileFault(1, `finds its address “${draft.id}” taken by other articles; give it another id`);
    const before = stored.find(({entry}) => entry.id === id);
    const remarks: FileRemark[] = unread.map(({key, line}) => ({path, line, text: `${key} is read by nobody here`}));
    const remark = (at: number, text: string) => {
      const line = at + linesBefore;
      if (!remarks.some((one) => one.line === line && one.text === text)) remarks.push({path, line, text});
    };
    const related = draft.related.flatMap((name) => {
      const found = addressOf(name, draft.locale);
      if (found === undefined) remarks.push({path, line: 1, text: `is related to “${name}”, which is not there`});
      return found ?? [];
    });
    const place = placeOf(path, draft.locale, remark);
    const written = articleOf({...draft, id, related}, {updatedAt: updatedAt ?? iso(now), revision: 1, place});
    const article: StoredArticle = {...written, ...(id !== draft.id && {name: draft.id}), file: path};
    plan.remarks.push(...remarks);
    if (!before) return void plan.put.push(article);
    const asBefore = sameWords(article, before, await options.source(id));
    if (before.file === undefined && !options.overwrites) {
      if (asBefore) plan.unchanged++;
      else plan.kept.push({path, line: 1, text: `the article ${id} was written by hand and differs`});
      return;
    }
    // What was not rewritten was not changed, whatever the day is.
    if (updatedAt === undefined && asBefore) article.entry.updatedAt = before.entry.updatedAt;
    const {source: _, ...record} = article;
    const same = JSON.stringify({...record, revision: before.revision}) === JSON.stringify(inOneOrder(before));
    if (same && asBefore) plan.unchanged++;
    else plan.put.push({...article, revision: before.revision + 1});
  }

  function placeOf(path: string, locale: string, remark: (line: number, text: string) => void): ArticlePlace {
    return {
      leftOut: (line) => remark(line, 'HTML is left out'),
      link: (href, line) => {
        const named = articleNamed(href);
        const file = fileNamed(href);
        if (named === undefined && file === undefined) return undefined;
        const id = named === undefined ? addressOfFile(pathFrom(path, file!)) : addressOf(named, locale);
        if (id === undefined) remark(line, `leads to ${href}, which is not there`);
        return id === undefined ? undefined : `article:${id}`;
      },
      picture: (src, line) => {
        if (!isBesideFile(src)) return undefined;
        if (options.pictures === undefined) {
          throw new UnreadableArticle(`shows ${src} beside it: publish the pictures, and say where with --pictures`, line);
        }
        return options.pictures.replace(/\/?$/, '/') + addressFrom(path, src);
      },
    };
  }

  function addressOfFile(path: string): string | undefined {
    const read = reads.find((one) => one.path === path);
    return read && addresses.get(keyOf(read.draft.id, read.draft.locale));
  }

  function refuseFile(path: string, error: unknown, linesBefore = 0): void {
    if (error instanceof FileFault) plan.refused.push({path, line: error.line, text: error.message});
    else if (error instanceof UnreadableArticle) plan.refused.push({path, line: linesBefore + (error.line ?? 1), text: error.message});
    else throw error;
  }
}

/** One article in one language. */
function keyOf(name: string, locale: string): string {
  return `${name}\n${locale && languageOf(locale)}`;
}

function inOrder(files: readonly ArticleFile[]): ArticleFile[] {
  return [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Whether somebody wrote the same, whenever that was, and whatever became of it here. */
function sameWords(article: StoredArticle, before: ArticleRecord, source: ArticleSource | undefined): boolean {
  return JSON.stringify(wordsOf(article, article.source)) === JSON.stringify(wordsOf(before, source));
}

function wordsOf({entry, related, audience = []}: ArticleRecord, source: ArticleSource | undefined) {
  const {title, summary, kind, category, locale} = entry;
  return [title, summary, kind, category, locale, related, audience, source?.product ?? '', source?.keywords, source?.markdown];
}

/** Members in the order in which an import writes them. */
function inOneOrder({entry, body, related, audience, revision, name, file}: ArticleRecord): ArticleRecord {
  return {
    entry,
    body,
    related,
    ...(audience && {audience}),
    revision,
    ...(name !== undefined && {name}),
    ...(file !== undefined && {file}),
  };
}
