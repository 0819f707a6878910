import type {Audience, RequestType} from '../../../src/contract/desk-settings.js';
import {words} from './words.js';

/** Circles of readers: by what a token names, by role, by tier. */
export const audiences: Audience[] = [
  {id: 'administrators', name: words('平台管理员', 'Platform administrators', '平台管理員')},
  {id: 'managers', name: words('客户方负责人', 'Managers at the customer', '客戶方負責人'), roles: ['manager']},
  {id: 'plan-a', name: words('A 级服务客户', 'Customers with plan A', 'A 級服務客戶'), tiers: ['A']},
];

/** What whoever answers for an organisation asks, and nobody else. Three levels. */
const audit: RequestType = {
  id: 'audit',
  name: words('审计与合规', 'Audit and compliance', '稽核與合規'),
  description: words(
    '审计日志、安全证明、数据处理协议：只有客户方负责人可以申请',
    'Audit logs, proofs of security, data processing agreements: for managers only',
    '稽核記錄、安全證明、資料處理協議：只有客戶方負責人可以申請',
  ),
  icon: 'person',
  asksImpact: true,
  asksCategory: false,
  suggests: false,
  audience: ['managers'],
  titleHint: words('例如：等保测评需要的安全说明', 'For example: security statement for our yearly audit', '例如：年度稽核需要的安全說明'),
  descriptionHint: words(
    '给谁用、要覆盖哪段时间、要什么格式。',
    'For whom, which period, which format.',
    '給誰用、要涵蓋哪段時間、要什麼格式。',
  ),
  impact: {
    questions: [
      {
        id: 'deadline',
        question: words('什么时候要交？', 'When is it due?', '什麼時候要交？'),
        options: [
          {id: 'week', label: words('一周之内', 'Within a week', '一週之內')},
          {id: 'month', label: words('一个月之内', 'Within a month', '一個月之內')},
          {id: 'later', label: words('不急', 'Later', '不急')},
        ],
      },
    ],
    matrix: [
      {when: {deadline: ['week']}, priority: 'high'},
      {when: {deadline: ['month']}, priority: 'medium'},
    ],
    otherwise: 'low',
  },
  fields: [
    {
      id: 'paper',
      kind: 'radio',
      label: words('需要什么', 'What is needed', '需要什麼'),
      required: true,
      options: [
        {id: 'log', label: words('审计日志', 'Audit log', '稽核記錄')},
        {id: 'proof', label: words('安全证明', 'Proof of security', '安全證明')},
        {id: 'agreement', label: words('数据处理协议', 'Data processing agreement', '資料處理協議')},
      ],
    },
    {
      id: 'period',
      kind: 'text',
      label: words('哪段时间', 'Period', '哪段時間'),
      hint: words('例如 2026 年 7 月到 9 月', 'For example July to September 2026', '例如 2026 年 7 月到 9 月'),
      required: true,
      maxLength: 100,
      when: {field: 'paper', is: ['log']},
    },
  ],
};

/** Part of one tier of service. */
const healthCheck: RequestType = {
  id: 'health-check',
  name: words('系统体检', 'Health check', '系統健檢'),
  description: words(
    'A 级服务包含：工程师远程检查性能、容量和备份，给出书面报告',
    'Part of plan A: an engineer checks performance, capacity and backups and writes a report',
    'A 級服務包含：工程師遠端檢查效能、容量和備份，並提供書面報告',
  ),
  icon: 'tools',
  asksImpact: false,
  asksCategory: false,
  suggests: false,
  audience: ['plan-a'],
  titleHint: words('例如：大促前检查一次生产环境', 'For example: check production before the sale', '例如：大促前檢查一次正式環境'),
  descriptionHint: words('最担心什么，最近有什么变化。', 'What worries you most, what has changed lately.', '最擔心什麼，最近有什麼變化。'),
  fields: [
    {
      id: 'scope',
      kind: 'radio',
      label: words('检查范围', 'Scope', '檢查範圍'),
      required: true,
      options: [
        {id: 'whole', label: words('全面体检', 'Everything', '全面健檢')},
        {id: 'backup', label: words('只看备份能否恢复', 'Only whether backups can be restored', '只看備份能否還原')},
      ],
    },
    {
      id: 'restore-day',
      kind: 'date',
      label: words('哪天可以做恢复演练', 'Day for a trial restore', '哪天可以做還原演練'),
      required: false,
      when: {field: 'scope', is: ['backup']},
    },
  ],
};

/** Kinds of request that only one audience is offered. */
export const typesByAudience: RequestType[] = [audit, healthCheck];
