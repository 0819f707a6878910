import {days, hours} from '../ago.js';
import {colleague} from '../people.js';
import type {WorldTicket} from '../world.js';

/** Requests of the other customers: a colleague in the same organisation, and people of other organisations. */
export const othersTickets: WorldTicket[] = [
  {
    reference: 'AC-9FKT-2619',
    owner: 'chen-guodong',
    ago: days(1, 1),
    draft: {
      type: 'complaint',
      title: '同一个导出问题，一周内第二次影响采购开会',
      description:
        '采购部周一例会前导出动销明细失败，上一周就提过（AC-2JXH-2533），当时说解决了。希望贵司说明为什么没有按我们实际的使用方式验证，并给出能支撑 6 个人同时导出的方案。',
      fields: {about: 'service', earlier: 'AC-2JXH-2533', 'call-back': true, phone: '分机 6021'},
      impact: {},
      consents: [],
      locale: 'zh-Hans',
    },
    steps: [
      {ago: days(1), by: 'lu-jing', step: {is: 'classify', priority: 'P2'}},
      {ago: days(1) - 1, by: 'lu-jing', step: {is: 'assign', to: colleague('zhao-qiming')}},
      {ago: hours(23), by: 'zhao-qiming', step: {is: 'start'}},
      {
        ago: hours(22),
        by: 'zhao-qiming',
        step: {
          is: 'answer',
          text: '陈总您好，我是服务经理赵启明，刚才电话里也向您致歉。经核对，第一次处理时只验证了一个人导出，没有问清周一的实际用法，这是我们的疏忽。沈砚正在按 32 万行、6 人同时导出做压测，结果会写在原请求里，我这边一并跟进，直到您确认采购用着没有问题。',
        },
      },
    ],
  },
  {
    reference: 'AC-7RGD-2402',
    owner: 'chen-guodong',
    ago: days(19, 3),
    draft: {
      type: 'incident',
      title: '“大区业绩”看板上个月的数字比财务少了 3%',
      description: '大区业绩看板上个月合计 4,812 万，财务口径 4,960 万。经营会上两边对不上。其他月份差异都在 0.1% 以内。',
      category: 'data-result',
      fields: {product: 'bi-server', version: '6.1.4', environment: 'production'},
      impact: {scope: 'department', work: 'normal', data: 'wrong'},
      consents: ['diagnostics'],
      locale: 'zh-Hans',
    },
    steps: [
      {
        ago: days(19, 3) - 25,
        by: 'he-xiaotong',
        step: {is: 'answer', text: '陈总您好，已收到。报表口径的问题按 P1 处理，马上请负责的工程师看。'},
      },
      {ago: days(19, 2), by: 'he-xiaotong', step: {is: 'classify', priority: 'P1', category: 'data-result'}},
      {ago: days(19, 2) - 2, by: 'he-xiaotong', step: {is: 'assign', to: colleague('shen-yan')}},
      {ago: days(19, 1), by: 'shen-yan', step: {is: 'start'}},
      {
        ago: days(18, 22),
        by: 'shen-yan',
        step: {is: 'ask', text: '陈总您好。请提供一家差异明显的门店和一天，我沿着那一天的订单核对，往往最快。'},
      },
      {ago: days(18, 4), by: 'chen-guodong', step: {is: 'reply', text: '苏州园区店，上月最后一天，我们差 21 万。'}},
      {
        ago: days(18),
        by: 'shen-yan',
        step: {
          is: 'resolve',
          summary: '看板改为左关联，并重新计算了上个月的数据。',
          cause: '上月最后一天新增了两家门店，门店维表第二天才更新；看板用的是内关联，当天这两家店的销售被丢掉了。',
          prevention: '为“没有匹配到门店的订单数”加了一个校验指标，大于 0 时通知数据专员。',
          checks: [{text: '与财务核对上月合计', done: true, result: '4,959.7 万，差额为四舍五入'}],
        },
      },
      {ago: days(17, 20), by: 'chen-guodong', step: {is: 'confirm'}},
    ],
    rated: {ago: days(17, 20), solved: true, scores: {speed: 4, efficiency: 4, expertise: 5, overall: 5}},
  },
  {
    reference: 'AC-3HWN-2650',
    owner: 'zhou-yan',
    ago: 95,
    draft: {
      type: 'incident',
      title: '全公司打不开海图，登录页转圈后 502',
      description: '约二十分钟前开始，所有人打开海图都是 502，运维看进程还在。今天是月结，财务和生产都在等。已经打过紧急热线。',
      category: 'outage-whole',
      fields: {
        product: 'bi-server',
        version: '6.1.4',
        patch: 'HT-6.1.4-P2',
        environment: 'production',
        tried: '还没有重启，想先保留现场。',
      },
      impact: {scope: 'everyone', work: 'stopped', data: 'unsure'},
      consents: ['diagnostics'],
      locale: 'zh-Hans',
    },
    files: [
      {
        name: 'engine-oom.log',
        text: `10:41:19.870 WARN  [gc-watch] c.h.engine.Memory - old gen 98 %, full GC 6.2 s, 11 in the last 5 min
10:42:03.114 ERROR [query-40] c.h.engine.Query - java.lang.OutOfMemoryError: Java heap space
10:42:03.116 ERROR [query-40] c.h.engine.Query - dash=881 "工单物料明细" rows so far=14 206 000, limit=none
10:42:08.901 WARN  [gc-watch] c.h.engine.Memory - old gen 99 %, full GC 8.8 s
`,
      },
    ],
    steps: [
      {ago: 93, by: 'he-xiaotong', step: {is: 'classify', priority: 'P0', category: 'outage-whole'}},
      {ago: 92, by: 'he-xiaotong', step: {is: 'assign', to: colleague('luo-yifan')}},
      {ago: 91, by: 'luo-yifan', step: {is: 'start'}},
      {
        ago: 84,
        by: 'luo-yifan',
        step: {
          is: 'answer',
          text: '周工您好，没有重启是对的。日志显示引擎堆内存用尽，“工单物料明细”一次读了 1400 多万行。请先执行下面两条保留现场，再在“系统管理 > 运行监控”终止看板 881 的查询，服务会恢复：\n\njcmd $(pgrep -f haitu-engine) GC.class_histogram > /tmp/histogram.txt\nhaituctl support-bundle --since 1h --mask --output /tmp',
        },
      },
      {ago: 66, by: 'zhou-yan', step: {is: 'reply', text: '终止之后恢复了，大家能登录了。诊断包正在打包，这张看板先下线了。'}},
      {
        ago: 48,
        by: 'luo-yifan',
        step: {
          is: 'answer',
          text: '好的。服务先恢复，请求我保持打开：等诊断包到了确认没有第二个原因，再一起把行数上限设回去，避免月结期间再发生。',
        },
      },
      {ago: 12, by: 'zhou-yan', step: {is: 'urge', reason: '诊断包半小时前已经上传，月结今晚十点开始，想知道来不来得及。'}},
    ],
  },
  {
    reference: 'AC-6TJP-2577',
    owner: 'zhou-yan',
    ago: days(3, 20),
    draft: {
      type: 'question',
      title: '车间大屏可以免登录轮播看板吗？',
      description: '想在车间的电视上轮播 4 张看板，电视没有键盘，不方便登录，又不想把看板公开。',
      fields: {product: 'bi-server', topic: 'usage'},
      impact: {},
      consents: [],
      locale: 'zh-Hans',
    },
    steps: [
      {ago: days(3, 19), by: 'he-xiaotong', step: {is: 'classify', priority: 'P3'}},
      {ago: days(3, 19) - 1, by: 'he-xiaotong', step: {is: 'assign', to: colleague('lu-jing')}},
      {ago: days(3, 17), by: 'lu-jing', step: {is: 'start'}},
      {
        ago: days(3, 16),
        by: 'lu-jing',
        step: {
          is: 'ask',
          text: '可以。用“大屏链接”：每个链接只绑定指定的看板和来源 IP，只读，可以随时作废，不占用命名用户名额。请告诉我电视所在网段的出口 IP 是不是固定的，我据此建议怎么限制。',
        },
      },
    ],
  },
  {
    reference: 'AC-8KCV-2633',
    owner: 'leung-ka-man',
    ago: hours(22),
    draft: {
      type: 'incident',
      title: '匯出的 CSV 用 Excel 打開全是亂碼',
      description:
        '「貨櫃到港明細」匯出 CSV 後，用 Excel 2019 打開，中文全部變成亂碼；用記事本打開正常。繁體、簡體都一樣。同事每天都要用 Excel 做樞紐分析，現在要先用記事本另存一次。',
      category: 'application-export',
      fields: {product: 'bi-cloud', environment: 'production', tried: '換過電腦，結果相同。'},
      impact: {scope: 'department', work: 'detour', data: 'sound'},
      consents: ['diagnostics'],
      locale: 'zh-Hant',
    },
    steps: [
      {ago: hours(21) + 30, by: 'he-xiaotong', step: {is: 'classify', priority: 'P2', category: 'application-export'}},
      {ago: hours(21) + 28, by: 'he-xiaotong', step: {is: 'assign', to: colleague('shen-yan')}},
      {ago: hours(20), by: 'shen-yan', step: {is: 'start'}},
      {
        ago: hours(19),
        by: 'shen-yan',
        step: {
          is: 'answer',
          text: '梁小姐您好。檔案本身是正確的 UTF-8，只是沒有 BOM，Excel 便按本機編碼去猜。匯出時請選「CSV（Excel 適用）」，會在檔案開頭加上 BOM，直接雙擊打開就正常。請試一次，看看是否合用。',
        },
      },
      {
        ago: hours(4),
        by: 'leung-ka-man',
        step: {is: 'reply', text: '可以了，謝謝！請問可以把「CSV（Excel 適用）」設為全公司的預設嗎？不然每位同事都要教一次。'},
      },
    ],
  },
  {
    reference: 'AC-5QDR-2540',
    owner: 'leung-ka-man',
    ago: days(6, 1),
    draft: {
      type: 'question',
      title: '推送時間跟香港時間還是北京時間？夏令時間有影響嗎？',
      description: '我們在香港和溫哥華都有收件人，每日 9:00 的推送，溫哥華同事有時收到的時間差一小時。',
      fields: {product: 'bi-cloud', topic: 'usage'},
      impact: {},
      consents: [],
      locale: 'zh-Hant',
    },
    steps: [
      {ago: days(6), by: 'he-xiaotong', step: {is: 'classify', priority: 'P3'}},
      {ago: days(6) - 1, by: 'he-xiaotong', step: {is: 'assign', to: colleague('zheng-shuhang')}},
      {ago: days(5, 22), by: 'zheng-shuhang', step: {is: 'start'}},
      {
        ago: days(5, 21),
        by: 'zheng-shuhang',
        step: {
          is: 'resolve',
          summary:
            '推送按任務自己的時區執行。香港與北京同為 UTC+8，全年沒有夏令時間；溫哥華有，所以同一時刻在當地會差一小時。想讓溫哥華固定在當地 9:00 收到，請複製一個任務，時區選「溫哥華」，收件人分開設定。',
        },
      },
      {ago: days(5), by: 'leung-ka-man', step: {is: 'confirm'}},
    ],
    rated: {
      ago: days(5),
      solved: true,
      scores: {speed: 5, efficiency: 5, expertise: 5, overall: 5},
      comment: '解釋得很清楚。',
      followUp: {ago: days(4, 20), by: colleague('zhao-qiming'), text: '謝謝您的肯定，已轉告處理的同事。'},
    },
  },
  {
    reference: 'AC-4WXM-2586',
    owner: 'emma-hart',
    ago: days(3, 2),
    draft: {
      type: 'incident',
      title: 'Dashboards stay blank in Chrome since the upgrade to 6.2.2',
      description:
        'We upgraded Haitu BI Server from 6.0 to 6.2.2 on Saturday. Most people get a blank page where the dashboard should be. The console shows 404 for three files under /assets. A private window works, and so does Firefox for those who never used it before.',
      category: 'application-dashboard',
      fields: {
        product: 'bi-server',
        version: '6.2.2',
        environment: 'production',
        tried: 'Restarted all services. Clearing the browser data helps until the next day.',
      },
      impact: {scope: 'everyone', work: 'detour', data: 'sound'},
      consents: ['diagnostics'],
      locale: 'en',
    },
    files: [
      {
        name: 'console.txt',
        text: `GET https://bi.fernhill.example/assets/app-91c0d2.js net::ERR_ABORTED 404 (Not Found)
GET https://bi.fernhill.example/assets/charts-7be11f.js net::ERR_ABORTED 404 (Not Found)
GET https://bi.fernhill.example/assets/app-91c0d2.css net::ERR_ABORTED 404 (Not Found)
`,
      },
    ],
    steps: [
      {ago: days(3, 1), by: 'he-xiaotong', step: {is: 'classify', priority: 'P2', category: 'application-dashboard'}},
      {ago: days(3, 1) - 2, by: 'he-xiaotong', step: {is: 'assign', to: colleague('shen-yan')}},
      {ago: days(3), by: 'shen-yan', step: {is: 'start'}},
      {
        ago: days(2, 23),
        by: 'shen-yan',
        step: {
          is: 'answer',
          text: 'Hello Emma, this is Shen Yan. Those three files belong to 6.0: the browser still holds the old index.html and asks for scripts that are gone. It comes back every day because your proxy sends the page with a lifetime of 24 hours.\n\nPlease send index.html with "Cache-Control: no-cache" (the article "Dashboards keep loading or stay blank after an upgrade to 6.2" has the lines for Nginx) and purge the gateway once.',
        },
      },
      {
        ago: days(2, 3),
        by: 'emma-hart',
        step: {
          is: 'reply',
          text: 'That was it. We changed the header on the proxy and purged it; nobody has reported a blank page since yesterday noon.',
        },
      },
      {
        ago: days(2, 1),
        by: 'shen-yan',
        step: {
          is: 'resolve',
          summary: 'index.html is now sent with Cache-Control: no-cache, and the proxy was purged once.',
          cause:
            'The proxy served index.html of 6.0 from its cache for up to 24 hours, and that page asks for scripts which 6.2 no longer has.',
          prevention: 'Keep the new rule for index.html with later upgrades. Scripts carry a digest in their names and may stay cached.',
          checks: [{text: 'Portal opened through the proxy', done: true, result: '6.2 in three browsers'}],
        },
      },
    ],
  },
];
