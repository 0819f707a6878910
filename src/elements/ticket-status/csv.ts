/** What a spreadsheet would take for a formula. */
const formula = /^[=+\-@\t\r]/;

/**
 * A table as CSV (RFC 4180) that opens well in Excel: with a byte order mark, so that Chinese is read as what it is, and with cells that would be
 * taken for formulas made plain text by an apostrophe.
 */
export function csv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => `"${(formula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  return `\ufeff${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}
