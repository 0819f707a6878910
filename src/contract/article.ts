import * as z from 'zod/mini';
import {once} from './once.js';
import {Id, openEnum, TextRange, Time} from './values.js';

export const articleKinds = ['solution', 'guide', 'manual', 'case', 'faq', 'video'] as const;

/** An article as lists show it. `highlights` are stretches of `title` and `summary` that match the query. */
export type ArticleSummary = z.infer<ReturnType<typeof ArticleSummary>>;
export const ArticleSummary = once(() => z.object(summaryShape()));

const summaryShape = () => ({
  id: Id(),
  kind: openEnum(articleKinds),
  title: z.string(),
  summary: z.string(),
  category: z.string(),
  /** BCP 47 tag of the article's language. */
  locale: z.string(),
  updatedAt: Time(),
  highlights: z.optional(z.object({title: z.array(TextRange()), summary: z.array(TextRange())})),
});

/** Elements an article may hold; everything else is refused at import and skipped by readers. */
export const articleTags = [
  'p', 'h2', 'h3', 'h4', 'ul', 'ol', 'li', 'strong', 'em', 'del', 'code', 'pre', 'blockquote', 'a', 'img', 'video', 'br', 'hr',
  'table', 'thead', 'tbody', 'tr', 'th', 'td',
] as const; // prettier-ignore

/** What a blockquote with a `tone` is: a remark, a way to do it better, or something that may cost data or time. */
export const calloutTones = ['note', 'tip', 'warning'] as const;

/**
 * A node of an article's body: a text, or an element. Allowed attributes: `href` on a; `src`, `alt`, `width` and `height` (CSS pixels) on img;
 * `src` and `title` on video (a file to play, else a page to open); `start` on ol; `id` on headings; `lang` on pre (the code's language);
 * `tone` on blockquote (one of `calloutTones`).
 */
export type ArticleNode = string | {tag: string; attributes?: Record<string, string> | undefined; children?: ArticleNode[] | undefined};
export const ArticleNode: () => z.ZodMiniType<ArticleNode, ArticleNode> = once(() =>
  z.union([
    z.string(),
    z.object({
      tag: z.string(),
      attributes: z.optional(z.record(z.string(), z.string())),
      children: z.optional(z.array(z.lazy(ArticleNode))),
    }),
  ]),
);

/** An article, whole. */
export type Article = z.infer<ReturnType<typeof Article>>;
export const Article = once(() =>
  z.object({
    ...summaryShape(),
    body: z.array(ArticleNode()),
    related: z.array(ArticleSummary()),
    /** What this person said of it before, where known. */
    helpful: z.optional(z.boolean()),
  }),
);

/**
 * Everything instant search needs, versioned by ETag: the articles' plain text, and the script variants (traditional, simplified: `"連连"`) of just
 * those characters that occur in it, so that a query in either script finds them without the whole table; and the same for whole words that
 * differ by region (`"連線逾時 連接超時"`).
 */
export type ArticleIndex = z.infer<ReturnType<typeof ArticleIndex>>;
export const ArticleIndex = once(() =>
  z.object({
    version: z.string(),
    /** Pairs of characters, variant then base form, in one string. */
    variants: z.string(),
    /** Words that differ by region, in base form, as far as one of a line occurs: in each line one region's word, then those it stands for, parted by spaces. */
    words: z.optional(z.string()),
    /** Words that say nothing about what a question is about, in base form, parted by spaces. */
    common: z.optional(z.string()),
    /** How the characters of titles and summaries sound: each sound in Latin letters, then the characters in base form that can be read so. */
    readings: z.optional(z.string()),
    articles: z.array(z.object({...summaryShape(), text: z.string()})),
  }),
);

/** Why an article did not help. */
export const feedbackReasons = ['other-problem', 'did-not-work', 'hard-to-follow', 'outdated'] as const;

/** What a reader thought of an article; `reason` where it did not help. */
export type ArticleFeedback = z.infer<ReturnType<typeof ArticleFeedback>>;
export const ArticleFeedback = once(() =>
  z.object({
    clientRef: z.string().check(z.minLength(16)),
    helpful: z.boolean(),
    reason: z.optional(openEnum(feedbackReasons)),
    comment: z.optional(z.string()),
  }),
);
export type ArticleFeedbackReceipt = z.infer<ReturnType<typeof ArticleFeedbackReceipt>>;
export const ArticleFeedbackReceipt = once(() => z.object({clientRef: z.string(), helpful: z.boolean()}));
