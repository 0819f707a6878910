import type {HttpHandler} from 'msw';
import {http} from 'msw/core/http';
import type {Transport} from '../src/desk/desk.js';

/** Answers everything under `base` by `transport`; its rejection becomes a network error, as `fetch` would see it. */
export function handlersFor(base: string, transport: Transport): HttpHandler[] {
  return [http.all(`${base}/*`, ({request}) => transport(request).catch(() => Response.error()))];
}
