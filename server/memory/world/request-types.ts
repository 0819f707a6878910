import type {FieldDefinition, RequestType} from '../../../src/contract/desk-settings.js';
import {typesByAudience} from './audiences.js';
import {catalogue} from './catalogue.js';
import {words} from './words.js';

const product: FieldDefinition = {
  id: 'product',
  kind: 'select',
  label: words('产品', 'Product', '產品'),
  required: true,
  options: [
    {id: 'bi-server', label: words('海图 BI 企业版（本地部署）', 'Haitu BI Server (on-premises)', '海圖 BI 企業版（本地部署）')},
    {id: 'bi-cloud', label: words('海图 BI 云版', 'Haitu BI Cloud', '海圖 BI 雲端版')},
    {
      id: 'mobile',
      label: words(
        '海图移动（企业微信、钉钉、飞书、App）',
        'Haitu Mobile (WeCom, DingTalk, Lark, app)',
        '海圖移動（企業微信、釘釘、飛書、App）',
      ),
    },
    {id: 'gateway', label: words('海图数据网关', 'Haitu Data Gateway', '海圖資料閘道')},
  ],
};

const production = {id: 'production', label: words('生产', 'Production', '生產')};
const test = {id: 'test', label: words('测试', 'Test', '測試')};

const environment: FieldDefinition = {
  id: 'environment',
  kind: 'radio',
  label: words('环境', 'Environment', '環境'),
  required: true,
  options: [production, test, {id: 'development', label: words('开发', 'Development', '開發')}],
};

const day: FieldDefinition = {id: 'day', kind: 'date', label: words('希望的日期', 'Preferred day', '希望的日期'), required: true};

const requestConcerned = words('相关的请求编号', 'Reference of the request concerned', '相關的請求編號');

const incident: RequestType = {
  id: 'incident',
  name: words('故障', 'Incident', '故障'),
  description: words(
    '用不了、变慢、报错，或者数据不对',
    'Something fails, is slow, shows an error or gives wrong data',
    '用不了、變慢、出現錯誤訊息，或是資料不對',
  ),
  icon: 'fault',
  asksImpact: true,
  asksCategory: true,
  titleHint: words(
    '例如：升级到 6.2.1 后销售看板一直在加载',
    'For example: the sales dashboard keeps loading since the upgrade to 6.2.1',
    '例如：升級到 6.2.1 後銷售看板一直在載入',
  ),
  descriptionHint: words(
    '看到了什么现象、怎么操作会出现、报错原文是什么。日志和截图可以直接粘贴或拖进来。',
    'What you see, how to make it happen, the exact error. Paste or drop logs and screenshots.',
    '看到了什麼現象、怎麼操作會出現、錯誤訊息的原文是什麼。記錄檔和截圖可以直接貼上或拖曳進來。',
  ),
  fields: [
    product,
    {
      id: 'version',
      kind: 'text',
      label: words('版本', 'Version', '版本'),
      hint: words(
        '在“系统管理 > 关于”中查看，例如 6.2.1',
        'See Administration > About, for example 6.2.1',
        '在「系統管理 > 關於」中查看，例如 6.2.1',
      ),
      required: true,
      maxLength: 40,
      when: {field: 'product', is: ['bi-server', 'gateway']},
    },
    {
      id: 'patch',
      kind: 'text',
      label: words('补丁', 'Patch', '補丁'),
      hint: words(
        '装过补丁时填写补丁号，例如 HT-6.2.1-P3',
        'If a patch is installed, its number, for example HT-6.2.1-P3',
        '裝過補丁時填寫補丁號，例如 HT-6.2.1-P3',
      ),
      required: false,
      maxLength: 40,
      when: {field: 'product', is: ['bi-server']},
    },
    {
      id: 'client',
      kind: 'select',
      label: words('在哪里打开', 'Opened in', '在哪裡打開'),
      required: true,
      options: [
        {id: 'wecom', label: words('企业微信', 'WeCom', '企業微信')},
        {id: 'dingtalk', label: words('钉钉', 'DingTalk', '釘釘')},
        {id: 'lark', label: words('飞书', 'Lark', '飛書')},
        {id: 'app-ios', label: words('海图 App（iOS）', 'Haitu app (iOS)', '海圖 App（iOS）')},
        {id: 'app-android', label: words('海图 App（Android）', 'Haitu app (Android)', '海圖 App（Android）')},
      ],
      when: {field: 'product', is: ['mobile']},
    },
    {
      id: 'database',
      kind: 'select',
      label: words('数据库', 'Database', '資料庫'),
      required: false,
      options: [
        {id: 'mysql', label: words('MySQL', 'MySQL', 'MySQL')},
        {id: 'oracle', label: words('Oracle', 'Oracle', 'Oracle')},
        {id: 'sql-server', label: words('SQL Server', 'SQL Server', 'SQL Server')},
        {id: 'postgresql', label: words('PostgreSQL', 'PostgreSQL', 'PostgreSQL')},
        {id: 'clickhouse', label: words('ClickHouse', 'ClickHouse', 'ClickHouse')},
        {id: 'hive', label: words('Hive 或 Spark', 'Hive or Spark', 'Hive 或 Spark')},
        {id: 'other', label: words('其他', 'Other', '其他')},
      ],
      when: {field: 'category', is: ['data-connection', 'data-refresh']},
    },
    environment,
    {
      id: 'began',
      kind: 'datetime',
      label: words('什么时候开始的', 'When it began', '什麼時候開始的'),
      hint: words('大概的时间就可以', 'A rough time will do', '大概的時間就可以'),
      required: false,
    },
    {
      id: 'tried',
      kind: 'textarea',
      label: words('已经试过什么', 'What you have tried', '已經試過什麼'),
      hint: words(
        '重启、换浏览器、回退版本、对比测试环境……',
        'A restart, another browser, going back a version, comparing with test …',
        '重新啟動、換瀏覽器、退回舊版本、對比測試環境……',
      ),
      required: false,
      maxLength: 2000,
    },
  ],
};

