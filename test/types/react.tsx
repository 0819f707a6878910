import {Desk, KnowledgeBase, Portal, SubmitTicket, type PortalProps} from '@aftercare-portal/elements/react';
import {useRef, type ReactElement} from 'react';
import type {PortalElement} from '@aftercare-portal/elements';

const auth = {getToken: async () => 'token'};
const given: PortalProps = {baseUrl: '/portal/v1', auth, view: 'submit', theme: 'dark'};

export function Support(): ReactElement {
  const portal = useRef<PortalElement>(null);
  return (
    <>
      <Portal
        {...given}
        ref={portal}
        className="support"
        onClick={() => void portal.current?.logout()}
        onTicketSubmitted={({detail}) => console.log(detail.ticket?.reference, detail.queued)}
        onError={({detail}) => console.log(detail.code)}
      />
      <Desk baseUrl="/portal/v1" auth={auth}>
        <SubmitTicket type="incident" lockedFields="product" prefix="">
          <p slot="intro">…</p>
        </SubmitTicket>
        <KnowledgeBase mode="palette" onSearched={({detail: {query}}) => query.trim()} />
      </Desk>
    </>
  );
}

export const wrong = [
  // @ts-expect-error no such prop
  <Portal key="1" baseUrll="/portal/v1" />,
  // @ts-expect-error no such room
  <Portal key="2" view="nowhere" />,
  // @ts-expect-error it takes a string
  <SubmitTicket key="3" subject={1} />,
  // @ts-expect-error no such detail
  <Portal key="4" onTicketSubmitted={({detail}) => detail.nothing} />,
];
