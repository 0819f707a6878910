import {performance} from 'node:perf_hooks';
import {articleIndex} from '../server/app/article-index.js';
import {createSearch} from '../src/search/search.js';

/**
 * What a keystroke costs on 500 articles, Chinese and English, of about 1,500 characters each: each query is typed letter by letter, every prefix
 * searched with excerpts and highlights. Run: `npx tsx bench/search.ts [ARTICLES]`; prints milliseconds and, with `node --expose-gc`, memory.
 * On two shared cores: a keystroke 0.5 ms in the median and 1 ms at 95 %, a quarter of the 2 ms it may take; the index, once, 0.25 s.
 */

const articleCount = Number(process.argv[2] ?? 500);
const sentences = [
  '登录失败时请先检查账号是否被锁定，再确认浏览器的时间与服务器一致。',
  '数据库连接超时通常由防火墙或连接池配置引起，建议把 connectionTimeout 调到 30 秒。',
  '仪表盘加载缓慢，多半是因为数据集没有设置增量更新。',
  '導出的報表若出現亂碼，請在設定頁面選擇正確的字元編碼。',
  'If the gateway answers HTTP-503, look at the proxy log and retry after a minute.',
  'Reset the password from the sign-in page; the link expires within fifteen minutes.',
  'MySQL 8.0.33 需要开启 TLS 1.2，否则握手会失败并返回错误码 ERR_SSL_PROTOCOL。',
  'Scheduled refreshes stop once credentials expire, so renew them beforehand.',
];
const queries = [
  '数据库连接超时',
  '登錄失敗怎麼辦',
  'mysql 8.0.33',
  'reset password',
  'http-503',
  'conection timeout',
  '亂碼',
  '错误码12345',
];

let seed = 42;
function random(below: number): number {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed % below;
}

/** A made-up word or run of characters, so that the vocabulary grows as a real one does. */
function filler(): string {
  const han = Array.from({length: 4 + random(10)}, () => String.fromCharCode(0x4e00 + Math.floor((random(1000) * random(1000)) / 400)));
  const latin = Array.from({length: 4 + random(6)}, () => String.fromCharCode(97 + random(26)));
  return `${han.join('')}，${latin.join('')} `;
}

const articles = Array.from({length: articleCount}, (_, i) => {
  let text = '';
  while (text.length < 1500) text += random(2) ? sentences[random(sentences.length)]! : filler();
  return {
    id: String(i),
    kind: 'guide',
    title: sentences[i % sentences.length]!.slice(0, 16) + filler(),
    summary: sentences[random(sentences.length)]!,
    category: 'all',
    locale: i % 2 ? 'en' : 'zh-Hans',
    updatedAt: '2025-01-01T00:00:00Z',
    text,
  };
});

const heap = () => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
};
const before = heap();
const index = articleIndex(articles);
const begun = performance.now();
const {search} = createSearch(index.articles, index);
const built = performance.now() - begun;

const held = heap() - before;
const sent = JSON.stringify(index).length / 1e6;

const times: number[] = [];
const processor = process.cpuUsage();
for (let round = 0; round < 12; round++) {
  for (const query of queries) {
    for (let length = 1; length <= query.length; length++) {
      const start = performance.now();
      search(query.slice(0, length), {locale: 'zh-Hans'});
      if (round > 1) times.push(performance.now() - start);
    }
  }
}
const {user, system} = process.cpuUsage(processor);
const each = (user + system) / 1000 / ((times.length / 10) * 12);
times.sort((a, b) => a - b);
const at = (share: number) => times[Math.floor(times.length * share)]!.toFixed(2);
console.log(
  `${articleCount} articles: index built in ${built.toFixed(0)} ms; a keystroke takes ${at(0.5)} ms (median), ${at(0.95)} ms (95 %), ${at(0.999)} ms (99.9 %), ${each.toFixed(2)} ms of the processor on average; it holds ${held.toFixed(0)} MB, and ${sent.toFixed(1)} million characters go to a browser`,
);
