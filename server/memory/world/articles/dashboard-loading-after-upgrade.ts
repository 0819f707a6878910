import type {WorldArticle} from '../world.js';

export const dashboardLoadingAfterUpgrade: WorldArticle = {
  id: 'dashboard-loading-after-upgrade',
  kind: 'solution',
  category: 'install',
  locale: 'zh-Hans',
  ago: 6,
  title: '升级到 6.2 后，看板一直在加载或空白',
  summary: '升级后页面能登录，但看板停在“正在加载”。多半是浏览器或反向代理还在用旧的页面文件，或者代理没有放行 6.2 新增的 WebSocket 通道。',
  related: ['collect-logs', 'jvm-heap-case', 'dashboard-loading-en'],
  markdown: `
## 适用范围

海图 BI 企业版从 5.8、6.0 或 6.1 升级到 6.2.x，登录和目录都正常，只有看板区域一直显示“正在加载”或整块空白。云版不会遇到。

## 先判断是哪一种

在打不开的看板上按 F12，切到“网络”面板，勾选“停用缓存”后刷新，看红色的请求：

| 看到的现象 | 原因 | 处理 |
| --- | --- | --- |
| \`/assets/*.js\` 返回 404 | 页面文件是旧的，引用了已经删除的脚本 | [清除旧的页面文件](#清除旧的页面文件) |
| \`/push\` 返回 400、502，或一直是 pending | 反向代理没有转发 WebSocket | [放行 WebSocket](#放行-websocket) |
| \`/api/query\` 返回 500 | 元数据没有迁移完 | [补做元数据迁移](#补做元数据迁移) |
| 没有红色请求，但无痕窗口里正常 | 浏览器插件或本地缓存 | 清除该站点的浏览数据 |

## 清除旧的页面文件

6.2 起脚本的文件名带有内容摘要，可以长期缓存；但 \`index.html\` 不能缓存，否则浏览器会去找上一版的脚本。

1. 在 Nginx 中让首页每次都重新校验：

\`\`\`nginx
location = /index.html {
    root /opt/haitu/web;
    add_header Cache-Control "no-cache";
}
\`\`\`

2. 如果前面还有 CDN 或统一网关，清除站点首页的缓存。
3. 执行 \`nginx -t && nginx -s reload\`，请一位同事用 Ctrl + F5 强制刷新验证。

## 放行 WebSocket

从 6.2 开始，查询结果通过 \`/push\` 这条 WebSocket 连接返回。代理没有带上 \`Upgrade\` 请求头时，页面收不到结果，就会一直停在加载中。

\`\`\`nginx
# http 段
map $http_upgrade $connection_upgrade {
    default upgrade;
    ''      close;
}

# server 段
location /push {
    proxy_pass http://127.0.0.1:8080;
    proxy_http_version 1.1;
    proxy_set_header Upgrade $http_upgrade;
    proxy_set_header Connection $connection_upgrade;
    proxy_set_header Host $host;
    proxy_read_timeout 300s;
}
\`\`\`

如果公司网络确实不允许 WebSocket，可以在 \`/opt/haitu/conf/haitu.yml\` 中设置 \`push.transport: polling\`，重启 \`haitu-web\` 后改用轮询，功能不变，刷新略慢。

## 补做元数据迁移

\`\`\`bash
haituctl migrate --check     # 只检查，不修改
haituctl migrate             # 补做没有完成的步骤
haituctl restart haitu-web haitu-engine
\`\`\`

迁移前请先备份元数据库。\`--check\` 的结果里若有 \`FAILED\`，不要反复执行，把输出和日志一起发给我们。

## 怎样确认已经解决

- 无痕窗口和普通窗口都能打开同一张看板；
- “网络”面板中 \`/push\` 的状态码是 101；
- \`haituctl status\` 中各服务都是 \`running\`。

仍然打不开时，请按[怎样收集日志](article:collect-logs)准备诊断包和 HAR 文件，再提交故障。
`,
};
