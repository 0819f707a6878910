import type {WorldArticle} from '../world.js';

export const readingLogs: WorldArticle = {
  id: 'reading-logs',
  kind: 'guide',
  category: 'service',
  locale: 'zh-Hans',
  ago: 69,
  title: '看懂海图的日志：一行里有什么，先找哪几个词',
  summary: '服务端三个日志各记什么、一行怎么读、怎样沿着一次请求串起来，以及哪些“ERROR”可以不理会。',
  related: ['collect-logs', 'describe-a-fault', 'haituctl-manual'],
  markdown: `
## 一行里有什么

\`\`\`text
09:14:53.702 WARN  [http-8080-21] c.h.push.Handshake - upgrade refused: header "Connection" is "close", expected "Upgrade"
└ 时间 ───┘ └级别┘ └ 线程 ─────┘ └ 模块 ─────────┘   └ 内容
\`\`\`

- **级别**：\`ERROR\` 是有事情没做成，\`WARN\` 是做成了但不对劲，\`INFO\` 是正常的经过；
- **线程**：同一次请求里，同一个线程名前后的行属于同一件事；
- **模块**：\`c.h.web\` 登录与页面，\`c.h.engine\` 查询与抽取，\`c.h.scheduler\` 任务，\`c.h.mail\` 发信，\`c.h.push\` 结果通道。

## 从一个时间点找起

知道大约 9:14 出的事，先看前后一分钟里的异常：

\`\`\`bash
sed -n '/^09:13/,/^09:15/p' web.log | grep -E "ERROR|WARN"
\`\`\`

再沿着线程往回看，它之前做了什么：

\`\`\`bash
grep "http-8080-21" web.log | grep -B5 "upgrade refused"
\`\`\`

跨服务时，用看板编号串起来：\`web.log\` 里打开看板的那一行有 \`dash=4417\`，到 \`engine.log\` 里搜同一个编号，就能看到它的查询花了多久、返回多少行。

## 值得先搜的词

| 搜什么 | 在哪个日志 | 说明 |
| --- | --- | --- |
| \`OutOfMemoryError\` | engine | 内存用尽，见[案例](article:jvm-heap-case) |
| \`Communications link failure\` | engine | 到 [MySQL 的连接](article:mysql-connection-timeout)断了 |
| \`ORA-\` | engine | [Oracle 报错](article:oracle-listener-errors) |
| \`PKIX path building failed\` | web、engine | 不信任对方的证书 |
| \`No space left on device\` | 任意 | [磁盘满了](article:disk-full) |
| \`delivered=false\` | engine | 算完了，但送不到浏览器 |
| \`gave up after\` | scheduler | 推送重试之后放弃 |

Java 的报错很长，最要紧的往往是**最后一个** \`Caused by\`。

## 可以不理会的

- \`ClientAbortException\`、\`Broken pipe\`：用户关掉了页面；
- \`Session expired\`：闲置太久自动退出；
- 升级后第一次启动时的 \`deprecated setting\`：旧写法仍然有效，有空再改。

## 调高日志级别

只在工程师要求时打开，用完关掉，它会让日志大十倍：

\`\`\`bash
haituctl log-level c.h.push DEBUG --for 10m    # 十分钟后自动恢复
\`\`\`
`,
};
