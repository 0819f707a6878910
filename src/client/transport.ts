/** Carries one request: `fetch`, a test's app, or the in-page demo. */
export type Transport = (request: Request) => Promise<Response>;
