import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import * as z from 'zod/mini';
import {TicketEvent} from '../../src/contract/ticket.js';
import {locales, matchLocale, type Locale, type Part, type Sentence} from '../../src/locales/catalogue.js';
import {pick} from '../../src/locales/format.js';
import {timeAgo} from '../../src/locales/progress-times.js';
import {loadWords} from '../../src/locales/load.js';
import {inHongKong} from '../../src/locales/zh-Hant/hong-kong.js';

type Sentences = Record<string, Sentence>;
const written = ['zh-Hans', 'zh-Hant', 'en'] as const;
const parts = readdirSync(new URL('../../src/locales/en/', import.meta.url)).map((file) => file.replace(/\.ts$/, '')) as Part[];

async function sentences(locale: (typeof written)[number] | 'zh-HK', part: Part): Promise<Sentences> {
  const folder = locale === 'zh-HK' ? 'zh-Hant' : locale;
  const {default: found} = (await import(`../../src/locales/${folder}/${part}.ts`)) as {default: Sentences};
  return locale === 'zh-HK' ? inHongKong(found) : found;
}

const forms = (sentence: Sentence): string[] => (typeof sentence === 'string' ? [sentence] : Object.values(sentence));
const names = (sentence: Sentence): string[] =>
  [...new Set(forms(sentence).flatMap((form) => [...form.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)))].sort();

/** Every sentence of a language, as `[part.key, sentence]`. */
async function everySentence(locale: Parameters<typeof sentences>[0]): Promise<[string, Sentence][]> {
  const all = await Promise.all(
    parts.map(async (part) =>
      Object.entries(await sentences(locale, part)).map(([key, sentence]) => [`${part} ${key}`, sentence] as const),
    ),
  );
  return all.flat().map(([key, sentence]) => [key, sentence]);
}

describe('every language', () => {
  for (const locale of [...written, 'zh-HK'] as const) {
    it(`${locale} has every sentence, none over, with the same places to fill in`, async () => {
      for (const part of parts) {
        const [english, theirs] = [await sentences('en', part), await sentences(locale, part)];
        assert.deepEqual(Object.keys(theirs).sort(), Object.keys(english).sort(), part);
        for (const [key, sentence] of Object.entries(theirs)) {
          assert.ok(
            forms(sentence).every((form) => form.trim()),
            `${part} ${key} says nothing`,
          );
          assert.deepEqual(names(sentence), names(english[key]!), `${part} ${key}`);
        }
      }
    });

    it(`${locale} has the plural forms its numbers ask for, and none that no number asks for`, async () => {
      const {pluralCategories} = new Intl.PluralRules(locale).resolvedOptions();
      for (const [key, sentence] of await everySentence(locale)) {
        if (typeof sentence !== 'string') assert.deepEqual(Object.keys(sentence).sort(), [...pluralCategories].sort(), key);
      }
    });
  }

  it('sets Chinese with full-width punctuation and its own quotation marks', async () => {
    const quotes = {'zh-Hans': /[「」『』]/, 'zh-Hant': /[“”‘’]/, 'zh-HK': /[“”‘’]/};
    for (const [locale, wrong] of Object.entries(quotes)) {
      for (const [key, sentence] of await everySentence(locale as keyof typeof quotes)) {
        for (const form of forms(sentence)) {
          assert.doesNotMatch(form, /[\u4e00-\u9fff][,;:!?]|[,;:!?][\u4e00-\u9fff]|！/, `${locale} ${key}`);
          assert.doesNotMatch(form, wrong, `${locale} ${key}`);
        }
      }
    }
  });

  it('says nothing in mainland words or characters to readers in Taiwan and Hong Kong', async () => {
    const mainland =
      /信息|默認|設備|網絡|軟件|硬件|服務器|數據|保存|登錄|搜索|添加|加載|鏈接|反饋|截屏|用戶|賬|屏幕|郵箱|短信|優先級|提交|質量|視頻|點擊|界面|標籤頁|歸檔|知識庫文檔|文檔|操作指南|文件|台風|为|请|您们|这|单|问题|时|发|设|后续|从|们|与|点|个|会|还|没/;
    for (const [key, sentence] of await everySentence('zh-Hant'))
      for (const form of forms(sentence)) assert.doesNotMatch(form, mainland, key);
    const taiwan = /網路|軟體|帳號|身分|優先順序|影片|裡|送出/;
    for (const [key, sentence] of await everySentence('zh-HK')) for (const form of forms(sentence)) assert.doesNotMatch(form, taiwan, key);
  });
});

