import type {WorldArticle} from '../world.js';

export const serverMigration: WorldArticle = {
  id: 'server-migration',
  kind: 'guide',
  category: 'install',
  locale: 'zh-Hans',
  ago: 52,
  title: '把海图迁到新服务器或新机房',
  summary: '新环境装同一版本、恢复备份、换许可、改解析。难的不是搬程序，是把所有认得旧地址的地方都找出来。',
  related: ['backup-restore', 'licence-faq', 'mysql-connection-timeout', 'wecom-integration'],
  markdown: `
## 迁移前：列出谁认得旧地址

| 地方 | 要做什么 | 谁来做 |
| --- | --- | --- |
| 数据库的账号来源限制、防火墙 | 加上新服务器的 IP | DBA、网络 |
| 认证中心的回调地址 | 域名不变则不用改 | 认证管理员 |
| 企业微信、钉钉的可信 IP | 加上新的出口 IP | 对应的管理员 |
| 邮件服务器的发信白名单 | 加上新的出口 IP | 邮箱管理员 |
| 嵌入看板的业务系统 | 域名不变则不用改 | 各系统 |
| 许可 | 用新机器码换发 | 我们 |

域名一定要留着不变，只改解析。提前一天把解析的 TTL 调到 300 秒，切换才快。

## 步骤

1. 在新服务器上安装**同一个版本**，包括补丁号。迁移和升级不要放在一起做，出了问题分不清是谁的。
2. 先恢复一次昨天的备份，用修改 \`hosts\` 的办法让测试人员访问新环境，逐个“测试连接”。
3. 切换当晚：停旧服务，做最后一次备份，在新服务器恢复。

\`\`\`bash
# 旧服务器
haituctl scheduler pause && haituctl stop
haituctl backup create --output /data/haitu/backup/final
rsync -a /data/haitu/backup/final/ bi-new:/data/haitu/backup/final/

# 新服务器
haituctl backup restore /data/haitu/backup/final
haituctl licence import haitu-new.lic
haituctl start
\`\`\`

4. 修改解析，按[升级手册](article:upgrade-manual)的验证清单走一遍。
5. 旧服务器关机，保留两周。

> [!WARNING]
> 旧服务器不要再启动：它一启动，定时任务就会再发一遍，收件人会收到两封内容不同的日报。

## 抽取的数据要不要一起搬

小于 100 GB 时，重新抽取最省心。很大时可以在停机后用 \`rsync\` 同步 \`/data/haitu/extract\`，两边版本和芯片架构必须相同；从 x86 迁到鲲鹏只能重新抽取。

## 搬完之后变慢了

多半是新机房到数据库的距离变了。在新服务器上 \`ping\` 数据库，往返从 0.3 毫秒变成 5 毫秒，逐行处理的取数就会慢一个数量级。另外请检查新机房防火墙的空闲超时，它是迁移后[早上第一次打开报错](article:mysql-connection-timeout)的常见原因。
`,
};
