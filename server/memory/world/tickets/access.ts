import {days, hours} from '../ago.js';
import {colleague} from '../people.js';
import type {WorldTicket} from '../world.js';

/** Requests on which the team is let in for a while: one that asks, one that is in use, a job on data that was done and what it took removed. */
export const accessTickets: WorldTicket[] = [
  {
    reference: 'AC-3KVN-2630',
    owner: 'chen-guodong',
    ago: days(1, 6),
    draft: {
      type: 'incident',
      title: '库存周转看板的数字每刷新一次都不一样',
      description: '同一个筛选条件，连续刷新三次，库存周转天数分别是 31、34、31。测试环境重现不了，只有生产环境这样。',
      category: 'application-dashboard',
      fields: {product: 'bi-server', version: '6.2.1', environment: 'production'},
      impact: {scope: 'department', work: 'detour', data: 'sound'},
      consents: [],
      locale: 'zh-Hans',
    },
    steps: [
      {ago: days(1, 5), by: 'he-xiaotong', step: {is: 'classify', priority: 'P2'}},
      {ago: days(1, 5) - 5, by: 'he-xiaotong', step: {is: 'assign', to: colleague('shen-yan')}},
      {ago: days(1, 4), by: 'shen-yan', step: {is: 'start'}},
      {
        ago: days(1, 3),
        by: 'shen-yan',
        step: {
          is: 'answer',
          text: '您好，日志看过了：两个计算节点的缓存可能不同步。要在生产环境看一眼缓存状态才能确定，稍后发一份访问申请给您。',
        },
      },
      {
        ago: hours(3),
        by: 'shen-yan',
        step: {
          is: 'ask-access',
          kind: 'access',
          purpose: '核对两个计算节点的缓存状态，找出数字不一致的原因。只查看，不改数据。',
          how: '通过贵司堡垒机，用一个只读的临时账号。账号由贵司开，用完即停。',
          hours: 8,
          scope: [
            {id: '1', kind: 'system', text: '生产环境 BI 服务器，计算节点 1 和 2'},
            {id: '2', kind: 'role', text: '只读运维账号，不含数据导出'},
            {id: '3', kind: 'data', text: '库存周转看板用到的汇总表（抽查 20 行）'},
          ],
        },
      },
    ],
  },
  {
    reference: 'AC-8MXC-2624',
    owner: 'chen-guodong',
    ago: days(2, 4),
    draft: {
      type: 'incident',
      title: '升级后夜间备份一直显示“进行中”',
      description: '昨晚升级到 6.2.1 以后，夜间备份一直停在“进行中”，备份目录里没有新文件。',
      category: 'application',
      fields: {product: 'bi-server', version: '6.2.1', environment: 'production'},
      impact: {scope: 'department', work: 'detour', data: 'sound'},
      consents: [],
      locale: 'zh-Hans',
    },
    steps: [
      {ago: days(2, 3), by: 'he-xiaotong', step: {is: 'classify', priority: 'P2'}},
      {ago: days(2, 3) - 5, by: 'he-xiaotong', step: {is: 'assign', to: colleague('luo-yifan')}},
      {ago: days(2, 2), by: 'luo-yifan', step: {is: 'start'}},
      {
        ago: days(1, 8),
        by: 'luo-yifan',
        step: {
          is: 'ask-access',
          kind: 'access',
          purpose: '查看备份进程为什么没有结束，必要时重启备份服务。',
          how: '通过贵司堡垒机登录，操作全程录屏。',
          hours: 72,
          scope: [
            {id: '1', kind: 'system', text: '生产环境备份服务器'},
            {id: '2', kind: 'role', text: '备份服务的运维账号'},
            {id: '3', kind: 'data', text: '备份目录的文件名和大小，不看内容'},
          ],
        },
      },
      {
        ago: days(1, 6),
        by: 'chen-guodong',
        step: {is: 'grant-access', scope: ['1', '2'], ahead: days(1), note: '临时账号已开，堡垒机审批走运维组；密码由王工电话告知。'},
      },
      {
        ago: days(1, 4),
        by: 'luo-yifan',
        step: {is: 'use-access', text: '登录备份服务器，导出备份进程的状态和最近两晚的日志。', minutes: 35},
      },
      {ago: hours(4), by: 'luo-yifan', step: {is: 'use-access', text: '重启备份服务，手动跑一次小库备份，成功。', minutes: 50}},
      {
        ago: hours(4) - 20,
        by: 'luo-yifan',
        step: {is: 'answer', text: '备份服务已重启，小库备份成功。今晚的完整备份我们会盯着，明早告诉您结果。'},
      },
    ],
  },
  {
    reference: 'AC-5PWE-2571',
    owner: 'chen-guodong',
    ago: days(12),
    draft: {
      type: 'incident',
      title: '会员等级在两张报表里对不上',
      description: '同一批会员，在等级分布和复购报表里的等级不一样，差了大约两百人。',
      category: 'data',
      fields: {product: 'bi-server', version: '6.2.1', environment: 'production'},
      impact: {scope: 'department', work: 'detour', data: 'sound'},
      consents: [],
      locale: 'zh-Hans',
    },
    steps: [
      {ago: days(11, 22), by: 'he-xiaotong', step: {is: 'classify', priority: 'P2'}},
      {ago: days(11, 22) - 5, by: 'he-xiaotong', step: {is: 'assign', to: colleague('gu-minglan')}},
      {ago: days(11, 20), by: 'gu-minglan', step: {is: 'start'}},
      {
        ago: days(11, 4),
        by: 'gu-minglan',
        step: {
          is: 'ask-access',
          kind: 'data-job',
          purpose: '比对两张报表取数的会员编号，找出等级不一致的两百人。',
          how: '请贵司导出脱敏的会员编号和等级，传到贵司自己的共享盘，我们比对后给出差异清单。',
          hours: 48,
          scope: [{id: '1', kind: 'data', text: '会员编号（脱敏）和等级，不含姓名、手机号和消费记录'}],
        },
      },
      {ago: days(11), by: 'chen-guodong', step: {is: 'grant-access', scope: ['1'], ahead: -days(9)}},
      {ago: days(10, 6), by: 'gu-minglan', step: {is: 'use-access', text: '下载脱敏清单，比对两张报表的取数结果。', minutes: 90}},
      {ago: days(10, 4), by: 'gu-minglan', step: {is: 'end-access', text: '比对完成，差异清单 203 人已交给贵司数据组。'}},
      {
        ago: days(9, 20),
        by: 'gu-minglan',
        step: {
          is: 'resolve',
          summary: '复购报表取的是上月底的等级快照，等级分布取的是当天。已让两张报表都取当天等级，差异消失。',
          cause: '两张报表的等级取数时间不同。',
        },
      },
      {ago: days(9, 2), by: 'chen-guodong', step: {is: 'confirm'}},
      {
        ago: days(8, 22),
        by: 'gu-minglan',
        step: {is: 'confirm-purge', text: '脱敏清单和比对结果已从分析机删除，未留副本。'},
      },
    ],
  },
];
