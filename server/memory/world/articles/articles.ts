import {dashboardLoadingAfterUpgrade} from './dashboard-loading-after-upgrade.js';
import {ldapLoginFailed} from './ldap-login-failed.js';
import {mysqlConnectionTimeout} from './mysql-connection-timeout.js';
import {scheduledMailNotSent} from './scheduled-mail-not-sent.js';
import type {WorldArticle} from '../world.js';

/** The knowledge base, last edited first. */
export const articles: WorldArticle[] = [dashboardLoadingAfterUpgrade, scheduledMailNotSent, mysqlConnectionTimeout, ldapLoginFailed];
