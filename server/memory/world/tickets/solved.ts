import {days, hours} from '../ago.js';
import {colleague} from '../people.js';
import type {WorldTicket} from '../world.js';

/** Requests of the demo's main customer that were solved: to be confirmed, confirmed, or closed without an answer. */
export const solvedTickets: WorldTicket[] = [
  {
    reference: 'AC-6DWT-2602',
    owner: 'li-wen',
    ago: days(2, 1),
    draft: {
      type: 'incident',
      title: '每天 8 点的销售日报邮件，从前天起没有人收到',
      description:
        '“销售日报”订阅每天 8:00 发给 46 个人，从前天起一个人都没有收到。运行记录里“生成”是成功的，“发送”失败，代码 535。邮箱密码没有改过，用网页登录邮箱也正常。',
      category: 'application-delivery',
      fields: {product: 'bi-server', version: '6.2.1', environment: 'production', tried: '手工重新运行，同样失败。'},
      impact: {scope: 'department', work: 'detour', data: 'sound'},
      consents: ['diagnostics'],
      locale: 'zh-Hans',
    },
    files: [
      {
        name: 'scheduler.log',
        text: `08:00:00.014 INFO  [sched-2] c.h.scheduler.Task - task=118 "销售日报" started, recipients=46
08:00:41.380 INFO  [sched-2] c.h.scheduler.Render - task=118 rendered 4 pages, 1 attachment, 2.1 MB
08:00:41.902 INFO  [sched-2] c.h.mail.Smtp - connect smtp.mail.hemu.example:465 (SSL), user=report@hemu.example
08:00:42.233 ERROR [sched-2] c.h.mail.Smtp - 535 Error: authentication failed, authorization code expired
08:00:42.240 WARN  [sched-2] c.h.scheduler.Task - task=118 delivery failed, retry 1 of 3 in 300 s
08:15:43.871 ERROR [sched-2] c.h.scheduler.Task - task=118 gave up after 3 retries
`,
      },
    ],
    steps: [
      {ago: days(2), by: 'he-xiaotong', step: {is: 'classify', priority: 'P2', category: 'application-delivery'}},
      {ago: days(2) - 2, by: 'he-xiaotong', step: {is: 'assign', to: colleague('luo-yifan')}},
      {ago: hours(46), by: 'luo-yifan', step: {is: 'start'}},
      {
        ago: hours(46) - 12,
        by: 'luo-yifan',
        step: {
          is: 'ask',
          text: '您好，我是罗一帆。535 后面还有一句 authorization code expired：过期的不是邮箱密码，而是“客户端授权码”。请管理员在邮箱后台为 report@hemu.example 重新生成授权码，填到“系统管理 > 邮件”里，点“发送测试邮件”，看看能不能收到。',
        },
      },
      {ago: hours(29), by: 'li-wen', step: {is: 'reply', text: '重新生成了，测试邮件收到了。今天 8 点的日报也正常，46 个人都收到了。'}},
      {
        ago: hours(28),
        by: 'luo-yifan',
        step: {
          is: 'resolve',
          summary: '为发信账号换了新的客户端授权码，推送恢复。',
          cause: '发信账号的客户端授权码到期，邮件服务器以 535 拒绝。授权码与登录密码是两回事，改密码不会更新它。',
          prevention: '请在贵司的证书与账号到期清单里加上授权码这一项；也可以在“系统管理 > 告警”里打开“连续推送失败时通知管理员”。',
          checks: [
            {text: '测试邮件送达', done: true},
            {text: '当天 8:00 的日报', done: true, result: '46 人全部送达'},
          ],
        },
      },
    ],
  },
  {
    reference: 'AC-4CGN-2566',
    owner: 'li-wen',
    ago: days(4, 22),
    draft: {
      type: 'suggestion',
      title: '希望订阅邮件里写明用了哪些筛选条件',
      description:
        '同一张看板，我按大区建了 6 个订阅，收件人经常问“这封是哪个大区的、到哪一天”。现在只能把条件写在邮件标题里，改了筛选又忘记改标题。希望邮件正文自动带上筛选条件和数据时间。',
      fields: {product: 'bi-server', frequency: 'daily', interview: true, reach: '企业微信，工作日下午'},
      impact: {},
      consents: [],
      locale: 'zh-Hans',
    },
    steps: [
      {ago: days(4, 20), by: 'he-xiaotong', step: {is: 'classify', priority: 'P3'}},
      {ago: days(4, 20) - 1, by: 'he-xiaotong', step: {is: 'assign', to: colleague('lu-jing')}},
      {ago: days(4), by: 'lu-jing', step: {is: 'start'}},
      {
        ago: days(3, 22),
        by: 'lu-jing',
        step: {
          is: 'answer',
          text: '谢谢您的建议，也谢谢您昨天抽时间和产品经理聊。您说的“条件写在标题里又忘记改”，另外三家客户也提过。产品已经把“邮件正文带筛选条件与数据时间”列入 6.3 的范围，设计稿里采用了您说的样子：放在正文第一行，而不是附件里。',
        },
      },
      {
        ago: days(2, 20),
        by: 'lu-jing',
        step: {
          is: 'resolve',
          summary:
            '已采纳，列入 6.3 的范围。在那之前，可以在邮件正文里插入变量 {{filters}} 和 {{data_time}}，6.2 已经支持，只是没有默认放进去。',
        },
      },
      {ago: days(2, 3), by: 'li-wen', step: {is: 'confirm'}},
    ],
    rated: {
      ago: days(2, 2),
      solved: true,
      scores: {speed: 4, efficiency: 5, expertise: 5, overall: 5},
      comment: '没想到 6.2 就有变量可以用，比我想要的来得还早。',
      followUp: {
        ago: days(2),
        by: colleague('lu-jing'),
        text: '谢谢您的评价。您提醒了我们：有用的变量没人知道等于没有，已请文档组在“订阅”一页开头列出全部变量，下周上线。',
      },
    },
  },
  {
    reference: 'AC-9PRM-2480',
    owner: 'li-wen',
    ago: days(12, 3),
    draft: {
      type: 'incident',
      title: '今早起所有域账号都登录不了，提示“目录服务不可用”',
      description:
        '今天 7 点多起，所有人用域账号登录都提示“目录服务不可用”，本地管理员账号可以登录。已经登录的人不受影响。域控的同事说昨晚换过域控的证书。',
      category: 'application-login',
      fields: {
        product: 'bi-server',
        version: '6.1.4',
        environment: 'production',
        tried: '重启 haitu-web；在服务器上 telnet 域控 636 端口是通的。',
      },
      impact: {scope: 'everyone', work: 'stopped', data: 'sound'},
      consents: ['diagnostics'],
      locale: 'zh-Hans',
    },
    files: [
      {
        name: 'web-ldap.log',
        text: `07:12:08.551 WARN  [http-8080-04] c.h.web.Ldap - connect ldaps://dc01.hemu.example:636 failed
javax.net.ssl.SSLHandshakeException: PKIX path building failed: unable to find valid certification path to requested target
07:12:08.552 INFO  [http-8080-04] c.h.web.Ldap - issuer of the certificate: CN=Hemu Enterprise Root CA 2
07:12:08.552 INFO  [http-8080-04] c.h.web.Ldap - trusted: CN=Hemu Enterprise Root CA
07:12:08.553 ERROR [http-8080-04] c.h.web.Login - directory unavailable, user=wang.lei
`,
      },
    ],
    steps: [
      {ago: days(12, 3) - 2, by: 'he-xiaotong', step: {is: 'classify', priority: 'P0', category: 'application-login'}},
      {ago: days(12, 3) - 3, by: 'he-xiaotong', step: {is: 'assign', to: colleague('luo-yifan')}},
      {ago: days(12, 3) - 5, by: 'luo-yifan', step: {is: 'start'}},
      {
        ago: days(12, 3) - 11,
        by: 'luo-yifan',
        step: {
          is: 'answer',
          text: '李女士，电话里说的情况和日志一致：域控换成了新的根证书（Root CA 2）签发，海图还只信任旧的。请域控同事导出 Root CA 2 的根证书（.cer），在服务器上执行：\n\nkeytool -importcert -alias hemu-root-ca-2 -file hemu-root-ca-2.cer -keystore /opt/haitu/conf/truststore.p12 -storetype PKCS12\nhaituctl restart haitu-web\n\n请不要关闭证书校验。我在线等您的结果。',
        },
      },
      {ago: days(12, 2) + 21, by: 'li-wen', step: {is: 'reply', text: '导入并重启了，我和三个同事都能登录了！'}},
      {
        ago: days(12, 2) + 12,
        by: 'luo-yifan',
        step: {
          is: 'resolve',
          summary: '导入新的根证书并重启 haitu-web 后，域账号可以登录。',
          cause: '域控证书改由新的根证书签发，海图的信任库里没有它，LDAPS 握手失败。',
          prevention: '信任根证书而不是域控自己的证书，域控下次换证书时不再受影响；更换根证书时，请提前把 BI 加到通知名单。',
          checks: [
            {text: '域账号登录', done: true, result: '4 人先后登录成功'},
            {text: '证书校验保持打开', done: true},
          ],
          outage: {from: days(12, 3) + 8, to: days(12, 2) + 21},
        },
      },
      {ago: days(12), by: 'li-wen', step: {is: 'confirm'}},
    ],
    rated: {
      ago: days(11, 23),
      solved: true,
      scores: {speed: 5, efficiency: 5, expertise: 5, overall: 5},
      comment: '刚提交电话就打过来了，步骤给得很准。',
      followUp: {ago: days(11, 20), by: colleague('zhao-qiming'), text: '谢谢您的肯定，已转给当天值班的同事。'},
    },
  },
  {
    reference: 'AC-7YHB-2511',
    owner: 'li-wen',
    ago: days(9, 6),
    draft: {
      type: 'question',
      title: '抽取任务显示成功，但昨天的订单少了 300 多条',
      description:
        '订单数据集是增量抽取，每天凌晨 2 点。昨天业务库有 18,642 条，海图里是 18,327 条，任务显示成功。全量抽取一次就对上了。想知道是不是我们设置得不对，怎么避免。',
      fields: {product: 'bi-server', topic: 'usage'},
      impact: {},
      consents: [],
      locale: 'zh-Hans',
    },
    steps: [
      {ago: days(9, 5), by: 'he-xiaotong', step: {is: 'classify', priority: 'P3'}},
      {ago: days(9, 5) - 1, by: 'he-xiaotong', step: {is: 'assign', to: colleague('gu-minglan')}},
      {ago: days(9, 2), by: 'gu-minglan', step: {is: 'start'}},
      {
        ago: days(9, 1),
        by: 'gu-minglan',
        step: {
          is: 'answer',
          text: '您好。增量是按 update_time 取“上次最大值之后”的记录。如果一笔交易开始得早、提交得晚，它的 update_time 会比已经取过的最大值还小，就被跳过了。少的 300 多条，请抽几条看看是不是都集中在凌晨 1:55 到 2:00。\n\n在数据集的“增量设置”里把“回看”设成 30 分钟，并指定主键去重，就不会漏。',
        },
      },
      {ago: days(8, 20), by: 'li-wen', step: {is: 'reply', text: '查了，全部在 1:52 到 2:00 之间，和您说的一样。回看 30 分钟已经设上。'}},
      {
        ago: days(8, 19),
        by: 'gu-minglan',
        step: {
          is: 'resolve',
          summary:
            '较晚提交的交易带着较早的 update_time，被增量条件跳过。设置“回看 30 分钟 + 主键去重”后不再遗漏；建议每周另做一次全量抽取，以同步源头删除的记录。',
        },
      },
      {ago: days(7, 22), by: 'li-wen', step: {is: 'confirm'}},
    ],
  },
  {
    reference: 'AC-3BKW-2466',
    owner: 'li-wen',
    ago: days(14, 2),
    draft: {
      type: 'incident',
      title: 'ClickHouse 数据源报 Memory limit (for query) exceeded',
      description:
        '“客流热力”看板偶尔报 Memory limit (for query) exceeded: would use 9.32 GiB，选“近 90 天”时容易出现，选“近 30 天”不会。ClickHouse 是我们自建的 22.8。',
      category: 'data-connection',
      fields: {product: 'bi-server', version: '6.1.4', database: 'clickhouse', environment: 'production'},
      impact: {scope: 'few', work: 'detour', data: 'sound'},
      consents: ['diagnostics'],
      locale: 'zh-Hans',
    },
    steps: [
      {ago: days(14, 1), by: 'he-xiaotong', step: {is: 'classify', priority: 'P3', category: 'data-connection'}},
      {ago: days(14, 1) - 2, by: 'he-xiaotong', step: {is: 'assign', to: colleague('gu-minglan')}},
      {ago: days(13, 22), by: 'gu-minglan', step: {is: 'start'}},
      {
        ago: days(13, 20),
        by: 'gu-minglan',
        step: {
          is: 'answer',
          text: '您好，这个提示来自 ClickHouse：单条查询超过了 max_memory_usage（默认约 10 GB）。看板里“去重客流”用的是精确去重，90 天的设备号全部要放进内存。\n\n两个办法，任选其一：\n1. 业务可以接受约 1% 的误差时，把该指标改成近似去重，内存会小一个数量级；\n2. 必须精确时，在 ClickHouse 里为 BI 使用的账号调高 max_memory_usage，服务器要有相应的内存；“借用磁盘”的参数对精确去重帮助不大，不建议指望它。',
        },
      },
      {
        ago: days(13, 2),
        by: 'gu-minglan',
        step: {
          is: 'resolve',
          summary:
            '单条查询的内存超过 ClickHouse 的 max_memory_usage。建议改用近似去重；必须精确时，在 ClickHouse 里为 BI 账号调高该上限。',
        },
      },
      {
        ago: days(10),
        by: 'he-xiaotong',
        step: {
          is: 'answer',
          text: '您好，方案发给您已有几天，不知道是否已经解决。如果没有其他问题，我们会先关闭这条请求；之后再出现，可以重新打开，或提交新的请求并注明这个编号。',
        },
      },
      {ago: days(7), by: 'he-xiaotong', step: {is: 'close-unanswered'}},
    ],
  },
];
