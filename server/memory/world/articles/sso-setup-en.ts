import type {WorldArticle} from '../world.js';

export const ssoSetupEn: WorldArticle = {
  id: 'sso-setup-en',
  kind: 'guide',
  category: 'access',
  locale: 'en',
  ago: 53,
  title: 'Set up single sign-on with OpenID Connect or SAML',
  summary:
    'Register one redirect address, copy three values, map one field, and keep a local administrator. Worked through for Microsoft Entra ID and Keycloak.',
  related: ['sso-setup', 'sso-redirect-loop', 'urgency-levels-en'],
  markdown: `
## Before you start

You need an administrator of Haitu BI Server and one of your identity provider. Haitu must be reachable over HTTPS under its final name: the redirect address contains it, and changing it later means doing this again.

Prefer OpenID Connect. Take SAML if your provider offers nothing else.

## OpenID Connect

Register an application of type **Web** with this redirect address:

\`\`\`text
https://bi.example.com/sso/oidc/callback
\`\`\`

Then fill in **Administration > Single sign-on > OpenID Connect**:

| Field | Microsoft Entra ID | Keycloak |
| --- | --- | --- |
| Issuer | \`https://login.microsoftonline.com/<tenant>/v2.0\` | \`https://id.example.com/realms/<realm>\` |
| Client ID | Application (client) ID | Client ID |
| Client secret | Certificates & secrets | Credentials |
| Scopes | \`openid profile email\` | \`openid profile email\` |
| Account field | \`preferred_username\` | \`preferred_username\` |

Haitu reads everything else from \`<issuer>/.well-known/openid-configuration\`. If the server has no way to the internet, let it reach that one host.

Client secrets expire. In Entra ID note the date and renew it before; on the day it expires, nobody can sign in.

## SAML 2.0

Give your provider our metadata, \`https://bi.example.com/sso/saml/metadata\`, and upload theirs. The assertion must be signed, and \`NameID\` must hold the account name. When the provider changes its signing certificate, upload the new metadata first; both certificates are accepted until you remove the old one.

## Who gets an account

| Setting | Effect |
| --- | --- |
| Create accounts automatically: off | Only people who have an account can sign in |
| on | A new person gets the default role and takes a licence |
| Map groups to roles | The role follows the group at each sign-in |

With automatic creation a whole company may take up your named users in one morning. Limit it to a group first.

## Test before you switch

Choose **Test sign-in**. It shows every claim that was received without changing how people sign in. When it looks right, switch on **Offer on the sign-in page**, and only after a week **Redirect at once**.

> [!TIP]
> Keep one local administrator. When the provider is down, that account signs in at \`/login?local=1\`.

If people end up on the sign-in page again and again, see [the article on redirect loops](article:sso-redirect-loop) (in Chinese), or open an incident with \`web.log\`.
`,
};
