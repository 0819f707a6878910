import {Redactor} from '../../../src/rules/redaction.js';
import {pick} from '../../../src/locales/format.js';
import type {DeskSettings} from '../../../src/contract/desk-settings.js';
import type {LocalText} from '../../../src/contract/values.js';
import type {TicketRecord} from '../ticket-record.js';
import type {CaseDraft} from './staff-shapes.js';

const words = (zhHans: string, en: string, zhHant: string): LocalText => ({'zh-Hans': zhHans, en, 'zh-Hant': zhHant});

const headings = {
  question: words('现象', 'What happened', '現象'),
  cause: words('原因', 'Cause', '原因'),
  solution: words('解决办法', 'Solution', '解決辦法'),
  workaround: words('临时办法', 'Workaround', '暫時做法'),
  prevention: words('如何避免再次发生', 'So that it does not come back', '如何避免再次發生'),
};
const somebody = words('客户', 'the customer', '客戶');

/** A summary is one paragraph of an article's head; UTF-16 code units. */
const longestSummary = 200;

/**
 * A solved request as the beginning of an article: what was asked, why it happened, what solved it. Names of its people and of their organisation, addresses, numbers
 * and secrets are out, as far as they can be told; whoever publishes it reads it first. `taken`: whether an article has this id. Nothing where nothing was solved.
 */
export function caseDraft(record: TicketRecord, settings: DeskSettings, taken: (id: string) => boolean): CaseDraft | undefined {
  const {draft, resolution, category, messages} = record;
  if (!resolution) return undefined;
  const locale = draft.locale ?? record.locale ?? settings.locales[0] ?? 'zh-Hans';
  const covered = nameless(record, pick(somebody, locale));
  const workaround = messages.findLast(({kind}) => kind === 'workaround');
  const parts: [keyof typeof headings, string | undefined][] = [
    ['question', draft.description],
    ['cause', resolution.cause],
    ['solution', resolution.summary],
    ['workaround', workaround?.text],
    ['prevention', resolution.prevention],
  ];
  const name = `case-${category ?? draft.type}`;
  const summary = covered(resolution.summary).replace(/\s+/g, ' ').trim();
  return {
    id: freeName(name, taken),
    title: covered(draft.title),
    kind: 'case',
    // Which shelf it stands on nobody has said: the desk's fault classes are others.
    category: '',
    locale,
    summary: summary.length > longestSummary ? `${summary.slice(0, longestSummary - 1)}…` : summary,
    keywords: [],
    related: [],
    markdown: parts
      .flatMap(([heading, text]) => (text?.trim() ? [`## ${pick(headings[heading], locale)}\n\n${asMarkdown(covered(text))}`] : []))
      .join('\n\n'),
  };
}

function freeName(name: string, taken: (id: string) => boolean): string {
  for (let n = 2, id = name; ; n++) {
    if (!taken(id)) return id;
    id = `${name}-${n}`;
  }
}

/** Covers who asked, by the names that the request itself carries, and what a redactor finds. */
function nameless({requester, cc = [], organisationName, email, messages}: TicketRecord, instead: string): (text: string) => string {
  const people = [requester, ...cc.map(({person}) => person), ...messages.map(({author}) => author)];
  const customers = people.filter(({role}) => role === 'requester');
  const named = [...customers.map(({name}) => name), organisationName ?? '', email ?? ''].flatMap(formsOf);
  const forms = [...new Set(named)].sort((a, b) => b.length - a.length);
  const pattern = forms.length ? new RegExp(forms.join('|'), 'giu') : undefined;
  const redactor = new Redactor();
  return (text) =>
    (pattern ? text.replace(pattern, instead) : text)
      .split('\n')
      .map((line) => redactor.cover(line, redactor.find(line)).text)
      .join('\n');
}

/** How somebody may be called: by the whole name, by a word of it, in Chinese by the surname with a title. As patterns. */
function formsOf(name: string): string[] {
  const whole = name.trim();
  if (!whole) return [];
  const quoted = whole.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  if (/^\p{Script=Han}{2,4}$/u.test(whole)) return [quoted, `${whole[0]}(?:女士|先生|小姐|总|總|工|经理|經理|老师|老師)`];
  const parts = whole.split(/[\s（）()]+/u).filter((part) => part.length > 2 && part !== whole);
  return [quoted, ...parts.map((part) => `(?<![\\p{L}\\p{N}])${part.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')}(?![\\p{L}\\p{N}])`)];
}

/** A plain text as Markdown that reads the same: its signs stand for themselves, its lines stay lines. */
function asMarkdown(text: string): string {
  return text
    .trim()
    .split('\n')
    .map((line) =>
      line
        .trimEnd()
        .replace(/[\\`*[\]<>~|]/g, '\\$&')
        .replace(/^(\s*)([#=+-])/, '$1\\$2')
        .trimStart(),
    )
    .map((line, n, all) => (line && all[n + 1]?.trim() ? `${line}  ` : line))
    .join('\n');
}
