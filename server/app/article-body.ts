import type {Element, ElementContent, Root, RootContent} from 'hast';
import rehypeSanitize from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import {unified} from 'unified';
import type {Nodes} from 'mdast';
import {articleTags, calloutTones, type ArticleNode} from '../../src/contract/article.js';

/** Why a text is no article. `line`: counted from the text's first, where one line is to blame. */
export class UnreadableArticle extends Error {
  override name = 'UnreadableArticle';
  readonly line: number | undefined;

  constructor(message: string, line?: number) {
    super(message);
    this.line = line;
  }
}

/** What whoever reads an article knows of the place it comes from. Lines are counted from the text's first. */
export interface ArticlePlace {
  /** Where a link leads instead; `undefined`: where it says. */
  link?(href: string, line: number): string | undefined;
  /** The same for an image or a video. */
  picture?(src: string, line: number): string | undefined;
  /** Told where HTML was left out. */
  leftOut?(line: number): void;
}

/** An article's own title is its only h1, so the text begins at h2; levels below h4 are too fine for a contents list. */
const headings: Record<string, string> = {h1: 'h2', h2: 'h2', h3: 'h3', h4: 'h4', h5: 'h4', h6: 'h4'};

/** Where white space between children is only the layout of the source. */
const containers = new Set(['ul', 'ol', 'li', 'blockquote', 'table', 'thead', 'tbody', 'tr']);

/** Levels of nodes within nodes; no text that is meant to be read needs nearly as many. */
const deepest = 100;

/** UTF-16 code units of an article and of one line of it; signs of emphasis and links between two blank lines, which are paired at the square of their number. */
const [longest, longestLine, mostSigns] = [500_000, 10_000, 3_000];

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype)
  .use(rehypeSanitize, {
    tagNames: [...articleTags, 'h1', 'h5', 'h6'],
    attributes: {a: ['href'], img: ['src', 'alt', 'title'], ol: ['start'], code: [['className', /^language-./]]},
    protocols: {href: ['http', 'https', 'mailto', 'tel', 'article'], src: ['http', 'https']},
    strip: ['script', 'style'],
  });

/**
 * Markdown (CommonMark with tables and strikethrough) as the closed node tree of the contract. HTML in it is dropped. Links go to http, https,
 * mailto, tel, to a heading of the same article (`#heading`) or to another article (`article:<id>`); any other link leaves its words. Images come
 * by http, https or from the page's own site (`/pictures/a.png`), any other leaves its description; `![words](address "640x360")` gives its size in
 * CSS pixels. A video is written as an image: a file (`.mp4`, `.webm`, `.mov`, `.m4v`) is one by itself, a page by the title `"video"`. A quote that
 * begins with `[!NOTE]`, `[!TIP]` or `[!WARNING]` is a callout. Headings get ids made from their words, unique in the article.
 * Throws `UnreadableArticle` where it nests more than 100 levels, or is longer than reading it here may take.
 */
export function articleBody(markdown: string, place: ArticlePlace = {}): ArticleNode[] {
  bound(markdown);
  const root = parse(markdown, place);
  return convertAll(root.children, {ids: headingIds(root), place}, true);
}

/** The words alone: one line a block, none behind a Chinese mark, which has room of its own; table cells parted by spaces. What search reads, and quotes. */
export function plainText(nodes: readonly ArticleNode[]): string {
  const text = (node: ArticleNode): string => {
    if (typeof node === 'string') return node;
    const inner = (node.children ?? []).map(text).join('');
    switch (node.tag) {
      case 'td':
      case 'th':
        return `${inner} `;
      case 'img':
        return node.attributes?.['alt'] ?? '';
      case 'video':
        return `${node.attributes?.['title'] ?? ''}\n`;
      case 'a':
      case 'code':
      case 'del':
      case 'em':
      case 'strong':
        return inner;
      default:
        return `${inner}\n`;
    }
  };
  return nodes
    .map(text)
    .join('')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n')
    .replace(/([、。！），．：；？])\n/g, '$1');
}

/** What is refused here would keep the gateway busy for seconds. */
function bound(markdown: string): void {
  if (markdown.length > longest) throw new UnreadableArticle(`An article may have ${longest} characters, not more.`);
  const lines = markdown.split(/\r\n?|\n/);
  const long = lines.findIndex(({length}) => length > longestLine);
  if (long >= 0) throw new UnreadableArticle(`Line ${long + 1} has more than ${longestLine} characters.`, long + 1);
  let signs = 0;
  for (const [at, line] of lines.entries()) {
    signs = line.trim() ? signs + (line.match(/[*_~[\]]/g)?.length ?? 0) : 0;
    if (signs > mostSigns) {
      throw new UnreadableArticle(`The paragraph at line ${at + 1} has more than ${mostSigns} signs of emphasis and links.`, at + 1);
    }
  }
}

function parse(markdown: string, {leftOut}: ArticlePlace): Root {
  try {
    const tree = processor.parse(markdown);
    const root = processor.runSync(tree) as Root;
    if (leftOut) tellOfHtml(tree, leftOut);
    if (depthOf(root) <= deepest) return root;
  } catch (error) {
    // The parser calls itself for each level, so it may be the stack that ends first.
    if (!(error instanceof RangeError)) throw error;
  }
  throw new UnreadableArticle(`An article may nest ${deepest} levels, not more.`);
}

