import type {HttpHandler} from 'msw';
import {http} from 'msw/core/http';
import {mailboxPath, readMailbox, type Mailbox} from '../server/memory/mailbox.js';
import type {Transport} from '../src/desk/desk.js';

/** Answers `/demo/mailbox` beside the contract, as the gateway on Node does in development. */
export function mailboxHandler(origin: string, mailbox: Mailbox): HttpHandler {
  return http.get(`${origin}${mailboxPath}`, ({request}) => readMailbox(mailbox, request));
}

/** Answers everything under `base` by `transport`; its rejection becomes a network error, as `fetch` would see it. */
export function handlersFor(base: string, transport: Transport): HttpHandler[] {
  return [http.all(`${base}/*`, ({request}) => transport(request).catch(() => Response.error()))];
}
