import type {WorldArticle} from '../world.js';

export const dmKingbaseDatasource: WorldArticle = {
  id: 'dm-kingbase-datasource',
  kind: 'guide',
  category: 'data',
  locale: 'zh-Hans',
  ago: 19,
  title: '连接达梦 DM8 与人大金仓 KingbaseES',
  summary: '驱动、连接串、只读账号各怎么写，以及大小写、模式和兼容模式这三处最容易踩的坑。',
  related: ['oracle-listener-errors', 'mysql-datasource', 'row-level-permission'],
  markdown: `
海图 6.1 起支持这两种数据库。驱动随数据库授权，不在我们的安装包里，请用与数据库版本配套的那一个。

## 放置驱动

\`\`\`bash
cp DmJdbcDriver18.jar kingbase8-8.6.0.jar /opt/haitu/drivers/
chown haitu:haitu /opt/haitu/drivers/*.jar
haituctl restart haitu-engine
\`\`\`

达梦驱动文件名末尾的 18 指 JDK 1.8 及以上，海图自带的运行环境用这一个。“系统管理 > 驱动”里能看到两行，就说明加载成功。

## 连接参数

| | 达梦 DM8 | KingbaseES V8 / V9 |
| --- | --- | --- |
| 默认端口 | 5236 | 54321 |
| 驱动类 | \`dm.jdbc.driver.DmDriver\` | \`com.kingbase8.Driver\` |
| 连接串 | \`jdbc:dm://10.20.6.15:5236\` | \`jdbc:kingbase8://10.20.6.16:54321/erp\` |
| 查版本 | \`SELECT * FROM V$VERSION;\` | \`SELECT version();\` |

达梦的连接串不写库名；默认模式与用户同名，要读别的模式，在“高级”里把“默认模式”填成业务模式，例如 \`ERP\`。

## 建一个只读账号

\`\`\`sql
-- 达梦
CREATE USER BI_READER IDENTIFIED BY "请换成强密码";
GRANT SELECT ON ERP.SALES_ORDER TO BI_READER;

-- KingbaseES
CREATE USER bi_reader WITH PASSWORD '请换成强密码';
GRANT USAGE ON SCHEMA erp TO bi_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA erp TO bi_reader;
ALTER DEFAULT PRIVILEGES FOR ROLE erp_owner IN SCHEMA erp GRANT SELECT ON TABLES TO bi_reader;
\`\`\`

最后一条不能省：没有它，以后由 \`erp_owner\` 新建的表 BI 读不到。

## 三个坑

1. **大小写。** 达梦在初始化实例时就定下了是否区分大小写，之后不能改。\`SELECT SF_GET_CASE_SENSITIVE_FLAG();\` 返回 1 为区分：不加双引号的名称一律转成大写，表若是用小写加引号建的，数据集里的 SQL 也要写成 \`"sales_order"\`。
2. **兼容模式。** KingbaseES 用 \`SHOW database_mode;\` 查看。Oracle 模式下空字符串等于 NULL，\`WHERE memo <> ''\` 一行都不会返回。
3. **长度按字节算。** 达梦的 \`VARCHAR(20)\` 默认指 20 个字节，UTF-8 下一个汉字占三个。数据集里截取中文请用按字符计算的 \`SUBSTR\` 和 \`LENGTH\`，不要用 \`SUBSTRB\`、\`LENGTHB\`，否则会截出半个字。

测试连接成功、却看不到表，多半是只给了登录、没有给 \`SELECT\`。
`,
};
