import {emit} from '../../kit/events.js';
import type {OpenTicket} from './open-ticket.js';
import {outcome, type Parts} from './parts.js';
import {TextBox} from './text-box.js';

/** Where the customer writes under a request. */
export function replyBox(parts: Parts, open: OpenTicket): TextBox {
  return new TextBox(parts, {
    is: 'reply',
    limits: () => open.limits('message'),
    send: async (draft, words) => {
      const ticket = open.opened!.ticket.id;
      const sent = await (await parts.desk()).reply(ticket, draft);
      parts.announce(outcome(words, sent, words.say('reply.sent')));
      emit(parts.host, 'aftercare-reply-sent', {ticket, queued: sent.is === 'waiting'});
      // It leaves the box when the thread has it.
      if (sent.is === 'accepted') await open.loader.refresh();
      return true;
    },
  });
}
