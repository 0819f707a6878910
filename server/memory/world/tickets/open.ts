import {days, hours} from '../ago.js';
import {colleague} from '../people.js';
import type {WorldTicket} from '../world.js';

/** Requests of the demo's main customer on which the team works, or which are new. */
export const openTickets: WorldTicket[] = [
  {
    reference: 'AC-7K3P-2614',
    owner: 'li-wen',
    ago: hours(27),
    draft: {
      type: 'incident',
      title: '升级到 6.2.1 后，销售总览看板一直显示“正在加载”',
      description:
        '昨天下班后按升级手册从 6.1.4 升到 6.2.1，登录、目录都正常，但“销售总览”“门店日报”两张看板一直停在“正在加载”，等十分钟也出不来。\n\n奇怪的是：同一张看板在测试环境正常；换一台没有打开过海图的电脑，偶尔能出来一次，刷新之后又不行。\n\n附上 web.log 最后几十行。今天上午有经营例会，几个大区的同事都在等这两张看板，目前只能用升级前导出的表格。',
      category: 'application-dashboard',
      fields: {
        product: 'bi-server',
        version: '6.2.1',
        patch: 'HT-6.2.1-P1',
        environment: 'production',
        tried: '重启过 haitu-web 和 haitu-engine；换过 Chrome 和 Edge；测试环境用同样的安装包，正常。',
      },
      impact: {scope: 'department', work: 'stopped', data: 'sound'},
      consents: ['diagnostics'],
      locale: 'zh-Hans',
    },
    files: [
      {
        name: 'web.log',
        text: `09:02:11.204 INFO  [main] c.h.web.Startup - Haitu BI Server 6.2.1 (build 6210417) started in 38.9 s
09:02:11.377 INFO  [main] c.h.web.Startup - metadata schema 62.4, 0 pending migrations
09:14:52.019 INFO  [http-8080-17] c.h.web.Login - li.wen signed in from 10.20.8.114 via ldap
09:14:53.660 INFO  [http-8080-21] c.h.web.Dashboard - open dash=4417 "销售总览" widgets=23
09:14:53.702 WARN  [http-8080-21] c.h.push.Handshake - upgrade refused: header "Connection" is "close", expected "Upgrade"
09:14:53.703 WARN  [http-8080-21] c.h.push.Handshake - 400 GET /push?session=8f1c client=10.20.3.7 (proxy)
09:14:58.711 WARN  [http-8080-09] c.h.push.Handshake - upgrade refused: header "Connection" is "close", expected "Upgrade"
09:15:08.733 WARN  [http-8080-30] c.h.push.Handshake - upgrade refused: header "Connection" is "close", expected "Upgrade"
09:15:53.812 INFO  [query-3] c.h.engine.Query - dash=4417 widget=7 finished in 1 904 ms, rows=412, delivered=false (no channel)
09:15:53.955 INFO  [query-5] c.h.engine.Query - dash=4417 widget=2 finished in 2 061 ms, rows=36, delivered=false (no channel)
09:16:53.718 WARN  [push-sweeper] c.h.push.Channel - 23 results of session 8f1c dropped after 60 s without a channel
`,
      },
    ],
    steps: [
      {ago: hours(27) - 6, by: 'he-xiaotong', step: {is: 'classify', priority: 'P1', category: 'application-dashboard'}},
      {
        ago: hours(27) - 7,
        by: 'he-xiaotong',
        step: {is: 'answer', text: '李女士您好，已收到。看板打不开影响多个大区，按 P1 处理，马上转给负责看板的工程师。'},
      },
      {
        ago: hours(27) - 9,
        by: 'he-xiaotong',
        step: {is: 'assign', to: colleague('shen-yan')},
      },
      {ago: hours(26) + 40, by: 'shen-yan', step: {is: 'start'}},
      {
        ago: hours(26) + 22,
        by: 'shen-yan',
        step: {
          is: 'answer',
          text: '您好，我是沈砚。日志里查询其实都算完了（delivered=false），只是结果送不到浏览器：6.2 起结果走 /push 这条 WebSocket，而你们前面的代理没有转发 Upgrade 请求头，所以被拒绝了。\n\n测试环境正常，应该是因为测试环境没有经过代理。请问生产环境前面是 Nginx 吗？方便的话贴一下 location 那一段配置。',
        },
      },
      {
        ago: hours(25) + 10,
        by: 'li-wen',
        step: {
          is: 'reply',
          text: '对，生产前面有两层：统一网关（F5）和一台 Nginx。Nginx 由我们运维管，配置如下，只有一个 location /：\n\nlocation / {\n    proxy_pass http://10.20.5.31:8080;\n    proxy_set_header Host $host;\n}\n\n测试环境确实是直接访问 8080。',
        },
      },
      {
        ago: hours(24) + 35,
        by: 'shen-yan',
        step: {
          is: 'answer',
          kind: 'workaround',
          text: '找到了。先给您一个临时办法：把 /opt/haitu/conf/haitu.yml 里的 push.transport 改成 polling，重启 haitu-web，看板改用轮询，功能不变，只是刷新慢一点。例会可以先用起来。\n\n根治需要在 Nginx 加上 /push 的转发，F5 上也要放行 WebSocket，我整理一份配置给你们运维。',
        },
      },
      {
        ago: hours(23) + 50,
        by: 'li-wen',
        step: {is: 'reply', text: '改成轮询之后都能打开了，例会没有耽误，谢谢！运维说 F5 的变更要走流程，等他们排上。'},
      },
      {
        ago: hours(3),
        by: 'shen-yan',
        step: {
          is: 'answer',
          kind: 'plan',
          text: 'Nginx 配置已经发给贵司运维的孙工，他在测试网关上验证通过，/push 返回 101。F5 的变更排上之后，我会和他一起在线切换，再把 push.transport 改回来。切换之前轮询方案可以一直用。',
        },
      },
      {
        ago: hours(3) - 1,
        by: 'shen-yan',
        step: {
          is: 'explain',
          clock: 'next-update',
          reason: '昨晚交接班时漏了一次进展更新，临时办法一直有效，处理没有停。',
          remedy: '交接单里加了“下一次更新时间”，由值班工程师负责写。',
        },
      },
      {
        ago: hours(3) - 2,
        by: 'shen-yan',
        step: {
          is: 'promise',
          clock: 'resolution',
          ahead: hours(30),
          reason: '贵司 F5 的变更排在明天晚上的窗口，切换和复查完成后才算解决。',
        },
      },
    ],
  },
  {
    reference: 'AC-6KRV-2621',
    owner: 'li-wen',
    ago: hours(22),
    draft: {
      type: 'incident',
      title: '夜间抽取比平时慢三倍，早上看板还是前一天的销售额',
      description:
        '从前天夜里开始，“销售宽表”的全量抽取要跑到上午十点多，以前四点就结束了。门店八点开晨会，看到的还是前一天的销售额，已经有两个大区按旧数排了补货。\n\n这几天没有改过抽取任务，源库也没有报错，任务日志里只看到每个分区都比原来慢。',
      category: 'data-refresh',
      fields: {
        product: 'bi-server',
        version: '6.2.1',
        environment: 'production',
        database: 'oracle',
        tried: '把并发从 4 调到 8，没有变化；单独抽一个分区也慢。',
      },
      impact: {scope: 'department', work: 'detour', data: 'wrong'},
      consents: ['diagnostics'],
      locale: 'zh-Hans',
    },
    steps: [
      {ago: hours(22) - 8, by: 'he-xiaotong', step: {is: 'classify', priority: 'P1', category: 'data-refresh'}},
      {ago: hours(22) - 9, by: 'he-xiaotong', step: {is: 'assign', to: colleague('gu-minglan')}},
      {ago: hours(22) - 20, by: 'gu-minglan', step: {is: 'start'}},
      {
        ago: hours(22) - 26,
        by: 'gu-minglan',
        step: {
          is: 'answer',
          text: '李女士您好，我是顾明澜。先请您确认一件事：补货用的数以源库为准，看板上的销售额在抽取完成之前不要再用。我在看每个分区的耗时，慢在读源库还是写宽表，今天就能分出来。',
        },
      },
      {
        ago: hours(18),
        by: 'gu-minglan',
        step: {
          is: 'answer',
          kind: 'workaround',
          text: '慢在读源库：前天起优化器对分区表改走了全表扫描。先给您一个临时办法：今晚只抽最近三天的分区（任务里选“增量”），一小时内能完成，晨会看得到昨天的数；历史分区周末再补。',
        },
      },
      {ago: hours(17) + 20, by: 'li-wen', step: {is: 'reply', text: '好，今晚先按增量跑。统计信息的事我也问一下 DBA，有没有人动过。'}},
      {
        ago: hours(14),
        by: 'gu-minglan',
        step: {
          is: 'answer',
          kind: 'plan',
          text: '增量任务已经替您设好，今晚 23:00 开始。接下来我做两件事：比对前天和上周的执行计划，找出是哪一步变了；整理一份统计信息的收集语句给您的 DBA。比对结果出来就写在这里。',
        },
      },
    ],
  },
  {
    reference: 'AC-9MWD-2655',
    owner: 'li-wen',
    ago: 24,
    draft: {
      type: 'question',
      title: '同一张看板，怎样让各大区只看到自己的门店？',
      description:
        '我们有 6 个大区，想共用一张“门店日报”，大区经理只看自己大区，总部看全部。现在是复制了 6 张看板，每次改动都要改 6 遍。听说可以用行级权限，请问该怎么设？大区经理有时会同时管两个大区，这种情况也要支持。',
      fields: {product: 'bi-server', topic: 'permission'},
      impact: {},
      consents: [],
      locale: 'zh-Hans',
    },
    steps: [],
  },
  {
    reference: 'AC-4TRX-2641',
    owner: 'li-wen',
    ago: hours(5),
    draft: {
      type: 'incident',
      title: '看板导出 PDF，标题里的“镕”“堃”变成方块',
      description:
        '门店经理姓名里有“镕”“堃”，网页上显示正常，导出 PDF 后变成方块，导出图片也一样。其他汉字都正常。服务器是 CentOS 7 迁到 Rocky 9 之后才这样的。',
      category: 'application-export',
      fields: {product: 'bi-server', version: '6.2.1', environment: 'production'},
      impact: {scope: 'few', work: 'normal', data: 'sound'},
      consents: ['diagnostics'],
      locale: 'zh-Hans',
    },
    steps: [
      {ago: hours(5) - 21, by: 'he-xiaotong', step: {is: 'classify', priority: 'P3', category: 'application-export'}},
      {
        ago: hours(5) - 22,
        by: 'he-xiaotong',
        step: {is: 'answer', text: '您好，已收到。看起来与新服务器上的字体有关，已归到“报表与导出”，稍后安排工程师。'},
      },
    ],
  },
  {
    reference: 'AC-6HQC-2628',
    owner: 'li-wen',
    ago: days(1, 2),
    draft: {
      type: 'question',
      title: '“同比增长率”在明细行和合计行为什么对不上？',
      description:
        '按门店列出同比增长率，合计行的 8.4% 既不是各门店的平均，也不是相加。业务同事问这个 8.4% 是怎么算出来的，我解释不清楚。想要一个能讲给业务听的说法，以及如果要改成门店平均该怎么做。',
      fields: {product: 'bi-server', topic: 'metrics'},
      impact: {},
      consents: [],
      locale: 'zh-Hans',
    },
    steps: [
      {ago: days(1, 1) + 30, by: 'he-xiaotong', step: {is: 'classify', priority: 'P3'}},
      {
        ago: days(1, 1) + 28,
        by: 'he-xiaotong',
        step: {is: 'assign', to: colleague('lu-jing')},
      },
      {
        ago: hours(20),
        by: 'lu-jing',
        step: {
          is: 'answer',
          text: '李女士您好，这一条由我来答复。合计行默认是“先汇总、再相除”，不是门店增长率的平均。我准备用你们的字段做一个三行的小例子，方便您讲给业务听。',
        },
      },
    ],
  },
];
