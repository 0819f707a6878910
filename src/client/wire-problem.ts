// Written by `npm run openapi` from the contract's route table; change that instead.
import type {Kinds} from './misfit.js';

/** Made of what its caller has at hand, so that it can lie in any file. */
export const problem = ({boolean, either, fields, integer, list, number, optional, record, string}: Kinds) => {
  return fields({
    type: string,
    title: string,
    status: integer,
    code: string,
    retryable: boolean,
    detail: optional(string),
    issues: optional(list(fields({pointer: string, code: string, params: optional(record(either(string, number)))}))),
    allowed: optional(list(string)),
    requestId: optional(string),
  });
};
