import {pino, type DestinationStream, type Logger} from 'pino';
import {CallFailed} from '../app/hooks.js';
import {MailRefused} from '../app/mail-ports.js';
import type {Answered} from '../app/app.js';
import {Unavailable} from '../app/unavailable.js';

export interface GatewayLog {
  /** One line a request: what was asked for and how it went, and nothing of who asked or about what. */
  answered(answer: Answered): void;
  /** What broke; `during`: the id of a request, or the name of what was done without one. */
  report(error: unknown, during: string): void;
  /** A sentence for the operator. */
  say(sentence: string, facts?: Record<string, string | number | boolean>): void;
}

export interface LogOptions {
  /** Whether only what broke is told. */
  quiet?: boolean;
  /** Standard output when left out. */
  destination?: DestinationStream;
}

/**
 * JSON lines. No names, addresses, tokens, texts or paths get in: a path holds ids and download tokens, so the route's name stands for it; and a message of an
 * error may repeat what a customer wrote, so its kind, code and place in the program stand for that.
 */
export function createLog({quiet = false, destination}: LogOptions = {}): GatewayLog {
  const options = {
    base: {},
    level: quiet ? 'error' : 'info',
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: {level: (label: string) => ({level: label})},
  };
  const log: Logger = destination ? pino(options, destination) : pino(options);
  return {
    answered: ({requestId, route, method, status, ms}) => {
      const line = {requestId, route, method, status, ms: Math.round(ms * 10) / 10};
      if (status >= 500) log.error(line, 'answered');
      else log.info(line, 'answered');
    },
    report: (error, during) => log.error({during, error: factsOf(error)}, 'broke'),
    say: (sentence, facts = {}) => log.info(facts, sentence),
  };
}

interface Facts {
  name: string;
  message?: string;
  code?: string;
  at?: string[];
  cause?: Facts;
}

function factsOf(error: unknown): Facts {
  if (!(error instanceof Error)) return {name: typeof error};
  const at = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12)
    .map((line) => line.trim());
  return {
    name: error.name,
    // These are the gateway's own, and hold nothing of anybody.
    ...((error instanceof Unavailable || error instanceof MailRefused || error instanceof CallFailed) && {message: error.message}),
    ...('code' in error && typeof error.code === 'string' && {code: error.code}),
    at,
    ...(error.cause !== undefined && {cause: factsOf(error.cause)}),
  };
}
