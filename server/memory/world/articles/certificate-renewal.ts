import type {WorldArticle} from '../world.js';

export const certificateRenewal: WorldArticle = {
  id: 'certificate-renewal',
  kind: 'guide',
  category: 'install',
  locale: 'zh-Hans',
  ago: 15,
  title: 'HTTPS 证书更换：到期提醒、步骤和“电脑正常、手机打不开”',
  summary: '换证书本身只要两分钟，出问题的多是漏了中间证书。附检查命令和一份更换清单。',
  related: ['sso-redirect-loop', 'wecom-integration', 'ldap-login-failed'],
  markdown: `
## 还有多久到期

从外面看，才是用户真正拿到的那一张：

\`\`\`bash
echo | openssl s_client -connect bi.corp.example:443 -servername bi.corp.example 2>/dev/null \\
  | openssl x509 -noout -subject -issuer -enddate
\`\`\`

“系统管理 > 告警”里可以打开“证书到期前 30 天提醒”。

## 更换

1. 核对证书和私钥是一对，两行输出应当相同：

\`\`\`bash
openssl x509 -in bi.pem -noout -pubkey | sha256sum
openssl pkey -in bi.key -pubout | sha256sum
\`\`\`

2. 把自己的证书放在前面、中间证书接在后面，拼成一个文件。根证书不用放：

\`\`\`bash
cat bi.pem intermediate.pem > /etc/nginx/tls/bi.fullchain.pem
\`\`\`

3. 检查并重新加载。重新加载不会断开正在使用的人：

\`\`\`bash
nginx -t && nginx -s reload
\`\`\`

证书由 certbot 之类的程序自动续期时，续期之后也要重新加载 Nginx，否则拿到的还是旧的那一张。可以写进续期钩子：\`certbot renew --deploy-hook "nginx -s reload"\`。

## 电脑正常，手机和企业微信打不开

这就是漏了中间证书。电脑上的 Chrome 会自己去补，手机和多数程序不会。检查：

\`\`\`bash
echo | openssl s_client -connect bi.corp.example:443 -servername bi.corp.example 2>/dev/null \\
  | grep -E "^ *[0-9] s:|Verify return code"
\`\`\`

只有 \`0 s:\` 一行，并且返回 \`21 (unable to verify the first certificate)\`，就是缺中间证书。完整时至少有 \`0 s:\` 和 \`1 s:\` 两行，返回 \`0 (ok)\`。

## 别忘了这些地方

- Nginx 之前还有负载均衡或 WAF 的，那里也有一份；
- 两台 Nginx 都要换；
- 用自签发证书的内网环境，移动端和数据网关要信任新的根证书；
- 域控、邮件、数据库换了证书，是另一件事：海图要信任**它们**，见 [LDAP 登录失败](article:ldap-login-failed)里的信任库一节。
`,
};