const question: RequestType = {
  id: 'question',
  name: words('咨询', 'Question', '諮詢'),
  description: words(
    '怎么用、指标怎么算、许可与权限怎么设',
    'How to use something, how a metric is defined, licences and permissions',
    '怎麼用、指標怎麼算、授權與權限怎麼設',
  ),
  icon: 'question',
  asksImpact: false,
  asksCategory: false,
  titleHint: words(
    '例如：同一张看板怎样让各大区只看到自己的数据',
    'For example: how can each region see only its own rows on one dashboard',
    '例如：同一張看板怎樣讓各大區只看到自己的資料',
  ),
  descriptionHint: words(
    '想达到什么效果，现在做到了哪一步。',
    'What you want to achieve and how far you have got.',
    '想達到什麼效果，現在做到了哪一步。',
  ),
  fields: [
    product,
    {
      id: 'topic',
      kind: 'radio',
      label: words('关于', 'About', '關於'),
      required: true,
      options: [
        {id: 'usage', label: words('功能用法', 'Using a feature', '功能用法')},
        {id: 'metrics', label: words('指标口径与结果解释', 'Metric definitions and results', '指標口徑與結果解釋')},
        {id: 'permission', label: words('账号与权限', 'Accounts and permissions', '帳號與權限')},
        {id: 'licence', label: words('许可与版本', 'Licences and editions', '授權與版本')},
      ],
    },
    {
      id: 'licence-id',
      kind: 'text',
      label: words('许可编号', 'Licence number', '授權編號'),
      hint: words(
        '在“系统管理 > 许可”中查看，以 HTL- 开头',
        'See Administration > Licence; it starts with HTL-',
        '在「系統管理 > 授權」中查看，以 HTL- 開頭',
      ),
      required: false,
      maxLength: 40,
      when: {field: 'topic', is: ['licence']},
    },
  ],
};

