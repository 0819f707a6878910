import type {WorldArticle} from '../world.js';

export const ldapLoginFailed: WorldArticle = {
  id: 'ldap-login-failed',
  kind: 'solution',
  category: 'access',
  locale: 'zh-Hans',
  ago: 21,
  title: 'LDAP / AD 账号登录失败的排查',
  summary: '域账号突然都登录不了，多半是证书；个别人登录不了，多半是账号状态。AD 返回的 data 代码会直接告诉你原因。',
  related: ['row-level-permission', 'collect-logs', 'licence-faq'],
  markdown: `
## 先分清范围

- **所有域账号都失败**：证书、绑定账号或网络；
- **个别人失败**：这个人的账号状态，或不在搜索范围里；
- **本地管理员也失败**：与 LDAP 无关，先看服务是否正常。

## 用命令测试

在 BI 服务器上执行，不必反复去登录页尝试，以免锁定账号：

\`\`\`bash
haituctl ldap test --user zhang.san
\`\`\`

命令会依次测试：连接、绑定账号、搜索用户、校验密码，并停在出错的那一步。

## 看懂 AD 的错误代码

报错形如 \`LDAP: error code 49 - 80090308: ... data 52e\`，看 \`data\` 后面的代码：

| 代码 | 含义 | 由谁处理 |
| --- | --- | --- |
| 525 | 找不到用户 | 检查搜索起点和过滤条件 |
| 52e | 密码不对（也可能是绑定账号的密码） | 本人或域管理员 |
| 530 / 531 | 不允许在这个时间或这台机器登录 | 域管理员 |
| 532 | 密码已过期 | 本人修改密码 |
| 533 | 账号已停用 | 域管理员 |
| 701 | 账号已过期 | 域管理员 |
| 773 | 首次登录必须修改密码 | 本人修改密码 |
| 775 | 账号已锁定 | 域管理员解锁 |

如果所有人都是 \`52e\`，先检查绑定账号：它的密码往往跟着公司的密码策略一起过期了。

## 证书更换之后全部失败

\`web.log\` 中出现 \`PKIX path building failed\`，说明域控换了证书，而 BI 还不认识新的签发机构。把**根证书**（不是域控自己的证书）导入信任库：

\`\`\`bash
keytool -importcert -alias corp-root-ca \\
  -file corp-root-ca.cer \\
  -keystore /opt/haitu/conf/truststore.p12 -storetype PKCS12
haituctl restart haitu-web
\`\`\`

导入根证书的好处是：域控下次换证书时不用再做一遍。请不要用关闭证书校验的方式绕过，那样密码会在网络上失去保护。

## 找不到用户

1. 过滤条件。按工号登录用 \`(&(objectClass=user)(sAMAccountName={0}))\`，按邮箱登录用 \`(&(objectClass=user)(userPrincipalName={0}))\`。
2. 搜索起点（Base DN）要包住所有需要登录的部门。
3. 多域环境请连接全局编录，端口 3268（或 LDAPS 3269），否则只能看到一个域里的人。

登录成功但看不到内容，不是登录问题，请看[行级权限](article:row-level-permission)。
`,
};
