import type {KnowledgeBaseElement, PortalElement} from '../../src/index.js';
import {control} from './control.js';
import {mount} from './mount.js';

// A console knows where it runs; whoever reports a fault from here need not type it.
const portal = document.querySelector<PortalElement>('aftercare-portal');
if (portal) {
  portal.prefill = {product: 'bi-server', version: '6.2.1', patch: 'HT-6.2.1-P1', environment: 'production'};
  portal.context = {build: '6.2.1 (6210417)', page: location.pathname};
}

// Help over whatever page it is: by this button, or by Ctrl+K.
const palette = document.querySelector<KnowledgeBaseElement>('#palette');
control('look-up', HTMLButtonElement).addEventListener('click', () => void palette?.show());

void mount({define: () => Promise.all([import('../../src/define/portal.js'), import('../../src/define/knowledge-base.js')])});
