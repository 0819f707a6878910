import '@aftercare-portal/elements/define/portal.js';
import '@aftercare-portal/elements/define/ticket-status.js';
import '@aftercare-portal/elements/vue';
import {createApp} from 'vue';
import Support from './support.vue';

createApp(Support).mount('#app');
