import type {WorldArticle} from '../world.js';

export const collectLogs: WorldArticle = {
  id: 'collect-logs',
  kind: 'guide',
  category: 'service',
  locale: 'zh-Hans',
  ago: 30,
  title: '怎样收集日志、诊断包和浏览器 HAR 文件',
  summary: '一份完整的日志能省去来回询问。本文说明服务端诊断包、浏览器 HAR 文件和移动端日志各怎么取，以及提交前怎样去掉敏感信息。',
  related: ['dashboard-loading-after-upgrade', 'mysql-connection-timeout', 'jvm-heap-case', 'collect-logs-en'],
  markdown: `
## 什么时候需要哪一种

| 现象 | 请准备 |
| --- | --- |
| 页面打不开、一直加载、按钮没反应 | 浏览器 HAR 文件和截图 |
| 取数失败、抽取失败、推送失败、服务停止 | 服务端诊断包 |
| 企业微信、钉钉或 App 里不正常 | 移动端日志，加上手机型号和系统版本 |

能重现的问题，请先重现一次再收集，并记下重现的时间（精确到分钟）。

## 服务端诊断包

企业版在服务器上执行：

\`\`\`bash
haituctl support-bundle --since 2h --mask --output /tmp
\`\`\`

- \`--since 2h\`：只取最近两小时，文件会小得多；
- \`--mask\`：把密码、令牌、身份证号和手机号换成 \`***\`，请保留这个参数；
- 命令结束后会列出包里有哪些文件，可以先解压看一遍再提交。

没有权限执行命令时，至少取这三个文件：

| 文件 | 内容 |
| --- | --- |
| \`/opt/haitu/logs/web.log\` | 登录、页面、权限 |
| \`/opt/haitu/logs/engine.log\` | 查询、抽取、数据连接 |
| \`/opt/haitu/logs/scheduler.log\` | 定时任务与推送 |

云版的服务端日志我们可以自己取，您只需要告诉我们出错的时间和看板地址。

## 浏览器 HAR 文件

以 Chrome 和 Edge 为例：

1. 打开出问题的页面，按 F12，切到“网络”面板；
2. 勾选“保留日志”和“停用缓存”；
3. 刷新页面，把问题重现一次；
4. 点面板上的“导出 HAR”。如果有“清理敏感数据”的选项，请选它：导出的文件里就不会有 Cookie 和授权头；
5. 顺手切到“控制台”面板，截一张图。

旧版本的浏览器没有清理选项，导出的 HAR 里会带着登录令牌。提交之后请退出登录一次，令牌就会失效。

## 移动端日志

在海图移动里点“我的 > 关于”，连续点版本号五次，选择“导出日志”。企业微信和钉钉里的入口相同。

## 文件太大怎么办

每个附件有大小上限，表单里会写明。日志是文本，压缩后通常只有十分之一：

\`\`\`bash
gzip -k engine.log        # 得到 engine.log.gz，原文件保留
\`\`\`

压缩后仍然太大，就只截取出错前后十分钟（日志每行以时间开头）：

\`\`\`bash
sed -n '/^09:10:/,/^09:20:/p' engine.log > engine-0910.log
\`\`\`

## 提交前再看一眼

- 截图里有没有客户姓名、金额等不必要的内容；
- 日志里有没有连接串和密码；
- 附件名能不能看出内容，例如 \`engine-0910.log\` 比 \`新建文本文档.txt\` 好找得多。
`,
};
