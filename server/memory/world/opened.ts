/** How often articles were opened in the month before the world starts, by id. */
export const opened: Record<string, number> = {
  'dashboard-loading-after-upgrade': 412,
  'mysql-connection-timeout': 386,
  'scheduled-mail-not-sent': 247,
  'row-level-permission': 231,
  'ldap-login-failed': 198,
  'export-large-tables': 164,
  'faq-data-refresh': 158,
  'describe-a-fault': 143,
  'collect-logs': 121,
  'wecom-integration': 97,
  'dashboard-loading-en': 88,
  'collect-logs-en': 61,
  'licence-faq': 54,
};
