/**
 * What customers type into the search of the sample vendor's help, and which of its articles answer it, each as good as the other. `locale`: the
 * reader's, `zh-Hans` where none is named.
 */
export interface Judged {
  query: string;
  wanted: readonly string[];
  locale?: string;
}

const loading = ['dashboard-loading-after-upgrade', 'dashboard-loading-en'];
const slow = ['dashboard-slow', 'dashboard-slow-en'];

export const judged: readonly Judged[] = [
  // As people say it, in their own words.
  {query: '看板一直加载', wanted: loading},
  {query: '看板打不开', wanted: [...loading, 'jvm-heap-case']},
  {query: '升级后看板空白', wanted: loading},
  {query: '看板很慢', wanted: slow},
  {query: '打开看板要等很久', wanted: slow},
  {query: '钉钉收不到日报', wanted: ['dingtalk-push', 'scheduled-mail-not-sent']},
  {query: '钉钉推送', wanted: ['dingtalk-push']},
  {query: '邮件收不到', wanted: ['scheduled-mail-not-sent', 'mail-goes-to-spam']},
  {query: '日报邮件没有收到', wanted: ['scheduled-mail-not-sent']},
  {query: '邮件进垃圾箱', wanted: ['mail-goes-to-spam']},
  {query: '登录失败', wanted: ['ldap-login-failed', 'sql-server-connection-tw']},
  {query: '域账号登录不了', wanted: ['ldap-login-failed']},
  {query: '登录后又跳回登录页', wanted: ['sso-redirect-loop']},
  {query: '导出乱码', wanted: ['csv-garbled-tw']},
  {query: 'excel 打开乱码', wanted: ['csv-garbled-tw']},
  {query: '导出的图片汉字是方块', wanted: ['pdf-missing-characters']},
  {query: 'pdf 缺字', wanted: ['pdf-missing-characters']},
  {query: '时间差八小时', wanted: ['time-zone-eight-hours', 'mysql-datasource']},
  {query: '数字对不上', wanted: ['metric-differs', 'missing-stores-case']},
  {query: '两张看板数字不一样', wanted: ['metric-differs']},
  {query: '数据没有更新', wanted: ['faq-data-refresh', 'refresh-stuck', 'scheduled-refresh']},
  {query: '任务一直排队', wanted: ['refresh-stuck']},
  {query: '抽取失败', wanted: ['rac-vip-case', 'mysql-connection-timeout', 'disk-full']},
  {query: '磁盘满', wanted: ['disk-full']},
  {query: '怎么备份', wanted: ['backup-restore', 'backup-restore-en']},
  {query: '换服务器', wanted: ['server-migration', 'licence-faq']},
  {query: '许可到期', wanted: ['licence-faq']},
  {query: '机器码不符', wanted: ['licence-faq']},
  {query: '证书过期', wanted: ['certificate-renewal']},
  {query: '手机上看板转圈', wanted: ['mobile-app-blank-tw']},
  {query: '各大区只看自己的数据', wanted: ['row-level-permission']},
  {query: '手机号脱敏', wanted: ['column-masking']},
  {query: '嵌入到 OA', wanted: ['embed-dashboard']},
  {query: '大屏免登录', wanted: ['big-screen']},
  {query: '怎么投诉', wanted: ['complaint-route']},
  {query: '对处理结果不满意', wanted: ['complaint-route']},
  {query: '提交后多久有人处理', wanted: ['how-handling-runs', 'urgency-levels']},
  {query: '紧急程度', wanted: ['urgency-levels']},
  {query: '谁导出了数据', wanted: ['audit-log']},
  {query: '日志在哪里', wanted: ['collect-logs', 'reading-logs']},
  {query: '服务器配置要求', wanted: ['capacity-planning', 'install-manual', 'compatibility']},
  {query: '支持麒麟吗', wanted: ['compatibility']},
  {query: '双机热备', wanted: ['high-availability']},
  {query: '等保', wanted: ['security-baseline']},
  {query: '远程协助安全吗', wanted: ['remote-support']},
  {query: '月末卡死', wanted: ['jvm-heap-case']},
  {query: '同比怎么算', wanted: ['calculated-fields']},
  // Codes and product names.
  {query: 'ORA-12541', wanted: ['oracle-listener-errors', 'oracle-listener-errors-en']},
  {query: 'ora12514', wanted: ['oracle-listener-errors', 'oracle-listener-errors-en']},
  {query: '18456', wanted: ['sql-server-connection-tw']},
  {query: 'Communications link failure', wanted: ['mysql-connection-timeout']},
  {query: 'mysql 超时', wanted: ['mysql-connection-timeout']},
  {query: 'no space left', wanted: ['disk-full']},
  {query: 'memory limit exceeded', wanted: ['clickhouse-query-limits']},
  {query: 'public key retrieval', wanted: ['mysql-datasource']},
  {query: 'haituctl', wanted: ['haituctl-manual']},
  {query: '达梦', wanted: ['dm-kingbase-datasource']},
  {query: 'saml', wanted: ['sso-setup', 'sso-setup-en']},
  // Taiwan's and Hong Kong's words.
  {query: '連線逾時', wanted: ['mysql-connection-timeout', 'sql-server-connection-tw'], locale: 'zh-Hant'},
  {query: '连接超时', wanted: ['mysql-connection-timeout', 'sql-server-connection-tw']},
  {query: '登入失敗', wanted: ['ldap-login-failed', 'sql-server-connection-tw'], locale: 'zh-Hant'},
  {query: '儀表板載入很久', wanted: [...loading, ...slow], locale: 'zh-Hant'},
  {query: '匯出亂碼', wanted: ['csv-garbled-tw'], locale: 'zh-Hant'},
  {query: '憑證到期', wanted: ['certificate-renewal'], locale: 'zh-Hant'},
  {query: '伺服器搬遷', wanted: ['server-migration'], locale: 'zh-Hant'},
  {query: '排程推播時間', wanted: ['push-time-zone-tw'], locale: 'zh-Hant'},
  {query: '記錄檔', wanted: ['collect-logs', 'reading-logs'], locale: 'zh-Hant'},
  {query: '電郵收不到', wanted: ['scheduled-mail-not-sent', 'mail-goes-to-spam'], locale: 'zh-HK'},
  {query: '數據幾時更新', wanted: ['faq-data-refresh'], locale: 'zh-HK'},
  {query: '企業微信', wanted: ['wecom-integration'], locale: 'zh-HK'},
  // As they sound, whole and by first letters.
  {query: 'denglu shibai', wanted: ['ldap-login-failed', 'sql-server-connection-tw']},
  {query: 'dengl', wanted: ['ldap-login-failed', 'sso-redirect-loop', 'sso-setup', 'big-screen', 'sql-server-connection-tw']},
  {query: 'dlsb', wanted: ['ldap-login-failed', 'sql-server-connection-tw']},
  {query: 'luanma', wanted: ['csv-garbled-tw']},
  {query: 'kanban jiazai', wanted: loading},
  {query: 'beifen', wanted: ['backup-restore']},
  {query: 'xuke', wanted: ['licence-faq']},
  {query: 'qywx', wanted: ['wecom-integration']},
  {query: 'dingding tuisong', wanted: ['dingtalk-push']},
  // English.
  {query: 'dashboard slow', wanted: ['dashboard-slow-en'], locale: 'en'},
  {query: 'dashboard keeps loading', wanted: ['dashboard-loading-en'], locale: 'en'},
  {query: 'blank page after upgrade', wanted: ['dashboard-loading-en'], locale: 'en'},
  {query: 'collect logs', wanted: ['collect-logs-en'], locale: 'en'},
  {query: 'how to back up', wanted: ['backup-restore-en'], locale: 'en'},
  {query: 'single sign-on', wanted: ['sso-setup-en'], locale: 'en'},
  {query: 'oracle listner', wanted: ['oracle-listener-errors-en'], locale: 'en'},
  {query: 'how urgent', wanted: ['urgency-levels-en'], locale: 'en'},
  {query: 'report a problem', wanted: ['describe-a-fault-en'], locale: 'en'},
];

