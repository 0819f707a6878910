import type {WorldArticle} from '../world.js';

export const refreshStuck: WorldArticle = {
  id: 'refresh-stuck',
  kind: 'solution',
  category: 'data',
  locale: 'zh-Hans',
  ago: 65,
  title: '抽取任务一直“排队中”或“运行中”，停也停不掉',
  summary: '排队中看并发和依赖，运行中看数据库在等什么。先别重启调度服务。',
  related: ['scheduled-refresh', 'mysql-connection-timeout', 'disk-full'],
  markdown: `
> [!NOTE]
> 先不要重启 \`haitu-scheduler\`：所有正在跑的任务都会标为失败，卡住的原因却还在。

## 排队中

鼠标停在状态上，会显示在等什么：

| 显示 | 意思 | 处理 |
| --- | --- | --- |
| 等待前置任务“订单” | 依赖的任务没有成功 | 去看那一个 |
| 等待空闲的执行位（4/4） | 同时运行的任务满了 | 看是哪四个占着，通常有一个卡住了 |
| 等待数据源“会员库”的连接 | 这个数据源的连接池用完了 | 等看板查询结束，或为抽取单独建一个连接 |
| 等待磁盘空间 | 剩余空间小于上一次的大小 | 见[磁盘满了](article:disk-full) |

## 运行中

行数在涨，就是慢，不是卡，请耐心等它跑完，事后再优化。行数十分钟不动，到数据库里看它在等什么：

\`\`\`sql
-- MySQL
SELECT id, time, state, LEFT(info, 80) AS sql_text
FROM information_schema.processlist
WHERE user = 'bi_reader' AND command <> 'Sleep';

-- Oracle
SELECT sid, serial#, event, seconds_in_wait, blocking_session
FROM v$session
WHERE username = 'BI_READER' AND status = 'ACTIVE';
\`\`\`

- MySQL 的 \`state\` 是 \`Waiting for table metadata lock\`：有人在改表结构，或者有个没提交的事务占着这张表。找到它，请它的主人结束。
- \`Sending data\`、\`executing\`：确实在读，看执行计划有没有用上索引。
- Oracle 的 \`event\` 是 \`SQL*Net message to client\` 或 \`more data to client\`：数据库在等海图收数据，问题在网络或海图的内存。
- 查不到这个会话：数据库那边已经断了，海图还在等，属于半开的连接，停掉任务即可。

## 停不掉

点“停止”之后，海图会通知数据库取消，最多等 60 秒。仍然显示“正在停止”：

\`\`\`bash
haituctl task list --running
haituctl task stop 77 --force
\`\`\`

\`--force\` 只放弃海图这一边，数据库里的语句可能还在跑，请 DBA 用 \`KILL QUERY\`（MySQL）或 \`ALTER SYSTEM KILL SESSION\`（Oracle）结束。

被停掉的任务不会替换旧数据，看板仍显示上一次成功的结果。

## 反复出现

给任务设“最长运行时间”，超过就自动停止并通知，不让一个任务拖住后面的。同一个任务每周都卡，请提交故障，附上卡住时上面 SQL 的结果和 \`scheduler.log\`。
`,
};