const suggestion: RequestType = {
  id: 'suggestion',
  name: words('功能建议', 'Suggestion', '功能建議'),
  description: words('希望产品能做到、或者做得更好的事', 'What the product should do, or do better', '希望產品能做到、或者做得更好的事'),
  icon: 'bulb',
  asksImpact: false,
  asksCategory: false,
  titleHint: words(
    '例如：希望订阅邮件里可以带上筛选条件',
    'For example: subscription mails should show the filters used',
    '例如：希望訂閱郵件裡可以帶上篩選條件',
  ),
  descriptionHint: words(
    '现在怎么做，卡在哪里，希望变成什么样。',
    'How you do it now, where it hurts, how it should be.',
    '現在怎麼做，卡在哪裡，希望變成什麼樣。',
  ),
  fields: [
    product,
    {
      id: 'frequency',
      kind: 'radio',
      label: words('多久会用到一次', 'How often you would use it', '多久會用到一次'),
      required: false,
      options: [
        {id: 'daily', label: words('每天', 'Every day', '每天')},
        {id: 'weekly', label: words('每周', 'Every week', '每週')},
        {id: 'rarely', label: words('偶尔', 'Now and then', '偶爾')},
      ],
    },
    {
      id: 'interview',
      kind: 'checkbox',
      label: words('愿意与产品经理聊一聊', 'I am happy to talk to a product manager', '願意與產品經理聊一聊'),
      required: false,
    },
    {
      id: 'reach',
      kind: 'text',
      label: words('怎么联系您', 'How to reach you', '怎麼聯絡您'),
      hint: words('电话或企业微信，以及方便的时段', 'Phone or WeCom, and a good time of day', '電話或企業微信，以及方便的時段'),
      required: true,
      maxLength: 100,
      when: {field: 'interview', is: ['true']},
    },
  ],
};

const change: RequestType = {
  id: 'change',
  name: words('变更', 'Change', '變更'),
  description: words(
    '要新增或调整：字段、配置、扩容、升级、定制开发、数据迁移',
    'Something to add or adjust: fields, settings, capacity, upgrades, custom work, data migration',
    '要新增或調整：欄位、設定、擴充、升級、客製開發、資料移轉',
  ),
  icon: 'tools',
  asksImpact: false,
  asksCategory: false,
  reviews: true,
  process: 'change',
  titleHint: words(
    '例如：销售主题增加“渠道”字段',
    'For example: add the field "channel" to the sales topic',
    '例如：銷售主題增加「通路」欄位',
  ),
  descriptionHint: words(
    '现在是什么样，要改成什么样，为什么要改。评估之后会先与您确认，再动手。',
    'How it is now, how it should be, and why. We assess it and agree it with you before anything is changed.',
    '現在是什麼樣，要改成什麼樣，為什麼要改。評估之後會先與您確認，再動手。',
  ),
  fields: [
    product,
    {
      id: 'change-kind',
      kind: 'radio',
      label: words('变更内容', 'What changes', '變更內容'),
      required: true,
      options: [
        {id: 'data', label: words('数据字段或指标', 'Data fields or metrics', '資料欄位或指標')},
        {id: 'account', label: words('账号与权限', 'Accounts and permissions', '帳號與權限')},
        {id: 'configuration', label: words('配置或参数', 'Settings', '設定或參數')},
        {id: 'capacity', label: words('扩容', 'Capacity', '擴充')},
        {id: 'upgrade', label: words('版本升级', 'Upgrade', '版本升級')},
        {id: 'migration', label: words('数据迁移与备份', 'Data migration and backup', '資料移轉與備份')},
        {id: 'development', label: words('定制开发', 'Custom development', '客製開發')},
      ],
    },
    {
      id: 'from-version',
      kind: 'text',
      label: words('现在的版本', 'Version now', '目前的版本'),
      required: true,
      maxLength: 40,
      when: {field: 'change-kind', is: ['upgrade']},
    },
    {
      id: 'to-version',
      kind: 'text',
      label: words('想升级到', 'Wanted version', '想升級到'),
      hint: words(
        '不确定可以留空，我们按您的环境建议',
        'Leave it open if unsure; we suggest one that suits your setup',
        '不確定可以留空，我們依您的環境建議',
      ),
      required: false,
      maxLength: 40,
      when: {field: 'change-kind', is: ['upgrade']},
    },
    {
      id: 'data-scope',
      kind: 'textarea',
      label: words('哪些数据，从哪里到哪里', 'Which data, from where to where', '哪些資料，從哪裡到哪裡'),
      hint: words(
        '大概的数据量、能停多久、要不要保留旧环境',
        'Rough size, how long it may be down, whether the old one stays',
        '大概的資料量、可以停多久、要不要保留舊環境',
      ),
      required: true,
      maxLength: 2000,
      when: {field: 'change-kind', is: ['migration']},
    },
    {
      id: 'done-when',
      kind: 'textarea',
      label: words('做成什么样算完成', 'When it counts as done', '做成什麼樣算完成'),
      hint: words('谁来用、在哪里用、怎么验收', 'Who uses it, where, and how you will accept it', '誰來用、在哪裡用、怎麼驗收'),
      required: true,
      maxLength: 2000,
      when: {field: 'change-kind', is: ['development']},
    },
    {
      id: 'accounts',
      kind: 'textarea',
      label: words('涉及的账号', 'Accounts concerned', '涉及的帳號'),
      hint: words(
        '每行一个，写明要增加还是收回的权限',
        'One a line, with the permission to grant or withdraw',
        '每行一個，寫明要增加還是收回的權限',
      ),
      required: true,
      maxLength: 2000,
      when: {field: 'change-kind', is: ['account']},
    },
    {...environment, options: [production, test]},
    {
      id: 'wanted-by',
      kind: 'date',
      label: words('希望哪天完成', 'Wanted by', '希望哪天完成'),
      required: false,
    },
    {
      id: 'window',
      kind: 'text',
      label: words('可以操作的时间段', 'When it may be done', '可以操作的時段'),
      hint: words('例如工作日 20:00 之后', 'For example after 20:00 on weekdays', '例如工作日 20:00 之後'),
      required: true,
      maxLength: 100,
      when: {field: 'environment', is: ['production']},
    },
  ],
};

