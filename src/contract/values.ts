import * as z from 'zod/mini';

/** A text in several languages, by BCP 47 tag: `{"zh-Hans": "故障", "en": "Incident"}`. Readers fall back to another language, never to nothing. */
export type LocalText = Record<string, string>;
export const LocalText = () => z.record(z.string(), z.string());

/** A text in one language, or in several. */
export type SomeText = string | LocalText;
export const SomeText = () => z.union([z.string(), LocalText()]);

/** An instant, RFC 3339 with an offset; UTC when it comes from the server. */
export const Time = () =>
  z.string().check(
    z.refine((value) => /^\d{4}-\d\d-\d\dT\d\d:\d\d.*(Z|[+-]\d\d:\d\d)$/.test(value) && !Number.isNaN(Date.parse(value))),
    z.meta({format: 'date-time'}),
  );

/** Opaque; compare, never parse. */
export const Id = () => z.string().check(z.minLength(1), z.maxLength(128));

/** One of `known`, or a word of a newer server: readers show an unknown one as its own text, never as an error. */
export type OpenEnum<T extends string> = T | (string & {});
export function openEnum<const T extends string>(known: readonly T[]) {
  return z.string().check(z.meta({examples: [...known]})) as z.ZodMiniType<OpenEnum<T>, OpenEnum<T>>;
}

/** A stretch of text, in UTF-16 code units: `[start, end)`. Highlights travel as ranges, never as markup. */
export type TextRange = [start: number, end: number];
export const TextRange = () => z.tuple([z.int().check(z.minimum(0)), z.int().check(z.minimum(0))]);