describe('which language a reader gets', () => {
  const expected: Record<string, Locale> = {
    zh: 'zh-Hans',
    'zh-CN': 'zh-Hans',
    'zh-SG': 'zh-Hans',
    'zh-Hans': 'zh-Hans',
    'zh-Hans-HK': 'zh-Hans',
    'zh-TW': 'zh-Hant',
    'zh-tw': 'zh-Hant',
    zh_TW: 'zh-Hant',
    'zh-Hant': 'zh-Hant',
    'zh-Hant-TW': 'zh-Hant',
    'zh-HK': 'zh-HK',
    'zh-MO': 'zh-HK',
    'zh-Hant-HK': 'zh-HK',
    'zh-Hant-MO': 'zh-HK',
    en: 'en',
    'en-GB': 'en',
    de: 'en',
    zhx: 'en',
    '': 'en',
  };
  for (const [tag, locale] of Object.entries(expected)) it(`“${tag}” reads ${locale}`, () => assert.equal(matchLocale(tag), locale));

  it('every language is known to the browser’s own formatters', () => {
    for (const locale of locales) assert.deepEqual(Intl.DateTimeFormat.supportedLocalesOf(locale), [locale]);
  });
});

describe('a vendor’s text in several languages', () => {
  const text = {'zh-Hans': '软件', 'zh-Hant': '軟體', 'zh-HK': '軟件', 'en-GB': 'software', fr: 'logiciel'};

  it('is read in the very language where there is one', () => {
    for (const [tag, said] of Object.entries(text)) assert.equal(pick(text, tag), said);
  });

  it('is read in the other region’s Traditional Chinese before Simplified, and in any Chinese before English', () => {
    assert.equal(pick({'zh-Hans': '软件', 'zh-Hant': '軟體', en: 'software'}, 'zh-HK'), '軟體');
    assert.equal(pick({en: 'software', 'zh-Hans': '软件', 'zh-TW': '軟體'}, 'zh-HK'), '軟體');
    assert.equal(pick({en: 'software', 'zh-Hans': '软件'}, 'zh-Hant'), '软件');
    assert.equal(pick({en: 'software', 'zh-CN': '软件', 'zh-TW': '軟體'}, 'zh-Hans'), '软件');
  });

  it('falls back to English, then to whatever there is, never to nothing', () => {
    assert.equal(pick({fr: 'logiciel', en: 'software'}, 'zh-Hans'), 'software');
    assert.equal(pick({fr: 'logiciel'}, 'en'), 'logiciel');
    assert.equal(pick({fr: 'logiciel', 'en-GB': 'software'}, 'en'), 'software');
    assert.equal(pick(undefined, 'en'), '');
  });
});

