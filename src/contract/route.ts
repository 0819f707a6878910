import type * as z from 'zod/mini';

export type Schema<T = unknown> = () => z.ZodMiniType<T>;

/** One line of the contract, read by the client, the gateway, the mocks and the OpenAPI writer. */
export interface Route<Reply = unknown, Body = undefined, Query extends QueryValues = QueryValues> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Under the base; `{name}` stands for one path segment. */
  readonly path: string;
  readonly summary: string;
  /** Status of success. */
  readonly status: 200 | 201 | 202;
  readonly reply: Schema<Reply>;
  readonly body?: Schema<Body>;
  readonly query?: Schema<Query>;
  /** `person`: needs a token. `anyone`: works without, and knows more with one. */
  readonly access: 'person' | 'anyone';
  /** An `Idempotency-Key` must come along. */
  readonly keyed: boolean;
  /** `If-Match` with the version seen must come along. */
  readonly versioned: boolean;
  /** Answers carry an ETag. */
  readonly cached: boolean;
}

export type QueryValues = Record<string, string | undefined>;
export type ReplyOf<R> = R extends Route<infer Reply, infer _B, infer _Q> ? Reply : never;
export type BodyOf<R> = R extends Route<infer _R, infer Body, infer _Q> ? Body : never;
export type QueryOf<R> = R extends Route<infer _R, infer _B, infer Query> ? Query : never;

/** The names in `{braces}` of a path, in order. */
export function pathNames(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
}

/** The path with each `{name}` replaced by its encoded value. */
export function fillPath(path: string, params: Record<string, string>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}
