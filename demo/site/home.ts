import {openSite} from './open-site.js';

openSite();
