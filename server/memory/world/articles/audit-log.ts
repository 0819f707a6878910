import type {WorldArticle} from '../world.js';

export const auditLog: WorldArticle = {
  id: 'audit-log',
  kind: 'guide',
  category: 'access',
  locale: 'zh-Hans',
  ago: 60,
  title: '审计日志：谁在什么时候看了、改了、导出了什么',
  summary: '记录哪些操作、在哪里查、保留多久，怎样发到公司的日志平台，以及三个常用的查询。',
  related: ['row-level-permission', 'column-masking', 'security-baseline'],
  markdown: `
## 记录什么

| 类别 | 例子 |
| --- | --- |
| 登录 | 成功、失败、锁定、从哪个 IP |
| 查看 | 打开看板，以他人身份预览 |
| 取走 | 导出、下载、订阅发送、接口调用 |
| 修改 | 看板、数据集、权限、行规则 |
| 管理 | 账号、角色、配置、许可 |

每条记录都有时间、账号、来源 IP、对象和结果。导出会记下行数和所用的筛选条件，不记内容。

在“系统管理 > 审计”里可以按人、对象和时间查。审计日志不能修改，管理员也删不掉；到期才会清理，默认保留 180 天：

\`\`\`yaml
audit:
  retention: 180d
  syslog:
    target: tls://siem.corp.example:6514
    format: json
\`\`\`

## 发到日志平台

按上面的 \`syslog\` 配置后，每条操作会实时发出。对方收不到时，海图先存在本地，恢复后补发，顺序不变。用 TCP 或 TLS，不要用 UDP：UDP 丢了不会有人知道。

## 常用的三个问题

在“审计 > 高级查询”里可以直接写 SQL。

**离职的人最近导出过什么？**

\`\`\`sql
SELECT at, action, object_name, exported_rows
FROM audit_log
WHERE account = 'zhang.san' AND action IN ('export', 'download', 'api')
ORDER BY at DESC;
\`\`\`

**谁改了这条行规则？**

\`\`\`sql
SELECT at, account, before_value, after_value
FROM audit_log
WHERE action = 'row-rule-changed' AND object_id = 318;
\`\`\`

**半夜有没有人大量导出？**

\`\`\`sql
SELECT account, COUNT(*) AS times, SUM(exported_rows) AS total
FROM audit_log
WHERE action = 'export' AND HOUR(at) < 6
GROUP BY account
HAVING SUM(exported_rows) > 100000;
\`\`\`

第三个可以做成数据集，再设一个预警，每天早上自动检查。

## 注意

时间按服务器时区保存。嵌入页面的访问记在票据里的 \`user\` 名下，名称请由您的后端填写真实的人，不要统一写成 \`guest\`，否则查不到是谁。
`,
};
