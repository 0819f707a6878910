/** Codes a server of this contract sends, with their status and whether trying the same again can help. */
export const problemCodes = {
  'invalid-request': [400, false],
  'idempotency-key-missing': [400, false],
  'empty-file': [400, false],
  unauthenticated: [401, false],
  'not-allowed': [403, false],
  'not-found': [404, false],
  'method-not-allowed': [405, false],
  'still-in-flight': [409, true],
  'action-not-allowed': [409, false],
  'quote-superseded': [409, false],
  'quote-expired': [409, false],
  'slot-taken': [409, false],
  'upload-offset-conflict': [409, true],
  'response-closed': [409, false],
  gone: [410, false],
  'version-stale': [412, false],
  'too-large': [413, false],
  'unsupported-type': [415, false],
  'idempotency-key-reused': [422, false],
  'invalid-fields': [422, false],
  'infected-file': [422, false],
  'too-many-requests': [429, true],
  'internal-error': [500, true],
  unavailable: [503, true],
} as const satisfies Record<string, readonly [status: number, retryable: boolean]>;

/** Codes the client itself gives: no answer, no answer in time, an answer that breaks the contract, taken back by the caller, a file whose bytes are gone from the device. */
export type LocalCode = 'offline' | 'timeout' | 'unreadable' | 'aborted' | 'file-lost';
export type ProblemCode = keyof typeof problemCodes | LocalCode;
