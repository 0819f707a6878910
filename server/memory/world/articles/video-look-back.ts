import type {WorldArticle} from '../world.js';

export const videoLookBack: WorldArticle = {
  id: 'video-look-back',
  kind: 'video',
  category: 'data',
  locale: 'zh-Hans',
  ago: 2,
  title: '视频：增量抽取为什么会漏数，“回看”怎样补上',
  summary: '三十秒动画：一笔 1:58 开始、2:03 才提交的交易，怎样被 2:00 的增量抽取漏掉，又怎样用“回看 30 分钟”找回来。附文字说明。',
  related: ['scheduled-refresh', 'faq-data-refresh', 'refresh-stuck'],
  markdown: `
![增量抽取为什么会漏数，三十秒，无声](/media/incremental-look-back.mp4)

## 画面里讲了什么

| 时间 | 内容 |
| --- | --- |
| 0:03 | 每天 2:00 抽取，按更新时间取“上次最大值之后”的记录。当天取到的最大值是 1:59 |
| 0:08 | 订单 #106 的更新时间是 1:58，但它所在的交易 2:03 才提交，2:00 时还看不见 |
| 0:13 | 第二天只取 1:59 之后的记录。#106 的更新时间更早，**永远不会被取到**，任务却显示成功 |
| 0:19 | 设“回看 30 分钟”：从 1:29 取起，#106 进来了 |
| 0:24 | 1:29 到 1:59 之间的记录会取到两次，按主键去重，以新的为准 |

## 该设多少分钟

回看的时间要长于**最长的一笔交易**。多数业务库 30 分钟足够；有夜间批处理的，请 DBA 看一下它要跑多久：

\`\`\`sql
-- MySQL：现在有没有开了很久的事务
SELECT trx_id, trx_started, TIMESTAMPDIFF(SECOND, trx_started, NOW()) AS seconds
FROM information_schema.innodb_trx
ORDER BY trx_started
LIMIT 5;
\`\`\`

回看越长，每次重复取的记录越多。从 30 分钟改成 2 小时，通常只多几秒，不必吝啬。

## 回看也补不了的

- 更新时间没有跟着变的修改。请业务系统在每次修改时更新它，例如 MySQL 的 \`ON UPDATE CURRENT_TIMESTAMP\`；
- 源头已经删除的记录。每周安排一次全量抽取；
- 没有主键的表。去重无从谈起，请改用全量。

已经漏掉的，做一次全量抽取就能补齐。排期的方法见[定时更新](article:scheduled-refresh)。
`,
};