/** Comments are nobody's loss. */
function tellOfHtml(node: Nodes, leftOut: (line: number) => void): void {
  if (node.type === 'html' && !/^<!--[^]*-->$/.test(node.value.trim())) leftOut(node.position?.start.line ?? 1);
  if ('children' in node) for (const child of node.children) tellOfHtml(child, leftOut);
}

/** What turning nodes into an article's needs to know of the whole. */
interface Whole {
  ids: Map<Element, string>;
  place: ArticlePlace;
}

function depthOf(root: Root): number {
  let depth = 0;
  let level: readonly RootContent[] = root.children;
  for (; level.length; depth++) level = level.flatMap((node) => (node.type === 'element' ? node.children : []));
  return depth;
}

function headingIds(root: Root): Map<Element, string> {
  const ids = new Map<Element, string>();
  const taken = new Set<string>();
  const visit = (node: RootContent) => {
    if (node.type !== 'element') return;
    if (headings[node.tagName]) {
      const slug =
        wordsOf(node)
          .normalize('NFC')
          .toLowerCase()
          .match(/[\p{L}\p{M}\p{N}]+/gu)
          ?.join('-') ?? 'section';
      let id = slug;
      for (let n = 2; taken.has(id); n++) id = `${slug}-${n}`;
      taken.add(id);
      ids.set(node, id);
    }
    node.children.forEach(visit);
  };
  root.children.forEach(visit);
  return ids;
}

function wordsOf(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(wordsOf).join('') : '';
}

function convertAll(nodes: readonly RootContent[], whole: Whole, dropsSpace: boolean): ArticleNode[] {
  return nodes.flatMap((node): ArticleNode[] => {
    if (node.type === 'text') return dropsSpace && !node.value.trim() ? [] : [node.value];
    return node.type === 'element' ? convert(node, whole) : [];
  });
}

function convert(element: Element, whole: Whole): ArticleNode[] {
  const {properties} = element;
  const {ids, place} = whole;
  const line = element.position?.start.line ?? 1;
  const tag = headings[element.tagName] ?? element.tagName;
  const children = convertAll(element.children, whole, containers.has(tag));
  switch (tag) {
    case 'a': {
      const given = String(properties.href ?? '');
      const href = linkTarget(place.link?.(given, line) ?? given, ids);
      return href ? [{tag, attributes: {href}, children}] : children;
    }
    case 'img': {
      const src = String(properties.src ?? '');
      return picture(place.picture?.(src, line) ?? src, String(properties.alt ?? ''), String(properties.title ?? ''));
    }
    case 'p': {
      const [only, another] = children;
      return typeof only === 'object' && only.tag === 'video' && !another ? [only] : [{tag, children}];
    }
    case 'blockquote':
      return [callout(children)];
    case 'pre': {
      const lang = codeLanguage(element);
      return [{tag, ...(lang && {attributes: {lang}}), children}];
    }
    case 'ol':
      return [{tag, ...(properties.start !== undefined && {attributes: {start: String(properties.start)}}), children}];
    case 'br':
    case 'hr':
      return [{tag}];
    default: {
      const id = ids.get(element);
      return [{tag, ...(id && {attributes: {id}}), children}];
    }
  }
}

/** An image or a video; the words alone where its address is none of the web's or the page's own site. */
function picture(src: string, alt: string, title: string): ArticleNode[] {
  if (!/^(?:https?:\/\/|\/[^/\\])/i.test(src)) return alt ? [alt] : [];
  if (title === 'video' || /\.(?:mp4|webm|mov|m4v)$/i.test(src.replace(/[?#].*/s, '')))
    return [{tag: 'video', attributes: {src, title: alt}}];
  const [, width, height] = /^(\d{1,4})x(\d{1,4})$/.exec(title) ?? [];
  return [{tag: 'img', attributes: {src, alt, ...(width && height && {width, height})}}];
}

/** A quote, with its tone where the first words name one. */
function callout(children: ArticleNode[]): ArticleNode {
  const [first, ...rest] = children;
  const [words, ...more] = typeof first === 'object' && first.tag === 'p' ? (first.children ?? []) : [];
  const named = typeof words === 'string' ? /^\[!(\w+)\]\s*/.exec(words) : null;
  const tone = calloutTones.find((known) => known === named?.[1]?.toLowerCase());
  if (!named || !tone || typeof words !== 'string') return {tag: 'blockquote', children};
  const left = [words.slice(named[0].length), ...more].filter((node) => node !== '');
  return {tag: 'blockquote', attributes: {tone}, children: [...(left.length ? [{tag: 'p', children: left}] : []), ...rest]};
}

/** Sanitising lets addresses without a scheme through; of those only headings of this article are kept. */
function linkTarget(href: string, ids: Map<Element, string>): string | undefined {
  if (!href.startsWith('#')) return /^(?:https?:\/\/|mailto:|tel:|article:)[^\s]+$/i.test(href) ? href : undefined;
  try {
    const id = decodeURIComponent(href.slice(1)).normalize('NFC');
    return [...ids.values()].includes(id) ? `#${id}` : undefined;
  } catch {
    return undefined;
  }
}

function codeLanguage(pre: Element): string | undefined {
  const code = pre.children.find((child) => child.type === 'element' && child.tagName === 'code');
  const className = code?.type === 'element' ? [code.properties.className ?? []].flat()[0] : undefined;
  return /^language-([\w+#.-]{1,32})$/.exec(String(className ?? ''))?.[1];
}
