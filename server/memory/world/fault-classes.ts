import type {Category, Impact} from '../../../src/contract/desk-settings.js';
import {words} from './words.js';

/** Where a fault sits, in two levels. */
export const categories: Category[] = [
  {
    id: 'system',
    name: words('系统', 'System', '系統'),
    children: [
      {id: 'system-hardware', name: words('硬件', 'Hardware', '硬件')},
      {id: 'system-software', name: words('软件', 'Software', '軟體')},
      {id: 'system-network', name: words('网络', 'Network', '網路')},
    ],
  },
  {
    id: 'application',
    name: words('应用', 'Application', '應用'),
    children: [
      {id: 'application-dashboard', name: words('看板与图表', 'Dashboards and charts', '看板與圖表')},
      {id: 'application-export', name: words('报表与导出', 'Reports and export', '報表與匯出')},
      {id: 'application-delivery', name: words('定时推送', 'Scheduled delivery', '定時推送')},
      {id: 'application-login', name: words('登录与权限', 'Sign-in and permissions', '登入與權限')},
      {id: 'application-mobile', name: words('移动端', 'Mobile', '行動裝置')},
    ],
  },
  {
    id: 'data',
    name: words('数据', 'Data', '資料'),
    children: [
      {id: 'data-connection', name: words('数据连接', 'Connections', '資料連線')},
      {id: 'data-refresh', name: words('抽取与更新', 'Extraction and refresh', '抽取與更新')},
      {id: 'data-result', name: words('结果不对', 'Wrong results', '結果不對')},
    ],
  },
  {
    id: 'outage',
    name: words('服务中断', 'Outage', '服務中斷'),
    children: [
      {id: 'outage-whole', name: words('全部不可用', 'Nothing works', '全部不可用')},
      {id: 'outage-flapping', name: words('时好时坏', 'Comes and goes', '時好時壞')},
    ],
  },
];

/** Three plain questions; what the answers mean together is a priority. */
export const impact: Impact = {
  questions: [
    {
      id: 'scope',
      question: words('影响到谁？', 'Who is affected?', '影響到誰？'),
      options: [
        {id: 'everyone', label: words('全公司或全部用户', 'The whole company, or all users', '全公司或全部使用者')},
        {id: 'department', label: words('一个部门或一批用户', 'A department, or a group of users', '一個部門或一群使用者')},
        {id: 'few', label: words('我或个别同事', 'Me, or a few colleagues', '我或個別同事')},
      ],
    },
    {
      id: 'work',
      question: words('工作还能进行吗？', 'Can work go on?', '工作還能進行嗎？'),
      options: [
        {id: 'stopped', label: words('不能，没有别的办法', 'No, there is no workaround', '不能，沒有別的辦法')},
        {
          id: 'detour',
          label: words('能，但只能用替代办法', 'Yes, with a workaround', '能，但只能用替代辦法'),
          hint: words(
            '例如改用导出的表格或旧版看板',
            'For example with an exported table or an older dashboard',
            '例如改用匯出的表格或舊版看板',
          ),
        },
        {id: 'normal', label: words('基本不受影响', 'Hardly affected', '基本不受影響')},
      ],
    },
    {
      id: 'data',
      question: words('数据有没有丢失或出错？', 'Is data lost or wrong?', '資料有沒有遺失或出錯？'),
      options: [
        {id: 'lost', label: words('有数据丢失', 'Data is lost', '有資料遺失')},
        {id: 'wrong', label: words('数据有误，但没有丢失', 'Data is wrong but not lost', '資料有誤，但沒有遺失')},
        {id: 'sound', label: words('没有', 'Neither', '沒有')},
        {id: 'unsure', label: words('不确定', 'Not sure', '不確定')},
      ],
    },
  ],
  matrix: [
    {when: {data: ['lost']}, priority: 'P0'},
    {when: {scope: ['everyone'], work: ['stopped']}, priority: 'P0'},
    {when: {scope: ['department'], work: ['stopped']}, priority: 'P1'},
    {when: {scope: ['everyone', 'department'], data: ['wrong']}, priority: 'P1'},
    {when: {work: ['stopped']}, priority: 'P2'},
    {when: {scope: ['everyone', 'department'], work: ['detour']}, priority: 'P2'},
    {when: {data: ['wrong']}, priority: 'P2'},
  ],
  otherwise: 'P3',
  priorities: [
    {
      id: 'P0',
      name: words('P0 紧急', 'P0 Critical', 'P0 緊急'),
      meaning: words(
        '服务中断，或可能丢失数据。请同时拨打紧急热线，值班工程师会立即介入。',
        'Service is down, or data may be lost. Please also call the emergency line: the engineer on duty steps in.',
        '服務中斷，或可能遺失資料。請同時撥打緊急專線，值班工程師會立即介入。',
      ),
    },
    {
      id: 'P1',
      name: words('P1 高', 'P1 High', 'P1 高'),
      meaning: words(
        '一个部门无法工作，或许多人看到错误的数据。优先于其他请求处理。',
        'A department cannot work, or many people see wrong data. Handled before other requests.',
        '一個部門無法工作，或許多人看到錯誤的資料。優先於其他請求處理。',
      ),
    },
    {
      id: 'P2',
      name: words('P2 中', 'P2 Medium', 'P2 中'),
      meaning: words(
        '部分功能受影响，但有替代办法，或只影响个别人。',
        'Some functions are affected; there is a workaround, or only a few people feel it.',
        '部分功能受影響，但有替代辦法，或只影響個別人。',
      ),
    },
    {
      id: 'P3',
      name: words('P3 低', 'P3 Low', 'P3 低'),
      meaning: words('工作基本不受影响，按顺序处理。', 'Work is hardly affected. Handled in turn.', '工作基本不受影響，按順序處理。'),
    },
    {
      id: 'urgent',
      name: words('紧急', 'Urgent', '緊急'),
      meaning: words('当天办好。', 'Done the same day.', '當天辦好。'),
    },
    {
      id: 'ordinary',
      name: words('普通', 'Ordinary', '普通'),
      meaning: words('一到两个工作日办好。', 'Done in one or two working days.', '一到兩個工作日辦好。'),
    },
    {
      id: 'high',
      name: words('高', 'High', '高'),
      meaning: words('两个工作日之内交付。', 'Delivered within two working days.', '兩個工作日之內交付。'),
    },
    {
      id: 'medium',
      name: words('中', 'Medium', '中'),
      meaning: words(
        '十个工作日之内交付，赶得上您的期限。',
        'Delivered within ten working days, in time for your deadline.',
        '十個工作日之內交付，趕得上您的期限。',
      ),
    },
    {
      id: 'low',
      name: words('低', 'Low', '低'),
      meaning: words(
        '按顺序准备，十个工作日之内交付。',
        'Prepared in turn, delivered within ten working days.',
        '按順序準備，十個工作日之內交付。',
      ),
    },
  ],
};
