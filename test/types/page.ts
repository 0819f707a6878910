import {PortalElement, ProblemError, type AftercareEventMap, type Ticket} from '@aftercare-portal/elements';
import '@aftercare-portal/elements/define/portal.js';
import '@aftercare-portal/elements/define/submit-ticket.js';
import {routes} from '@aftercare-portal/elements/contract/routes.js';
import {openDesk} from '@aftercare-portal/elements/desk/open-desk.js';
import manifest from '@aftercare-portal/elements/custom-elements.json' with {type: 'json'};

const portal: PortalElement = document.createElement('aftercare-portal');
portal.auth = {getToken: async () => 'token'};
portal.view = 'tickets';
portal.addEventListener('aftercare-ticket-submitted', ({detail}) => {
  const {queued, ticket}: {queued: boolean; ticket?: Ticket} = detail;
  console.log(queued, ticket?.reference);
});
const searched: AftercareEventMap['aftercare-searched'] = new CustomEvent('aftercare-searched', {detail: {query: '', count: 0}});
console.log(routes.submitTicket.path, openDesk, ProblemError, manifest.modules.length, searched);

// @ts-expect-error no such room
portal.view = 'nowhere';
// @ts-expect-error a token is asked for by a function
portal.auth = 'token';
// @ts-expect-error what only the element itself sets
portal.words = undefined;
// @ts-expect-error not for pages
import '@aftercare-portal/elements/kit/skeleton.js';
