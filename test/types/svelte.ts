import '@aftercare-portal/elements/svelte';
import type {SvelteHTMLElements} from 'svelte/elements';

type Props = SvelteHTMLElements['aftercare-portal'];

export const right: Props = {
  'base-url': '/portal/v1',
  auth: {getToken: async () => 'token'},
  view: 'tickets',
  class: 'support',
  'onaftercare-ticket-submitted': ({detail}) => console.log(detail.ticket?.reference),
  'on:aftercare-ready': () => {},
};

export const wrong: Props[] = [
  // @ts-expect-error no such room
  {view: 'nowhere'},
  // @ts-expect-error no such attribute
  {'base-urll': '/portal/v1'},
  // @ts-expect-error no such detail
  {'onaftercare-searched': ({detail}) => detail.ticket},
];
