import type {WorldArticle} from '../world.js';

export const mysqlDatasource: WorldArticle = {
  id: 'mysql-datasource',
  kind: 'guide',
  category: 'data',
  locale: 'zh-Hans',
  ago: 22,
  title: '连接 MySQL：只读账号、时区与推荐参数',
  summary: '照着做一遍大约十分钟：建只读账号、填连接、设好时区与加密，避开“Public Key Retrieval is not allowed”和差八小时。',
  related: ['mysql-connection-timeout', 'time-zone-eight-hours', 'dm-kingbase-datasource'],
  markdown: `
## 1 建账号

只给读权限，并限定来源地址：

\`\`\`sql
CREATE USER 'bi_reader'@'10.20.5.%' IDENTIFIED BY '请换成强密码';
GRANT SELECT, SHOW VIEW ON sales.* TO 'bi_reader'@'10.20.5.%';
\`\`\`

不要用 root，也不要用业务系统自己的账号：出了慢查询，分不清是谁发的。有从库时请连从库，报表查询不会拖慢交易。

## 2 填连接

在“数据连接 > 新建 > MySQL”中填写地址、端口和库名，再到“高级”里补这几项：

| 附加参数 | 建议 | 作用 |
| --- | --- | --- |
| \`connectionTimeZone\` | \`Asia/Shanghai\` | 驱动 8.0.23 以前叫 \`serverTimezone\` |
| \`sslMode\` | \`REQUIRED\` | 加密传输 |
| \`zeroDateTimeBehavior\` | \`CONVERT_TO_NULL\` | 表里有 \`0000-00-00\` 时不报错 |
| \`tinyInt1isBit\` | \`false\` | \`TINYINT(1)\` 存的是状态码时，不变成真假 |

连接池的大小按“同时打开看板的人数 ÷ 5”估算，一般 10 到 20 就够；所有应用加起来不要超过数据库的 \`max_connections\`。

## 3 测试并保存

点“测试连接”。失败时按提示处理：

| 提示 | 处理 |
| --- | --- |
| \`Access denied for user 'bi_reader'@'10.20.5.31'\` | 密码不对，或账号的来源地址没有包含 BI 服务器 |
| \`Public Key Retrieval is not allowed\` | 多半是参数里写了 \`useSSL=false\`。MySQL 8 的默认认证要走加密连接，改成 \`sslMode=REQUIRED\`；不建议打开 \`allowPublicKeyRetrieval\` |
| \`Unknown database\` | 库名拼错，或账号看不到它 |
| \`Host … is blocked because of many connection errors\` | 数据库侧执行 \`FLUSH HOSTS\`（8.0.23 起改为 \`TRUNCATE TABLE performance_schema.host_cache\`） |

## 之后要维护的

- 密码到期前更换：先在“数据连接”里改好并测试，再停用旧密码。MySQL 8.0.14 起可以让新旧密码并存一段时间（\`RETAIN CURRENT PASSWORD\`）。
- 业务库加了新表，\`GRANT … ON sales.*\` 会自动覆盖；新建了库，则要再授权一次。

早上第一次打开报“连接已断开”，是另一个问题，请看[连接超时的处理](article:mysql-connection-timeout)。
`,
};
