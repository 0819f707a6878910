import '@aftercare-portal/elements/define/portal.js';
import '@aftercare-portal/elements/jsx';
import type {ReactElement} from 'react';

export function Support(): ReactElement {
  return (
    <>
      <aftercare-portal
        id="support"
        base-url="/portal/v1"
        auth={{getToken: async () => 'token'}}
        view="tickets"
        onaftercare-ready={({type}) => console.log(type)}
        onaftercare-ticket-submitted={({detail}) => console.log(detail.queued)}
      />
      <aftercare-ticket-status ticket="t-1" compact />
    </>
  );
}

export const wrong = [
  // @ts-expect-error no such room
  <aftercare-portal key="1" view="nowhere" />,
  // @ts-expect-error no such property
  <aftercare-portal key="2" vieww="home" />,
  // @ts-expect-error React writes a property's name as it is, where no element is yet: `base-url` is safe
  <aftercare-portal key="3" baseUrl="/portal/v1" />,
  // @ts-expect-error not an event of this detail
  <aftercare-portal key="4" onaftercare-searched={({detail}) => detail.ticket} />,
];
