import type {WorldArticle} from '../world.js';

export const upgradeManual: WorldArticle = {
  id: 'upgrade-manual',
  kind: 'manual',
  category: 'install',
  locale: 'zh-Hans',
  ago: 7,
  title: '升级手册：从 5.8、6.0、6.1 升级到 6.2',
  summary: '升级前查什么、停多久、怎样一步步做、怎样验证，以及不顺利时怎样在二十分钟里退回去。',
  related: ['dashboard-loading-after-upgrade', 'backup-restore', 'compatibility', 'maintenance-windows'],
  markdown: `
## 升级路径

| 现在的版本 | 路径 | 停机大约 |
| --- | --- | --- |
| 6.1.x | 直接到 6.2 | 15 分钟 |
| 6.0.x | 直接到 6.2 | 30 分钟 |
| 5.8 | 直接到 6.2 | 1 小时，元数据多的更久 |
| 5.7 及更早 | 先到 5.8，再到 6.2 | 分两次做 |

时间主要花在元数据迁移上。在测试环境用生产的备份做一遍，得到的数字才准。

## 升级前一周

1. 对照[兼容清单](article:compatibility)：6.2 不再支持 CentOS 7 和 MySQL 5.7 元数据库；
2. 请网络同事确认代理和统一网关放行 \`/push\` 的 WebSocket，这是 6.2 的新要求，也是升级后看板打不开的头号原因；
3. 在测试环境升级一次，打开最常用的十张看板，跑一遍当天的定时任务；
4. 收齐自定义插件和第三方驱动，确认有支持 Java 17 的版本；
5. 通知用户停机时间。

## 升级当天

### 停任务、做备份

\`\`\`bash
haituctl scheduler pause            # 不再开始新的任务
haituctl task list --running        # 等到没有输出
haituctl stop
haituctl backup create --output /data/haitu/backup/before-6.2
\`\`\`

> [!WARNING]
> 没有这一份备份，升级之后就退不回去。

虚拟机环境请再做一个快照。备份的范围和恢复方法见[备份与恢复](article:backup-restore)。

### 升级

\`\`\`bash
sha256sum -c haitu-bi-6.2.2-linux-x86_64.tar.gz.sha256
tar xzf haitu-bi-6.2.2-linux-x86_64.tar.gz -C /tmp
cd /tmp/haitu-bi-6.2.2
./upgrade.sh --check                # 列出要做的迁移，不改动
sudo ./upgrade.sh
\`\`\`

\`haitu.yml\` 会保留您的设置，新增的项写成注释。旧程序目录改名为 \`/opt/haitu.old\`，确认没有问题之前不要删。

### 启动并恢复任务

\`\`\`bash
haituctl start
haituctl status
haituctl migrate --check            # 应显示 0 pending
haituctl scheduler resume
\`\`\`

## 验证清单

- 普通用户、管理员、只有查看权限的用户各登录一次；
- 打开一张直连看板、一张抽取看板，浏览器“网络”面板里 \`/push\` 为 101；
- 用后台导出导出一张表；
- 手工运行一次定时推送，邮件和企业微信都收到；
- 手机上打开一张看板；
- 行级权限：用“以他人身份预览”看一个大区。

## 退回旧版本

发现不能上线的问题时，不要边用边修，先退回：

\`\`\`bash
haituctl stop
mv /opt/haitu /opt/haitu.62 && mv /opt/haitu.old /opt/haitu
haituctl backup restore /data/haitu/backup/before-6.2 --meta-only
haituctl start
\`\`\`

元数据迁移之后，旧程序不能读新的元数据库，所以第三行不能省。退回之后，升级期间新做的看板会丢失，这也是要先暂停任务、通知用户的原因。

## 常见的三种不顺利

| 现象 | 处理 |
| --- | --- |
| 看板一直加载或空白 | [升级到 6.2 后看板一直在加载](article:dashboard-loading-after-upgrade) |
| \`upgrade.sh\` 停在某一步 | 不要重复运行，把 \`/opt/haitu/logs/upgrade.log\` 发给我们 |
| 自定义插件加载失败：\`UnsupportedClassVersionError\` | 插件是用比 17 更高版本的 JDK 编译的，请以 Java 17 为目标重新编译 |

需要我们在线陪同时，请提前提交一条咨询并写明日期，见[计划内维护](article:maintenance-windows)。
`,
};
