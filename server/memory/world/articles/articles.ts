import {auditLog} from './audit-log.js';
import {backupRestoreEn} from './backup-restore-en.js';
import {backupRestore} from './backup-restore.js';
import {bigScreen} from './big-screen.js';
import {calculatedFields} from './calculated-fields.js';
import {capacityPlanning} from './capacity-planning.js';
import {certificateRenewal} from './certificate-renewal.js';
import {clickhouseQueryLimits} from './clickhouse-query-limits.js';
import {collectLogsEn} from './collect-logs-en.js';
import {collectLogs} from './collect-logs.js';
import {columnMasking} from './column-masking.js';
import {compatibility} from './compatibility.js';
import {complaintRoute} from './complaint-route.js';
import {csvGarbledTw} from './csv-garbled-tw.js';
import {dashboardLoadingAfterUpgrade} from './dashboard-loading-after-upgrade.js';
import {dashboardLoadingEn} from './dashboard-loading-en.js';
import {dashboardSlowEn} from './dashboard-slow-en.js';
import {dashboardSlow} from './dashboard-slow.js';
import {dataGateway} from './data-gateway.js';
import {describeAFaultEn} from './describe-a-fault-en.js';
import {describeAFaultTw} from './describe-a-fault-tw.js';
import {describeAFault} from './describe-a-fault.js';
import {dingtalkPush} from './dingtalk-push.js';
import {diskFull} from './disk-full.js';
import {dmKingbaseDatasource} from './dm-kingbase-datasource.js';
import {embedDashboard} from './embed-dashboard.js';
import {exportLargeTables} from './export-large-tables.js';
import {faqDataRefresh} from './faq-data-refresh.js';
import {haituctlManual} from './haituctl-manual.js';
import {highAvailability} from './high-availability.js';
import {howHandlingRuns} from './how-handling-runs.js';
import {installManual} from './install-manual.js';
import {jvmHeapCase} from './jvm-heap-case.js';
import {ldapLoginFailed} from './ldap-login-failed.js';
import {licenceFaq} from './licence-faq.js';
import {mailGoesToSpam} from './mail-goes-to-spam.js';
import {maintenanceWindows} from './maintenance-windows.js';
import {managersGuide} from './managers-guide.js';
import {metricDiffers} from './metric-differs.js';
import {missingStoresCase} from './missing-stores-case.js';
import {mobileAppBlankTw} from './mobile-app-blank-tw.js';
import {mysqlConnectionTimeout} from './mysql-connection-timeout.js';
import {mysqlDatasource} from './mysql-datasource.js';
import {oracleListenerErrorsEn} from './oracle-listener-errors-en.js';
import {oracleListenerErrors} from './oracle-listener-errors.js';
import {pdfMissingCharacters} from './pdf-missing-characters.js';
import {pushTimeZoneTw} from './push-time-zone-tw.js';
import {racVipCase} from './rac-vip-case.js';
import {readingLogs} from './reading-logs.js';
import {refreshStuck} from './refresh-stuck.js';
import {remoteSupport} from './remote-support.js';
import {rowLevelPermission} from './row-level-permission.js';
import {scheduledMailNotSent} from './scheduled-mail-not-sent.js';
import {scheduledRefresh} from './scheduled-refresh.js';
import {securityBaseline} from './security-baseline.js';
import {serverMigration} from './server-migration.js';
import {sqlServerConnectionTw} from './sql-server-connection-tw.js';
import {ssoRedirectLoop} from './sso-redirect-loop.js';
import {ssoSetupEn} from './sso-setup-en.js';
import {ssoSetup} from './sso-setup.js';
import {timeZoneEightHours} from './time-zone-eight-hours.js';
import {upgradeManual} from './upgrade-manual.js';
import {urgencyLevelsEn} from './urgency-levels-en.js';
import {urgencyLevels} from './urgency-levels.js';
import {videoLookBack} from './video-look-back.js';
import {wecomIntegration} from './wecom-integration.js';
import type {WorldArticle} from '../world.js';

/** The knowledge base, last edited first. */
export const articles: WorldArticle[] = [
  videoLookBack,
  jvmHeapCase,
  pdfMissingCharacters,
  dashboardLoadingEn,
  dashboardLoadingAfterUpgrade,
  upgradeManual,
  oracleListenerErrors,
  scheduledMailNotSent,
  ssoRedirectLoop,
  oracleListenerErrorsEn,
  mysqlConnectionTimeout,
  clickhouseQueryLimits,
  rowLevelPermission,
  certificateRenewal,
  diskFull,
  exportLargeTables,
  urgencyLevels,
  dmKingbaseDatasource,
  installManual,
  ldapLoginFailed,
  mysqlDatasource,
  dashboardSlow,
  compatibility,
  metricDiffers,
  describeAFault,
  describeAFaultTw,
  collectLogsEn,
  timeZoneEightHours,
  managersGuide,
  collectLogs,
  backupRestore,
  dashboardSlowEn,
  haituctlManual,
  csvGarbledTw,
  wecomIntegration,
  embedDashboard,
  backupRestoreEn,
  capacityPlanning,
  sqlServerConnectionTw,
  licenceFaq,
  describeAFaultEn,
  maintenanceWindows,
  dingtalkPush,
  scheduledRefresh,
  highAvailability,
  urgencyLevelsEn,
  dataGateway,
  mobileAppBlankTw,
  mailGoesToSpam,
  faqDataRefresh,
  bigScreen,
  serverMigration,
  ssoSetupEn,
  ssoSetup,
  racVipCase,
  pushTimeZoneTw,
  calculatedFields,
  howHandlingRuns,
  auditLog,
  missingStoresCase,
  remoteSupport,
  columnMasking,
  refreshStuck,
  complaintRoute,
  readingLogs,
  securityBaseline,
];
