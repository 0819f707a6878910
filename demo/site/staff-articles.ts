import type {Room} from './staff.js';
import {choice, el, facts, text, time} from './page-parts.js';
import {area, field, foldedForm} from './staff-form.js';
import {language} from './language.js';
import {Refused} from './staff-api.js';
import {say, type Word} from './staff-words.js';

interface Line {
  id: string;
  title: string;
  kind: string;
  category: string;
  locale: string;
  updatedAt: string;
  file?: string;
  by?: string;
}
interface Page {
  items: Line[];
  nextCursor: string | null;
}
interface Article extends Line {
  version: number;
  summary: string;
  product?: string;
  keywords: string[];
  related: string[];
  markdown: string;
}

type Draft = Omit<Article, 'version' | 'updatedAt' | 'file' | 'by'>;

const kinds = ['solution', 'guide', 'manual', 'case', 'faq', 'video'];
const path = (id: string) => `/articles/${encodeURIComponent(id)}`;
const address = (id: string) => `#articles/${encodeURIComponent(id)}`;
let sought = '';

/** Every article of the knowledge base, last changed first, and the way to a new one. */
export async function showArticles(main: HTMLElement, {api, desk}: Room): Promise<void> {
  const q = el('input', {name: 'q', type: 'search', value: sought});
  const form = el(
    'form',
    {class: 'filters', role: 'search'},
    el('label', {}, say('findArticle'), q),
    el('button', {class: 'button'}, say('show')),
  );
  const list = el('ul', {class: 'queue'});
  const empty = el('p', {hidden: true}, say('noArticles'));
  const more = el('button', {type: 'button', class: 'button quiet'}, say('more'));
  const load = async (cursor?: string): Promise<void> => {
    const query = new URLSearchParams({limit: '50', ...(sought && {q: sought}), ...(cursor && {cursor})});
    const page = await api.get<Page>(`/articles?${query}`);
    if (!cursor) list.replaceChildren();
    list.append(...page.items.map((line) => el('li', {}, el('a', {href: address(line.id)}, el('h3', {}, line.title), about(line, desk)))));
    empty.hidden = list.children.length > 0;
    more.hidden = page.nextCursor === null;
    more.onclick = () => void load(page.nextCursor ?? undefined);
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    sought = q.value.trim();
    void load();
  });
  await load();
  main.append(
    el('h2', {class: 'unseen'}, say('articles')),
    form,
    el('p', {}, el('a', {href: '#articles/'}, say('newArticle'))),
    list,
    empty,
    more,
  );
}

function about({id, kind, category, locale, updatedAt, file, by}: Line, {agents, desk}: Room['desk']): HTMLElement {
  const shelf = desk.articleCategories.find((one) => one.id === category);
  const writer = agents.find((agent) => agent.id === by)?.name;
  return facts(
    id,
    say(`kind-${kind}` as Word),
    text(shelf?.name),
    locale,
    file ? `${say('fromFile')} ${file}` : writer,
    `${say('changed')} ${time(updatedAt)}`,
  );
}

/** One article as it is written, to be changed or taken off; a new one where `id` is empty. */
export async function showArticle(main: HTMLElement, room: Room, id: string): Promise<void> {
  const {api, desk} = room;
  const article = id ? await api.get<Article>(path(id)) : undefined;
  main.append(el('p', {}, el('a', {href: '#articles'}, say('backToArticles'))));
  main.append(el('h2', {tabindex: '-1'}, article?.title ?? say('newArticle')));
  if (article) {
    const read = el('a', {href: `./help.html#aftercare=article/${encodeURIComponent(id)}`}, say('asReadersSee'));
    main.append(about(article, desk), el('p', {}, read));
    if (article.file) main.append(el('p', {class: 'facts'}, say('fromFileHint')));
  }
  const write = writing(room, article);
  main.append(write);
  if (!article) return;
  const remove = foldedForm('removeArticle', [el('p', {}, say('removeHint'))], async () => {
    await api.post(`${path(id)}/remove`, {by: room.by()}, article.version);
    room.tell(say('done') + say('removeArticle'));
    location.hash = '#articles';
  });
  main.append(el('div', {class: 'steps'}, remove));
}

