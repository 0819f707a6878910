import {convert, type DomNode, type FormatCallback, type HtmlToTextOptions} from 'html-to-text';

/** Longest piece of HTML that is read, in characters: what is behind it is left out. */
const longest = 100_000;

/** A link's words, and where it leads if that is somewhere on the web and not what they say already. */
const link: FormatCallback = (element, walk, builder) => {
  walk(element.children, builder);
  const address = String(element.attribs?.['href'] ?? '').trim();
  if (/^(https?:|mailto:)/i.test(address) && said(element.children) !== address) builder.addInline(` (${address})`);
};

const options: HtmlToTextOptions = {
  wordwrap: false,
  limits: {maxDepth: 60, maxChildNodes: 5000, ellipsis: '…'},
  formatters: {link},
  selectors: [
    {selector: 'a', format: 'link'},
    {selector: 'img', format: 'skip'},
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({selector, options: {uppercase: false}})),
    {selector: 'table', format: 'dataTable', options: {uppercaseHeaderCells: false}},
  ],
};

/** What HTML says, as text: no tag, no script, no style and no address but those on the web are left of it. */
export function wordsOf(html: string): string {
  return convert(html.slice(0, longest), options).trim();
}

function said(nodes: readonly DomNode[] = []): string {
  return nodes
    .map((node) => node.data ?? said(node.children))
    .join('')
    .trim();
}
