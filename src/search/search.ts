import {excerpt} from './excerpt.js';
import {createFolder, type Fold, type Folded} from './fold.js';
import {mark} from './highlight.js';
import {buildIndex} from './inverted-index.js';
import type {TextRange} from './text-range.js';
import {lone, queryScale, slight} from './query-scale.js';
import {foldQuery, isWhole, runs, tokens, unspaced} from './tokens.js';

/** One article as the search takes it; the articles of an `ArticleIndex` are such. */
export interface SearchDocument {
  id: string;
  title: string;
  summary: string;
  /** What stands behind a form feed is found, never shown. */
  text: string;
  kind: string;
  category: string;
  /** BCP 47. */
  locale: string;
}

/** One article found. `score` only orders; `weak`: it answers less than half of the query. The ranges mark matches in the title and in `excerpt`, a stretch of the text around the best match. */
export interface Hit {
  id: string;
  score: number;
  weak: boolean;
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
  tokens: (folded: string) => string[];
  /** See `queryScale`. */
  weigh: ReturnType<typeof queryScale>;
  /** What it gives to a term that says little. */
  slight: number;
  /** What each word that differs by region stands for: the first of its group for all others, any other for the first. */
  regional: readonly {typed: string; theirs: readonly string[]}[];
  texts: readonly Folded[];
  /** As long as a word is common. */
  words: ReadonlyMap<string, readonly number[]>;
  /** How characters sound; see `ArticleIndex`. */
  readings: string;
}

export interface Search {
  readonly vocabulary: Vocabulary;
  /**
   * Documents that match, best first, at most `limit` (20). Any two neighbouring characters of a document find it, words also by their beginning or a
   * part of them; one wrong letter is forgiven in a word of five or more that is found nowhere. Articles in the language of `locale` win when others match about as well. Never throws.
   */
  search(query: string, options?: SearchOptions): Hit[];
  /** The same; where letters find little, by how they sound, and a query as long as a sentence by what it is about. The code for either comes with the first such query. */
  listen(query: string, options?: SearchOptions): Promise<Hit[]>;
}

export interface SearchOptions {
  limit?: number | undefined;
  locale?: string | undefined;
}

/** What comes with the documents; see `ArticleIndex`. */
export interface SearchData {
  variants?: string | undefined;
  words?: string | undefined;
  common?: string | undefined;
  readings?: string | undefined;
}

/** Okapi BM25: how soon further occurrences stop to count, and how much the length of a document does. */
const saturation = 2;
const lengthShare = 0.5;
/** What one occurrence in title, summary and text weighs. */
const fieldWeights = [12, 4, 1] as const;

/** What a word of another region counts against the word that was typed. */
const regionShare = 0.9;

/** How much better an article is whose title alone answers the query. */
const titleBonus = 3;
/** How much better where it stands in the title as it was typed, in the same script and the words of the same region; less than the reader’s own script is worth. */
const verbatim = 1.08;
/** The share of a query below which what answers it is a weak hit, and below which it is none; the share of the best below which another is none. */
const [halfway, least, noise] = [0.5, 0.2, 0.4];

