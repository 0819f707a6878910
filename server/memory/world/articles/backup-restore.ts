import type {WorldArticle} from '../world.js';

export const backupRestore: WorldArticle = {
  id: 'backup-restore',
  kind: 'guide',
  category: 'operation',
  locale: 'zh-Hans',
  ago: 31,
  title: '备份与恢复：备什么、多久一次、怎样演练',
  summary: '一条命令备份元数据、配置和密钥。抽取的数据不必备份，可以重新抽。没有演练过的备份，不算备份。',
  related: ['backup-restore-en', 'upgrade-manual', 'server-migration', 'disk-full'],
  markdown: `
## 备份里有什么

| 内容 | 在备份里 | 丢了会怎样 |
| --- | --- | --- |
| 元数据库：用户、看板、权限、任务 | 是 | 全部要重做 |
| \`/opt/haitu/conf\` 与加密密钥 | 是 | 所有数据连接的密码要重新填 |
| 上传的 Excel、图片 | 是 | 无法找回 |
| 抽取的数据 | 否 | 重新抽取即可 |
| 审计日志 | 加 \`--with-audit\` 才有 | 查不到以前的操作 |

> [!WARNING]
> **密钥单独存一份。** 元数据库里的密码是加密的，只有数据库的备份、没有 \`/opt/haitu/conf/master.key\`，恢复出来的数据连接一个都连不上。

## 每天自动备份

\`\`\`bash
# /etc/cron.d/haitu-backup，每天 3:30，保留 14 份
30 3 * * * haitu /opt/haitu/bin/haituctl backup create --output /data/haitu/backup --keep 14 >> /opt/haitu/logs/backup.log 2>&1
\`\`\`

备份时不用停机。文件放在同一台机器上，只防误删，不防机器坏，请再同步到别处：

\`\`\`bash
rsync -a --delete-after /data/haitu/backup/ backup@10.20.7.8:/backup/haitu/
\`\`\`

带 \`--delete-after\` 时，本地误删会跟着同步过去；对端请打开快照或版本保留。

## 恢复

\`\`\`bash
haituctl stop
haituctl backup list /data/haitu/backup
haituctl backup restore /data/haitu/backup/20250310-0330
haituctl start
\`\`\`

只想找回一张被误删的看板，不必整体恢复：先看“系统管理 > 回收站”，删除的看板保留 30 天。

## 每季度演练一次

在另一台机器上恢复最新的备份，断开邮件和企业微信（启动时加 \`--no-delivery\`，否则会真的发出去），然后：

- 登录，打开三张看板；
- 在“数据连接”里逐个点“测试连接”；
- 记下用了多少分钟，这就是真出事时要等的时间。

## 备份失败时

\`backup.log\` 里写着原因。最常见的是磁盘空间不足，以及元数据库账号缺少 \`PROCESS\` 权限：MySQL 8.0.21 起，\`mysqldump\` 导出表空间信息需要它，可以加 \`--no-tablespaces\` 绕开，海图 6.2 已经默认加上。
`,
};
