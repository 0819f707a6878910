import {days} from '../ago.js';
import {colleague} from '../people.js';
import type {WorldTicket} from '../world.js';

/** Requests of the demo's main customer that are over: archived or taken back. */
export const pastTickets: WorldTicket[] = [
  {
    reference: 'AC-5NFX-2217',
    owner: 'li-wen',
    ago: days(41, 5),
    draft: {
      type: 'incident',
      title: 'Oracle 数据源抽取到一半报 ORA-12170 连接超时',
      description:
        '财务凭证表（Oracle 12c，约 900 万行）每晚 1 点抽取，这周有三天跑到 20 分钟左右报 ORA-12170: TNS:Connect timeout occurred，后面依赖它的 5 个任务都没有跑，第二天早上财务看到的是前一天的数据。',
      category: 'data-refresh',
      fields: {
        product: 'bi-server',
        version: '6.1.3',
        database: 'oracle',
        environment: 'production',
        tried: '手工重跑有时成功；DBA 说监听没有报错。',
      },
      impact: {scope: 'department', work: 'detour', data: 'wrong'},
      consents: ['diagnostics'],
      locale: 'zh-Hans',
    },
    files: [
      {
        name: 'extract-voucher.log',
        text: `01:00:00.201 INFO  [extract-1] c.h.engine.Extract - task=77 "财务凭证" source=fin_oracle mode=full
01:00:02.870 INFO  [extract-1] c.h.engine.Extract - partition 1 of 12, fetch size 5000
01:19:44.006 INFO  [extract-1] c.h.engine.Extract - partition 7 of 12, opening a new connection
01:20:44.031 ERROR [extract-1] java.sql.SQLRecoverableException: ORA-12170: TNS:Connect timeout occurred
01:20:44.035 WARN  [extract-1] c.h.engine.Extract - task=77 failed after 4 812 000 rows; 5 dependent tasks skipped
`,
      },
    ],
    steps: [
      {
        ago: days(41, 5) - 18,
        by: 'he-xiaotong',
        step: {is: 'answer', text: '您好，已收到。凭证抽不出来会影响月结，按 P1 处理，正在找数据连接组的同事接手。'},
      },
      {ago: days(41, 3), by: 'he-xiaotong', step: {is: 'classify', priority: 'P1', category: 'data-refresh'}},
      {ago: days(41, 3) - 4, by: 'he-xiaotong', step: {is: 'assign', to: colleague('gu-minglan')}},
      {ago: days(41), by: 'gu-minglan', step: {is: 'start'}},
      {
        ago: days(40, 22),
        by: 'gu-minglan',
        step: {
          is: 'answer',
          text: '您好，抽取分 12 段，每段新开一个连接。失败的都是新开连接的那一刻，建议先把分段改为 4 段，减少新开连接的次数。',
        },
      },
      {
        ago: days(40, 12),
        by: 'gu-minglan',
        step: {is: 'answer', kind: 'workaround', text: '分段已经改成 4 段。今晚的抽取之前，白天可以先用手工抽取，刚才试过是通的。'},
      },
      {
        ago: days(40, 4),
        by: 'gu-minglan',
        step: {is: 'resolve', summary: '把抽取分段由 12 改为 4，减少新开连接的次数，昨晚抽取成功。'},
      },
      {
        ago: days(38, 6),
        by: 'li-wen',
        step: {is: 'reject', reason: '只好了一天，昨晚又失败了，还是 ORA-12170。感觉没有找到真正的原因。'},
      },
      {ago: days(38, 5), by: 'gu-minglan', step: {is: 'start'}},
      {
        ago: days(38, 2),
        by: 'gu-minglan',
        step: {
          is: 'ask',
          text: '您说得对，减少分段只是降低了碰上的机会。请 DBA 帮忙看两处：1. 凌晨 1:20 前后有没有 RMAN 备份在跑；2. 你们是三节点 RAC，监听会把新连接转到其中一个节点的 VIP。三个 VIP 从 BI 服务器是不是都能连通：\n\nfor ip in 10.20.9.11 10.20.9.12 10.20.9.13; do nc -vz -w 5 $ip 1521; done',
        },
      },
      {
        ago: days(37, 1),
        by: 'li-wen',
        step: {is: 'reply', text: '第三个地址 10.20.9.13 不通！网络同事说上次割接漏了一条策略，今天补上。'},
      },
      {ago: days(36, 22), by: 'gu-minglan', step: {is: 'answer', text: '收到。策略补上之后，今晚再完整跑一轮，明早看结果。'}},
      {ago: days(36, 11), by: 'gu-minglan', step: {is: 'answer', text: '凌晨这一轮 12 段都成功了，我再看一天，确认没有偶发的再关。'}},
      {
        ago: days(36, 4),
        by: 'zhao-qiming',
        step: {
          is: 'explain',
          clock: 'resolution',
          reason: '第一次只处理了现象，没有查到割接漏掉的网络策略，多用了两天。',
          remedy: '数据连接类的故障，现在先核对全部监听地址再动参数；这一条已写进排查清单。',
        },
      },
      {
        ago: days(36),
        by: 'gu-minglan',
        step: {
          is: 'resolve',
          summary: '补上第三个节点 VIP 的防火墙策略，抽取恢复为 12 段。',
          cause: 'Oracle RAC 三个节点的 VIP 中有一个被防火墙拦住，监听把新连接转到它时就会超时，报 ORA-12170。',
          prevention: '新增数据源时逐个测试所有监听与 VIP 地址；已把这一项加入数据连接的检查清单。',
          checks: [
            {text: '三个 VIP 逐个连通', done: true},
            {text: '夜间抽取', done: true, result: '连续两晚 12 段全部成功'},
          ],
        },
      },
      {ago: days(34), by: 'li-wen', step: {is: 'confirm'}},
      {ago: days(20), by: 'he-xiaotong', step: {is: 'archive'}},
    ],
    rated: {
      ago: days(33, 22),
      solved: true,
      scores: {speed: 4, efficiency: 2, expertise: 4, overall: 3},
      reasons: ['explained-twice'],
      comment: '最后找到了原因，但第一次没有查清楚就当作解决了。',
      followUp: {
        ago: days(33, 1),
        by: colleague('zhao-qiming'),
        text: '您说得对，第一次只看了现象消失，没有确认原因就点了解决。复盘之后我们改了规矩：时好时坏的问题，说不清根本原因，就不能提交方案。感谢您直说。',
      },
    },
  },
  {
    reference: 'AC-8ZTC-2290',
    owner: 'li-wen',
    ago: days(33, 4),
    draft: {
      type: 'question',
      title: '虚拟机迁移后提示“机器码不符”，许可要怎么换？',
      description: '周末把 BI 服务器从旧虚拟化平台迁到新平台，启动后提示许可与机器码不符，目前在宽限期内还能用。需要提供什么？',
      fields: {product: 'bi-server', topic: 'licence', 'licence-id': 'HTL-48213-EE'},
      impact: {},
      consents: [],
      locale: 'zh-Hans',
    },
    files: [
      {
        name: 'fingerprint.txt',
        text: 'haituctl licence fingerprint\nold: 7F2C-91AA-03D4-55E8\nnew: 1B9E-44C7-8A20-F6D3\nhost: bi-prod-01\n',
      },
    ],
    steps: [
      {ago: days(33, 3), by: 'he-xiaotong', step: {is: 'classify', priority: 'P3'}},
      {ago: days(33, 3) - 1, by: 'he-xiaotong', step: {is: 'assign', to: colleague('luo-yifan')}},
      {ago: days(33, 2), by: 'luo-yifan', step: {is: 'start'}},
      {
        ago: days(33, 1),
        by: 'luo-yifan',
        step: {
          is: 'answer',
          text: '机器码收到，新的许可文件已经发到您登记的邮箱。导入不需要重启：haituctl licence import haitu.lic。旧机器码会同时作废，请确认旧虚拟机不再启动。',
        },
      },
      {ago: days(33), by: 'li-wen', step: {is: 'reply', text: '导入成功，提示没有了。旧虚拟机已经关机。'}},
      {ago: days(32, 23), by: 'luo-yifan', step: {is: 'resolve', summary: '虚拟机迁移后机器码变化，已按新机器码重新签发许可并导入。'}},
      {ago: days(32, 20), by: 'li-wen', step: {is: 'confirm'}},
      {ago: days(18), by: 'he-xiaotong', step: {is: 'archive'}},
    ],
    rated: {ago: days(32, 20), solved: true, scores: {speed: 5, efficiency: 5, expertise: 4, overall: 5}},
  },
  {
    reference: 'AC-4MDQ-2425',
    owner: 'li-wen',
    ago: days(17, 6),
    draft: {
      type: 'incident',
      title: '手机上看板的商品图片都不显示',
      description: '企业微信里打开“新品陈列”，表格里的商品图片全是空白框，电脑上正常。',
      category: 'application-mobile',
      fields: {product: 'mobile', client: 'wecom', environment: 'production'},
      impact: {scope: 'few', work: 'normal', data: 'sound'},
      consents: [],
      locale: 'zh-Hans',
    },
    steps: [
      {ago: days(17, 5), by: 'he-xiaotong', step: {is: 'classify', priority: 'P3', category: 'application-mobile'}},
      {
        ago: days(17, 4),
        by: 'li-wen',
        step: {is: 'cancel', reason: '自己找到原因了：图片地址是 http 开头的，手机上不允许。图片服务器换成 https 就好了，不用再处理。'},
      },
      {ago: days(17, 4) - 9, by: 'he-xiaotong', step: {is: 'archive'}},
    ],
  },
  {
    reference: 'AC-6XPH-2548',
    owner: 'li-wen',
    ago: days(5, 9),
    draft: {
      type: 'training',
      title: '预约一次现场的管理员培训',
      description: '想请老师到公司给 3 位运维讲一次部署与备份，最好半天。',
      fields: {course: 'admin', people: '3', mode: 'onsite', city: '苏州工业园区'},
      impact: {},
      consents: [],
      locale: 'zh-Hans',
    },
    steps: [
      {ago: days(5, 8), by: 'he-xiaotong', step: {is: 'classify', priority: 'P3'}},
      {ago: days(5, 8) - 1, by: 'he-xiaotong', step: {is: 'assign', to: colleague('lu-jing')}},
      {ago: days(5, 3), by: 'li-wen', step: {is: 'cancel', reason: '运维同事下个月要去总部参加集中培训，现场的先不约了。'}},
    ],
  },
];
