import {openSite} from './open-site.js';
import {startCustomer} from './sign-in.js';

openSite();
startCustomer();
