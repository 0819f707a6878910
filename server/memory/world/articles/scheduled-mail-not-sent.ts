import type {WorldArticle} from '../world.js';

export const scheduledMailNotSent: WorldArticle = {
  id: 'scheduled-mail-not-sent',
  kind: 'solution',
  category: 'delivery',
  locale: 'zh-Hans',
  ago: 9,
  title: '定时报告邮件没有收到',
  summary: '先看任务记录停在哪一步：没有开始、生成失败、还是发信被拒。发信被拒时，邮件服务器的三位代码就是答案。',
  related: ['export-large-tables', 'wecom-integration', 'faq-data-refresh'],
  markdown: `
## 看任务停在哪一步

打开“定时推送 > 运行记录”，找到那一次：

- **没有记录**：任务停用了、过了结束日期，或调度服务没有运行；
- **“生成”失败**：看板本身打不开，或取数超时；
- **“发送”失败**：邮件服务器拒绝了，看[发信代码](#发信代码)；
- **全部成功**：邮件已经交给邮件服务器，请检查垃圾箱和企业邮箱的拦截记录。

## 调度服务没有运行

\`\`\`bash
haituctl status haitu-scheduler
haituctl restart haitu-scheduler
\`\`\`

重启后不会自动补发错过的任务，请在运行记录中选中它们，点“重新运行”。

服务器时区也值得看一眼：任务按**任务自己的时区**执行，默认取创建者的时区。服务器迁到海外机房后，只要任务时区没有变，推送时间就不会变。

## 发信代码

| 代码 | 常见原因 | 处理 |
| --- | --- | --- |
| 535 | 账号或密码不对；多数邮箱要用“客户端授权码”，不是登录密码 | 在邮箱后台重新生成授权码 |
| 550 / 553 | 发件人与登录账号不一致，或收件人不存在 | 发件人地址改成登录账号 |
| 552 | 邮件太大 | 减少附件，或只发链接 |
| 554 | 被当作垃圾邮件 | 请邮箱管理员把发件服务器加入白名单，检查 SPF 记录 |
| 421 / 451 | 发得太快，被限流 | 错开任务时间，减少同一时刻的收件人 |

一个收件人地址无效时，有些邮件服务器会拒绝整封邮件。可以打开“系统管理 > 邮件 > 逐个收件人发送”，让其他人不受影响。

## 测试邮件服务器

云服务器一般封禁 25 端口，请用 465（SSL）或 587（STARTTLS）：

\`\`\`bash
openssl s_client -connect smtp.example.com:465 -quiet
openssl s_client -connect smtp.example.com:587 -starttls smtp -quiet
haituctl mail test --to you@example.com
\`\`\`

前两条能看到 \`220\` 开头的欢迎语，说明网络和证书没有问题；第三条会用系统中保存的账号真正发一封信。

## 附件打不开或是空的

报告中的表格超过导出上限时，附件会只有表头。处理方法见[导出大表](article:export-large-tables)。
`,
};