/** What customers write into the title of a request: whole sentences, most of whose words say nothing about what is wrong. */
export const judgedSentences: readonly Judged[] = [
  {query: '今天早上升级到 6.2 之后，所有同事打开看板都一直显示正在加载', wanted: loading},
  {query: '昨天晚上运维同事升级了系统，现在登录进去以后看板是一片空白', wanted: loading},
  {query: '最近一周销售部反映看板打开特别慢，有时候要等一两分钟才出来', wanted: slow},
  {query: '从本周一开始，每天早上八点的经营日报邮件领导都没有收到', wanted: ['scheduled-mail-not-sent', 'mail-goes-to-spam']},
  {query: '我们公司的员工今天突然都无法用域账号登录系统了，请尽快帮忙处理', wanted: ['ldap-login-failed']},
  {query: '用单点登录进入系统，输入密码之后又自动跳回到了登录页面', wanted: ['sso-redirect-loop']},
  {query: '财务同事导出来的 PDF 报表里，有个别客户名字的汉字变成了小方块', wanted: ['pdf-missing-characters']},
  {query: '两个部门的看板上同一个销售额指标，数字对不上，差了好几万', wanted: ['metric-differs', 'missing-stores-case']},
  {query: '夜里跑的抽取任务到现在还显示排队中，点了停止也没有反应', wanted: ['refresh-stuck']},
  {query: '服务器磁盘空间用完了，现在抽取任务全部失败，用户也登录不了', wanted: ['disk-full']},
  {query: '凌晨下的订单被统计到了前一天，怀疑是时区设置的问题', wanted: ['time-zone-eight-hours']},
  {query: '想把一张经营看板嵌入到我们自己的 OA 系统里，不知道应该怎么配置', wanted: ['embed-dashboard']},
  {query: '希望各个大区的经理登录以后只能看到自己大区的数据', wanted: ['row-level-permission']},
  {query: '客户的手机号和身份证号不想让普通员工看到完整的内容', wanted: ['column-masking']},
  {query: '我们准备把服务器迁移到新的机房，需要注意哪些事情', wanted: ['server-migration']},
  {query: '许可证下个月就要到期了，到期以后系统还能不能继续使用', wanted: ['licence-faq']},
  {query: '连接 Oracle 数据库的时候报 ORA-12514 错误，昨天还是好的', wanted: ['oracle-listener-errors', 'oracle-listener-errors-en']},
  {query: '钉钉群里今天没有收到机器人推送的日报，昨天还是正常的', wanted: ['dingtalk-push', 'scheduled-mail-not-sent']},
  {query: '导出五十万行的明细表的时候，页面转了很久最后提示超时', wanted: ['export-large-tables']},
  {query: '车间里的大屏每天都要重新登录一次，能不能不用登录直接显示', wanted: ['big-screen']},
  {query: '網站的 HTTPS 憑證下星期到期，請問應該怎樣更換', wanted: ['certificate-renewal'], locale: 'zh-Hant'},
  {query: '同事用手機 App 登入之後畫面一直轉圈，電腦上是正常的', wanted: ['mobile-app-blank-tw'], locale: 'zh-Hant'},
  {query: '從系統匯出的 CSV 檔案用 Excel 打開之後中文全部變成亂碼', wanted: ['csv-garbled-tw'], locale: 'zh-Hant'},
  {query: 'Since we upgraded to 6.2 yesterday nobody in our team can get past the loading spinner on any dashboard', wanted: loading.toReversed(), locale: 'en'}, // prettier-ignore
  {
    query: 'Our sales dashboard has become very slow this week and takes more than a minute to open',
    wanted: slow.toReversed(),
    locale: 'en',
  },
  {query: 'We get ORA-12170 whenever the nightly job tries to connect to the Oracle database', wanted: ['oracle-listener-errors-en'], locale: 'en'}, // prettier-ignore
  {
    query: 'We would like to set up single sign-on with our Microsoft Entra ID, what do you need from us',
    wanted: ['sso-setup-en'],
    locale: 'en',
  },
  {query: 'Can you tell us how to take a full backup before we move everything to a new server next month', wanted: ['backup-restore-en', 'server-migration'], locale: 'en'}, // prettier-ignore
  {query: 'Which log files should I send you so that you can look into the crash we had this morning', wanted: ['collect-logs-en'], locale: 'en'}, // prettier-ignore
  {query: 'Why was our ticket only given P2 when the whole finance department is unable to work', wanted: ['urgency-levels-en'], locale: 'en'}, // prettier-ignore
];

