import type {WorldArticle} from '../world.js';

export const dingtalkPush: WorldArticle = {
  id: 'dingtalk-push',
  kind: 'guide',
  category: 'delivery',
  locale: 'zh-Hans',
  ago: 43,
  title: '推送到钉钉：群机器人与工作通知',
  summary: '群机器人十分钟就能用，适合一个群；工作通知能发到每个人。附加签方法、频率限制和错误代码。',
  related: ['wecom-integration', 'scheduled-mail-not-sent', 'metric-differs'],
  markdown: `
## 选哪一种

| | 群机器人 | 工作通知 |
| --- | --- | --- |
| 发给谁 | 一个群里的所有人 | 指定的人，各看各的数据 |
| 谁来配置 | 群主 | 钉钉管理员 |
| 点开看板 | 要重新登录 | 免登录 |
| 频率 | 每个机器人每分钟最多 20 条 | 由钉钉按企业分配 |

## 群机器人

1. 群设置里添加“自定义”机器人；
2. 安全设置选**加签**，复制 \`SEC\` 开头的密钥。关键词容易失效：标题一改，就发不出去；
3. 在“定时推送 > 渠道 > 钉钉群”里填 Webhook 地址和密钥，点“测试”。

> [!WARNING]
> 谁拿到 Webhook 地址，谁就能在群里发言。请不要贴在文档和聊天里；泄露了就删掉机器人重建。

自己写脚本调用时，签名这样算，时间戳是毫秒，与钉钉服务器相差不能超过一小时：

\`\`\`bash
ts=$(date +%s%3N)
sign=$(printf '%s\\n%s' "$ts" "$SECRET" | openssl dgst -sha256 -hmac "$SECRET" -binary | base64)
curl -s "https://oapi.dingtalk.com/robot/send?access_token=$TOKEN&timestamp=$ts" \\
  --url-query "sign=$sign" -H 'Content-Type: application/json' \\
  -d '{"msgtype": "text", "text": {"content": "日报已更新"}}'
\`\`\`

\`--url-query\` 需要 curl 7.87 以上，它会把签名里的 \`+\` 和 \`/\` 编码好。

## 工作通知

在钉钉开放平台建一个企业内部应用，开通“工作通知”和“通讯录只读”权限，把海图服务器的出口 IP 加到白名单，再把 AgentId、AppKey、AppSecret 填到“系统管理 > 移动端 > 钉钉”。用户按手机号对应。

## 错误代码

| 代码 | 含义 | 处理 |
| --- | --- | --- |
| 310000 | 安全设置没有通过 | 看后面的说明：关键词不匹配、签名不匹配，或 IP 不在白名单 |
| 130101 | 发得太快 | 钉钉会限流一段时间，合并消息、错开任务 |
| 300001 | Webhook 里的 token 不存在 | 机器人被删了，重新配置 |
| 60020 | 来源 IP 不在白名单 | 补上出口 IP |

签名一直不匹配，先看服务器时间准不准：\`timedatectl | grep synchronized\`。
`,
};
