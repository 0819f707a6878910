import type {WorldArticle} from '../world.js';

export const diskFull: WorldArticle = {
  id: 'disk-full',
  kind: 'solution',
  category: 'operation',
  locale: 'zh-Hans',
  ago: 16,
  title: '磁盘满了：No space left on device',
  summary: '抽取失败、导出一直排队、甚至登录不了，都可能是磁盘满。先腾出空间恢复服务，再找是谁占的，最后设好告警。',
  related: ['export-large-tables', 'jvm-heap-case', 'scheduled-mail-not-sent'],
  markdown: `
## 先恢复

> [!WARNING]
> 不要直接用 \`rm\` 清数据目录：删掉正在使用的抽取表，看板会报错，而且只能重新抽取。

按下面的顺序，从最安全的开始：

\`\`\`bash
df -h /opt /data            # 容量
df -i /opt /data            # 文件个数，满了也是同样的报错
haituctl clean --temp       # 清掉导出和渲染留下的临时文件
haituctl clean --logs --keep 7d
\`\`\`

\`haituctl clean\` 只删海图自己生成、并且没有在使用的文件。正在下载的导出文件会跳过。

腾出空间后，抽取任务会在下一次计划时间继续；等不及可以在“抽取任务”里点“重新运行”。如果元数据库也在这块盘上，请先确认它已经恢复写入，再重启海图。

## 找出是谁占的

\`\`\`bash
du -xh --max-depth=2 /data/haitu | sort -rh | head -15
\`\`\`

| 目录 | 里面是什么 | 能不能删 |
| --- | --- | --- |
| \`/data/haitu/export\` | 导出的文件 | 可以，按保留期自动清 |
| \`/data/haitu/dump\` | 内存现场 | 发给我们之后可以删 |
| \`/data/haitu/extract\` | 抽取的数据 | **不能手工删**，请在“数据集”中删除不用的抽取表 |
| \`/data/haitu/backup\` | 备份 | 确认异地有一份之后，删最旧的 |
| \`/opt/haitu/logs\` | 日志 | 用 \`haituctl clean --logs\` |

\`du\` 加起来远小于 \`df\` 显示的已用量，说明文件删了但还被进程占着：

\`\`\`bash
lsof -nP +L1 | grep haitu
\`\`\`

重启占着它的那个服务，空间就会释放。

## 不再发生

- 数据盘和系统盘分开，\`/data/haitu\` 单独挂载；
- “系统管理 > 告警”里打开“磁盘使用率”，建议 80% 提醒、90% 紧急；
- 导出保留期设为 7 天，备份保留 14 份；
- 抽取表每次更新会先写新的一份，再替换旧的，所以数据盘至少要留出**最大那张抽取表**的空间。
`,
};
