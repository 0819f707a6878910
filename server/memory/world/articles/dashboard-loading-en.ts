import type {WorldArticle} from '../world.js';

export const dashboardLoadingEn: WorldArticle = {
  id: 'dashboard-loading-en',
  kind: 'solution',
  category: 'install',
  locale: 'en',
  ago: 5,
  title: 'Dashboards keep loading or stay blank after an upgrade to 6.2',
  summary:
    'Sign-in works but dashboards never finish loading. The browser or a proxy still serves old page files, or the proxy does not pass the WebSocket that 6.2 uses.',
  related: ['dashboard-loading-after-upgrade', 'collect-logs-en', 'jvm-heap-case'],
  markdown: `
## Applies to

Haitu BI Server, upgraded from 5.8, 6.0 or 6.1 to 6.2.x. Haitu BI Cloud is not affected.

## Find out which case it is

Press F12 on a dashboard that fails, choose **Network**, tick **Disable cache** and reload. Look at the requests in red:

| What you see | Cause | What to do |
| --- | --- | --- |
| \`/assets/*.js\` answers 404 | An old page asks for scripts that are gone | [Serve the page afresh](#serve-the-page-afresh) |
| \`/push\` answers 400 or 502, or stays pending | The proxy does not pass WebSocket | [Let WebSocket through](#let-websocket-through) |
| \`/api/query\` answers 500 | Metadata was not migrated to the end | [Finish the migration](#finish-the-migration) |
| Nothing red, and a private window works | An extension or the local cache | Clear the browser's data for this site |

## Serve the page afresh

Since 6.2 the names of scripts carry a digest of their content, so they may be cached for long. \`index.html\` may not, or browsers look for the scripts of the former version.

\`\`\`nginx
location = /index.html {
    root /opt/haitu/web;
    add_header Cache-Control "no-cache";
}
\`\`\`

If there is a CDN or a gateway in front, purge the start page there too. Then run \`nginx -t && nginx -s reload\` and ask a colleague to reload with Ctrl + F5.

## Let WebSocket through

Since 6.2 results come back over one WebSocket at \`/push\`. Without the \`Upgrade\` header the page never gets them and keeps loading.

\`\`\`nginx
# in http
map $http_upgrade $connection_upgrade {
    default upgrade;
    ''      close;
}

# in server
location /push {
    proxy_pass http://127.0.0.1:8080;
    proxy_http_version 1.1;
    proxy_set_header Upgrade $http_upgrade;
    proxy_set_header Connection $connection_upgrade;
    proxy_set_header Host $host;
    proxy_read_timeout 300s;
}
\`\`\`

Where your network does not allow WebSocket at all, set \`push.transport: polling\` in \`/opt/haitu/conf/haitu.yml\` and restart \`haitu-web\`. Everything works as before, with slightly slower refresh.

## Finish the migration

Back up the metadata database first.

\`\`\`bash
haituctl migrate --check     # looks, changes nothing
haituctl migrate             # does what is missing
haituctl restart haitu-web haitu-engine
\`\`\`

If \`--check\` reports \`FAILED\`, do not repeat it: send us its output with the logs.

## How to tell that it is solved

- The same dashboard opens in a normal and in a private window.
- In **Network**, \`/push\` has status 101.
- \`haituctl status\` shows every service as \`running\`.

If not, [collect logs](article:collect-logs-en) and submit an incident.
`,
};
