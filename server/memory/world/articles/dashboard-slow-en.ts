import type {WorldArticle} from '../world.js';

export const dashboardSlowEn: WorldArticle = {
  id: 'dashboard-slow-en',
  kind: 'guide',
  category: 'operation',
  locale: 'en',
  ago: 32,
  title: 'A dashboard is slow: where to look first',
  summary:
    'Find out whether the time goes into the browser, the engine or your database before you change anything. Most slow dashboards fetch too many rows or draw too many charts.',
  related: ['dashboard-slow', 'dashboard-loading-en', 'collect-logs-en'],
  markdown: `
## One minute to locate it

Choose **More > Performance** at the top right of the dashboard. It shows three times for each chart:

| Which is long | What it means | Go to |
| --- | --- | --- |
| Queue | The engine is busy with other queries | [Too much at once](#too-much-at-once) |
| Query | Your database or the engine is working | [Slow queries](#slow-queries) |
| Render | The browser is drawing | [Slow drawing](#slow-drawing) |

If it is slow for you alone, try a private window, then another network.

## Slow queries

1. Choose **Show SQL** on the chart and run it in your database client. If it is **slow there too**, the database is the place to work: read the plan, add an index on the filter columns.

\`\`\`sql
EXPLAIN ANALYZE SELECT …;   -- MySQL 8.0.18 or later, PostgreSQL
\`\`\`

2. If it is fast there and slow here, look at the number of rows. A detail table with 200,000 rows spends its time on the way. Give the dashboard a default filter, or aggregate first.
3. A calculated field inside a filter keeps the database from using its index. Write a date range rather than \`YEAR([Date]) = 2025\`.
4. If the database is busy all day, turn the dataset into an extract and refresh it at night.

## Slow drawing

- Keep a dashboard to 20 charts. Put the rest on a second page; it is queried only when opened.
- Show 50 rows a page in tables, never all of them.
- Above 5,000 points, aggregate before you draw a scatter plot or a map.
- When a filter has a thousand values, switch it to **Search as you type**.

## Too much at once

\`\`\`bash
haituctl query list --slow 30s
\`\`\`

If it is always the same dashboard, improve that one first. If everybody arrives at nine, spread the scheduled deliveries, or set **Administration > Cache > Warm-up** to compute the most used dashboards at half past eight.

## What to aim for

Three seconds for the first screen and two for a change of filter can be reached. Compare the figures in **Performance** before and after, and look again at nine the next morning: a test by one person says little about the peak.

If the queue is long while the CPU is not busy, open an incident with a screenshot of **Performance** and a support bundle of that quarter of an hour.
`,
};
