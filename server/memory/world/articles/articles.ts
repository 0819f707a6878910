import {collectLogsEn} from './collect-logs-en.js';
import {collectLogs} from './collect-logs.js';
import {dashboardLoadingAfterUpgrade} from './dashboard-loading-after-upgrade.js';
import {dashboardLoadingEn} from './dashboard-loading-en.js';
import {exportLargeTables} from './export-large-tables.js';
import {faqDataRefresh} from './faq-data-refresh.js';
import {jvmHeapCase} from './jvm-heap-case.js';
import {ldapLoginFailed} from './ldap-login-failed.js';
import {licenceFaq} from './licence-faq.js';
import {metricDiffers} from './metric-differs.js';
import {mysqlConnectionTimeout} from './mysql-connection-timeout.js';
import {rowLevelPermission} from './row-level-permission.js';
import {scheduledMailNotSent} from './scheduled-mail-not-sent.js';
import {wecomIntegration} from './wecom-integration.js';
import type {WorldArticle} from '../world.js';

/** The knowledge base, last edited first. */
export const articles: WorldArticle[] = [
  jvmHeapCase,
  dashboardLoadingEn,
  dashboardLoadingAfterUpgrade,
  scheduledMailNotSent,
  mysqlConnectionTimeout,
  rowLevelPermission,
  exportLargeTables,
  ldapLoginFailed,
  metricDiffers,
  collectLogsEn,
  collectLogs,
  wecomIntegration,
  licenceFaq,
  faqDataRefresh,
];
