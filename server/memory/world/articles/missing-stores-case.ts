import type {WorldArticle} from '../world.js';

export const missingStoresCase: WorldArticle = {
  id: 'missing-stores-case',
  kind: 'case',
  category: 'analysis',
  locale: 'zh-Hans',
  ago: 61,
  title: '案例：业绩比财务少 3%，丢的是两家新店',
  summary: '看板与财务只在一个月里对不上。从一家店、一天查起，发现是关联方式把没有匹配上的订单丢掉了。',
  related: ['metric-differs', 'scheduled-refresh', 'calculated-fields'],
  markdown: `
## 现象

“大区业绩”上个月合计 4,812 万，财务是 4,960 万，少了约 3%。其他月份的差异都在 0.1% 以内。经营会上两边各执一词。

## 缩小范围

合计对不上时，不要从合计查起。我们请客户给**一家差异明显的店、一天**：苏州园区店，上月最后一天，差 21 万。

\`\`\`sql
SELECT COUNT(*), SUM(amount)
FROM orders
WHERE store_code = 'SZ0217' AND order_date = '2025-02-28';
-- 614 单，21.3 万
\`\`\`

业务库里有这 614 单，看板里这家店这一天却是空的。不是少了一点，是整天都没有。

## 原因

数据集把订单与门店维表用**内关联**连在一起：

\`\`\`sql
FROM orders o
INNER JOIN store s ON s.store_code = o.store_code
\`\`\`

这家店上月最后一天开业，门店维表第二天才更新。当天的订单匹配不到门店，内关联就把它们静静地丢掉了，不报错，也没有提示。另一家是旗舰店，开业当天 126.4 万，也是如此。其他月份没有新店，所以一直没有人发现。

## 处理

1. 改为 \`LEFT JOIN\`，匹配不到的显示为“未登记门店”；
2. 重新计算上个月，合计 4,959.7 万，与财务一致；
3. 把门店维表的更新排到订单之前，并设为前置任务。

## 怎样早一点发现

加一个校验指标，大于 0 就通知数据专员：

\`\`\`sql
SELECT COUNT(*) AS unmatched
FROM orders o
LEFT JOIN store s ON s.store_code = o.store_code
WHERE s.store_code IS NULL AND o.order_date >= CURRENT_DATE - INTERVAL 7 DAY;
\`\`\`

凡是明细关联维表，都值得有这样一个数。更多核对的方法，见[同一个指标为什么不一样](article:metric-differs)。
`,
};
