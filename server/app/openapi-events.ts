import {eventsPath, heartbeat, type EventKind, type streamKinds} from '../../src/contract/event.js';

type Json = Record<string, unknown>;

const kinds: Record<EventKind | keyof typeof streamKinds, string> = {
  'ticket-changed': 'a request that the reader may read has changed, or is new; `id` and `version` are the request’s',
  'message-added': 'a message was added to its public thread; likewise',
  'survey-due': 'a survey asks the reader how the service was; `id` is the survey’s',
  position: 'nothing but an id to go on from; the first event of a stream that begins or goes on',
  reset: 'what came after the id given is not to be had: everything shown is to be read anew',
};

/** What the route table does not hold, for it is answered bit by bit. */
export function eventPaths(): Record<string, Json> {
  return {
    [eventsPath]: {
      get: {
        operationId: 'followEvents',
        tags: ['events'],
        summary: 'What happens to the reader’s requests, as it happens',
        description: [
          'Server-sent events (WHATWG HTML, 9.2), in the order in which they were committed: whoever comes back with the id of the last event he had misses none. Each has an opaque `id`, and as its data `{"id": …, "version": …}`; the rest is read by the other routes.',
          ...Object.entries(kinds).map(([kind, what]) => `- \`${kind}\`: ${what}`),
          `Readers pass over other kinds; their ids count. At least every ${heartbeat.every / 1000} s something is sent, if only a comment. The stream ends with the token, and when the reader is too slow; whoever loses access to a request hears of it no more, at once. A backend without events answers 404 or 501: its readers look now and then.`,
        ].join('\n'),
        security: [{bearer: []}],
        parameters: [{name: 'Last-Event-ID', in: 'header', required: false, description: 'The last event had.', schema: {type: 'string'}}],
        responses: {
          200: {
            description: 'The stream.',
            headers: {'Aftercare-Version': {$ref: '#/components/headers/Aftercare-Version'}},
            content: {
              'text/event-stream': {
                schema: {type: 'string'},
                example: 'id: q3J8f0\nevent: ticket-changed\ndata: {"id":"t-17","version":5}\n\n',
              },
            },
          },
          ...Object.fromEntries([401, 403, 429, 500, 503].map((status) => [status, {$ref: `#/components/responses/${status}`}])),
        },
      },
    },
  };
}
