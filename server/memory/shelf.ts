import type {ArticleRecord, ArticleSource, StoredArticle} from '../app/article-record.js';
import type {Change} from '../app/ports.js';

/** The articles of the repository in memory. */
export interface Shelf {
  /** Last changed first; another list after each change. */
  articles(): readonly ArticleRecord[];
  source(id: string): ArticleSource | undefined;
  /** Whether a change was made of the articles as they stand. */
  stands(change: Pick<Change, 'articles' | 'articlesOff'>): boolean;
  put(change: Pick<Change, 'articles' | 'articlesOff'>): void;
}

export function createShelf(given: readonly StoredArticle[]): Shelf {
  const sources = new Map<string, ArticleSource>();
  let ordered: readonly ArticleRecord[] = [];

  const shelf: Shelf = {
    articles: () => ordered,
    source: (id) => sources.get(id),
    stands: ({articles = [], articlesOff = []}) => {
      const standing = (id: string) => ordered.find(({entry}) => entry.id === id)?.revision ?? 0;
      return (
        articles.every(({entry, revision}) => revision === standing(entry.id) + 1) &&
        articlesOff.every(({entry, revision}) => revision === standing(entry.id))
      );
    },
    put: ({articles = [], articlesOff = []}) => {
      if (!articles.length && !articlesOff.length) return;
      const concerned = new Set([...articles, ...articlesOff].map(({entry}) => entry.id));
      for (const id of concerned) sources.delete(id);
      for (const {entry, source} of articles) sources.set(entry.id, source);
      const added = articles.map(({source: _, ...record}) => record);
      ordered = [...ordered.filter(({entry}) => !concerned.has(entry.id)), ...added].sort((a, b) => (isBefore(a, b) ? -1 : 1));
    },
  };
  shelf.put({articles: given});
  return shelf;
}

function isBefore({entry: a}: ArticleRecord, {entry: b}: ArticleRecord): boolean {
  return a.updatedAt === b.updatedAt ? a.id > b.id : a.updatedAt > b.updatedAt;
}
