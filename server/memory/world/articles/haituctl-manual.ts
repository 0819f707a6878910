import type {WorldArticle} from '../world.js';

export const haituctlManual: WorldArticle = {
  id: 'haituctl-manual',
  kind: 'manual',
  category: 'operation',
  locale: 'zh-Hans',
  ago: 33,
  title: 'haituctl 命令手册',
  summary: '服务、备份、诊断、账号、许可等日常运维命令一览，标明哪些会影响正在使用的人。',
  related: ['collect-logs', 'backup-restore', 'install-manual'],
  markdown: `
## 用法

在服务器上以 root 或 \`haitu\` 账号执行。\`haituctl <命令> --help\` 显示全部参数，\`--json\` 输出便于脚本处理。退出码为 0 表示成功，1 表示失败，2 表示参数不对。

## 服务

| 命令 | 作用 | 影响用户 |
| --- | --- | --- |
| \`haituctl status [服务]\` | 状态、版本、已运行时间 | 否 |
| \`haituctl start\` / \`stop\` | 启动、停止全部服务 | 是 |
| \`haituctl restart haitu-web\` | 只重启页面服务，约 20 秒打不开 | 是 |
| \`haituctl restart haitu-engine\` | 正在算的查询会中断 | 是 |
| \`haituctl restart haitu-scheduler\` | 正在跑的任务会标为失败 | 部分 |
| \`haituctl scheduler pause\` / \`resume\` | 暂停、恢复开始新任务 | 部分 |

## 检查

| 命令 | 作用 |
| --- | --- |
| \`haituctl check\` | 检查磁盘、内存、时间同步、端口和许可 |
| \`haituctl config check\` | 检查 \`haitu.yml\` 的写法，改完先执行它 |
| \`haituctl migrate --check\` | 元数据迁移有没有做完 |
| \`haituctl datasource test <名称>\` | 从服务器上测试一个数据连接 |
| \`haituctl ldap test --user <账号>\` | 逐步测试 LDAP 登录 |
| \`haituctl mail test --to <地址>\` | 真的发一封测试邮件 |
| \`haituctl wecom test --user <账号>\` | 真的发一条企业微信消息 |

## 任务与查询

| 命令 | 作用 |
| --- | --- |
| \`haituctl task list [--running]\` | 任务与最近一次结果 |
| \`haituctl task run <编号>\` | 立即运行 |
| \`haituctl task stop <编号>\` | 停止正在运行的 |
| \`haituctl query list --slow 30s\` | 已经跑了 30 秒以上的查询 |
| \`haituctl query kill <编号>\` | 终止一个查询 |

## 账号与许可

| 命令 | 作用 |
| --- | --- |
| \`haituctl user unlock <账号>\` | 解除登录锁定 |
| \`haituctl user reset-admin\` | 重设 \`admin\` 的密码，需要在服务器上操作 |
| \`haituctl licence show\` | 编号、到期日、占用 |
| \`haituctl licence fingerprint\` | 机器码 |
| \`haituctl licence import <文件>\` | 导入许可，不需要重启 |

## 备份与清理

| 命令 | 作用 |
| --- | --- |
| \`haituctl backup create --output <目录> [--keep 14]\` | 备份，不停机 |
| \`haituctl backup list <目录>\` | 列出备份 |
| \`haituctl backup restore <目录> [--meta-only]\` | 恢复，需要先停止服务 |
| \`haituctl clean --temp\` | 清理没有在使用的临时文件 |
| \`haituctl clean --logs --keep 7d\` | 清理七天以前的日志 |

## 诊断

\`\`\`bash
haituctl support-bundle --since 2h --mask --output /tmp
haituctl support-bundle --since "2025-03-10 09:00" --until "2025-03-10 09:30" --mask
haituctl log-level c.h.push DEBUG --for 10m     # 十分钟后自动恢复
\`\`\`

诊断包的内容与脱敏规则见[怎样收集日志](article:collect-logs)。
`,
};
