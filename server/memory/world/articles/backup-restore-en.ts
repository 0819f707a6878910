import type {WorldArticle} from '../world.js';

export const backupRestoreEn: WorldArticle = {
  id: 'backup-restore-en',
  kind: 'guide',
  category: 'operation',
  locale: 'en',
  ago: 37,
  title: 'Backup and restore: what to save, how often, and how to rehearse',
  summary:
    'One command saves metadata, configuration and keys. Extracted data need not be saved. A backup that was never restored is only a hope.',
  related: ['backup-restore', 'dashboard-loading-en', 'collect-logs-en'],
  markdown: `
## What a backup holds

| Content | In the backup | If you lose it |
| --- | --- | --- |
| Metadata: users, dashboards, permissions, tasks | Yes | Everything has to be built again |
| \`/opt/haitu/conf\` and the master key | Yes | Every connection password has to be typed in again |
| Uploaded spreadsheets and pictures | Yes | Gone |
| Extracted data | No | Extract it again |
| Audit log | With \`--with-audit\` | Earlier actions cannot be traced |

> [!WARNING]
> **Keep a copy of the key elsewhere.** Passwords in the metadata are encrypted. With a dump of the database but no \`/opt/haitu/conf/master.key\`, not one connection will work after a restore.

## Every night

\`\`\`bash
# /etc/cron.d/haitu-backup: at 3:30, keep 14
30 3 * * * haitu /opt/haitu/bin/haituctl backup create --output /data/haitu/backup --keep 14 >> /opt/haitu/logs/backup.log 2>&1
\`\`\`

No downtime is needed. A file on the same machine protects you from mistakes, not from a broken machine, so copy it elsewhere:

\`\`\`bash
rsync -a /data/haitu/backup/ backup@10.20.7.8:/backup/haitu/
\`\`\`

## Restore

\`\`\`bash
haituctl stop
haituctl backup list /data/haitu/backup
haituctl backup restore /data/haitu/backup/20250310-0330
haituctl start
\`\`\`

If all you want back is one deleted dashboard, do not restore anything: **Administration > Recycle bin** keeps deleted dashboards for 30 days.

## Rehearse once a quarter

Restore the latest backup on another machine. Start it with \`--no-delivery\`, or it will really send mails and messages. Then:

- sign in and open three dashboards;
- choose **Test connection** on every data connection;
- write down how many minutes it took. That is how long people will wait on the day it matters.

Rehearse with the version you run in production. A backup can be restored into the same version or a later one, never into an earlier one.

## When a backup fails

\`backup.log\` has the reason. Usually the disk is full, or the metadata account lacks the \`PROCESS\` privilege that \`mysqldump\` has wanted since MySQL 8.0.21 to dump tablespace information. The option \`--no-tablespaces\` avoids that; Haitu BI 6.2 uses it already.
`,
};
