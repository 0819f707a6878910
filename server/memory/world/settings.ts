import type {ContactChannel, ContactMethod, DeskSettings} from '../../../src/contract/desk-settings.js';
import {usualLimits, usualStages} from '../../app/presets/desk.js';
import {audiences} from './audiences.js';
import {calendars, clocks, tiers} from './clocks.js';
import {escalation} from './escalation.js';
import {categories, impact} from './fault-classes.js';
import {requestTypes} from './request-types.js';
import {surveys} from './surveys.js';
import {words} from './words.js';

const weekdays = words('工作日 9:00–18:00（北京时间）', 'Weekdays 9:00–18:00 (Beijing time)', '工作日 9:00–18:00（北京時間）');

/** The telephone numbers begin with a zero, as no real one does. */
const channels: ContactChannel[] = [
  {
    id: 'emergency',
    kind: 'phone',
    name: words('紧急热线', 'Emergency line', '緊急專線'),
    value: '010-0000-6199',
    href: 'tel:+861000006199',
    hours: words(
      '每天 24 小时，仅限业务中断等紧急情况',
      'Day and night, for outages and lost data only',
      '每天 24 小時，僅限業務中斷等緊急狀況',
    ),
    calendar: 'always',
    emergency: true,
  },
  {
    id: 'hotline',
    kind: 'phone',
    name: words('服务热线', 'Service line', '服務專線'),
    value: '010-0000-6180',
    href: 'tel:+861000006180',
    hours: weekdays,
    calendar: 'office',
    emergency: false,
  },
  {
    id: 'mail',
    kind: 'email',
    name: words('服务邮箱', 'E-mail', '服務信箱'),
    value: 'support@haitu.example',
    href: 'mailto:support@haitu.example',
    emergency: false,
  },
  {
    id: 'chat',
    kind: 'chat',
    name: words('在线客服', 'Live chat', '線上客服'),
    value: 'haitu.example/chat',
    href: 'https://haitu.example/chat',
    hours: weekdays,
    calendar: 'office',
    emergency: false,
  },
  {
    id: 'wechat',
    kind: 'social',
    name: words('微信公众号', 'WeChat official account', '微信公眾號'),
    value: '海图数据服务',
    emergency: false,
  },
  {
    id: 'office',
    kind: 'address',
    name: words('地址', 'Address', '地址'),
    value: words(
      '北京市海淀区云帆路 18 号海图数据 6 层',
      'Haitu Data, Floor\u00a06, 18\u00a0Yunfan Road, Haidian, Beijing',
      '北京市海淀區雲帆路 18 號海圖數據 6 樓',
    ),
    hours: weekdays,
    calendar: 'office',
    emergency: false,
  },
];

const contactMethods: ContactMethod[] = [
  {
    id: 'portal',
    kind: 'portal',
    name: words('在这里回复即可', 'Here in the portal', '在這裡回覆即可'),
    hint: words('有进展时会发邮件提醒您。', 'You get an e-mail when something is new.', '有進展時會寄電子郵件提醒您。'),
    asksValue: false,
  },
  {id: 'email', kind: 'email', name: words('邮件', 'E-mail', '電子郵件'), asksValue: false},
  {
    id: 'phone',
    kind: 'phone',
    name: words('电话', 'Phone', '電話'),
    hint: words('工作日 9:00–18:00 联系您。', 'We call on weekdays, 9:00–18:00 Beijing time.', '工作日 9:00–18:00 聯絡您。'),
    asksValue: true,
  },
  {
    id: 'remote',
    kind: 'remote',
    name: words('远程协助', 'Remote session', '遠端協助'),
    hint: words(
      '先约时间，您同意之后才开始，随时可以停。',
      'By appointment; it begins with your consent and ends when you say so.',
      '先約時間，您同意之後才開始，隨時可以停。',
    ),
    asksValue: false,
  },
  {
    id: 'on-site',
    kind: 'on-site',
    name: words('上门服务', 'On site', '到場服務'),
    hint: words('时间和费用会先与您确认。', 'Time and cost are agreed with you first.', '時間和費用會先與您確認。'),
    asksValue: false,
  },
];

/** What the desk of 海图数据 (Haitu Data, an invented maker of a BI platform) offers. */
export const settings: DeskSettings = {
  brand: {name: words('海图数据', 'Haitu Data', '海圖數據')},
  locales: ['zh-Hans', 'en'],
  timeZone: 'Asia/Shanghai',
  calendars,
  tiers,
  clocks,
  escalation,
  visits: {calendar: 'office', minutes: 120, days: 5, leadHours: 20, noticeHours: 24, toolHosts: ['remote.haitu.example']},
  requestTypes,
  audiences,
  categories,
  impact,
  stages: usualStages,
  reopenDays: 30,
  closeDays: 7,
  archiveDays: 60,
  access: {
    mostHours: 168,
    credentials: words(
      '密码和密钥请通过电话，或贵方自己的堡垒机、密码保险箱交给我们，不要写在这里。',
      'Give passwords and keys by phone, or by a bastion host or vault of your own. Never write them here.',
      '密碼與金鑰請透過電話，或貴方自己的跳板機、密碼保管庫交給我們，不要寫在這裡。',
    ),
  },
  articleCategories: [
    {id: 'install', name: words('安装与升级', 'Installation and upgrades', '安裝與升級')},
    {id: 'operation', name: words('运维与性能', 'Operation and performance', '維運與效能')},
    {id: 'data', name: words('数据连接与更新', 'Connections and refresh', '資料連線與更新')},
    {id: 'analysis', name: words('看板与分析', 'Dashboards and analysis', '看板與分析')},
    {id: 'access', name: words('账号与权限', 'Accounts and permissions', '帳號與權限')},
    {id: 'delivery', name: words('推送与移动端', 'Delivery and mobile', '推送與行動裝置')},
    {id: 'service', name: words('服务与支持', 'Support service', '服務與支援')},
  ],
  surveys,
  channels,
  contactMethods,
  limits: usualLimits,
  consents: [
    {
      id: 'diagnostics',
      text: words(
        '同意海图工程师为处理本次请求查看我提交的文字、截图和日志；其中的个人信息只用于排查问题。',
        'Haitu engineers may read the text, screenshots and logs I send in order to handle this request; personal data in them is used for diagnosis only.',
        '同意海圖工程師為處理本次請求查看我送出的文字、截圖和記錄檔；其中的個人資料只用於排查問題。',
      ),
      required: false,
    },
  ],
};
