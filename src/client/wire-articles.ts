// Written by `npm run openapi` from the contract's route table; change that instead.
import type {Kinds, Shape} from './misfit.js';

/** Made of what its caller has at hand, so that it can lie in any file. */
export const articles = ({boolean, count, either, exactly, fields, id, itself, list, optional, pair, string, texts, time}: Kinds) => {
  const ArticleSummary = fields({
    id,
    kind: string,
    title: string,
    summary: string,
    category: string,
    locale: string,
    updatedAt: time,
    highlights: optional(fields({title: list(pair(count, count)), summary: list(pair(count, count))})),
  });
  const ListArticlesReply = fields({items: list(ArticleSummary), nextCursor: either(string, exactly(null))});
  const ArticleIndex = fields({
    version: string,
    variants: string,
    words: optional(string),
    common: optional(string),
    readings: optional(string),
    articles: list(
      fields({
        id,
        kind: string,
        title: string,
        summary: string,
        category: string,
        locale: string,
        updatedAt: time,
        highlights: optional(fields({title: list(pair(count, count)), summary: list(pair(count, count))})),
        text: string,
      }),
    ),
  });
  const ArticleNode: Shape = either(
    string,
    fields({tag: string, attributes: optional(texts), children: optional(list(itself(() => ArticleNode)))}),
  );
  const Article = fields({
    id,
    kind: string,
    title: string,
    summary: string,
    category: string,
    locale: string,
    updatedAt: time,
    highlights: optional(fields({title: list(pair(count, count)), summary: list(pair(count, count))})),
    body: list(ArticleNode),
    related: list(ArticleSummary),
    helpful: optional(boolean),
  });
  const ArticleFeedbackReceipt = fields({clientRef: string, helpful: boolean});
  return {
    listArticles: {access: 'anyone', path: '/articles', reply: ListArticlesReply},
    readArticleIndex: {access: 'anyone', cached: true, path: '/articles/index', reply: ArticleIndex},
    readArticle: {access: 'anyone', cached: true, path: '/articles/{article}', reply: Article},
    rateArticle: {method: 'POST', access: 'anyone', keyed: true, path: '/articles/{article}/feedback', reply: ArticleFeedbackReceipt},
  } as const;
};
