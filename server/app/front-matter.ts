/** What is wrong with a line of a file, counted from 1. */
export class FileFault extends Error {
  override name = 'FileFault';
  readonly line: number;

  constructor(line: number, reason: string) {
    super(reason);
    this.line = line;
  }
}

export interface FrontMatterValue {
  value: string | readonly string[];
  line: number;
}

export interface FrontMatter {
  values: ReadonlyMap<string, FrontMatterValue>;
  /** What stands behind it. */
  text: string;
  /** Lines of the file before that. */
  linesBefore: number;
}

/**
 * Reads the head of a Markdown file: lines of `key: value` between two lines `---`. Values are texts, bare or in quotes; lists (`[a, b]`, or a line `- a` for
 * each); and texts of several lines behind `>` or `|`. It is that part of YAML and no more: whatever else stands there is a fault of its line. Throws `FileFault`.
 */
export function readFrontMatter(file: string): FrontMatter {
  const lines = file.replace(/^\ufeff/, '').split(/\r\n?|\n/);
  if (lines[0]?.trimEnd() !== '---') throw new FileFault(1, 'begins with no front matter: a line ---, then title, kind and so on');
  const end = lines.findIndex((line, n) => n > 0 && /^(?:---|\.\.\.)\s*$/.test(line));
  if (end < 0) throw new FileFault(1, 'has front matter without an end: a line --- belongs behind it');
  const values = new Map<string, FrontMatterValue>();
  for (let n = 1; n < end; n++) {
    const line = lines[n]!;
    if (!line.trim() || /^\s*#/.test(line)) continue;
    const [, key, given] = /^([A-Za-z][\w-]*)\s*:(?:\s+(.*?))?\s*$/.exec(line) ?? [];
    if (key === undefined) throw new FileFault(n + 1, 'is no line of key: value');
    if (values.has(key)) throw new FileFault(n + 1, `gives ${key} a second time`);
    const behind = indented(lines, n + 1, end);
    const [value, taken] = readValue(given ?? '', behind, n + 1);
    values.set(key, {value, line: n + 1});
    n += taken;
  }
  return {values, text: lines.slice(end + 1).join('\n'), linesBefore: end + 1};
}

/** Lines from `from` on that belong to the key before: those that are indented, and those of a list. */
function indented(lines: readonly string[], from: number, end: number): string[] {
  const found: string[] = [];
  for (let n = from; n < end && /^\s+\S|^\s*$|^-\s/.test(lines[n]!); n++) found.push(lines[n]!);
  while (found.length && !found.at(-1)!.trim()) found.pop();
  return found;
}

/** A value, and how many of the lines behind its own belong to it. */
function readValue(given: string, behind: readonly string[], line: number): [FrontMatterValue['value'], number] {
  const sign = /^([>|])[+-]?$/.exec(given)?.[1];
  if (sign) {
    const parts = behind.map((part) => part.trim());
    return [sign === '|' ? parts.join('\n') : parts.join(' ').replace(/ {2,}/g, '\n'), behind.length];
  }
  const bare = withoutComment(given);
  if (bare) {
    const stray = behind.findIndex((part) => part.trim() && !/^\s*#/.test(part));
    if (stray >= 0) throw new FileFault(line + stray + 1, 'is no line of key: value');
    return [bare.startsWith('[') ? flowList(bare, line) : scalar(bare, line), behind.length];
  }
  const items = behind.flatMap((part, n) => {
    if (!part.trim() || /^\s*#/.test(part)) return [];
    const item = /^\s*-\s+(.*?)\s*$/.exec(part)?.[1];
    if (item === undefined) throw new FileFault(line + n + 1, 'is no item of a list: - and a text');
    return [scalar(withoutComment(item), line + n + 1)];
  });
  return [items.length ? items : '', behind.length];
}

function flowList(text: string, line: number): string[] {
  if (!text.endsWith(']')) throw new FileFault(line, 'begins a list that does not end: ] is missing');
  const items = text.slice(1, -1).matchAll(/\s*("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,]*)\s*(?:,|$)/g);
  return [...items].map(([, item = '']) => scalar(item.trim(), line)).filter(Boolean);
}

function scalar(text: string, line: number): string {
  if (text.startsWith('"')) {
    try {
      return String(JSON.parse(text));
    } catch {
      throw new FileFault(line, 'has quotes that do not close, or something behind them');
    }
  }
  if (text.startsWith("'")) {
    const inner = /^'((?:[^']|'')*)'$/.exec(text)?.[1];
    if (inner === undefined) throw new FileFault(line, 'has quotes that do not close, or something behind them');
    return inner.replaceAll("''", "'");
  }
  if (/^[{&*!%@`]/.test(text)) throw new FileFault(line, `begins with ${text[0]}: put the text in quotes`);
  return text;
}

/** In YAML a comment begins behind a blank, outside of quotes. */
function withoutComment(text: string): string {
  if (/^["']/.test(text)) return text.replace(/^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s+#.*$/, '$1').trim();
  return text.replace(/(?:^|\s+)#.*$/, '').trim();
}
