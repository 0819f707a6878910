/** Names and values as a process is given them. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** What is wrong with one variable, as the end of a sentence that begins with its name. */
export interface Fault {
  variable: string;
  cure: string;
}

/** A number without sign and fraction; `NaN` for other texts, `otherwise` for none. */
export function wholeNumber(value: string | undefined, otherwise = NaN): number {
  if (value === undefined) return otherwise;
  return /^\d{1,15}$/.test(value) ? Number(value) : NaN;
}

/** Whether a text is scheme, host and port of a page, and nothing more. */
export function isOrigin(value: string): boolean {
  return /^https?:/i.test(value) && URL.canParse(value) && new URL(value).origin === value;
}

export function oneOf(...words: readonly string[]): (value: string) => boolean {
  return (value) => words.includes(value);
}
