import {excerpt} from './excerpt.js';
import {createFolder, type Fold, type Folded} from './fold.js';
import {mark} from './highlight.js';
import {buildIndex} from './inverted-index.js';
import type {TextRange} from './text-range.js';
import {foldQuery, isWhole, queryTerms, runs, tokens, unspaced} from './tokens.js';

/** One article as the search takes it; the articles of an `ArticleIndex` are such. */
export interface SearchDocument {
  id: string;
  title: string;
  summary: string;
  text: string;
  kind: string;
  category: string;
  /** BCP 47. */
  locale: string;
}

/** One article found. `score` only orders; the ranges mark matches in the title and in `excerpt`, a stretch of the text around the best match. */
export interface Hit {
  id: string;
  score: number;
  kind: string;
  category: string;
  locale: string;
  title: string;
  titleRanges: TextRange[];
  excerpt: string;
  excerptRanges: TextRange[];
}

/**
 * What the documents are written in: their folded texts, titles first, and the words in them. With it the signs that words are made of, so that
 * what is loaded later needs no file of them beside this one.
 */
export interface Vocabulary {
  /** Of a query. */
  fold: Fold;
  runs: RegExp;
  unspaced: RegExp;
  texts: readonly Folded[];
  /** As long as a word is common. */
  words: ReadonlyMap<string, readonly number[]>;
}

export interface Search {
  readonly vocabulary: Vocabulary;
  /**
   * Documents that match, best first, at most `limit` (20). Any two neighbouring characters of a document find it, words also by their beginning or a
   * part of them; one wrong letter is forgiven in a word of five or more that is found nowhere. Articles in the language of `locale` win when others match about as well. Never throws.
   */
  search(query: string, options?: {limit?: number | undefined; locale?: string | undefined}): Hit[];
}

/** Okapi BM25: how soon further occurrences stop to count, and how much the length of a document does. */
const saturation = 2;
const lengthShare = 0.5;
/** What one occurrence in title, summary and text weighs. */
const fieldWeights = [12, 4, 1] as const;

/** What a word of another region counts against the word that was typed. */
const regionShare = 0.9;

/** Builds an index over `documents` once. `variants`: pairs of characters, and `words`: groups of words in folded form, as in `ArticleIndex`. */
export function createSearch(documents: readonly SearchDocument[], options: {variants?: string; words?: string | undefined} = {}): Search {
  const fold = createFolder(options.variants);
  /** What each word that differs by region stands for: the first of its group for all others, any other for the first. */
  const regional = (options.words ?? '').split('\n').flatMap((line) => {
    const [first = '', ...others] = line.split(' ');
    return [{typed: first, theirs: others}, ...others.map((typed) => ({typed, theirs: [first]}))];
  });
  const folded = documents.map(({title, summary, text}) => [fold(title), fold(summary), fold(text)] as const);
  const index = buildIndex(folded.map((fields) => fields.map(({text}, i) => [text, fieldWeights[i]!])));
  const languages = documents.map(({locale}) => language(locale));

  /** Documents that hold the whole of a word, and how weightily. */
  const holding = (word: string): Float32Array => {
    const [first, ...others] = tokens(word).map((term) => {
      const held = new Float32Array(documents.length);
      index.gather(term, held);
      return held;
    });
    return first!.map((weight, i) => others.reduce((least, held) => Math.min(least, held[i]!), weight * regionShare));
  };

  return {
    vocabulary: {
      fold: (query) => foldQuery(query, fold),
      runs,
      unspaced,
      words: index.postings,
      texts: [0, 1, 2].flatMap((field) => folded.map((fields) => fields[field]!)),
    },
    search(query, {limit = 20, locale} = {}) {
      const scores = new Float32Array(documents.length);
      const covered = new Float32Array(documents.length);
      const terms = queryTerms(query, fold);
      const marked: string[] = [];
      /** What the words of other regions stand in for, by term. */
      const meant = new Map<string, Float32Array[]>();
      const asked = foldQuery(query, fold).text;
      for (const {typed, theirs} of regional) {
        const at = typed ? asked.indexOf(typed) : -1;
        if (at < 0) continue;
        // With the characters around it: what stands for the word also stands for its ties to its neighbours.
        const tied = tokens(asked.slice(Math.max(0, at - 1), at + typed.length + 1));
        for (const word of theirs) {
          marked.push(word);
          const held = holding(word);
          for (const term of tied) meant.set(term, [...(meant.get(term) ?? []), held]);
        }
      }
      for (const term of terms) {
        const held = new Float32Array(documents.length);
        if (index.gather(term, held, isWhole(term, terms))) marked.push(term);
        else if (/^\D{5,}$/.test(term)) {
          for (const word of index.near(term)) if (index.gather(word, held)) marked.push(word);
        } else {
          // `mysql8` where everybody writes MySQL 8
          const parts = term.match(/[\d.]+|[^\d.]+/g) ?? [];
          if (parts[1]) terms.push(...parts);
        }
        for (const other of meant.get(term) ?? []) other.forEach((weight, i) => (held[i] = Math.max(held[i]!, weight)));
        const holders = held.reduce((count, weight) => count + Number(weight > 0), 0);
        const rarity = Math.log(1 + (documents.length - holders + 0.5) / (holders + 0.5));
        held.forEach((weight, i) => {
          if (!weight) return;
          const resistance = saturation * (1 - lengthShare + lengthShare * index.lengths[i]!);
          scores[i]! += (rarity * weight * (saturation + 1)) / (weight + resistance);
          covered[i]! += rarity;
        });
      }

      // What matches less than half as much as the best is noise.
      const enough = covered.reduce((a, b) => Math.max(a, b), 0) / 2;
      const own = language(locale ?? '');
      const nearness = (i: number) => languages[i]!.reduce((sum, part, j) => sum + (part === own[j] ? 0.05 : 0), 1);
      return documents
        .map((document, i) => ({document, i, score: scores[i]! * covered[i]! * nearness(i)}))
        .filter(({i, score}) => score > 0 && covered[i]! >= enough)
        .sort((a, b) => b.score - a.score)
        .slice(0, limit)
        .map(({document: {id, kind, category, locale, title, summary, text}, i, score}) => {
          const [titleRanges, inSummary, inText] = folded[i]!.map((field) => mark(field, marked)) as [
            TextRange[],
            TextRange[],
            TextRange[],
          ];
          const shown = inText.length || !summary ? excerpt(text, inText) : excerpt(summary, inSummary);
          return {id, score, kind, category, locale, title, titleRanges, excerpt: shown.text, excerptRanges: shown.ranges};
        });
    },
  };
}

/** Language and script of a BCP 47 tag; nothing of one that cannot be read. */
function language(tag: string): (string | undefined)[] {
  try {
    const {language, script} = new Intl.Locale(tag).maximize();
    return [language, script];
  } catch {
    return [];
  }
}
