import type {WorldArticle} from '../world.js';

export const exportLargeTables: WorldArticle = {
  id: 'export-large-tables',
  kind: 'guide',
  category: 'analysis',
  locale: 'zh-Hans',
  ago: 17,
  title: '导出几十万行的大表：选对格式，避开常见的坑',
  summary: 'Excel 一张工作表最多 1,048,576 行，网页导出还受代理超时限制。大表请用后台导出，超大表用 CSV 或定时投递。',
  related: ['scheduled-mail-not-sent', 'mysql-connection-timeout', 'metric-differs'],
  markdown: `
## 先看数据有多大

| 行数 | 建议方式 |
| --- | --- |
| 5 万行以内 | 表格右上角直接“导出 Excel” |
| 5 万到 100 万行 | “后台导出”，完成后在“我的导出”里下载 |
| 超过 100 万行 | “后台导出”为 CSV，或定时投递到 SFTP、对象存储 |

Excel 文件格式本身的限制是：一张工作表最多 1,048,576 行、16,384 列，一个单元格最多 32,767 个字符。超过行数时，海图会自动分成多张工作表，但用透视表的同事会看不到后面几张，所以不建议。

## 为什么直接导出会失败

直接导出时，浏览器要一直等到文件生成完。链路上任何一处先超时，导出就断了，看到的是 504 或“网络错误”：

- Nginx 的 \`proxy_read_timeout\` 默认是 60 秒；
- 云负载均衡的空闲超时多为 60 秒；
- 浏览器标签页被休眠。

所以把超时越调越长并不是好办法。后台导出不占用浏览器，关掉页面也会继续。

## 后台导出

1. 表格右上角选择“导出 > 后台导出”；
2. 选格式，勾选需要的列。**只导出用得到的列**，往往能快一倍；
3. 完成后会有站内消息，在“我的导出”里下载。文件由管理员设定保留期，到期自动删除。

## 管理员需要的参数

在 \`/opt/haitu/conf/haitu.yml\` 中：

\`\`\`yaml
export:
  direct:
    max-rows: 50000        # 超过时提示改用后台导出
  background:
    max-rows: 5000000
    threads: 2             # 同时生成几个文件
    temp-dir: /data/haitu/export
\`\`\`

\`temp-dir\` 所在的磁盘至少留出最大文件的三倍空间：生成 xlsx 时，压缩之前的内容会先写到磁盘上。修改后重启 \`haitu-engine\`。

## 打开之后内容不对

| 现象 | 原因 | 处理 |
| --- | --- | --- |
| 订单号末尾变成 0 | Excel 的数字只有 15 位有效数字 | 在看板里把该字段设为“文本”再导出 |
| 编号开头的 0 没有了 | 被当成数字 | 同上 |
| CSV 用 Excel 打开是乱码 | 没有 BOM，Excel 按本地编码猜 | 导出时选“CSV（Excel 适用）”，会带上 UTF-8 BOM |
| 日期变成五位数字 | 单元格格式是常规 | 把列的格式改成日期 |
| 只有表头 | 筛选条件把数据都过滤了，或没有[行级权限](article:row-level-permission) | 用导出人的身份预览一次 |
`,
};
