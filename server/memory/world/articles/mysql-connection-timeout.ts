import type {WorldArticle} from '../world.js';

export const mysqlConnectionTimeout: WorldArticle = {
  id: 'mysql-connection-timeout',
  kind: 'solution',
  category: 'data',
  locale: 'zh-Hans',
  ago: 12,
  title: 'MySQL 数据连接超时：Communications link failure 的处理',
  summary: '看板偶尔报“连接已断开”，或抽取任务跑到一半失败。先看报错里的那句话，再决定调连接池、网络设备还是数据库参数。',
  related: ['faq-data-refresh', 'collect-logs', 'metric-differs'],
  markdown: `
## 症状

- 早上第一个打开看板的人报错，刷新一次又好了；
- 抽取大表的任务跑了几分钟后失败；
- \`engine.log\` 中出现 \`Communications link failure\`。

## 按报错判断

| 日志中的关键句 | 含义 | 处理 |
| --- | --- | --- |
| \`The last packet successfully received from the server was 1,800,012 milliseconds ago\` | 空闲连接被数据库或防火墙关掉了 | [空闲连接](#空闲连接被关掉) |
| \`Application was streaming results when the connection failed\` | 大结果集还没读完，数据库等不及了 | [大表抽取](#大表抽取中断) |
| \`connect timed out\` | 根本连不上：地址、端口或防火墙 | [连不上](#根本连不上) |
| \`Too many connections\` | 连接数用完 | 减少各连接的池大小，或调高 \`max_connections\` |

## 空闲连接被关掉

连接池里的连接放久了，会被 MySQL（\`wait_timeout\`，默认 28800 秒）或中间的防火墙、负载均衡（常见 900 或 1800 秒）关掉，而连接池并不知道。原则只有一条：**连接池让连接退休的时间，要短于链路上最短的那个超时。**

1. 在数据库中查看：

\`\`\`sql
SHOW GLOBAL VARIABLES WHERE Variable_name IN ('wait_timeout', 'interactive_timeout', 'net_write_timeout');
\`\`\`

2. 问网络同事：BI 服务器到数据库之间的防火墙，空闲会话多久断开。
3. 在“数据连接 > 编辑 > 高级”中设置。以防火墙 1800 秒为例：

| 参数 | 建议值 | 说明 |
| --- | --- | --- |
| 连接最长寿命 | 1500 秒 | 短于 1800 秒 |
| 空闲保活间隔 | 300 秒 | 定期发一次轻量查询 |
| 取用前检测 | 开 | 坏连接会被换掉，不会交给看板 |

## 大表抽取中断

海图按流的方式读取大表。BI 一侧处理变慢时，MySQL 写不出去，超过 \`net_write_timeout\`（默认 60 秒）就会断开。可以只为这个连接调高，在 JDBC 附加参数中写：

\`\`\`text
sessionVariables=net_write_timeout=600
\`\`\`

同时检查引擎是否内存紧张：抽取变慢往往是频繁垃圾回收的结果，见[月末打不开的案例](article:jvm-heap-case)。更彻底的做法是改成增量抽取，每次只取变化的部分。

## 根本连不上

在 BI 服务器上（不是自己的电脑上）测试：

\`\`\`bash
nc -vz -w 5 db.example.com 3306
\`\`\`

不通时检查安全组、防火墙和 MySQL 的 \`bind-address\`；通但仍报错时，检查账号的来源主机是否包含 BI 服务器的地址。

## 仍未解决

提交故障时请附上：完整报错、\`engine.log\`、上面那条 \`SHOW\` 语句的结果，以及出错大约相隔多久。时间间隔是最有用的线索。
`,
};
