import type {ArticleNode, articleTags} from '../contract/article.js';
import type {Words} from '../locales/words.js';

/** An article's body as elements, and the headings in it, in order. */
export interface ArticleBody {
  element: HTMLElement;
  headings: HTMLElement[];
}

/** What the body cannot know: where articles are read, and the words of its own controls. */
export interface BodySurroundings {
  articleHref(id: string): string;
  words: Words<'knowledge-base'>;
}

interface Builder extends BodySurroundings {
  headings: HTMLElement[];
  level: number;
}

type Attributes = Record<string, string>;
/** Puts a tag's element into its parent and gives the element that takes its children. */
type Build = (parent: Element, attributes: Attributes, builder: Builder, tag: string) => Element;

/** Deeper nodes are hung flat under the last one: a browser lays out no tree of any depth. */
const deepest = 48;

/** Ids of the article are kept apart from those of the element around it. */
const prefix = 'section-';

const plain: Build = (parent, _attributes, _builder, tag) => append(parent, tag as 'p');

/** The closed list of tags; it is the contract's. */
const builds = {
  p: plain,
  ul: plain,
  li: plain,
  strong: plain,
  em: plain,
  del: plain,
  code: plain,
  thead: plain,
  tbody: plain,
  tr: plain,
  th: plain,
  td: plain,
  br: plain,
  hr: plain,
  h2: heading,
  h3: heading,
  h4: heading,
  a: link,
  img: image,
  video,
  ol: (parent, {start}) => append(parent, 'ol', {start: Number.parseInt(start ?? '', 10) || 1}),
  blockquote: (parent, {tone = ''}, {words}) => {
    const label = words.find(`tone.${tone}`);
    const quote = append(parent, 'blockquote', {className: label ? tone : ''});
    if (label) append(quote, 'p', {className: 'tone', lang: words.locale, textContent: label});
    return quote;
  },
  // The bar with the copy button comes later, into room that is kept for it.
  pre: (parent, {lang = ''}, {words}) => {
    const block = append(parent, 'div', {className: 'code'});
    block.dataset['language'] = lang;
    return append(block, 'pre', scrolls(words.say('body.code')));
  },
  table: (parent, _attributes, {words}) =>
    append(append(parent, 'div', {className: 'table', ...scrolls(words.say('body.table'))}), 'table'),
} satisfies Record<(typeof articleTags)[number], Build>;

/**
 * Builds an article's body node by node from the closed list of tags: an unknown tag leaves its children, an attribute that is not on the list
 * is never read, an address that is not http, https, mailto, tel or an article's leaves its words. Headings follow under an h2 without gaps.
 */
export function articleBody(nodes: readonly ArticleNode[], surroundings: BodySurroundings): ArticleBody {
  const body = Object.assign(document.createElement('div'), {className: 'body'});
  const builder: Builder = {...surroundings, headings: [], level: 2};
  const open = nodes.map((node) => ({node, parent: body as Element, depth: 0})).reverse();
  for (let item = open.pop(); item; item = open.pop()) {
    const {node, parent, depth} = item;
    if (typeof node === 'string') {
      parent.append(node);
      continue;
    }
    const {tag, attributes = {}, children = []} = node;
    const known = depth < deepest && Object.hasOwn(builds, tag);
    const inner = known ? builds[tag as keyof typeof builds](parent, attributes, builder, tag) : parent;
    for (let at = children.length; at--;) open.push({node: children[at]!, parent: inner, depth: depth + 1});
  }
  return {element: body, headings: builder.headings.filter(({textContent}) => textContent.trim())};
}

function append<T extends keyof HTMLElementTagNameMap>(parent: Element, tag: T, properties: object = {}) {
  const element = document.createElement(tag);
  parent.append(Object.assign(element, properties));
  return element;
}

/** What is wider than the page scrolls in itself, by keyboard too. */
function scrolls(label: string): object {
  return {tabIndex: 0, role: 'group', ariaLabel: label};
}

function heading(parent: Element, {id}: Attributes, builder: Builder, tag: string): Element {
  const {headings} = builder;
  builder.level = Math.min(Number(tag[1]) + 1, builder.level + 1);
  const element = append(parent, `h${builder.level}` as 'h3', {id: prefix + (id || headings.length), tabIndex: -1});
  headings.push(element);
  return element;
}

function link(parent: Element, {href = ''}: Attributes, {articleHref, words}: Builder): Element {
  if (href[0] === '#') {
    const element = append(parent, 'a', {href});
    element.dataset['jump'] = prefix + href.slice(1);
    return element;
  }
  const [, scheme, rest] = /^(https?:\/\/|mailto:|tel:|article:)([^/].*)/is.exec(href) ?? [];
  if (!scheme || !rest) return parent;
  const element = append(parent, 'a', {href: scheme.toLowerCase() === 'article:' ? articleHref(rest) : href});
  if (scheme.includes('/') && element.origin !== location.origin)
    Object.assign(element, {target: '_blank', rel: 'noopener noreferrer', title: words.say('body.newTab'), className: 'apart'});
  return element;
}

/** An address of the web in full; undefined for any other. */
function onTheWeb(src: string): string | undefined {
  const {protocol, href} = Object.assign(document.createElement('a'), {href: src});
  return /^https?:/.test(protocol) ? href : undefined;
}

function image(parent: Element, {src = '', alt = '', width, height}: Attributes): Element {
  const address = onTheWeb(src);
  const size = Number(width) && Number(height) ? {width, height} : {};
  if (address) append(parent, 'img', {loading: 'lazy', referrerPolicy: 'no-referrer', alt, ...size, src: address});
  return parent;
}

/** A file plays in its place once somebody starts it; any other address opens apart. */
function video(parent: Element, {src = '', title = ''}: Attributes, builder: Builder): Element {
  const address = onTheWeb(src);
  if (address && /\.(mp4|webm|mov|m4v)$/i.test(new URL(address).pathname))
    append(parent, 'video', {controls: true, preload: 'none', playsInline: true, ariaLabel: title, src: address});
  else link(append(parent, 'p', {className: 'video'}), {href: address ?? ''}, builder).append(title || src);
  return parent;
}
