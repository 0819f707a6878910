import '@aftercare-portal/elements/define/portal.js';
import '@aftercare-portal/elements/define/ticket-status.js';
import '@aftercare-portal/elements/svelte';
import {mount} from 'svelte';
import Support from './support.svelte';

mount(Support, {target: document.querySelector('#app')!});