/** Builds an index over `documents` once. */
export function createSearch(documents: readonly SearchDocument[], options: SearchData = {}): Search {
  const fold = createFolder(options.variants);
  const weigh = queryScale(options.common);
  const regional = (options.words ?? '').split('\n').flatMap((line) => {
    const [first = '', ...others] = line.split(' ');
    return [{typed: first, theirs: others}, ...others.map((typed) => ({typed, theirs: [first]}))];
  });
  const folded = documents.map(({title, summary, text}) => [fold(title), fold(summary), fold(text)] as const);
  const index = buildIndex(folded.map((fields) => fields.map(({text}, i) => [text, fieldWeights[i]!])));
  const titles = folded.map(([title]) => title.text);
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

  const hit = (i: number, score: number, weak: boolean, shown: readonly string[]): Hit => {
    const {summary, text, ...entry} = documents[i]!;
    const [titleRanges, inSummary, inText] = folded[i]!.map((field) => mark(field, shown)) as [TextRange[], TextRange[], TextRange[]];
    const [own] = text.split('\f') as [string];
    const inOwn = inText.filter(([, end]) => end <= own.length);
    const cut = inOwn.length || !summary ? excerpt(own, inOwn) : excerpt(summary, inSummary);
    return {...entry, score, weak, titleRanges, excerpt: cut.text, excerptRanges: cut.ranges};
  };
  const nearness = (i: number, locale = '') => {
    const own = language(locale);
    return languages[i]!.reduce((sum, part, j) => sum + (part === own[j] ? 0.12 : 0), 1);
  };

  return {
    async listen(query, options) {
      const hits = this.search(query, options);
      // A query that says more than what is looked for.
      if (query.replace(/[ -~]/g, '').length > 13 || query.split(' ').length > 7) {
        return import('./sentence.js').then(({answersTo}) => answersTo(query, this.vocabulary, hits, hit, nearness, options), () => hits); // prettier-ignore
      }
      if ((hits[0] && !hits[0].weak) || !/[a-z]{2}/i.test(query)) return hits;
      const written = await import('./sound.js').then(({soundsLike}) => soundsLike(query, this.vocabulary), () => undefined); // prettier-ignore
      return written ? this.search(written, options) : hits;
    },
    vocabulary: {
      fold: (query) => foldQuery(query, fold),
      runs,
      unspaced,
      tokens,
      weigh,
      slight,
      regional,
      readings: options.readings ?? '',
      words: index.postings,
      texts: [0, 1, 2].flatMap((field) => folded.map((fields) => fields[field]!)),
    },
    search(query, {limit = 20, locale} = {}) {
      const asked = foldQuery(query, fold).text;
      const known = regional.filter(({typed}) => typed && asked.includes(typed)).sort((a, b) => a.typed.length - b.typed.length);
      const marked: string[] = [];
      /** What the words of other regions stand in for, by term. */
      const meant = new Map<string, {word: string; held: Float32Array}[]>();
      for (const {typed, theirs} of known) {
        const at = asked.indexOf(typed);
        // With the characters around it: what stands for the word also stands for its ties to its neighbours.
        const tied = tokens(asked.slice(Math.max(0, at - 1), at + typed.length + 1));
        for (const word of theirs) {
          marked.push(word);
          const stand = {word, held: holding(word)};
          for (const term of tied) meant.set(term, [...(meant.get(term) ?? []), stand]);
        }
      }
      const terms = weigh(asked, known.map(({typed}) => typed)); // prettier-ignore
      const answers = documents.map(() => ({score: 0, covered: 0, titled: 0}));
      /** What a document that answers all of the query would cover. */
      let whole = 0;
      for (const [term, share] of terms) {
        const held = new Float32Array(documents.length);
        const others = meant.get(term) ?? [];
        if (index.gather(term, held, isWhole(term, terms.size))) marked.push(term);
        else if (/^\D{5,}$/.test(term)) {
          for (const word of index.near(term)) if (index.gather(word, held)) marked.push(word);
        } else {
          // `mysql8` where everybody writes MySQL 8
          const parts = term.match(/[\d.]+|[^\d.]+/g) ?? [];
          if (parts[1]) for (const part of parts) if (!terms.has(part)) terms.set(part, share);
        }
        for (const other of others) other.held.forEach((weight, i) => (held[i] = Math.max(held[i]!, weight)));
        const holders = held.filter(Boolean).length;
        const rarity = share * Math.log(1 + (documents.length - holders + 0.5) / (holders + 0.5));
        const counted = share > slight ? rarity : 0;
        whole += counted;
        answers.forEach((answer, i) => {
          const weight = held[i]!;
          if (!weight) return;
          const resistance = saturation * (1 - lengthShare + lengthShare * index.lengths[i]!);
          answer.score += (rarity * weight * (saturation + 1)) / (weight + resistance);
          answer.covered += counted;
          if ([{word: term}, ...others].some(({word}) => titles[i]!.includes(word))) answer.titled += counted;
        });
      }

      // What matches much less than the best is noise.
      const enough = Math.max(Math.max(...answers.map(({covered}) => covered)) * noise, whole * least);
      // A character by itself is not marked where it is a part of more.
      const shown = marked.filter((term) => !lone.test(term) || !marked.some((other) => other !== term && other.includes(term)));
      return answers
        .map(({score, covered, titled}, i) => ({
          i,
          covered,
          weak: covered < whole * halfway,
          score:
            score *
            covered *
            nearness(i, locale) *
            (1 + (titleBonus * titled) / whole) *
            (folded[i]![0].source.includes(query) ? verbatim : 1),
        }))
        .filter(({score, covered}) => score > 0 && covered >= enough)
        .sort((a, b) => Number(a.weak) - Number(b.weak) || b.score - a.score)
        .slice(0, limit)
        .map(({i, score, weak}) => hit(i, score, weak, shown));
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
