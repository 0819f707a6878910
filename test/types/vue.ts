import '@aftercare-portal/elements/vue';
import type {GlobalComponents} from 'vue';

type Props = InstanceType<GlobalComponents['aftercare-portal']>['$props'];

export const right: Props = {
  baseUrl: '/portal/v1',
  auth: {getToken: async () => 'token'},
  view: 'tickets',
  class: 'support',
  onAftercareTicketSubmitted: ({detail}) => console.log(detail.ticket?.reference),
};

export const wrong: Props[] = [
  // @ts-expect-error no such room
  {view: 'nowhere'},
  // @ts-expect-error no such property
  {baseUrll: '/portal/v1'},
  // @ts-expect-error no such detail
  {onAftercareSearched: ({detail}) => detail.ticket},
];
