import type {WorldArticle} from '../world.js';

export const jvmHeapCase: WorldArticle = {
  id: 'jvm-heap-case',
  kind: 'case',
  category: 'operation',
  locale: 'zh-Hans',
  ago: 3,
  title: '案例：月末最后一天，全公司都打不开看板',
  summary: '一家制造企业每到月末就整体卡死，重启后又好。最后发现是一张没有行数上限的明细表吃光了引擎内存。记录排查过程与预防办法。',
  related: ['collect-logs', 'dashboard-loading-after-upgrade', 'export-large-tables'],
  markdown: `
## 经过

某制造企业，海图 BI 企业版 6.1，日活约 400 人。连续三个月，月末最后一个工作日上午，所有人的看板同时变慢，随后登录也超时；重启引擎后恢复，过一会儿又发作。

## 排查

### 看引擎是不是还活着

进程在，端口也通，但 \`haituctl status\` 显示 \`haitu-engine\` 响应时间超过 30 秒。\`engine.log\` 里有：

\`\`\`text
ERROR [query-40] java.lang.OutOfMemoryError: Java heap space
\`\`\`

### 看内存用在哪里

\`\`\`bash
pid=$(pgrep -f haitu-engine)
jcmd $pid GC.heap_info
jcmd $pid GC.class_histogram | head -20
\`\`\`

老年代占用 99%，并且完整回收之后降不下来，说明内存里都是还在使用的对象，不是回收不及时。直方图的第一位是结果集的行对象，约 6000 万个。

### 找到是谁

引擎的慢查询记录按返回行数排序，第一名是一张“凭证明细”看板：财务每到月末都要打开它核对，没有默认的日期筛选，也没有行数上限，一次返回 1800 万行；几个人同时打开，内存就满了。

## 根本原因

两件事叠加：看板允许不加筛选地查询全部明细；升级前的旧配置把“单次查询行数上限”设成了 0，也就是不限。

## 处理

1. 当天：在“系统管理 > 运行监控”里终止那几个查询，服务随即恢复，没有再重启；
2. 给看板加上默认日期筛选，并设为必选；
3. 恢复行数上限：

\`\`\`yaml
engine:
  query:
    max-rows: 200000       # 0 表示不限，请不要使用
    timeout: 120s
\`\`\`

4. 需要全部明细的财务同事改用[后台导出](article:export-large-tables)。

堆内存也从 8 GB 调到了 16 GB，但这只是留出余量，不是解决办法。调整时请注意：不要超过物理内存的一半到三分之二，给操作系统的文件缓存留出空间；单个进程不建议达到 32 GB，超过之后 JVM 不能再压缩对象指针，实际能放的数据反而变少。

## 预防

- 打开自动保存现场，下次发生时不必靠猜：

\`\`\`text
-XX:+HeapDumpOnOutOfMemoryError
-XX:HeapDumpPath=/data/haitu/dump
\`\`\`

- 在运行监控中为“老年代占用超过 85%”设置告警；
- 每月检查一次返回行数最多的前十个查询；
- 发布看板前的检查项里加上“有没有默认筛选”。

三个月回访：月末最高内存占用 61%，没有再发生。

> [!TIP]
> 遇到类似情况，请在重启**之前**先[收集诊断包](article:collect-logs)：重启之后，最重要的线索就没有了。
`,
};
