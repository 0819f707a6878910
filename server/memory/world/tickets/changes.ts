import {days, hours} from '../ago.js';
import {colleague} from '../people.js';
import type {WorldTicket} from '../world.js';

const vat = {name: '增值税', rate: 600};

/** Changes on their way: one to decide on, one to accept, one that the plan includes, one signed off, and two in other currencies. */
export const changeTickets: WorldTicket[] = [
  {
    reference: 'AC-6QTD-2618',
    owner: 'li-wen',
    ago: days(6, 2),
    draft: {
      type: 'change',
      title: '销售主题增加“门店等级”字段，并改造三张看板',
      description:
        '门店今年重新分成 A、B、C、D 四级，等级存在主数据系统里，每月 1 日更新。希望：\n1. 销售主题增加“门店等级”，历史数据按当时的等级算；\n2. “大区日报”“门店排名”“坪效分析”三张看板能按等级筛选和对比。\n\n目标是下个月经营会之前能用。',
      fields: {product: 'bi-server', 'change-kind': 'data', environment: 'production', window: '工作日 20:00 之后'},
      impact: {},
      consents: [],
      locale: 'zh-Hans',
    },
    steps: [
      {ago: days(6, 1), by: 'he-xiaotong', step: {is: 'assign', to: colleague('lu-jing')}},
      {ago: days(5, 22), by: 'lu-jing', step: {is: 'evaluate'}},
      {
        ago: days(5, 20),
        by: 'lu-jing',
        step: {
          is: 'answer',
          text: '李女士您好，需求我和数据工程师一起看过了。历史等级要按月保留，所以不只是加一个字段，维表要改成按月的拉链表。报价按两种做法各算了一遍，先发完整的给您。',
        },
      },
      {
        ago: days(4, 3),
        by: 'lu-jing',
        step: {
          is: 'quote',
          validDays: 6,
          quote: {
            currency: 'CNY',
            items: [
              {text: '销售主题维表改造：门店等级按月保留', quantity: 4, unit: '人日', unitAmount: 180_000},
              {text: '看板改造：大区日报、门店排名、坪效分析', quantity: 3, unit: '张', unitAmount: 90_000},
              {text: '测试与上线支持', quantity: 2, unit: '人日', unitAmount: 180_000},
            ],
            tax: vat,
          },
        },
      },
      {
        ago: days(3, 5),
        by: 'li-wen',
        step: {is: 'reply', text: '收到。上线支持我们自己的数据组可以一起做，能不能少算一点？另外想确认主数据接口由谁来接。'},
      },
      {
        ago: days(2, 6),
        by: 'lu-jing',
        step: {
          is: 'answer',
          text: '可以，上线支持改为 1 人日，您的数据组负责业务验证。主数据接口由我们来接，已经含在维表改造里。调整后的报价是第 2 版，请以它为准。',
        },
      },
      {
        ago: days(2, 6) - 4,
        by: 'lu-jing',
        step: {
          is: 'quote',
          validDays: 9,
          quote: {
            currency: 'CNY',
            items: [
              {text: '销售主题维表改造：门店等级按月保留，含主数据接口', quantity: 4, unit: '人日', unitAmount: 180_000},
              {text: '看板改造：大区日报、门店排名、坪效分析', quantity: 3, unit: '张', unitAmount: 90_000},
              {text: '测试与上线支持', quantity: 1, unit: '人日', unitAmount: 180_000},
              {text: '维护期客户优惠', quantity: 1, unitAmount: -70_000},
            ],
            tax: vat,
            terms:
              '工期：接受报价后 8 个工作日内交付，具体时间由双方商定。\n付款：验收通过后 30 日内一次付清，开具增值税专用发票。\n范围：以上各项；主数据系统一侧的改动不在内。\n质保：验收之后 90 天内，因本次改动产生的问题免费处理。',
          },
        },
      },
    ],
  },
  {
    reference: 'AC-4WHC-2583',
    owner: 'li-wen',
    ago: days(16, 2),
    draft: {
      type: 'change',
      title: '把查询引擎扩到三个节点，月结那几天不再排队',
      description: '每月 1 到 3 日财务和运营同时跑数，查询排队最长 12 分钟。希望扩到三个节点，平时也能互为备份。',
      fields: {product: 'bi-server', 'change-kind': 'capacity', environment: 'production', window: '周六全天'},
      impact: {},
      consents: [],
      locale: 'zh-Hans',
    },
    steps: [
      {ago: days(16, 1), by: 'he-xiaotong', step: {is: 'assign', to: colleague('luo-yifan')}},
      {ago: days(15, 20), by: 'luo-yifan', step: {is: 'evaluate'}},
      {
        ago: days(14, 2),
        by: 'lu-jing',
        step: {
          is: 'quote',
          validDays: 2,
          quote: {
            currency: 'CNY',
            items: [
              {text: '查询引擎节点许可（年）', quantity: 2, unit: '节点', unitAmount: 2_400_000},
              {text: '部署、数据迁移与压力测试', quantity: 3, unit: '人日', unitAmount: 180_000},
            ],
            tax: vat,
            terms: '付款：接受后支付 50%，验收通过后支付 50%。\n服务器由客户准备，配置见附表。',
          },
        },
      },
      {ago: days(12, 4), by: 'chen-guodong', step: {is: 'accept-quote', quote: 1}},
      {
        ago: days(11, 3),
        by: 'luo-yifan',
        step: {is: 'schedule', ahead: -days(3, 4), minutes: hours(6), note: '周六 9:00 开始，期间旧节点继续服务，预计只有 5 分钟只读。'},
      },
      {ago: days(9), by: 'luo-yifan', step: {is: 'answer', text: '两台服务器已按配置表验收，镜像也准备好了，周六按计划进行。'}},
      {ago: days(6), by: 'luo-yifan', step: {is: 'answer', text: '演练在测试环境做完了，切换用时 4 分钟，没有异常。'}},
      {ago: days(3), by: 'luo-yifan', step: {is: 'answer', text: '切换完成，新节点已开始分担查询。观察两天后做压力测试，再请您验收。'}},
      {
        ago: days(1, 2),
        by: 'luo-yifan',
        step: {
          is: 'deliver',
          summary:
            '三个节点都已上线，查询会自动分到空闲的节点，任何一个停掉都不影响使用。用上月月结的真实查询做了压力测试：原来最长排队 12 分钟，现在最长 40 秒。',
          checklist: [
            {id: '1', kind: 'check', text: '停掉任一节点，看板照常打开', note: '测试环境逐个停机验证，记录在验收报告第 3 节'},
            {id: '2', kind: 'check', text: '月结查询最长排队不超过 1 分钟', note: '实测 40 秒'},
            {id: '3', kind: 'check', text: '夜间备份覆盖三个节点'},
            {id: '4', kind: 'handover', text: '部署图与启停手册', note: '已放到贵司文档平台“海图 / 运维”'},
            {id: '5', kind: 'handover', text: '监控告警接到贵司值班群'},
          ],
        },
      },
    ],
  },
  {
    reference: 'AC-9MBR-2611',
    owner: 'li-wen',
    ago: days(3, 4),
    draft: {
      type: 'change',
      title: '给华南大区 5 位新督导开通账号',
      description: '5 位督导周一到岗，需要能看“大区日报”和“门店排名”，只看华南的门店。',
      fields: {
        product: 'bi-server',
        'change-kind': 'account',
        accounts: '名单在附件里，权限与现有督导一致，范围限华南',
        environment: 'production',
        window: '随时',
      },
      impact: {},
      consents: [],
      locale: 'zh-Hans',
    },
    steps: [
      {ago: days(3, 3), by: 'he-xiaotong', step: {is: 'evaluate'}},
      {ago: days(3, 3) - 2, by: 'he-xiaotong', step: {is: 'assign', to: colleague('zheng-shuhang')}},
      {
        ago: days(2, 22),
        by: 'zheng-shuhang',
        step: {
          is: 'schedule',
          ahead: hours(20),
          minutes: 60,
          note: '账号类变更包含在您的服务里，不需要报价。开通后初始密码由系统发到各人邮箱。',
        },
      },
    ],
  },
  {
    reference: 'AC-7PZN-2402',
    owner: 'li-wen',
    ago: days(62, 3),
    draft: {
      type: 'change',
      title: '会员主题增加“首购渠道”指标',
      description: '希望会员分析里能看到每个会员第一次在哪个渠道购买，口径以首笔已支付订单为准。',
      fields: {product: 'bi-server', 'change-kind': 'data', environment: 'production', window: '工作日 21:00 之后'},
      impact: {},
      consents: [],
      locale: 'zh-Hans',
    },
    steps: [
      {ago: days(62, 2), by: 'he-xiaotong', step: {is: 'assign', to: colleague('gu-minglan')}},
      {ago: days(61, 20), by: 'gu-minglan', step: {is: 'evaluate'}},
      {
        ago: days(60, 2),
        by: 'lu-jing',
        step: {
          is: 'quote',
          validDays: -45,
          quote: {
            currency: 'CNY',
            items: [{text: '“首购渠道”指标开发与历史回算', quantity: 2, unit: '人日', unitAmount: 180_000}],
            tax: vat,
          },
        },
      },
      {ago: days(59, 4), by: 'li-wen', step: {is: 'accept-quote', quote: 1}},
      {ago: days(58, 3), by: 'gu-minglan', step: {is: 'schedule', ahead: -days(55), minutes: hours(2)}},
      {
        ago: days(54, 20),
        by: 'gu-minglan',
        step: {
          is: 'deliver',
          summary: '“首购渠道”已经加到会员主题，历史回算到 2022 年 1 月。抽查 200 位会员与订单系统一致。',
          checklist: [
            {id: '1', kind: 'check', text: '会员分析里能选到“首购渠道”'},
            {id: '2', kind: 'check', text: '抽查 200 位会员与订单系统一致'},
            {id: '3', kind: 'handover', text: '指标口径说明', note: '见知识库《会员指标口径》'},
          ],
        },
      },
      {ago: days(54, 2), by: 'li-wen', step: {is: 'accept-delivery', name: '李雯'}},
    ],
  },
  {
    reference: 'AC-3HKV-2602',
    owner: 'leung-ka-man',
    ago: days(5, 3),
    draft: {
      type: 'change',
      title: '航運看板增加「預計到港」時間線',
      description: '想在航運看板上看到每條船的預計到港時間和延誤原因，資料由船公司 API 提供，每小時更新一次。',
      fields: {product: 'bi-cloud', 'change-kind': 'data', environment: 'production', window: '22:00 之後'},
      impact: {},
      consents: [],
      locale: 'zh-Hant',
    },
    steps: [
      {ago: days(5, 2), by: 'he-xiaotong', step: {is: 'assign', to: colleague('lu-jing')}},
      {ago: days(5, 1), by: 'lu-jing', step: {is: 'evaluate'}},
      {
        ago: days(2, 3),
        by: 'lu-jing',
        step: {
          is: 'quote',
          validDays: 12,
          quote: {
            currency: 'HKD',
            items: [
              {text: '船公司 API 串接與排程', quantity: 3, unit: '人天', unitAmount: 220_000},
              {text: '「預計到港」時間線看板', quantity: 1, unitAmount: 380_000},
            ],
            terms: '工期：接受後 10 個工作天。\n付款：驗收後 30 天內。\n船公司 API 的費用由客戶自行負擔。',
          },
        },
      },
    ],
  },
  {
    reference: 'AC-8LDK-2605',
    owner: 'emma-hart',
    ago: days(6, 1),
    draft: {
      type: 'change',
      title: 'A German version of the weekly supplier report',
      description:
        'Our new suppliers in Bavaria read German. The weekly report should go out in German to them, with dates and numbers as they write them.',
      fields: {product: 'bi-cloud', 'change-kind': 'configuration', environment: 'production', window: 'After 18:00 GMT'},
      impact: {},
      consents: [],
      locale: 'en',
    },
    steps: [
      {ago: days(6), by: 'he-xiaotong', step: {is: 'assign', to: colleague('lu-jing')}},
      {ago: days(5, 20), by: 'lu-jing', step: {is: 'evaluate'}},
      {
        ago: days(2, 4),
        by: 'lu-jing',
        step: {
          is: 'quote',
          validDays: 10,
          quote: {
            currency: 'GBP',
            items: [
              {
                text: 'German labels, dates and number formats in the weekly supplier report',
                quantity: 2,
                unit: 'days',
                unitAmount: 52_000,
              },
              {text: 'Review by a native speaker', quantity: 1, unitAmount: 18_000},
            ],
            tax: {name: 'VAT', rate: 2000},
            terms:
              'Delivery six working days after acceptance.\nPayment is due 30 days after sign-off.\nFaults caused by this change are put right at no cost for 90 days.',
          },
        },
      },
    ],
  },
  {
    reference: 'AC-5TWN-2616',
    owner: 'li-wen',
    ago: days(1, 3),
    draft: {
      type: 'change',
      title: '门店日报增加时段对比',
      description: '希望同一家店的早、午、晚三个时段能放在一张图里对比。',
      fields: {product: 'bi-server', 'change-kind': 'data', environment: 'test'},
      impact: {},
      consents: [],
      locale: 'zh-Hans',
    },
    steps: [
      {ago: days(1, 2), by: 'he-xiaotong', step: {is: 'assign', to: colleague('lu-jing')}},
      {ago: days(1, 1), by: 'lu-jing', step: {is: 'evaluate'}},
    ],
  },
  {
    reference: 'AC-6RYJ-2590',
    owner: 'li-wen',
    ago: days(9, 3),
    draft: {
      type: 'change',
      title: '把“实时库存”的刷新间隔从 4 小时改成 30 分钟',
      description: '补货的同事要看接近实时的库存，4 小时一次太慢。',
      fields: {product: 'bi-server', 'change-kind': 'configuration', environment: 'test'},
      impact: {},
      consents: [],
      locale: 'zh-Hans',
    },
    steps: [
      {ago: days(9, 2), by: 'lu-jing', step: {is: 'evaluate'}},
      {
        ago: days(8, 2),
        by: 'lu-jing',
        step: {
          is: 'quote',
          validDays: 5,
          quote: {currency: 'CNY', items: [{text: '设计、开发与测试', quantity: 2, unit: '人日', unitAmount: 180_000}], tax: vat},
        },
      },
      {ago: days(2, 8), by: 'li-wen', step: {is: 'accept-quote', quote: 1}},
    ],
  },
  {
    reference: 'AC-3NQF-2551',
    owner: 'li-wen',
    ago: days(18, 3),
    draft: {
      type: 'change',
      title: '采购对账单按供应商模板导出',
      description: '三家大供应商各有自己的对账模板，希望能一键导出。',
      fields: {product: 'bi-server', 'change-kind': 'data', environment: 'test'},
      impact: {},
      consents: [],
      locale: 'zh-Hans',
    },
    steps: [
      {ago: days(18, 2), by: 'lu-jing', step: {is: 'evaluate'}},
      {
        ago: days(16, 2),
        by: 'lu-jing',
        step: {
          is: 'quote',
          validDays: -2,
          quote: {currency: 'CNY', items: [{text: '设计、开发与测试', quantity: 12, unit: '人日', unitAmount: 180_000}], tax: vat},
        },
      },
      {ago: days(13, 8), by: 'li-wen', step: {is: 'decline-quote', quote: 1, reason: '超出今年的预算，明年年初再谈。'}},
    ],
  },
];
