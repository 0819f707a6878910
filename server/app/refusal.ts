import type {Issue, Problem} from '../../src/contract/problem.js';
import {problemCodes} from '../../src/contract/problem-codes.js';

export type RefusalCode = keyof typeof problemCodes;

interface RefusalDetails {
  /** For engineers; never a stack, never another customer's data. */
  detail?: string;
  issues?: readonly Issue[];
  allowed?: readonly string[];
  /** Seconds after which another try makes sense. */
  retryAfter?: number;
  headers?: Record<string, string>;
  /** Where a protocol asks for another status than the code's own. */
  status?: number;
}

const titles: Record<RefusalCode, string> = {
  'invalid-request': 'The request does not follow the contract',
  'idempotency-key-missing': 'An Idempotency-Key is required here',
  'empty-file': 'The file is empty',
  unauthenticated: 'A valid token is required',
  'not-allowed': 'This person may not do that',
  'not-found': 'There is nothing here',
  'method-not-allowed': 'This method is not offered here',
  'still-in-flight': 'The same request is still being worked on',
  'action-not-allowed': 'The request is not in a state that allows this',
  'quote-superseded': 'A later version has taken the place of this quote',
  'quote-expired': 'This quote is no longer valid',
  'slot-taken': 'This time is no longer free',
  'upload-offset-conflict': 'The upload stands at another offset',
  'response-closed': 'This survey takes no answer any more',
  gone: 'This is no longer here',
  'version-stale': 'It has changed since it was read',
  'too-large': 'This is larger than the desk accepts',
  'unsupported-type': 'This type is not accepted',
  'idempotency-key-reused': 'This Idempotency-Key came with another request before',
  'invalid-fields': 'Some fields need another look',
  'infected-file': 'A virus was found in this file',
  'too-many-requests': 'Too many requests',
  'internal-error': 'Something went wrong here',
  unavailable: 'The service cannot answer now',
};

/** Thrown anywhere in the app; becomes problem+json at the door. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly code: RefusalCode;
  readonly details: RefusalDetails;

  constructor(code: RefusalCode, details: RefusalDetails = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return this.details.status ?? problemCodes[this.code][0];
  }

  toProblem(requestId?: string): Problem {
    const {detail, issues, allowed} = this.details;
    return {
      type: `urn:aftercare:problem:${this.code}`,
      title: titles[this.code],
      status: this.status,
      code: this.code,
      retryable: problemCodes[this.code][1],
      ...(detail !== undefined && {detail}),
      ...(issues && {issues: [...issues]}),
      ...(allowed && {allowed: [...allowed]}),
      ...(requestId !== undefined && {requestId}),
    };
  }

  toResponse(requestId: string): Response {
    const {headers, retryAfter} = this.details;
    return new Response(JSON.stringify(this.toProblem(requestId)), {
      status: this.status,
      headers: {
        'Content-Type': 'application/problem+json',
        ...(retryAfter !== undefined && {'Retry-After': String(retryAfter)}),
        ...headers,
      },
    });
  }
}

/** Ends the request with a refusal. */
export function refuse(code: RefusalCode, details?: RefusalDetails): never {
  throw new Refusal(code, details);
}

/** What a person must not know of and what does not exist are told apart by nobody. */
export function found<T>(value: T | undefined): T {
  return value ?? refuse('not-found');
}