/** Sentences that no article answers: nothing may be offered for them in the form. */
export const unanswerableSentences: readonly string[] = [
  '请问你们公司下个星期能不能派人过来给我们新来的同事做一次培训',
  '上个月的发票抬头开错了，麻烦重新开一张寄到我们北京的办公室',
  '想了解一下明年续约的价格，有没有长期客户的优惠',
  '贵公司的联系人换了，请把新来的客户经理的电话告诉我们',
  '建议把菜单的颜色改成我们公司的颜色，现在的太暗了',
  '今天下雨堵车，会议可能要晚半个小时才能开始',
  'The invoice you sent us last month has the wrong company name on it, please send a new one',
  'Could somebody come to our office next week and train the two people who just joined',
  'We would like to know what it costs to renew for another three years',
  'Please change the phone number of our main contact to the new one',
];

/** What no article answers: nothing may pass for an exact match. */
export const unanswerable: readonly string[] = [
  '量子纠缠',
  '今天天气怎么样',
  '附近有什么好吃的',
  '股票什么时候涨',
  '帮我写一首诗',
  '火车票怎么退',
  '孩子发烧怎么办',
  '怎样养一只猫',
  '明天放假吗',
  'asdfghjkl',
  'qwerty zxcv',
  'best pizza in town',
  'football results',
  'how to cook rice',
];
