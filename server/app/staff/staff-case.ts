import {pick} from '../../../src/locales/format.js';
import type {DeskSettings} from '../../../src/contract/desk-settings.js';
import type {LocalText} from '../../../src/contract/values.js';
import type {TicketRecord} from '../ticket-record.js';
import {nameless} from './nameless.js';
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
    // A sign of two code units is taken whole or left out.
    summary: summary.length > longestSummary ? `${summary.slice(0, longestSummary - 1).replace(/[\ud800-\udbff]$/, '')}…` : summary,
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

/** A plain text as Markdown that reads the same: its signs stand for themselves, its lines stay lines. */
export function asMarkdown(text: string): string {
  return text
    .trim()
    .split('\n')
    .map((line) =>
      line
        .trim()
        .replace(/[\\`*_[\]<>~|]|&(?=#?\w+;)/g, '\\$&')
        // An address that becomes a link while it is read would take the backslashes before its signs into itself.
        .replace(/(?=:\/\/)|(?<=www)(?=\.)|(?=@)/gi, '\\')
        .replace(/^[#=+-]|(?<=^\d+)[.)]/, '\\$&'),
    )
    .map((line, n, all) => (line && all[n + 1]?.trim() ? `${line}  ` : line))
    .join('\n');
}
