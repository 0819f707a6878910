import {articleTags, type ArticleNode} from '../../../src/contract/article.js';
import {isSuccess} from '../exchange.js';
import {keyed, teller, type Walk} from '../visit.js';

const rules = {
  'article-tree': {
    must: 'The body of an article is a tree of the tags that the contract lists, with addresses of http, https, mailto, tel or article, never HTML in a text',
    why: 'The portal builds it node by node and leaves out what it does not know: a table in <div> is not shown at all.',
    cure: 'Turn Markdown or HTML into the tree when it is written (remark, rehype-sanitize), not when it is read.',
  },
  'article-found': {
    must: 'A search for words of an article’s title finds it, with highlights inside of title and summary',
    why: 'Highlights are ranges; one past the end marks nothing, or the wrong word.',
    cure: 'Count in UTF-16 code units of the very text that is sent.',
  },
  'article-indexed': {
    must: 'The index for instant search holds the articles of the list, as plain text',
    why: 'What is not in it is not found while typing, nor offline.',
    cure: 'Build it from the same articles that readers get.',
  },
  'article-missing': {
    must: 'An article that is none is 404',
    why: 'Links to articles live long.',
    cure: 'Answer not-found.',
  },
  'signals-taken': {
    must: 'POST /signals takes a batch of anyone without a key, 202, and refuses one that is none, 400',
    why: 'They go out while a page is being closed; nothing of them may wait for an answer or make noise.',
    cure: 'Count and drop; who sent them is not kept.',
  },
  'feedback-once': {
    must: 'Saying whether an article helped counts once for a key',
    why: 'A double press would be two readers.',
    cure: 'The same store of keys as for requests.',
  },
};

/** Answers to read. */
export const articlesWalk: Walk = {
  name: 'articles',
  rules,
  go: async (visit) => {
    const hold = teller(visit, rules);
    const {anyone, options, absent, now} = visit;
    const none = await anyone.send('POST', '/signals', {body: {signals: 'none'}});
    if (none.status === 404) {
      absent.add('POST /signals');
      visit.book.leave(['signals-taken'], 'the backend does not offer POST /signals');
    } else if (options.thorough) {
      hold('signals-taken', none.status === 400, none, '400 invalid-request');
      const batch = {signals: [{kind: 'search-empty', query: 'conformance', count: 0, at: new Date(now()).toISOString()}]};
      const taken = await anyone.send('POST', '/signals', {body: batch});
      hold('signals-taken', taken.status === 202, taken, '202');
    } else visit.book.leave(['signals-taken'], 'it would count among what readers searched (--thorough)');
    const {items} = await visit.need(anyone, 'listArticles', {query: {limit: '5'}});
    const [first] = items;
    const missing = await anyone.send('GET', '/articles/no-such-article');
    hold('article-missing', missing.status === 404, missing, '404 not-found');
    if (!first) return visit.book.leave(Object.keys(rules), 'there are no articles');

    const read = await anyone.send('GET', `/articles/${encodeURIComponent(first.id)}`);
    const odd = oddIn((read.json as {body?: ArticleNode[]}).body ?? []);
    hold('article-tree', isSuccess(read) && odd === undefined, read, 'tags and addresses of the contract', odd ?? '');
    const found = await anyone.send('GET', `/articles?${new URLSearchParams({q: first.title, locale: first.locale, limit: '10'})}`);
    const hits = isSuccess(found) ? (found.json as {items: typeof items}).items : [];
    const hit = hits.find(({id}) => id === first.id);
    const past = hits.find(({title, summary, highlights}) => outside(highlights?.title, title) || outside(highlights?.summary, summary));
    hold('article-found', hit !== undefined && !past, found, 'the article, ranges within its texts', hit ? 'a range past the end' : 'not found'); // prettier-ignore
    if (options.thorough) {
      const said = keyed({helpful: true});
      const path = `/articles/${encodeURIComponent(first.id)}/feedback`;
      await anyone.send('POST', path, said);
      const again = await anyone.send('POST', path, said);
      hold('feedback-once', isSuccess(again) && again.headers.get('Idempotency-Replayed') === 'true', again, 'Idempotency-Replayed: true');
    } else visit.book.leave(['feedback-once'], 'it would count as a reader’s word (--thorough)');
    const index = await visit.need(anyone, 'readArticleIndex');
    const lost = items.find(({id}) => !index.articles.some((one) => one.id === id));
    visit.book.hold('article-indexed', !lost, 'GET /articles/index', 'every article of the list', `not ${lost?.id}`);
  },
};

function outside(ranges: readonly (readonly [number, number])[] | undefined, text: string): boolean {
  return (ranges ?? []).some(([start, end]) => start > end || end > text.length);
}

/** The first thing in the tree that the contract does not know. */
function oddIn(nodes: readonly ArticleNode[], code = false): string | undefined {
  for (const node of nodes) {
    if (typeof node === 'string') {
      if (!code && /<\/?(div|span|p|script|table|iframe|br)\b[^>]*>/i.test(node)) return 'HTML in a text';
      continue;
    }
    if (!(articleTags as readonly string[]).includes(node.tag)) return `<${node.tag}>`;
    const {href, src} = node.attributes ?? {};
    const address = [href, src].find(
      (one) => one !== undefined && /^\s*[a-z][\w+.-]*:/i.test(one) && !/^\s*(https?|mailto|tel|article):/i.test(one),
    );
    if (address !== undefined) return address;
    const inner = oddIn(node.children ?? [], code || node.tag === 'code' || node.tag === 'pre');
    if (inner !== undefined) return inner;
  }
  return undefined;
}
