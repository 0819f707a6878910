import type {Hit, SearchOptions, Vocabulary} from './search.js';

/** How well a document answers a sentence; `terms`: those of its title and summary that the sentence holds. */
interface Told {
  document: number;
  score: number;
  weak: boolean;
  terms: readonly string[];
}

/** What a term weighs where it stands in the title, in the summary, in a phrase that the text holds as it was typed, and only in the text. */
const [inTitle, inSummary, inQuote, inText] = [1, 0.5, 0.8, 0.12];
/** How much better a document is whose whole title, and whose whole summary, the sentence holds. */
const [titleBonus, summaryBonus] = [2, 1];
/** Below the first a document is no answer, below the second a weak one: one and two rare words of its title. */
const [least, enough] = [2, 4.5];
/** The share of the best below which another is noise. */
const noise = 0.4;

/** Characters by themselves: words of one character that no pair holds. */
const lone = /^\W$/u;

/** Each stretch of four words or eight Han characters: what somebody copied from a message, say. */
const phrase = /(?<![\w.])(?=((?:[\w.']+[^\w.']+){3}[\w.']+|\p{Script=Han}{8}))/gu;

/** What a sentence is about, then what else holds its words (`hits`), of which nothing answers it. */
export function answersTo(
  sentence: string,
  vocabulary: Vocabulary,
  hits: readonly Hit[],
  draw: (document: number, score: number, weak: boolean, terms: readonly string[]) => Hit,
  nearness: (document: number, locale?: string) => number,
  {limit = 20, locale}: SearchOptions = {},
): Hit[] {
  const about = toldBy(sentence, vocabulary)
    .map((told) => ({...told, score: told.score * nearness(told.document, locale)}))
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({document, score, weak, terms}) => draw(document, score, weak, terms));
  const others = hits.filter(({id}) => about.every((one) => one.id !== id)).map((hit) => ({...hit, weak: true}));
  return [...about, ...others].slice(0, limit);
}

/**
 * Which documents a sentence is about. A query of a few words is answered by what holds most of them; a sentence says much that no
 * document holds, and its common words meet long texts by chance. So its rare words count by where they stand, and more where they make up a title.
 */
function toldBy(sentence: string, vocabulary: Vocabulary): Told[] {
  const {fold, weigh, slight, tokens, regional, texts} = vocabulary;
  const {heads, rarity} = readingOf(vocabulary);
  const asked = fold(sentence).text;
  const meant = regional.filter(({typed}) => typed && asked.includes(typed));
  const values = new Map<string, number>();
  const add = (term: string, value: number) => values.set(term, Math.max(value, values.get(term) ?? 0));
  for (const [word, share] of weigh(asked, meant.map(({typed}) => typed))) if (share > slight) add(stem(word), share * rarity(stem(word))); // prettier-ignore
  // Another region's word says the same, and no more than the word that was typed.
  for (const {typed, theirs} of meant) {
    const value = Math.min(...tokens(typed).map((term) => values.get(term) ?? 0)) || Infinity;
    for (const word of theirs) for (const term of tokens(word)) add(term, Math.min(value, rarity(term)));
  }

  const phrases = [...asked.matchAll(phrase)].map(([, phrase]) => phrase!);
  const told = heads.map((head, document) => {
    const text = texts[heads.length * 2 + document]!.text;
    const quoted = new Set(
      phrases
        .filter((phrase) => text.includes(phrase))
        .flatMap(tokens)
        .map(stem),
    );
    const terms: string[] = [];
    let score = 0;
    for (const [term, value] of values) {
      const share = head.title.holds(term) ? inTitle : head.summary.holds(term) ? inSummary : 0;
      if (share) terms.push(term);
      if (value) score += value * (share || (quoted.has(term) ? inQuote : text.includes(term) ? inText : 0));
    }
    score *= 1 + titleBonus * head.title.shareIn(values) + summaryBonus * head.summary.shareIn(values);
    return {document, score, weak: score < enough, terms};
  });
  const best = Math.max(...told.map(({score}) => score));
  return told.filter(({score}) => score >= Math.max(least, best * noise));
}

interface Head {
  holds(term: string): boolean;
  /** How much of what it says is among `terms`. */
  shareIn(terms: ReadonlyMap<string, number>): number;
}

interface Reading {
  heads: readonly {title: Head; summary: Head}[];
  /** How little a term is met, over all documents; 0 for one that stands in none. */
  rarity(term: string): number;
}

const known = new WeakMap<Vocabulary, Reading>();

/** The titles and summaries by their terms; made ready once, since every pause in typing asks. */
function readingOf(vocabulary: Vocabulary): Reading {
  let reading = known.get(vocabulary);
  if (!reading) known.set(vocabulary, (reading = read(vocabulary)));
  return reading;
}

function read({texts, words, tokens, weigh, slight, regional}: Vocabulary): Reading {
  const count = texts.length / 3;
  /** How many documents hold a word, in whichever of its forms most do. */
  const holders = new Map<string, number>();
  for (const [word, {length}] of words) {
    if (!lone.test(word)) holders.set(stem(word), Math.max(length / 2, holders.get(stem(word)) ?? 0));
  }
  const inAnyField = (term: string, i: number) => [0, 1, 2].some((field) => texts[field * count + i]!.text.includes(term));
  const rarity = (term: string) => {
    if (lone.test(term) && !holders.has(term)) holders.set(term, texts.slice(0, count).filter((_, i) => inAnyField(term, i)).length);
    const held = holders.get(term) ?? 0;
    return held && Math.log(1 + (count - held + 0.5) / (held + 0.5));
  };
  const head = (text: string): Head => {
    const terms = new Set(tokens(text).map(stem));
    const names = regional.map(({typed}) => typed).filter((typed) => typed && text.includes(typed));
    const says = [...weigh(text, names)]
      .filter(([, share]) => share > slight)
      .map(([word, share]) => [stem(word), share * rarity(stem(word))] as const);
    const whole = says.reduce((sum, [, value]) => sum + value, 0);
    return {
      holds: (term) => terms.has(term) || (lone.test(term) && text.includes(term)),
      shareIn: (asked) => whole && says.reduce((sum, [term, value]) => sum + (asked.has(term) ? value : 0), 0) / whole,
    };
  };
  const heads = texts.slice(0, count).map(({text}, i) => ({title: head(text), summary: head(texts[count + i]!.text)}));
  return {heads, rarity};
}

/** `upgraded` and `upgrades` as the beginning they share with `upgrade`. */
function stem(word: string): string {
  return /^[a-z]{4,}$/.test(word) ? word.replace(/(?<=...)(?:ing|e?s|e?d|e)$/, '') : word;
}
