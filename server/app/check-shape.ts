import type {Issue} from '../../src/contract/problem.js';
import type {Schema} from '../../src/contract/route.js';
import {refuse} from './refusal.js';

/** The value as its schema gives it, or a refusal that names what does not fit. `what` for engineers: "body", "query". */
export function checkShape<T>(schema: Schema<T>, value: unknown, what: string): T {
  const result = schema().safeParse(value);
  if (result.success) return result.data;
  const issues = result.error.issues.slice(0, 50).map((issue): Issue => ({
    pointer: issue.path.map((part) => `/${String(part).slice(0, 128).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    code: (issue.code ?? 'invalid-value').replaceAll('_', '-'),
  }));
  return refuse('invalid-request', {detail: `The ${what} does not fit its schema.`, issues});
}
