import {clickhouseQueryLimits} from './clickhouse-query-limits.js';
import {collectLogsEn} from './collect-logs-en.js';
import {collectLogs} from './collect-logs.js';
import {dashboardLoadingAfterUpgrade} from './dashboard-loading-after-upgrade.js';
import {dashboardLoadingEn} from './dashboard-loading-en.js';
import {describeAFault} from './describe-a-fault.js';
import {diskFull} from './disk-full.js';
import {dmKingbaseDatasource} from './dm-kingbase-datasource.js';
import {exportLargeTables} from './export-large-tables.js';
import {faqDataRefresh} from './faq-data-refresh.js';
import {jvmHeapCase} from './jvm-heap-case.js';
import {ldapLoginFailed} from './ldap-login-failed.js';
import {licenceFaq} from './licence-faq.js';
import {metricDiffers} from './metric-differs.js';
import {mysqlConnectionTimeout} from './mysql-connection-timeout.js';
import {mysqlDatasource} from './mysql-datasource.js';
import {oracleListenerErrors} from './oracle-listener-errors.js';
import {pdfMissingCharacters} from './pdf-missing-characters.js';
import {rowLevelPermission} from './row-level-permission.js';
import {scheduledMailNotSent} from './scheduled-mail-not-sent.js';
import {ssoRedirectLoop} from './sso-redirect-loop.js';
import {timeZoneEightHours} from './time-zone-eight-hours.js';
import {urgencyLevels} from './urgency-levels.js';
import {wecomIntegration} from './wecom-integration.js';
import type {WorldArticle} from '../world.js';

/** The knowledge base, last edited first. */
export const articles: WorldArticle[] = [
  jvmHeapCase,
  pdfMissingCharacters,
  dashboardLoadingEn,
  dashboardLoadingAfterUpgrade,
  oracleListenerErrors,
  scheduledMailNotSent,
  ssoRedirectLoop,
  mysqlConnectionTimeout,
  clickhouseQueryLimits,
  rowLevelPermission,
  diskFull,
  exportLargeTables,
  urgencyLevels,
  dmKingbaseDatasource,
  ldapLoginFailed,
  mysqlDatasource,
  metricDiffers,
  describeAFault,
  collectLogsEn,
  timeZoneEightHours,
  collectLogs,
  wecomIntegration,
  licenceFaq,
  faqDataRefresh,
];
