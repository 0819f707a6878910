'use client';

import {Desk, Portal, TicketStatus} from '@aftercare-portal/elements/react';
import {useState} from 'react';

/** Your own backend signs this, for whoever is logged in there. Outside the component: another function means another person. */
async function getToken(): Promise<string> {
  const reply = await fetch('/demo/token?as=li-wen');
  return ((await reply.json()) as {token: string}).token;
}

/** Functions cannot come from a server component: whoever hands them over is one of the browser. */
export function Support() {
  const [said, say] = useState('');
  return (
    <>
      <p role="status">{said}</p>
      <Portal
        baseUrl="/portal/v1"
        auth={{getToken}}
        onReady={() => say('aftercare-portal is ready.')}
        onTicketSubmitted={({detail}) =>
          say(detail.ticket ? `Thank you. Your request is ${detail.ticket.reference}.` : 'Kept on this device until the line is back.')
        }
      />
      <h2>One element alone</h2>
      <Desk baseUrl="/portal/v1" auth={{getToken}}>
        <TicketStatus compact />
      </Desk>
    </>
  );
}