const visit: RequestType = {
  id: 'visit',
  name: words('上门服务', 'Visit', '到場服務'),
  description: words(
    '请工程师到现场：部署、巡检、排查',
    'An engineer on site: installation, inspection, diagnosis',
    '請工程師到現場：部署、巡檢、排查',
  ),
  icon: 'person',
  asksImpact: false,
  asksCategory: false,
  titleHint: words('例如：新机房部署数据网关', 'For example: install the data gateway in our new server room', '例如：新機房部署資料閘道'),
  descriptionHint: words(
    '到现场要做什么，现场有什么条件（网络、权限、陪同人员）。',
    'What is to be done on site, and what is there: network, access, someone to accompany.',
    '到現場要做什麼，現場有什麼條件（網路、權限、陪同人員）。',
  ),
  fields: [
    {
      id: 'purpose',
      kind: 'radio',
      label: words('上门事由', 'Purpose', '到場事由'),
      required: true,
      options: [
        {id: 'install', label: words('部署或升级', 'Installation or upgrade', '部署或升級')},
        {id: 'inspection', label: words('巡检', 'Inspection', '巡檢')},
        {id: 'diagnosis', label: words('现场排查', 'Diagnosis on site', '現場排查')},
      ],
    },
    {
      id: 'related',
      kind: 'text',
      label: requestConcerned,
      required: false,
      maxLength: 40,
      when: {field: 'purpose', is: ['diagnosis']},
    },
    {id: 'address', kind: 'text', label: words('地址', 'Address', '地址'), required: true, maxLength: 200},
    day,
    {
      id: 'host',
      kind: 'text',
      label: words('现场联系人和电话', 'Contact on site, with phone number', '現場聯絡人和電話'),
      required: true,
      maxLength: 100,
    },
  ],
};

