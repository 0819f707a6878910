import type {WorldArticle} from '../world.js';

export const mailGoesToSpam: WorldArticle = {
  id: 'mail-goes-to-spam',
  kind: 'solution',
  category: 'delivery',
  locale: 'zh-Hans',
  ago: 49,
  title: '推送邮件进了垃圾箱：SPF、DKIM、DMARC 怎么查',
  summary: '邮件发出去了、也没有退信，只是躺在垃圾箱里。看一眼邮件头里的三个结论，就知道该改哪一条解析。',
  related: ['scheduled-mail-not-sent', 'dingtalk-push', 'export-large-tables'],
  markdown: `
## 看邮件头

在垃圾箱里打开那封邮件，选“显示原文”，找 \`Authentication-Results\`：

\`\`\`text
Authentication-Results: mx.partner.example;
  spf=softfail (domain of report@corp.example does not designate 203.0.113.7) smtp.mailfrom=report@corp.example;
  dkim=none;
  dmarc=fail header.from=corp.example
\`\`\`

三项里只要 \`spf\` 或 \`dkim\` 有一项通过、并且域名与发件人一致，\`dmarc\` 就会通过。

## 按结论处理

| 结论 | 意思 | 处理 |
| --- | --- | --- |
| \`spf=fail\`、\`softfail\` | 发信的 IP 不在域名允许的名单里 | 把出口 IP 或邮件服务商加进 SPF |
| \`spf=permerror\` | SPF 写了两条，或查询次数超过 10 次 | 合并成一条 |
| \`dkim=none\` | 没有签名 | 通过企业邮箱发信，并在邮箱后台开启 DKIM |
| \`dkim=fail\` | 内容在途中被改过 | 邮件网关加的“外部邮件”提示、免责声明最常见 |
| 三项都是 \`pass\` | 内容或信誉的问题 | 见下面 |

查询现在的解析：

\`\`\`bash
dig +short TXT corp.example | grep spf1
dig +short TXT _dmarc.corp.example
\`\`\`

在 SPF 里加一个固定出口 IP：

\`\`\`text
v=spf1 include:spf.mail.corp.example ip4:203.0.113.7 ~all
\`\`\`

一个域名只能有一条 \`v=spf1\`。

## 三项都通过，还是进垃圾箱

- 海图直接发信、没有经过企业邮箱：换成用企业邮箱的 SMTP，信誉好得多；
- 标题每天完全相同、正文只有一张图：写上日期和一句话的结论；
- 一封信几百个收件人：打开“逐个收件人发送”；
- 请收件人把发件地址加入通讯录，公司内部则请邮箱管理员加白名单。

## 确认

改完之后等解析生效（由 TTL 决定，常见的是一小时），再发一封测试邮件给外部邮箱，邮件头里应当是 \`dmarc=pass\`。完全收不到、连垃圾箱里也没有，请看[定时报告邮件没有收到](article:scheduled-mail-not-sent)。
`,
};
