import type {WorldArticle} from '../world.js';

export const dataGateway: WorldArticle = {
  id: 'data-gateway',
  kind: 'guide',
  category: 'data',
  locale: 'zh-Hans',
  ago: 47,
  title: '数据网关：云版怎样访问内网数据库，离线了怎么查',
  summary: '在内网装一个小程序，由它主动向外连接，不用在防火墙上开入口。含安装步骤、离线排查和一主一备。',
  related: ['mysql-datasource', 'certificate-renewal', 'refresh-stuck'],
  markdown: `
## 原理

![网关装在公司内网，由它向外连接海图 BI 云版的 443 端口；云版的查询沿这条连接回到内网的数据库，外面不能主动进来。](/media/data-gateway.svg "640x240")

网关向外建立一条加密通道，云版的查询从这条通道回到内网执行。公司不需要公网 IP，也不需要开放任何入口。数据库的密码只保存在网关上，云版看不到。

## 安装

一台 2 核 4 GB 的 Linux 或 Windows 服务器即可，离数据库越近越好。

\`\`\`bash
tar xzf haitu-gateway-2.4.0-linux.tar.gz -C /opt
cd /opt/haitu-gateway
./gateway register --code 7QH3-M2XK      # 在“系统管理 > 数据网关”里生成，十分钟内有效
sudo ./gateway install && sudo systemctl start haitu-gateway
\`\`\`

防火墙放行**出去**的 \`gw.haitu.example:443\`。公司出网要经过代理时，在 \`gateway.yml\` 里填写：

\`\`\`yaml
proxy: http://proxy.corp.example:3128
\`\`\`

## 显示“离线”时

\`\`\`bash
systemctl status haitu-gateway
tail -50 /opt/haitu-gateway/logs/gateway.log
\`\`\`

| 日志 | 原因 | 处理 |
| --- | --- | --- |
| \`UnknownHostException\` | 内网不解析公网域名 | 配置代理，或请网络同事放行解析 |
| \`connect timed out\` | 防火墙没有放行 | 放行 443 |
| \`407 Proxy Authentication Required\` | 代理要认证 | 在地址里写上账号，或把网关的 IP 加到免认证名单 |
| \`PKIX path building failed\` | 安全设备拆开了 HTTPS | 请把 \`gw.haitu.example\` 加入不解密名单 |
| \`clock skew 412 s\` | 服务器时间不准 | 启用 NTP |
| \`registration revoked\` | 在云版里被删除了 | 重新生成注册码 |

每隔几分钟断一次又恢复，多半是防火墙断开了长时间空闲的连接，把 \`heartbeat\` 从 60 秒改成 20 秒。

## 一主一备

在另一台服务器上用同一个网关组的注册码再装一份。一台离线时，新的查询自动走另一台；正在执行的会失败一次。升级也因此不用停：先升一台，再升另一台。

## 安全

- 数据库账号只给读权限，并限定来源为网关的 IP；
- \`allow\` 里写明允许访问的主机和端口，其他一律拒绝；
- 网关会自动更新小版本，要统一管控时设 \`auto-update: false\`。
`,
};
