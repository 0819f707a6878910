import type {WorldArticle} from '../world.js';

export const clickhouseQueryLimits: WorldArticle = {
  id: 'clickhouse-query-limits',
  kind: 'solution',
  category: 'data',
  locale: 'zh-Hans',
  ago: 13,
  title: 'ClickHouse 数据源报 Memory limit exceeded 或 Timeout exceeded',
  summary: '这些上限是 ClickHouse 自己设的。按错误代码找到是哪一条，先让查询变小，确实需要再为 BI 账号单独调高。',
  related: ['dashboard-loading-after-upgrade', 'mysql-connection-timeout', 'metric-differs'],
  markdown: `
## 看代码

看板报错里的 \`Code:\` 就是 ClickHouse 的错误编号：

| Code | 关键句 | 对应的设置 |
| --- | --- | --- |
| 241 | \`Memory limit (for query) exceeded: would use 9.32 GiB\` | \`max_memory_usage\` |
| 159 | \`Timeout exceeded: elapsed 60.0 seconds\` | \`max_execution_time\` |
| 158 | \`Limit for rows … exceeded\` | \`max_rows_to_read\` |
| 396 | \`Limit for result exceeded\` | \`max_result_rows\`、\`max_result_bytes\` |
| 202 | \`Too many simultaneous queries\` | \`max_concurrent_queries\` |
| 164 | \`Cannot modify … setting in readonly mode\` | 账号的 \`readonly\` 为 1 |

查当前值（用 BI 的账号登录后执行）：

\`\`\`sql
SELECT name, value
FROM system.settings
WHERE name IN ('max_memory_usage', 'max_execution_time', 'max_rows_to_read', 'readonly');
\`\`\`

## 先让查询变小

- **精确去重最费内存。** \`uniqExact\` 要把每个不同的值都放进内存；能接受约 1% 的误差，就把指标的去重方式改成“近似”，内存会小一个数量级。
- **按分区字段筛选。** 看板的日期筛选要落在表的分区键上，否则每次都读全表。在看板上选“查看 SQL”，把语句放到 \`EXPLAIN indexes = 1\` 后面执行，就能看到读了多少分区。
- **少做大表关联。** \`JOIN\` 默认把右表放进内存，右边应该是小表。

## 再为 BI 账号调高上限

不要改默认配置，那会影响所有人；也不要调到接近服务器的物理内存，几个人同时打开就会把整个 ClickHouse 拖垮。单独为 BI 建一个配置：

\`\`\`sql
CREATE SETTINGS PROFILE bi_profile
SETTINGS max_memory_usage = 20000000000, max_execution_time = 120, readonly = 2
TO bi_reader;
\`\`\`

\`readonly = 2\` 表示只读，但允许会话里改设置；海图需要它来传递超时时间，设成 1 就会出现 164。

\`max_bytes_before_external_group_by\` 能让分组计算借用磁盘，对分组很多的查询有用，对精确去重帮助不大。

## 端口也会填错

HTTP 接口是 8123，命令行客户端才用 9000。填成 9000 时的提示很直白：

\`\`\`text
Port 9000 is for clickhouse-client program. You must use port 8123 for HTTP.
\`\`\`
`,
};
