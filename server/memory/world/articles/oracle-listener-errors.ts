import type {WorldArticle} from '../world.js';

export const oracleListenerErrors: WorldArticle = {
  id: 'oracle-listener-errors',
  kind: 'solution',
  category: 'data',
  locale: 'zh-Hans',
  ago: 8,
  title: 'Oracle 连不上：ORA-12541、ORA-12514、ORA-12170 分别怎么处理',
  summary: '三个代码对应三种情况：那台机器上没有监听、监听不认识您要的服务、网络根本走不到。先对号，再动手。',
  related: ['mysql-connection-timeout', 'dm-kingbase-datasource', 'collect-logs'],
  markdown: `
## 对号入座

| 报错 | 说明走到了哪一步 | 先查什么 |
| --- | --- | --- |
| \`ORA-12170: TNS:Connect timeout occurred\` | 数据包没有回音 | 防火墙、安全组、路由 |
| \`ORA-12541: TNS:no listener\` | 机器到了，但端口上没有监听 | 端口号、监听有没有启动 |
| \`ORA-12514: TNS:listener does not currently know of service…\` | 监听在，但不认识这个服务名 | 服务名、实例有没有注册 |
| \`ORA-12505: …does not currently know of SID…\` | 同上，只是连接里写的是 SID | 把 SID 换成服务名 |
| \`ORA-01017\` / \`ORA-28000\` / \`ORA-28001\` | 已经到了数据库 | 密码错误 / 账号被锁 / 密码过期 |

旧版 JDBC 驱动往往只写一句 \`The Network Adapter could not establish the connection\`。这时看它下面的 \`Caused by\`：\`Connection refused\` 等同 ORA-12541，\`connect timed out\` 等同 ORA-12170。

## ORA-12170：网络走不到

在 BI 服务器上执行，不要在自己的电脑上测：

\`\`\`bash
nc -vz -w 5 10.20.9.11 1521
\`\`\`

RAC 环境要把 SCAN 和**每个节点的 VIP** 都测一遍。监听会把新连接转给其中一个节点，只要有一个 VIP 被拦，就会时好时坏：

\`\`\`bash
for ip in 10.20.9.11 10.20.9.12 10.20.9.13; do nc -vz -w 5 $ip 1521; done
\`\`\`

## ORA-12541：没有监听

请 DBA 在数据库主机上看：

\`\`\`bash
lsnrctl status          # 看 Listening Endpoints 里的地址和端口
ss -ltnp | grep 1521
\`\`\`

如果只监听在 \`127.0.0.1\`，从外面连就是这个报错，需要修改 \`listener.ora\` 里的 \`HOST\` 后重启监听。

## ORA-12514：服务名对不上

1. 用 \`lsnrctl services\` 列出监听认识的服务，与“数据连接”里填的**完全一致**才行，域名后缀也算在内；
2. 实例刚启动时，最多要等一分钟才会自动注册，着急可以执行 \`ALTER SYSTEM REGISTER;\`；
3. 12c 以后业务数据多在 PDB 里，PDB 没有打开也是这个报错：\`SHOW PDBS\` 应为 \`READ WRITE\` 或 \`READ ONLY\`。

两种写法别混用：

\`\`\`text
jdbc:oracle:thin:@//10.20.9.11:1521/fin.hemu.example     服务名，用斜杠
jdbc:oracle:thin:@10.20.9.11:1521:FIN1                   SID，用冒号
\`\`\`

## 需要我们介入时

\`nc\` 全部能通、服务名也一致，仍然报错，请提交故障并附上完整报错（含 \`Caused by\`）、\`lsnrctl services\` 的输出和 \`engine.log\`。
`,
};
