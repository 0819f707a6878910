import type {WorldArticle} from '../world.js';

export const timeZoneEightHours: WorldArticle = {
  id: 'time-zone-eight-hours',
  kind: 'solution',
  category: 'data',
  locale: 'zh-Hans',
  ago: 29,
  title: '时间差 8 小时，或凌晨的订单算到了前一天',
  summary: '数据库、驱动、数据集三处各有一个时区，有一处不一致就会差。先查库里存的是什么，再改离源头最近的那一处。',
  related: ['mysql-datasource', 'metric-differs', 'faq-data-refresh'],
  markdown: `
## 先做一个判断

找一条您确切知道发生时间的记录，例如北京时间 9:30 下的单，比较两边：

| 数据库里查到 | 海图里显示 | 结论 |
| --- | --- | --- |
| 01:30 | 01:30 | 库里存的是 UTC，没有换算：改数据连接 |
| 09:30 | 17:30 | 多加了一次：数据连接的时区写成了 UTC |
| 09:30 | 01:30 | 换算是对的，但按 UTC 显示：改“看板设置 > 时区” |
| 09:30 | 09:30 | 时区没有问题，请看[同一个指标为什么不一样](article:metric-differs) |

数据库客户端自己也会换算，查的时候请带上会话时区：

\`\`\`sql
SELECT @@global.time_zone, @@session.time_zone, NOW(), UTC_TIMESTAMP();   -- MySQL
SELECT DBTIMEZONE, SESSIONTIMEZONE, SYSTIMESTAMP FROM dual;               -- Oracle
SHOW timezone;                                                            -- PostgreSQL
\`\`\`

## 字段类型决定会不会换算

- MySQL 的 \`TIMESTAMP\` 存 UTC，取出时按会话时区换算；\`DATETIME\` 存什么取什么，从不换算。
- PostgreSQL 的 \`timestamptz\` 会换算，\`timestamp\` 不会。
- Oracle 的 \`DATE\` 和 \`TIMESTAMP\` 不带时区，只有 \`WITH LOCAL TIME ZONE\` 会换算。
- 存成整数的时间戳没有时区，在数据集里用 \`FROM_EPOCH([字段], 'Asia/Shanghai')\` 转换。

## 改哪里

1. “数据连接 > 高级 > 时区”填**数据库里的值所用的时区**，不是您所在的时区；
2. 数据集里不要再手工加 8 小时，查一查计算字段里有没有 \`+ 8/24\` 或 \`DATE_ADD(…, 8)\`；
3. 抽取的数据集改完要做一次全量抽取，旧数据不会自己更正。

## 顺带一提

中国不实行夏令时，1986 到 1991 年除外。那几年夏天的出生日期若以 \`timestamptz\` 存储，零点可能变成前一天 23 点，少一天。出生日期请用 \`DATE\` 类型。
`,
};
