import {existsSync} from 'node:fs';
import type {LocalText} from '../../src/contract/values.js';
import {mailboxPath, readMailbox, type Mailbox} from '../memory/mailbox.js';
import {plain, type OtherRoute} from './serve.js';
import {createStaticFiles} from './static-files.js';

/** `/demo/token?as=ID`. Only the demo gives tokens to whoever asks: its customers are invented. A real vendor's backend does this behind its own login. */
export function demoTokens(tokenFor: (customerId: string) => Promise<string | undefined>): OtherRoute {
  return async (request) => {
    const {pathname, searchParams} = new URL(request.url);
    if (pathname !== '/demo/token') return undefined;
    if (request.method !== 'GET') return plain(405, 'Only GET.');
    const token = await tokenFor(searchParams.get('as') ?? '');
    if (token === undefined) return plain(404, 'Nobody of that name here.');
    return Response.json({token}, {headers: {'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff'}});
  };
}

/** `/demo/run`: what the pages stand on, so that they say no more than is true: the demo with its simulated team, the demo alone, or a vendor's own configuration, with his name. */
export function demoRun(run: 'team' | 'alone' | 'own', name: LocalText): OtherRoute {
  return async (request) => {
    if (new URL(request.url).pathname !== '/demo/run') return undefined;
    return Response.json(
      {run, ...(run === 'own' && {name})},
      {headers: {'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff'}},
    );
  };
}

/** What was mailed to customers: for development, for anybody may read it. */
export function demoMailbox(mailbox: Mailbox): OtherRoute {
  return async (request) => (new URL(request.url).pathname === mailboxPath ? readMailbox(mailbox, request) : undefined);
}

/** The pages of a folder, where it exists. */
export function demoPages(folder: string): readonly OtherRoute[] {
  return existsSync(folder) ? [createStaticFiles(folder)] : [];
}
