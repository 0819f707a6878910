import {days, hours} from '../ago.js';
import {colleague} from '../people.js';
import type {WorldTicket} from '../world.js';

const classified = (ago: number, who: string): WorldTicket['steps'] => [
  {ago, by: 'he-xiaotong', step: {is: 'classify', priority: 'P3'}},
  {ago: ago - 5, by: 'he-xiaotong', step: {is: 'assign', to: colleague(who)}},
  {ago: ago - 40, by: who, step: {is: 'start'}},
];
const onCall = {value: '010-0000-6180', href: 'tel:+861000006180'};

/** Visits on their way: one to choose a time for, one that is agreed, one nobody came to, one that is done. */
export const visitTickets: WorldTicket[] = [
  {
    reference: 'AC-5TGM-2631',
    owner: 'li-wen',
    ago: days(1, 3),
    draft: {
      type: 'visit',
      title: '新机房部署数据网关',
      description: '新机房下周通电，请工程师到现场部署两台数据网关，并和我们的运维一起验证主备切换。网络和机柜已经备好。',
      fields: {
        purpose: 'install',
        address: '北京市通州区云景东路 9 号禾木信息中心 2 层',
        day: '2026-12-01',
        host: '运维值班 王磊，分机 8062',
      },
      impact: {},
      consents: [],
      locale: 'zh-Hans',
    },
    steps: [
      ...classified(days(1, 2), 'luo-yifan'),
      {
        ago: hours(3),
        by: 'luo-yifan',
        step: {
          is: 'propose-visit',
          offer: {
            kind: 'on-site',
            engineer: colleague('luo-yifan'),
            contact: onCall,
            purpose: '部署两台数据网关，验证主备切换，半天左右。',
            address: '北京市通州区云景东路 9 号禾木信息中心 2 层',
            prepare: ['两台服务器已上架通电，能登录', '网关到数据源的端口已放通', '机房出入手续'],
            present: '运维值班一位（有机房权限）',
          },
        },
      },
    ],
  },
  {
    reference: 'AC-3MQC-2628',
    owner: 'li-wen',
    ago: days(2, 3),
    draft: {
      type: 'question',
      title: '会员看板的刷新时间能不能错开',
      description: '会员看板和库存看板总在同一时间刷新，互相拖慢。想请你们看看现在的调度怎么排，能不能错开。',
      category: 'application-dashboard',
      fields: {product: 'bi-server', topic: 'usage'},
      impact: {},
      consents: [],
      locale: 'zh-Hans',
    },
    steps: [
      ...classified(days(2, 2), 'shen-yan'),
      {
        ago: hours(6),
        by: 'shen-yan',
        step: {
          is: 'propose-visit',
          offer: {
            kind: 'remote',
            engineer: colleague('shen-yan'),
            contact: onCall,
            purpose: '一起看刷新任务的排期，当场调整，约一小时。',
            prepare: ['一台能打开管理页的电脑'],
            present: '有管理员账号的同事',
            session: {
              sees: '管理页的“刷新任务”和任务日志；在您同意的前提下修改任务的开始时间，不查看业务数据。',
              tool: {name: '海图远程会议', href: 'https://remote.haitu.example/join/shen-yan'},
            },
          },
        },
      },
    ],
  },
  {
    reference: 'AC-8HXP-2617',
    owner: 'emma-hart',
    ago: days(3, 2),
    draft: {
      type: 'visit',
      title: 'Quarterly inspection of the reporting server',
      description: 'Our quarterly inspection is due. Please also look at the disk of the second node, which has been filling up.',
      fields: {
        purpose: 'inspection',
        address: 'Fernhill Foods, Building C, 18 Harbour Road',
        day: '2026-12-02',
        host: 'Tom Reyes, reception will call him',
      },
      impact: {},
      consents: [],
      locale: 'en',
    },
    steps: [
      ...classified(days(3, 1), 'luo-yifan'),
      {
        ago: days(2, 2),
        by: 'luo-yifan',
        step: {
          is: 'propose-visit',
          offer: {
            kind: 'on-site',
            engineer: colleague('luo-yifan'),
            contact: onCall,
            purpose: 'Inspection of both nodes: disks, backups, certificates, logs. About two hours.',
            address: 'Fernhill Foods, Building C, 18 Harbour Road',
            prepare: ['A desk near the server room with network access', 'An account that may read the logs'],
            present: 'Tom Reyes, or somebody else with access to the server room',
          },
        },
      },
      {ago: days(2), by: 'emma-hart', step: {is: 'book-visit', nth: 6}},
    ],
  },
  {
    reference: 'AC-2KVN-2604',
    owner: 'zhou-yan',
    ago: days(6, 2),
    draft: {
      type: 'visit',
      title: '车间大屏数据断断续续，请到现场看看',
      description: '三号车间的大屏每天下午断几次，远程看不出原因，怀疑是现场网络。请安排工程师来排查。',
      fields: {purpose: 'diagnosis', address: '苏州市工业园区澜江路 66 号三号车间', day: '2026-11-24', host: '设备科 孙工，内线 3310'},
      impact: {},
      consents: [],
      locale: 'zh-Hans',
    },
    steps: [
      ...classified(days(6, 1), 'zheng-shuhang'),
      {
        ago: days(5, 2),
        by: 'zheng-shuhang',
        step: {
          is: 'propose-visit',
          offer: {
            kind: 'on-site',
            engineer: colleague('zheng-shuhang'),
            contact: onCall,
            purpose: '在大屏断开的时段抓包，检查交换机和网关的日志。',
            address: '苏州市工业园区澜江路 66 号三号车间',
            prepare: ['交换机的只读账号'],
            present: '设备科一位',
          },
        },
      },
      {ago: days(5), by: 'zhou-yan', step: {is: 'book-visit', ahead: -days(1), minutes: 120}},
      {
        ago: days(1) - 60,
        by: 'zhao-qiming',
        step: {
          is: 'miss-visit',
          reason: '高铁因暴雨停运，工程师没能按时到达，我们也没有及时通知您，非常抱歉。',
          remedy: '改派苏州本地的合作工程师同去，优先安排您选的时间，本次上门不计费。',
        },
      },
      {
        ago: hours(20),
        by: 'zheng-shuhang',
        step: {
          is: 'propose-visit',
          anew: true,
          reason: '上次没能到场，请您重新选一个时间。',
          offer: {
            kind: 'on-site',
            engineer: colleague('zheng-shuhang'),
            contact: onCall,
            purpose: '在大屏断开的时段抓包，检查交换机和网关的日志。',
            address: '苏州市工业园区澜江路 66 号三号车间',
            prepare: ['交换机的只读账号'],
            present: '设备科一位',
          },
        },
      },
    ],
  },
  {
    reference: 'AC-7RDW-2571',
    owner: 'leung-ka-man',
    ago: days(12, 2),
    draft: {
      type: 'visit',
      title: '倉庫看板伺服器升級到 6.2',
      description: '請工程師到場協助升級，並在升級後與我們一起核對出入庫報表。',
      fields: {purpose: 'install', address: '香港新界葵涌貨櫃碼頭路 88 號 5 樓', day: '2026-11-18', host: '資訊部 何先生，內線 205'},
      impact: {},
      consents: [],
      locale: 'zh-Hant',
    },
    steps: [
      ...classified(days(12, 1), 'luo-yifan'),
      {
        ago: days(11),
        by: 'luo-yifan',
        step: {
          is: 'propose-visit',
          offer: {
            kind: 'on-site',
            engineer: colleague('luo-yifan'),
            contact: onCall,
            purpose: '升級到 6.2，核對出入庫報表，約三小時。',
            address: '香港新界葵涌貨櫃碼頭路 88 號 5 樓',
            prepare: ['升級前的備份', '兩小時的停機時段'],
            present: '資訊部一位',
          },
        },
      },
      {ago: days(10, 20), by: 'leung-ka-man', step: {is: 'book-visit', ahead: -days(4), minutes: 180}},
      {ago: days(4) + 40, by: 'luo-yifan', step: {is: 'depart'}},
      {ago: days(4) - 10, by: 'luo-yifan', step: {is: 'arrive'}},
      {
        ago: days(4) - 170,
        by: 'luo-yifan',
        step: {
          is: 'report-visit',
          text: '已升級到 6.2.1，兩台節點依序切換，停機 38 分鐘。與何先生核對了三張出入庫報表，數字一致。備份保留在 /backup/6.1，建議兩週後再刪除。',
        },
      },
    ],
  },
];
