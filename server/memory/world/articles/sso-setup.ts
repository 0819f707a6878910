import type {WorldArticle} from '../world.js';

export const ssoSetup: WorldArticle = {
  id: 'sso-setup',
  kind: 'guide',
  category: 'access',
  locale: 'zh-Hans',
  ago: 54,
  title: '配置单点登录：OIDC、SAML 与 CAS',
  summary: '登记一个回调地址、抄三个值、对应一个字段，再留一个本地管理员。先测试，后切换。',
  related: ['sso-redirect-loop', 'ldap-login-failed', 'sso-setup-en'],
  markdown: `
## 选哪一种

| 协议 | 什么时候选 |
| --- | --- |
| OIDC | 首选。Entra ID、Keycloak、竹云、派拉等都支持 |
| SAML 2.0 | 认证中心只提供 SAML |
| CAS | 高校和部分集团的统一认证 |

开始之前，海图要已经用**最终的域名**通过 HTTPS 访问：回调地址里带着它，以后改域名就要重新登记。

## OIDC

在认证中心新建一个 Web 应用，回调地址填：

\`\`\`text
https://bi.corp.example/sso/oidc/callback
\`\`\`

再到“系统管理 > 单点登录 > OIDC”填写：

| 字段 | 填什么 |
| --- | --- |
| 签发者 | 认证中心给的地址，例如 \`https://id.corp.example/realms/corp\` |
| 客户端 ID、密钥 | 认证中心生成 |
| 范围 | \`openid profile email\` |
| 账号字段 | 与海图账号一致的那一个，常见的是 \`preferred_username\` 或工号字段 |

其余地址海图会从“签发者 + \`/.well-known/openid-configuration\`”读取。服务器不能上网时，只需放行到这一台主机。

客户端密钥有有效期。到期那天所有人都登录不了，请记在贵司的到期清单里。

## SAML 与 CAS

- SAML：把 \`https://bi.corp.example/sso/saml/metadata\` 交给认证中心，再上传它的元数据。断言必须签名，\`NameID\` 放账号。
- CAS：填写服务地址，例如 \`https://cas.corp.example/cas\`，版本选 3.0 才能取到姓名和部门。

## 谁会得到账号

“自动创建账号”关闭时，只有已经开通的人能登录；打开后，第一次登录的人会得到默认角色，**并占用一个许可**。先限定一个部门，再放开，免得一个上午就用完名额。

部门和角色可以跟着认证中心的分组走，每次登录时更新。

## 先测试，后切换

1. 点“测试登录”，页面会列出收到的每个字段，不影响别人；
2. 打开“在登录页显示”，请十个人用一周；
3. 再打开“直接跳转”。

> [!TIP]
> 请保留一个本地管理员。认证中心故障时，从 \`/login?local=1\` 登录。

来回跳转登录不进去，请看[单点登录后又跳回登录页](article:sso-redirect-loop)。
`,
};
