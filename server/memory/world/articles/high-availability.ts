import type {WorldArticle} from '../world.js';

export const highAvailability: WorldArticle = {
  id: 'high-availability',
  kind: 'guide',
  category: 'install',
  locale: 'zh-Hans',
  ago: 45,
  title: '高可用部署：任何一台坏了，业务不停',
  summary: '两台应用节点加高可用的元数据库。说明哪些要共享、会话怎样保持、切换时用户会看到什么，以及怎样验收。',
  related: ['install-manual', 'capacity-planning', 'backup-restore'],
  markdown: `
## 结构

![用户经虚拟 IP 到一主一备的两台 Nginx，再到两个应用节点；两个节点共用元数据库和共享存储。](/media/high-availability.svg "640x400")

- \`haitu-web\`：两个节点同时工作；
- \`haitu-engine\`：两个节点同时工作，抽取表各存一份；
- \`haitu-scheduler\`：一主一备，凭元数据库里的租约决定谁是主，租约 30 秒过期。

## 配置

两个节点的 \`haitu.yml\` 除 \`node.id\` 外完全相同，\`master.key\` 也必须是同一个文件：

\`\`\`yaml
node:
  id: bi-prod-01            # 另一台是 bi-prod-02
  cluster: true
storage:
  shared: /mnt/haitu-shared # 上传的文件与导出结果
\`\`\`

Nginx 让同一个人的请求落在同一节点上，查询结果才能从他自己的 \`/push\` 通道回来：

\`\`\`nginx
upstream haitu {
    ip_hash;
    server 10.20.5.31:8080 max_fails=2 fail_timeout=10s;
    server 10.20.5.32:8080 max_fails=2 fail_timeout=10s;
}
\`\`\`

所有人都从同一个出口 IP 访问时（例如经过统一网关），\`ip_hash\` 会把人全部压到一台，请改用 \`hash $cookie_haitu_session consistent;\`。

## 切换时用户看到什么

| 坏了什么 | 现象 |
| --- | --- |
| 一个节点 | 在它上面的人，正在算的图表会提示重试一次；不需要重新登录 |
| 主调度节点 | 最多晚 30 秒开始；正在跑的抽取从头再来 |
| 元数据库主库 | 切换期间打不开，完成后自动恢复 |
| 共享存储 | 看板能看，上传和导出不可用 |

## 验收

挑一个晚上，在业务同事打开着看板时逐项做：关掉节点 1、拔掉一台 Nginx 的网线、切换元数据库主从。每一项都记下中断的秒数，并确认第二天早上的定时任务没有漏、也没有发两遍。

高可用不能代替[备份](article:backup-restore)：误删会立刻同步到每一个节点。许可按集群发放，第二个节点的机器码需要一并登记。
`,
};
