import type {Article, ArticleIndex} from '../../src/contract/article.js';

/** An article as it is stored: the index's line (title, summary, plain text) and the node tree. */
export interface ArticleRecord {
  entry: ArticleIndex['articles'][number];
  body: Article['body'];
  /** Ids of other articles. */
  related: string[];
  /** Ids of the audiences that it is for; left out: everybody. */
  audience?: readonly string[] | undefined;
  /** Counts writes, from 1. */
  revision: number;
  /** The name it shares with the same article in other languages, where its id is another. */
  name?: string | undefined;
  /** The file it was imported from, as a path in its folder; none where somebody published it by hand. */
  file?: string | undefined;
  /** The file it came from once, of one that was changed by hand since: its links and pictures are named from there. */
  from?: string | undefined;
  /** Id of the agent who wrote it as it stands; none where it came from a file. */
  by?: string | undefined;
}

/** What an article is made of, for whoever changes it. */
export interface ArticleSource {
  markdown: string;
  product?: string | undefined;
  keywords: string[];
}

/** An article as it is written. */
export interface StoredArticle extends ArticleRecord {
  source: ArticleSource;
}