describe('sentences of the vendor’s own', () => {
  const messages = {'zh-Hant': {shared: {retry: '重來', close: '關掉'}, portal: {home: '首頁'}}, 'zh-HK': {shared: {retry: '再嚟一次'}}};

  it('stand over ours in their language, and the Traditional ones also in Hong Kong’s', async () => {
    const [taiwan, hongKong, mainland] = await Promise.all(
      (['zh-Hant', 'zh-HK', 'zh-Hans'] as const).map((locale) => loadWords(locale, 'portal', messages)),
    );
    assert.deepEqual([taiwan!.say('retry'), taiwan!.say('close'), taiwan!.say('home')], ['重來', '關掉', '首頁']);
    assert.deepEqual([hongKong!.say('retry'), hongKong!.say('close'), hongKong!.say('home')], ['再嚟一次', '關掉', '首頁']);
    assert.deepEqual([mainland!.say('retry'), mainland!.say('home')], ['重试', '概览']);
  });

  it('leave the rest in the region’s words', async () => {
    const [taiwan, hongKong] = [await loadWords('zh-Hant', 'portal', messages), await loadWords('zh-HK', 'portal', messages)];
    assert.equal(taiwan.say('problem.offline'), '目前沒有網路連線。');
    assert.equal(hongKong.say('problem.offline'), '目前沒有網絡連線。');
  });

  it('are those of what is said after a setback too, which comes later', async () => {
    const own = {'zh-Hant': {setbacks: {'problem.gone': '沒有了'}}, 'zh-HK': {setbacks: {'problem.not-found': '搵唔到'}}};
    const words = await loadWords('zh-HK', 'ticket-status', own);
    assert.equal(words.find('problem.gone'), undefined);
    await words.complete();
    assert.equal(words.find('problem.gone'), '沒有了');
    assert.equal(words.find('problem.not-found'), '搵唔到');
    assert.ok(words.find('waiting.expired')!.includes('這部裝置'));
    assert.equal(words.say('retry'), '再試一次');
  });
});

describe('how long ago', () => {
  const now = Date.parse('2026-03-02T08:00:00Z');
  const said = async (locale: Locale, at: string) => timeAgo(at, await loadWords(locale, 'shared'), now);

  it('is said in words under a minute, also for a clock that is ahead of ours', async () => {
    assert.equal(await said('zh-Hans', '2026-03-02T07:59:30Z'), '刚刚');
    assert.equal(await said('zh-Hant', '2026-03-02T08:00:40Z'), '剛剛');
    assert.equal(await said('en', '2026-03-02T07:59:59Z'), 'just now');
  });

  it('is said in the largest unit that fits', async () => {
    assert.equal(await said('zh-Hans', '2026-03-02T05:01:00Z'), '2小时前');
    assert.equal(await said('zh-HK', '2026-03-02T07:45:00Z'), '15 分鐘前');
    assert.equal(await said('en', '2026-02-20T08:00:00Z'), '10 days ago');
  });
});

describe('the team’s page', () => {
  it('has words for everything that a history tells', () => {
    const team = readFileSync(new URL('../../demo/site/staff-words.ts', import.meta.url), 'utf8');
    const {examples} = (z.toJSONSchema(TicketEvent()).properties?.['kind'] ?? {}) as {examples: string[]};
    assert.ok(examples.includes('visit-booked'));
    // A state says itself what it is.
    for (const kind of examples.filter((one) => one !== 'state-changed')) assert.match(team, new RegExp(`'event-${kind}': \\[`));
  });

  it('names a state by the word that its customer reads, but for whose turn it is', async () => {
    const team = readFileSync(new URL('../../demo/site/staff-words.ts', import.meta.url), 'utf8');
    for (const [n, locale] of written.entries()) {
      const theirs = await sentences(locale, 'ticket-status');
      for (const state of [
        'received',
        'classified',
        'assigned',
        'in-progress',
        'waiting-for-third-party',
        'confirmed',
        'closed-unanswered',
        'reopened',
        'cancelled',
        'archived',
      ]) {
        // prettier-ignore
        const [, list = ''] = new RegExp(`'state-${state}': \\[(.+)\\]`).exec(team) ?? [];
        assert.equal([...list.matchAll(/'([^']+)'/g)][n]?.[1], theirs[`state.${state}`], `${locale} ${state}`);
      }
    }
    assert.match(team, /'state-resolved': \['待客户确认', '待客戶確認', 'Customer to confirm'\]/);
  });
});
