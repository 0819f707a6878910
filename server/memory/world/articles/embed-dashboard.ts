import type {WorldArticle} from '../world.js';

export const embedDashboard: WorldArticle = {
  id: 'embed-dashboard',
  kind: 'guide',
  category: 'analysis',
  locale: 'zh-Hans',
  ago: 36,
  title: '把看板嵌入 OA、门户或自己的系统',
  summary: '用一次性票据换取会话，不要在地址里写账号密码。含后端示例、允许嵌入的域名，以及怎样按登录人过滤数据。',
  related: ['sso-redirect-loop', 'row-level-permission', 'big-screen'],
  markdown: `
## 三种做法

| 做法 | 适合 | 谁的权限 |
| --- | --- | --- |
| 单点登录 + iframe | 内部系统，大家都有海图账号 | 登录人自己的 |
| 嵌入票据 + iframe | 对外的系统，用户没有海图账号 | 票据里写的 |
| [大屏链接](article:big-screen) | 电视、展厅 | 链接绑定的 |

## 允许被嵌入

出于安全，默认不允许任何网站嵌入海图。在“系统管理 > 安全 > 允许嵌入的域名”里逐个添加，例如 \`https://oa.corp.example\`。海图会据此发出响应头：

\`\`\`text
Content-Security-Policy: frame-ancestors 'self' https://oa.corp.example
\`\`\`

请不要填 \`*\`。Nginx 里如果另外加过 \`X-Frame-Options\`，请去掉：新浏览器以上面这一条为准，旧内核却会照它拦截，页面空白，控制台写着 \`Refused to display … in a frame\`。

## 用票据嵌入

您的**后端**拿应用密钥向海图要一张票据，再交给页面。密钥不能出现在浏览器里。

\`\`\`bash
curl -s https://bi.corp.example/api/embed/tickets \\
  -H "Authorization: Bearer $HAITU_APP_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{"dashboard": 4417, "user": "supplier-208", "attributes": {"supplier_id": ["208"]}}'
# {"ticket": "emb_8f1c…", "expiresIn": 60}
\`\`\`

\`\`\`html
<iframe
  src="https://bi.corp.example/embed/4417?ticket=emb_8f1c…"
  title="供应商销售日报"
  allow="fullscreen"
></iframe>
\`\`\`

票据 60 秒内有效，只能用一次。换到的会话默认 30 分钟，页面开着会自动续。

## 按人过滤数据

\`attributes\` 就是用户属性，数据集上照常写[行规则](article:row-level-permission)：

\`\`\`sql
supplier_id IN (\${user.supplier_id})
\`\`\`

> [!WARNING]
> 只在地址后面加 \`?supplier=208\` 不是权限：改一下数字，就能看到别人的数据。

## 高度与联动

海图会用 \`postMessage\` 告诉外面内容有多高，收到时请核对来源：

\`\`\`js
addEventListener('message', ({origin, data}) => {
  if (origin !== 'https://bi.corp.example' || data.type !== 'haitu:resize') return;
  frame.style.height = \`\${data.height}px\`;
});
\`\`\`

嵌入后反复跳登录页，是浏览器拦了第三方 Cookie，见[这篇文章](article:sso-redirect-loop)的最后一节。
`,
};
