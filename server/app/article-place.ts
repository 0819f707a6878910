import {UnreadableArticle, type ArticlePlace} from './article-body.js';
import type {ArticleRecord} from './article-record.js';
import {languageOf} from './language-of.js';

/** A path as it stands beside a file of the folder. */
export function pathFrom(file: string, given: string): string {
  const parts = file.split('/').slice(0, -1);
  for (const part of decoded(given).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** The same as an end of an address. */
export function addressFrom(file: string, given: string): string {
  return pathFrom(file, given).split('/').map(encodeURIComponent).join('/');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What a link calls the article that it leads to; `undefined` where it leads elsewhere. */
export function articleNamed(href: string): string | undefined {
  const name = /^article:([^#]+)/.exec(href)?.[1];
  return name === undefined ? undefined : decoded(name);
}

/** The file that a link within the folder names; `undefined` where it leads elsewhere. */
export function fileNamed(href: string): string | undefined {
  return /^(?!\/|[a-z][\w+.-]*:)([^#?]+\.(?:md|markdown))(?:[#?].*)?$/i.exec(href)?.[1];
}

/** Whether a picture's address says nothing without the folder it lies in. */
export function isBesideFile(src: string): boolean {
  return !/^(?:https?:)?\/\/|^\//i.test(src) && !/^[a-z][\w+.-]*:/i.test(src);
}

/**
 * Where the addresses lead of an article that somebody writes here. One that was imported keeps what its folder gave it: links to files of other articles, and the pictures it has.
 * What cannot be told from here throws `UnreadableArticle` with its line, for it would be lost without a word.
 */
export function placeOfHand(before: ArticleRecord | undefined, locale: string, all: readonly ArticleRecord[]): ArticlePlace {
  const own = before?.file ?? before?.from;
  const shown = before ? sourcesIn(before.body) : [];
  return {
    link: (href, line) => {
      const name = articleNamed(href);
      if (name !== undefined) {
        const named = all.filter((record) => (record.name ?? record.entry.id) === name);
        const found = named.find(({entry}) => languageOf(entry.locale) === languageOf(locale)) ?? named[0];
        return found && `article:${found.entry.id}`;
      }
      const file = fileNamed(href);
      if (file === undefined) return undefined;
      const path = own === undefined ? undefined : pathFrom(own, file);
      const found = all.find((record) => path !== undefined && (record.file ?? record.from) === path);
      if (!found) throw new UnreadableArticle(`Line ${line} leads to the file ${file}: write article: and the id of that article.`, line);
      return `article:${found.entry.id}`;
    },
    picture: (src, line) => {
      if (!isBesideFile(src)) return undefined;
      const end = own === undefined ? undefined : `/${addressFrom(own, src)}`;
      const found = shown.filter((address) => end !== undefined && address.endsWith(end));
      if (found.length !== 1)
        throw new UnreadableArticle(`Line ${line} shows ${src}, which lies in a folder: write its whole address.`, line);
      return found[0];
    },
  };
}

/** Addresses of the pictures and videos in an article, each once. */
function sourcesIn(body: ArticleRecord['body']): string[] {
  const found = new Set<string>();
  const look = (nodes: ArticleRecord['body']) => {
    for (const node of nodes) {
      if (typeof node === 'string') continue;
      const src = node.attributes?.['src'];
      if (src !== undefined) found.add(src);
      look(node.children ?? []);
    }
  };
  look(body);
  return [...found];
}
