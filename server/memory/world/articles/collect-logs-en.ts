import type {WorldArticle} from '../world.js';

export const collectLogsEn: WorldArticle = {
  id: 'collect-logs-en',
  kind: 'guide',
  category: 'service',
  locale: 'en',
  ago: 28,
  title: 'How to collect logs, a support bundle and a browser HAR file',
  summary:
    'One complete set of logs saves days of questions. How to take each kind, and how to remove what nobody else should see before you send it.',
  related: ['collect-logs', 'dashboard-loading-en', 'jvm-heap-case'],
  markdown: `
## Which one to take

| What you see | What to send |
| --- | --- |
| A page does not open, keeps loading, or a button does nothing | HAR file and a screenshot |
| A query, an extract or a delivery fails, or a service stops | Support bundle |
| Something is wrong in WeCom, DingTalk or the app | Mobile log, phone model and system version |

If you can make it happen again, do that first, note the time to the minute, and collect right after it.

## Support bundle (Haitu BI Server)

Run this on the server:

\`\`\`bash
haituctl support-bundle --since 2h --mask --output /tmp
\`\`\`

- \`--since 2h\` takes only the last two hours and keeps the file small.
- \`--mask\` replaces passwords, tokens and phone numbers with \`***\`. Please keep it.
- The command lists what is inside. Unpack it and look before you send it.

If you may not run commands there, three files are the least we need:

| File | Holds |
| --- | --- |
| \`/opt/haitu/logs/web.log\` | sign-in, pages, permissions |
| \`/opt/haitu/logs/engine.log\` | queries, extracts, connections |
| \`/opt/haitu/logs/scheduler.log\` | scheduled tasks and deliveries |

On Haitu BI Cloud we can read the server's logs ourselves. Tell us the time of the error and the address of the dashboard.

## HAR file

In Chrome or Edge:

1. Open the page that fails, press F12 and choose **Network**.
2. Tick **Preserve log** and **Disable cache**.
3. Reload and make the problem happen once.
4. Choose **Export HAR**. Where the browser offers a sanitized export, take that one: it leaves out cookies and authorization headers.
5. Switch to **Console** and take a screenshot.

An older browser has no such choice, and its HAR file contains your session. Sign out once after you have sent it, and the session is void.

## Mobile log

In Haitu Mobile open **Me > About**, tap the version number five times and choose **Export log**.

## The file is too large

Logs are text; compressed they shrink to about a tenth. Or cut out the ten minutes that matter:

\`\`\`bash
gzip -k engine.log
sed -n '/^09:10:/,/^09:20:/p' engine.log > engine-0910.log
\`\`\`

## One last look

- Does the screenshot show names or amounts that nobody needs?
- Does the log hold a connection string or a password?
- Does the file name say what is inside?

If a dashboard keeps loading after an upgrade, [this article](article:dashboard-loading-en) may solve it without any log.
`,
};