/** A solved request as an article that is not published yet: to be read and put right first. */
export async function showCase(main: HTMLElement, room: Room, ticket: string): Promise<void> {
  const at = encodeURIComponent(ticket);
  const draft = await room.api.get<Draft>(`/tickets/${at}/case`);
  main.append(
    el('p', {}, el('a', {href: `#ticket/${at}`}, say('backToTicket'))),
    el('h2', {tabindex: '-1'}, say('newCase')),
    el('p', {}, say('newCaseHint')),
    writing(room, undefined, draft),
  );
}

/** The form of an article; a new one may begin with a `draft`. What is written stays until the gateway has taken it. */
function writing({api, desk, by, tell}: Room, article: Article | undefined, draft?: Draft): HTMLElement {
  const given: Partial<Article> = article ?? draft ?? {};
  const line = (label: Word, name: string, value: string, required = true) => field(label, {name, value, required});
  const shelves = desk.desk.articleCategories.map(({id, name}) => [id, text(name)] as const);
  const locale = given.locale ?? (language() === 'en' ? 'en' : language() === 'zh-TW' ? 'zh-Hant' : 'zh-Hans');
  const markdown = area('markdown', 'markdown');
  const words = markdown.querySelector('textarea')!;
  words.rows = 18;
  // Both, so that the form knows what was there before.
  words.defaultValue = article?.markdown ?? '';
  if (draft) words.value = draft.markdown;
  const shelf = choice(say('shelf'), 'category', [...(given.category ? [] : [['', say('choose')] as const]), ...shelves], given.category);
  shelf.querySelector('select')!.required = true;
  const fields = [
    ...(article ? [] : [line('articleId', 'id', draft?.id ?? '')]),
    line('title', 'title', given.title ?? ''),
    choice(say('articleKind'), 'kind', kinds.map((kind) => [kind, say(`kind-${kind}` as Word)] as const), given.kind), // prettier-ignore
    shelf,
    line('articleLocale', 'locale', locale),
    line('articleSummary', 'summary', given.summary ?? ''),
    line('keywords', 'keywords', (given.keywords ?? []).join(', '), false),
    line('related', 'related', (given.related ?? []).join(', '), false),
    line('product', 'product', given.product ?? '', false),
    markdown,
  ];
  const form = foldedForm(article ? 'changeArticle' : 'publish', fields, async (data) => {
    const said = (name: string) => String(data.get(name) ?? '').trim();
    const list = (name: string) => said(name).split(/[,，、]/).map((one) => one.trim()).filter(Boolean); // prettier-ignore
    const [title, kind, category, tongue, summary, product] = ['title', 'kind', 'category', 'locale', 'summary', 'product'].map(said);
    const body = {
      ...{by: by(), title, kind, category, locale: tongue, summary, markdown: String(data.get('markdown'))},
      ...{keywords: list('keywords'), related: list('related'), ...(product && {product})},
    };
    const kept = await (article
      ? api.post<Article>(`${path(article.id)}/change`, body, article.version).catch(async (error: unknown) => {
          if (!(error instanceof Refused) || error.code !== 'version-stale') throw error;
          ({version: article.version} = await api.get<Article>(path(article.id)));
          throw new Refused('article-stale');
        })
      : api.post<Article>('/articles', {...body, id: said('id')}));
    if (article) article.version = kept.version;
    tell(say('done') + say(article ? 'changeArticle' : 'publish'));
    if (article) words.defaultValue = words.value;
    else location.hash = address(kept.id);
  });
  form.setAttribute('open', '');
  return el('div', {class: 'steps article-form'}, form);
}