const training: RequestType = {
  id: 'training',
  name: words('培训', 'Training', '教育訓練'),
  description: words('为团队预约课程', 'Book a course for your team', '為團隊預約課程'),
  icon: 'training',
  asksImpact: false,
  asksCategory: false,
  titleHint: words(
    '例如：为新来的数据分析师预约进阶培训',
    'For example: advanced course for our new analysts',
    '例如：為新來的資料分析師預約進階教育訓練',
  ),
  descriptionHint: words(
    '谁来听、有什么基础、最想解决什么问题。',
    'Who will attend, what they know, what they most want to learn.',
    '誰來聽、有什麼基礎、最想解決什麼問題。',
  ),
  fields: [
    {
      id: 'course',
      kind: 'select',
      label: words('课程', 'Course', '課程'),
      required: true,
      options: [
        {id: 'basic', label: words('基础：看板制作', 'Basic: building dashboards', '基礎：看板製作')},
        {
          id: 'advanced',
          label: words('进阶：数据建模与计算字段', 'Advanced: data models and calculated fields', '進階：資料建模與計算欄位'),
        },
        {
          id: 'admin',
          label: words('管理员：部署、权限与运维', 'Administrators: deployment, permissions, operation', '管理員：部署、權限與維運'),
        },
        {id: 'topic', label: words('专题：由您来定', 'A topic of your choice', '專題：由您來定')},
      ],
    },
    {
      id: 'people',
      kind: 'text',
      label: words('人数', 'Number of people', '人數'),
      required: true,
      maxLength: 20,
    },
    {
      id: 'mode',
      kind: 'radio',
      label: words('方式', 'Format', '方式'),
      required: true,
      options: [
        {id: 'live', label: words('线上直播', 'Live online', '線上直播')},
        {id: 'recorded', label: words('录播', 'Recorded', '錄播')},
        {id: 'onsite', label: words('现场', 'On site', '現場')},
      ],
    },
    {
      id: 'city',
      kind: 'text',
      label: words('培训地点', 'Place', '上課地點'),
      required: true,
      maxLength: 100,
      when: {field: 'mode', is: ['onsite']},
    },
    {...day, required: false, when: {field: 'mode', is: ['onsite', 'live']}},
  ],
};

const complaint: RequestType = {
  id: 'complaint',
  name: words('投诉', 'Complaint', '客訴'),
  description: words(
    '对服务或产品不满意，由服务经理亲自跟进',
    'Unhappy with the service or the product; a service manager follows it up in person',
    '對服務或產品不滿意，由服務經理親自跟進',
  ),
  icon: 'alert',
  asksImpact: false,
  asksCategory: false,
  titleHint: words('一句话说明', 'In one sentence', '一句話說明'),
  descriptionHint: words(
    '发生了什么、什么时候、希望怎样解决。',
    'What happened, when, and what would put it right.',
    '發生了什麼、什麼時候、希望怎樣解決。',
  ),
  fields: [
    {
      id: 'about',
      kind: 'radio',
      label: words('关于', 'About', '關於'),
      required: true,
      options: [
        {id: 'service', label: words('服务过程', 'The service I received', '服務過程')},
        {id: 'quality', label: words('产品质量', 'Quality of the product', '產品品質')},
        {id: 'contract', label: words('合同与费用', 'Contract and fees', '合同與費用')},
      ],
    },
    {
      id: 'earlier',
      kind: 'text',
      label: requestConcerned,
      hint: words('例如 AC-7K3P-0001', 'For example AC-7K3P-0001', '例如 AC-7K3P-0001'),
      required: false,
      maxLength: 40,
    },
    {
      id: 'call-back',
      kind: 'checkbox',
      label: words('请给我回电话', 'Please call me back', '請給我回電話'),
      required: false,
    },
    {
      id: 'phone',
      kind: 'text',
      label: words('电话', 'Phone', '電話'),
      required: true,
      maxLength: 40,
      when: {field: 'call-back', is: ['true']},
    },
  ],
};

/** What a customer can hand in, in the order of the choice. */
export const requestTypes: RequestType[] = [
  incident,
  question,
  catalogue,
  suggestion,
  change,
  training,
  visit,
  ...typesByAudience,
  complaint,
];
