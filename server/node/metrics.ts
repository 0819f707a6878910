import {createHash, timingSafeEqual} from 'node:crypto';
import {collectDefaultMetrics, Counter, Gauge, Histogram, Registry} from 'prom-client';
import type {Answered} from '../app/app.js';
import type {HookPort} from '../app/hooks.js';
import type {MailPort} from '../app/mail-ports.js';
import type {Repository} from '../app/ports.js';
import {plain, type OtherRoute} from './serve.js';

export interface Metrics {
  answered(answer: Answered): void;
  /** The same port, counted. */
  counting(mail: MailPort): MailPort;
  /** The same of hooks. */
  countingCalls(hooks: HookPort | undefined): HookPort | undefined;
  /** Names of the hooks whose last call failed. */
  hooksFailing(): string[];
  /** Mails whose last try failed, since the last one that went through. */
  mailsFailing(): number;
  /** Tells of the outbox, too, as it is when somebody asks. */
  watchOutbox(repository: Pick<Repository, 'outbox'>): void;
  /** `/metrics` for whoever brings the key; without a key there is no such address. */
  route(key: string | undefined): OtherRoute;
}

const path = '/metrics';

/** Numbers of the process, of requests by route and of mails, in Prometheus' text format. Labels come from the route table alone. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({register: registry});
  const requests = new Histogram({
    name: 'aftercare_request_duration_seconds',
    help: 'Requests by route, from arrival to the first byte of the answer.',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  const mails = new Counter({
    name: 'aftercare_mails_total',
    help: 'Tries to send a mail, by outcome.',
    labelNames: ['outcome'],
    registers: [registry],
  });
  const calls = new Counter({
    name: 'aftercare_calls_total',
    help: 'Tries to tell a hook, by hook and outcome.',
    labelNames: ['hook', 'outcome'],
    registers: [registry],
  });
  const silent = new Set<string>();
  let failing = 0;

  return {
    answered: ({route, method, status, ms}) => requests.observe({route, method: methodOf(method), status}, ms / 1000),
    counting: (mail) => ({
      send: async (letter) => {
        try {
          await mail.send(letter);
          failing = 0;
          mails.inc({outcome: 'sent'});
        } catch (error) {
          failing += 1;
          mails.inc({outcome: 'failed'});
          throw error;
        }
      },
    }),
    countingCalls: (hooks) =>
      hooks && {
        ...hooks,
        call: async (hook, id, news) => {
          try {
            await hooks.call(hook, id, news);
            silent.delete(hook);
            calls.inc({hook, outcome: 'sent'});
          } catch (error) {
            silent.add(hook);
            calls.inc({hook, outcome: 'failed'});
            throw error;
          }
        },
      },
    hooksFailing: () => [...silent],
    mailsFailing: () => failing,
    watchOutbox: ({outbox}) => {
      const registers = [registry];
      const oldest = new Gauge({name: 'aftercare_outbox_oldest_seconds', help: 'How long the oldest mail has waited.', registers});
      new Gauge({
        name: 'aftercare_outbox_mails',
        help: 'Mails that wait to be sent.',
        registers,
        // Without a database there is no number to tell, and everything else still is.
        collect() {
          return outbox().then(
            ({waiting, oldestAt}) => {
              this.set(waiting);
              oldest.set(oldestAt === undefined ? 0 : Math.max(0, (Date.now() - oldestAt) / 1000));
            },
            () => {
              this.reset();
              oldest.reset();
            },
          );
        },
      });
    },
    route: (key) => async (request) => {
      if (key === undefined || new URL(request.url).pathname !== path) return undefined;
      if (!isKey(request.headers.get('Authorization'), key)) return plain(401, 'This opens by its key.');
      if (request.method !== 'GET') return plain(405, 'Only GET.');
      return new Response(await registry.metrics(), {headers: {'Content-Type': registry.contentType, 'Cache-Control': 'no-store'}});
    },
  };
}

/** What somebody makes up as a method does not become a label. */
function methodOf(method: string): string {
  return ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].includes(method) ? method : 'other';
}

function isKey(header: string | null, key: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(header ?? ''), digest(`Bearer ${key}`));
}
