import {days, hours} from '../ago.js';
import {colleague} from '../people.js';
import type {WorldTicket} from '../world.js';

/** Requests of the demo's main customer that wait for somebody, or came back. */
export const waitingTickets: WorldTicket[] = [
  {
    reference: 'AC-3XNP-2597',
    owner: 'li-wen',
    ago: days(2, 4),
    draft: {
      type: 'incident',
      title: '会员库 MySQL 连接每天早上第一次打开必报“连接已断开”',
      description:
        '每天早上第一个打开“会员分析”的人都会看到“连接已断开，请重试”，再刷新一次就好，之后一整天都正常。周末之后的周一尤其明显。\n\n会员库是上个月迁到新机房的，之前没有这个问题。数据库同事说库没有重启过。',
      category: 'data-connection',
      fields: {
        product: 'bi-server',
        version: '6.2.1',
        database: 'mysql',
        environment: 'production',
        tried: '重建过数据连接；把取数超时从 60 秒改成 180 秒，没有变化。',
      },
      impact: {scope: 'department', work: 'detour', data: 'sound'},
      consents: ['diagnostics'],
      locale: 'zh-Hans',
    },
    files: [
      {
        name: 'engine-0805.log',
        text: `08:05:36.118 INFO  [query-11] c.h.engine.Query - dash=3902 "会员分析" widget=1 source=member_mysql
08:05:36.121 WARN  [query-11] c.h.engine.Pool - member_mysql: borrowed connection idle for 51 204 s, validation=off
08:05:52.604 ERROR [query-11] c.h.engine.Query - com.mysql.cj.jdbc.exceptions.CommunicationsException: Communications link failure
The last packet successfully received from the server was 51,204,377 milliseconds ago. The last packet sent successfully to the server was 16,483 milliseconds ago.
08:05:52.606 WARN  [query-11] c.h.engine.Pool - member_mysql: connection discarded, active=0 idle=4
08:06:01.940 INFO  [query-12] c.h.engine.Query - dash=3902 widget=1 source=member_mysql finished in 812 ms, rows=31
`,
      },
    ],
    steps: [
      {ago: days(2, 4) - 18, by: 'he-xiaotong', step: {is: 'classify', priority: 'P2', category: 'data-connection'}},
      {ago: days(2, 4) - 20, by: 'he-xiaotong', step: {is: 'assign', to: colleague('gu-minglan')}},
      {ago: days(2, 2), by: 'gu-minglan', step: {is: 'start'}},
      {
        ago: days(2, 1),
        by: 'gu-minglan',
        step: {
          is: 'ask',
          text: "李女士您好，我是数据连接组的顾明澜。日志很清楚：连接在池里空闲了 14 个小时（51204 秒），链路上有设备早就把它断掉了，而这个连接没有打开“取用前检测”，所以第一次取用就失败。\n\n数据库的 wait_timeout 默认是 8 小时，不过新机房的防火墙可能更短。麻烦您帮忙确认两件事：\n1. 在会员库执行 SHOW GLOBAL VARIABLES LIKE 'wait_timeout'; 的结果；\n2. 新机房防火墙对空闲会话的保留时间，问一下网络同事。",
        },
      },
      {
        ago: days(1, 6),
        by: 'li-wen',
        step: {is: 'reply', text: 'wait_timeout 是 28800。防火墙那边网络同事在查，说策略是集团统一下发的，要等一下。'},
      },
      {
        ago: days(1, 4),
        by: 'gu-minglan',
        step: {
          is: 'ask',
          text: '好的。在等防火墙答复的时候，可以先在“数据连接 > 会员库 > 高级”里改三项，不需要重启：\n· 取用前检测：开\n· 空闲保活间隔：300 秒\n· 连接最长寿命：1500 秒\n\n改完之后，请看一下明天早上第一次打开还会不会报错，并告诉我结果；防火墙的数值拿到后我再帮您把“最长寿命”定准。参考文章《MySQL 数据连接超时》里有这几项的说明。',
        },
      },
    ],
  },
  {
    reference: 'AC-5VKD-2609',
    owner: 'li-wen',
    ago: days(1, 20),
    draft: {
      type: 'training',
      title: '为 6 位新来的大区数据专员预约进阶培训',
      description:
        '下个月有 6 位大区数据专员到岗，都会用 Excel，海图只会看不会做。希望学完能自己做数据集、写计算字段，最好能用我们自己的门店数据做练习。',
      fields: {course: 'advanced', people: '6', mode: 'live'},
      impact: {},
      consents: [],
      locale: 'zh-Hans',
    },
    steps: [
      {ago: days(1, 19), by: 'he-xiaotong', step: {is: 'classify', priority: 'P3'}},
      {ago: days(1, 19) - 2, by: 'he-xiaotong', step: {is: 'assign', to: colleague('lu-jing')}},
      {
        ago: days(1, 3),
        by: 'lu-jing',
        step: {
          is: 'ask',
          text: '李女士您好，进阶课分两个半天：第一天数据集与关联，第二天计算字段与合计口径。可以用你们脱敏后的门店数据做练习。\n\n请帮忙确认：\n1. 两个半天放在同一周，还是隔一周（中间留练习）？以往学员的反馈是隔一周效果更好；\n2. 6 位同事有没有测试环境的账号，没有的话我们开临时账号。',
        },
      },
    ],
  },
  {
    reference: 'AC-8QFM-2571',
    owner: 'li-wen',
    ago: days(4, 3),
    draft: {
      type: 'incident',
      title: '企业微信里打开看板提示“redirect_url 未登记可信域名”',
      description:
        '上周把海图的域名从 bi.hemu.example 换成 data.hemu.example 之后，电脑上都正常，企业微信里点“门店日报”就提示 redirect_url 未登记可信域名（50001）。店长们都是用企业微信看的，现在只能让他们用手机浏览器打开，还要再登录一次。',
      category: 'application-mobile',
      fields: {
        product: 'mobile',
        client: 'wecom',
        environment: 'production',
        tried: '在企业微信后台把应用主页改成了新域名，也清过缓存，没有用。',
      },
      impact: {scope: 'department', work: 'detour', data: 'sound'},
      consents: [],
      locale: 'zh-Hans',
    },
    steps: [
      {ago: days(4, 2) + 30, by: 'he-xiaotong', step: {is: 'classify', priority: 'P2', category: 'application-mobile'}},
      {ago: days(4, 2) + 28, by: 'he-xiaotong', step: {is: 'assign', to: colleague('zheng-shuhang')}},
      {ago: days(4, 1), by: 'zheng-shuhang', step: {is: 'start'}},
      {
        ago: days(4, 1) - 15,
        by: 'zheng-shuhang',
        step: {
          is: 'answer',
          text: '您好，应用主页改了还不够，“网页授权及 JS-SDK 可信域名”也要登记新域名，需要企业微信的超级管理员操作，并把验证文件放到 /opt/haitu/web/verify/ 下。步骤在《在企業微信中打開海圖看板》那篇文章里，最后有一张错误代码表。',
        },
      },
      {
        ago: days(3, 6),
        by: 'li-wen',
        step: {
          is: 'reply',
          text: '验证文件放好了，浏览器能访问到。但是企业微信后台保存时提示“域名主体校验未通过”，管理员说新域名的备案主体是集团的另一家公司。',
        },
      },
      {
        ago: days(3, 5),
        by: 'zheng-shuhang',
        step: {
          is: 'wait',
          note: '等待企业微信侧通过新域名的主体校验（禾木集团法务已提交关联主体证明）',
        },
      },
      {
        ago: days(1, 7),
        by: 'zheng-shuhang',
        step: {
          is: 'answer',
          text: '关联主体的申请编号我也记下了。在审核通过之前，可以让旧域名 bi.hemu.example 继续指向同一台服务器，企业微信里的应用主页先改回旧域名，店长就不用再登录一次。两个域名可以并存，不影响电脑端。',
        },
      },
      {ago: days(1, 2), by: 'li-wen', step: {is: 'reply', text: '旧域名已经加回来了，店长那边恢复了。等审核结果。'}},
      {ago: 150, by: 'li-wen', step: {is: 'urge', reason: '两天没有消息了，店长们一直在问。'}},
      {
        ago: 120,
        by: 'zhao-qiming',
        step: {
          is: 'explain',
          clock: 'next-update',
          reason: '等企业微信审核期间，我们没有按约定主动告诉您进展。',
          remedy: '从今天起由服务台每个工作日查一次审核结果并写在这里，没有变化也会说明。',
        },
      },
      {
        ago: 110,
        by: 'zheng-shuhang',
        step: {
          is: 'answer-urge',
          text: '抱歉让您等着。刚刚又查了一次，企业微信的审核还在排队，没有退回。旧域名可以一直用，店长那边不受影响；服务台每个工作日查一次结果，有没有变化都会写在这里。',
        },
      },
    ],
  },
  {
    reference: 'AC-2JXH-2533',
    owner: 'li-wen',
    ago: days(6, 5),
    draft: {
      type: 'incident',
      title: '“商品动销明细”导出 Excel，到 30 万行左右就失败',
      description:
        '商品动销明细大约 32 万行，导出 Excel 转圈一分钟后提示“网络错误”，多试几次都一样。把日期缩短到一周（7 万行）就能导出来。采购每周一都要全量数据，现在是分四次导出再手工拼。',
      category: 'application-export',
      fields: {product: 'bi-server', version: '6.1.4', environment: 'production', tried: '换浏览器、换时间段都试过。'},
      impact: {scope: 'department', work: 'detour', data: 'sound'},
      consents: ['diagnostics'],
      locale: 'zh-Hans',
    },
    steps: [
      {ago: days(6, 4), by: 'he-xiaotong', step: {is: 'classify', priority: 'P2', category: 'application-export'}},
      {ago: days(6, 4) - 3, by: 'he-xiaotong', step: {is: 'assign', to: colleague('shen-yan')}},
      {ago: days(6, 2), by: 'shen-yan', step: {is: 'start'}},
      {
        ago: days(6, 1),
        by: 'shen-yan',
        step: {
          is: 'answer',
          text: '转圈正好一分钟就断，是 Nginx 的 proxy_read_timeout 默认 60 秒到了，文件其实还在生成。建议改用“后台导出”，不占浏览器，导完在“我的导出”里下载。请先试一次 32 万行的后台导出。',
        },
      },
      {ago: days(5, 6), by: 'li-wen', step: {is: 'reply', text: '试了，后台导出 4 分钟完成，文件能下载。'}},
      {
        ago: days(5, 5),
        by: 'shen-yan',
        step: {
          is: 'resolve',
          summary: '直接导出受代理 60 秒超时限制。改用后台导出：表格右上角“导出 > 后台导出”，完成后在“我的导出”下载。32 万行实测 4 分钟。',
        },
      },
      {
        ago: days(1, 5),
        by: 'li-wen',
        step: {
          is: 'reject',
          reason: '周一采购实际用的时候又失败了：6 个人同时后台导出，只有 2 个成功，其余的一直“排队中”，后来提示“临时空间不足”。',
        },
      },
      {
        ago: days(1, 4),
        by: 'shen-yan',
        step: {
          is: 'answer',
          text: '抱歉，只按一个人导出验证了，没有考虑周一同时导出。两处都要调整：同时生成的文件数（threads 默认 2），以及 temp-dir 还在系统盘上，空间不够。我先在我们这边用 32 万行、6 个任务压测一遍，再给您参数。',
        },
      },
      {
        ago: hours(6),
        by: 'li-wen',
        step: {is: 'escalate', to: 2, why: 'asked', reason: '已经是第二次没有解决，下周一采购例会前必须能用，希望有人统一负责。'},
      },
      {
        ago: hours(5),
        by: 'gu-minglan',
        step: {
          is: 'answer',
          text: '李女士您好，我是顾明澜，这件事从现在起由我负责，沈砚和我一起处理。6 个任务同时导出的压测今天在跑，结果出来后我直接把参数和步骤写给您，周一之前请您按实际的方式先试一次。',
        },
      },
    ],
  },
];
