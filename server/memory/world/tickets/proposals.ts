import {days, hours} from '../ago.js';
import {colleague} from '../people.js';
import type {WorldTicket} from '../world.js';

/** Requests on which the customer is asked to approve something in writing: a plan of work, a notice of delay. */
export const proposalTickets: WorldTicket[] = [
  {
    reference: 'AC-4YRB-2586',
    owner: 'chen-guodong',
    ago: days(7, 3),
    draft: {
      type: 'incident',
      title: '夜间汇总任务跑到早上九点还没完，晨会看不到昨天的数',
      description: '从上周三开始，夜间汇总从原来的三小时变成七八个小时，早上九点的晨会看不到昨天的销售。数据量没有明显变化。',
      category: 'application-dashboard',
      fields: {product: 'bi-server', version: '6.2.1', environment: 'production'},
      impact: {scope: 'department', work: 'detour', data: 'sound'},
      consents: [],
      locale: 'zh-Hans',
    },
    steps: [
      {ago: days(7, 2), by: 'he-xiaotong', step: {is: 'classify', priority: 'P2', category: 'application-dashboard'}},
      {ago: days(7, 2) - 5, by: 'he-xiaotong', step: {is: 'assign', to: colleague('luo-yifan')}},
      {ago: days(7, 1), by: 'luo-yifan', step: {is: 'start'}},
      {
        ago: days(7),
        by: 'luo-yifan',
        step: {
          is: 'answer',
          text: '您好，任务日志看过了：汇总被同时段的备份挤占了磁盘。要错开两者的时间，并把汇总拆成两段，涉及夜间窗口，先把计划写出来请您审批。',
        },
      },
      {
        ago: days(1, 4),
        by: 'luo-yifan',
        step: {
          is: 'propose',
          kind: 'plan',
          text: '把夜间备份和汇总任务错开，并将汇总拆成门店、大区两段，任何一段失败都能单独重跑。调整期间保留原任务，随时可以退回。',
          steps: [
            {text: '在测试环境按新顺序跑一遍，记录用时', owner: '罗一帆'},
            {text: '生产环境把备份改到 22:00，汇总从 0:30 开始', owner: '罗一帆、贵司运维'},
            {text: '连续观察三个晚上，确认 6:00 前完成', owner: '罗一帆'},
            {text: '交付新的任务说明和退回办法', owner: '何晓彤'},
          ],
        },
      },
    ],
  },
  {
    reference: 'AC-9DKW-2577',
    owner: 'chen-guodong',
    ago: days(9, 3),
    draft: {
      type: 'incident',
      title: '合并报表里两家子公司的币种换算不一致',
      description: '合并报表里深圳和香港两家子公司用了不同日期的汇率，合计对不上。月底要报集团。',
      category: 'data',
      fields: {product: 'bi-server', version: '6.2.1', environment: 'production'},
      impact: {scope: 'department', work: 'detour', data: 'sound'},
      consents: [],
      locale: 'zh-Hans',
    },
    steps: [
      {ago: days(9, 2), by: 'he-xiaotong', step: {is: 'classify', priority: 'P2'}},
      {ago: days(9, 2) - 5, by: 'he-xiaotong', step: {is: 'assign', to: colleague('gu-minglan')}},
      {ago: days(9, 1), by: 'gu-minglan', step: {is: 'start'}},
      {
        ago: days(9),
        by: 'gu-minglan',
        step: {is: 'answer', text: '您好，已经定位：香港公司的汇率表晚一天入库。正在和贵司财务确认以哪一天为准。'},
      },
      {
        ago: hours(5),
        by: 'zhao-qiming',
        step: {
          is: 'propose',
          kind: 'delay',
          clock: 'resolution',
          ahead: days(3),
          text: '汇率口径需要贵司集团财务确认，对方周四才能答复，我们无法在原定时间前完成修正。',
          remedy: '先提供一份按当日汇率重算的合并报表，供月底报送使用。',
        },
      },
    ],
  },
];
