import type {ArticleNode, articleTags} from '../../contract/article.js';

/** A heading of the built body: `id` of its element, `level` 3 to 5. */
export interface ArticleHeading {
  id: string;
  level: number;
  text: string;
}

/** An article's body as elements, and its headings in order. */
export interface ArticleBody {
  element: HTMLElement;
  headings: ArticleHeading[];
}

/** What the body cannot know: where articles are read, and the words of its own controls with their language. */
export interface BodySurroundings {
  articleHref(id: string): string;
  locale: string;
  labels: {copy: string; code: string; table: string; newTab: string};
}

type Attributes = Record<string, string>;
type Build = (parent: Node, attributes: Attributes, builder: Builder, tag: string) => Node;

/** Deeper nodes are hung flat under the last one: a browser lays out no tree of any depth. */
const deepest = 48;

/** Ids of the article are kept apart from those of the element around it. */
const prefix = 'section-';

interface Builder extends BodySurroundings {
  headings: (ArticleHeading & {element: HTMLElement})[];
  level: number;
}

const plain: Build = (parent, _attributes, _builder, tag) => append(parent, tag);
const empty: Build = (parent, _attributes, _builder, tag) => (append(parent, tag), parent);

/** Gives each allowed tag its element and says where its children go; the list is the contract's. */
const builds = {
  p: plain,
  ul: plain,
  li: plain,
  strong: plain,
  em: plain,
  del: plain,
  code: plain,
  blockquote: plain,
  thead: plain,
  tbody: plain,
  tr: plain,
  th: plain,
  td: plain,
  br: empty,
  hr: empty,
  h2: heading,
  h3: heading,
  h4: heading,
  a: link,
  img: image,
  ol: numbered,
  pre: codeBlock,
  table,
} satisfies Record<(typeof articleTags)[number], Build>;

/**
 * Builds an article's body node by node from the closed list of tags: an unknown tag leaves its children, an attribute that is not on the list
 * is never read, an address that is not http, https, mailto, tel or an article's leaves its words. Headings follow under an h2 without gaps.
 */
export function articleBody(nodes: readonly ArticleNode[], surroundings: BodySurroundings): ArticleBody {
  const element = document.createElement('div');
  element.className = 'body';
  const builder: Builder = {...surroundings, headings: [], level: 2};
  const open = nodes.map((node) => ({node, parent: element as Node, depth: 0})).reverse();
  for (let item = open.pop(); item; item = open.pop()) {
    const {node, parent, depth} = item;
    if (typeof node === 'string') {
      parent.appendChild(document.createTextNode(node));
      continue;
    }
    const known = depth < deepest && Object.hasOwn(builds, node.tag);
    const inner = known ? builds[node.tag as keyof typeof builds](parent, node.attributes ?? {}, builder, node.tag) : parent;
    const children = node.children ?? [];
    for (let at = children.length; at--;) open.push({node: children[at]!, parent: inner, depth: depth + 1});
  }
  const headings = builder.headings.map(({element: own, ...rest}) => ({...rest, text: own.textContent.trim()}));
  return {element, headings: headings.filter(({text}) => text)};
}

function append<T extends string>(parent: Node, tag: T, className = '') {
  const element = document.createElement(tag);
  if (className) element.className = className;
  parent.appendChild(element);
  return element;
}

function own(attributes: Attributes, name: string): string {
  return Object.hasOwn(attributes, name) ? attributes[name]! : '';
}

function heading(parent: Node, attributes: Attributes, builder: Builder, tag: string): Node {
  const level = Math.min(Number(tag[1]) + 1, builder.level + 1);
  builder.level = level;
  const element = append(parent, `h${level}`);
  element.id = `${prefix}${own(attributes, 'id') || `${builder.headings.length}`}`;
  element.tabIndex = -1;
  builder.headings.push({id: element.id, level, text: '', element});
  return element;
}

function link(parent: Node, attributes: Attributes, builder: Builder): Node {
  const href = own(attributes, 'href');
  if (href.startsWith('#')) {
    const element = append(parent, 'a') as HTMLAnchorElement;
    element.href = href;
    element.dataset['jump'] = prefix + href.slice(1);
    return element;
  }
  const url = parse(href);
  if (!url || !['http:', 'https:', 'mailto:', 'tel:', 'article:'].includes(url.protocol)) return parent;
  const element = append(parent, 'a') as HTMLAnchorElement;
  if (url.protocol === 'article:') {
    element.href = builder.articleHref(href.slice('article:'.length));
  } else {
    element.href = url.href;
    if (url.protocol.startsWith('http') && url.origin !== location.origin) opensApart(element, builder.labels.newTab);
  }
  return element;
}

function opensApart(element: HTMLAnchorElement, label: string): void {
  element.target = '_blank';
  element.rel = 'noopener noreferrer';
  element.title = label;
  element.classList.add('apart');
}

function image(parent: Node, attributes: Attributes): Node {
  const url = parse(own(attributes, 'src'), location.href);
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') return parent;
  const element = append(parent, 'img') as HTMLImageElement;
  element.loading = 'lazy';
  element.decoding = 'async';
  element.referrerPolicy = 'no-referrer';
  element.alt = own(attributes, 'alt');
  element.src = url.href;
  return parent;
}

function numbered(parent: Node, attributes: Attributes): Node {
  const element = append(parent, 'ol') as HTMLOListElement;
  const start = Number.parseInt(own(attributes, 'start'), 10);
  if (start > 1) element.start = start;
  return element;
}

/** A block of code, with its language and a button to copy it; the element that shows the article answers the button. */
function codeBlock(parent: Node, attributes: Attributes, {labels, locale}: Builder): Node {
  const block = append(parent, 'div', 'code');
  const bar = append(block, 'div', 'bar');
  bar.lang = locale;
  const language = own(attributes, 'lang');
  append(bar, 'span').textContent = language === 'text' ? '' : language.slice(0, 32);
  const button = append(bar, 'button', 'copy') as HTMLButtonElement;
  button.type = 'button';
  button.textContent = labels.copy;
  return region(append(block, 'pre'), labels.code);
}

function table(parent: Node, _attributes: Attributes, {labels}: Builder): Node {
  return append(region(append(parent, 'div', 'table'), labels.table), 'table');
}

/** What is wider than the page scrolls in itself, by keyboard too. */
function region<T extends HTMLElement>(element: T, label: string): T {
  element.tabIndex = 0;
  element.setAttribute('role', 'group');
  element.setAttribute('aria-label', label);
  return element;
}

function parse(address: string, base?: string): URL | undefined {
  try {
    return new URL(address, base);
  } catch {
    return undefined;
  }
}
