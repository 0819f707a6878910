import type {WorldArticle} from '../world.js';

export const ssoRedirectLoop: WorldArticle = {
  id: 'sso-redirect-loop',
  kind: 'solution',
  category: 'access',
  locale: 'zh-Hans',
  ago: 10,
  title: '单点登录后又跳回登录页，或提示“登录状态已失效”',
  summary: '认证中心已经放行，海图却没有认下来。多半是代理没有传 HTTPS、两边时钟不一致，或嵌在别的网站里 Cookie 被浏览器拦住。',
  related: ['ldap-login-failed', 'collect-logs', 'row-level-permission'],
  markdown: `
## 先看 web.log 的一句话

登录一次，马上执行：

\`\`\`bash
grep -E "Sso|Session" /opt/haitu/logs/web.log | tail -20
\`\`\`

| 日志 | 原因 |
| --- | --- |
| \`redirect_uri mismatch: got http://…, registered https://…\` | [代理没有告诉海图是 HTTPS](#代理没有传协议) |
| \`assertion not yet valid\` 或 \`NotOnOrAfter … expired\` | [时钟不一致](#时钟不一致) |
| \`state cookie missing\` | [Cookie 没有带回来](#cookie-没有带回来) |
| \`no local account for zhang.san, auto-create=off\` | 账号没有开通，或对应字段填错 |
| 没有任何记录 | 请求没有回到海图，检查认证中心登记的回调地址 |

## 代理没有传协议

用户访问的是 HTTPS，代理到海图是 HTTP，海图以为自己在 HTTP 上，就用 \`http://\` 拼回调地址。在 Nginx 中补上：

\`\`\`nginx
proxy_set_header Host              $host;
proxy_set_header X-Forwarded-Proto $scheme;
proxy_set_header X-Forwarded-For   $proxy_add_x_forwarded_for;
\`\`\`

如果 HTTPS 在更前面的负载均衡上就结束了，Nginx 收到的已经是 HTTP，\`$scheme\` 也会是 \`http\`。这时改为 \`$http_x_forwarded_proto\`，并确认负载均衡会带上这个请求头。

## 时钟不一致

SAML 断言和令牌只在几分钟内有效。两边相差超过允许值（海图默认 60 秒）就会被拒绝：

\`\`\`bash
timedatectl | grep -E "Local|synchronized"
chronyc tracking | grep "System time"
\`\`\`

请让两边都与同一个时间源同步，而不是把允许值改大。

## Cookie 没有带回来

直接打开正常、嵌在 OA 里就循环，是浏览器不让第三方页面带 Cookie。海图与 OA 同属一个主域（例如 \`bi.corp.example\` 与 \`oa.corp.example\`）时没有这个问题；不同主域时请设置：

\`\`\`yaml
web:
  session:
    cookie:
      same-site: None
      secure: true          # None 必须同时要求 HTTPS
\`\`\`

重启 \`haitu-web\` 生效。Safari 和无痕窗口即使这样也会拦截，长远的办法是给海图一个同主域的域名。

## 怎样确认

用无痕窗口走一遍：登录后地址栏停在目录页，\`web.log\` 里出现 \`signed in … via sso\`，刷新仍然在线。管理员请留一个不走单点登录的本地账号，认证中心故障时用 \`/login?local=1\` 进入。
`,
};
