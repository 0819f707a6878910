import type {DeskSettings, Limits, Stage} from '../../../src/contract/desk-settings.js';
import type {LocalText} from '../../../src/contract/values.js';
import {satisfaction, serviceRows} from '../survey-presets.js';
import {always, mainlandOffice} from './calendars.js';

const words = (zhHans: string, en: string, zhHant: string): LocalText => ({'zh-Hans': zhHans, 'zh-Hant': zhHant, en});

/** The steps of a request and of a change, as customers read them. */
export const usualStages: Stage[] = [
  {id: 'received', name: words('已收到', 'Received', '已收到'), states: ['received']},
  {id: 'assigned', name: words('安排工程师', 'Assignment', '安排工程師'), states: ['classified', 'assigned']},
  {
    id: 'working',
    name: words('处理中', 'In progress', '處理中'),
    states: ['in-progress', 'waiting-for-customer', 'waiting-for-third-party', 'reopened'],
  },
  {id: 'resolved', name: words('待您确认', 'Your confirmation', '待您確認'), states: ['resolved']},
  {id: 'closed', name: words('已结束', 'Closed', '已結束'), states: ['confirmed', 'closed-unanswered', 'cancelled', 'archived']},
  {id: 'change-received', process: 'change', name: words('已收到', 'Received', '已收到'), states: ['received']},
  {
    id: 'change-evaluating',
    process: 'change',
    name: words('评估中', 'Assessment', '評估中'),
    states: ['evaluating', 'waiting-for-customer', 'waiting-for-third-party'],
  },
  {id: 'change-quoted', process: 'change', name: words('待您确认报价', 'Your decision on the quote', '待您確認報價'), states: ['quoted']},
  {id: 'change-accepted', process: 'change', name: words('报价已接受', 'Quote accepted', '報價已接受'), states: ['accepted']},
  {id: 'change-scheduled', process: 'change', name: words('已排期', 'Scheduled', '已排期'), states: ['scheduled']},
  {id: 'change-delivered', process: 'change', name: words('待您验收', 'Your acceptance', '待您驗收'), states: ['delivered']},
  {
    id: 'change-closed',
    process: 'change',
    name: words('已结束', 'Closed', '已結束'),
    states: ['acceptance', 'declined', 'cancelled', 'archived'],
  },
];

/** What a text and a file may be. */
export const usualLimits: Limits = {
  title: 120,
  description: 10_000,
  message: 10_000,
  reason: 1_000,
  comment: 2_000,
  attachments: {
    count: 10,
    bytes: 20_000_000,
    types: {
      png: 'image/png',
      jpg: 'image/jpeg',
      jpeg: 'image/jpeg',
      gif: 'image/gif',
      webp: 'image/webp',
      pdf: 'application/pdf',
      txt: 'text/plain',
      log: 'text/plain',
      csv: 'text/csv',
      json: 'application/json',
      har: 'application/json',
      zip: 'application/zip',
      gz: 'application/gzip',
      docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    },
  },
};

/** What a desk has that says nothing else in its configuration: Beijing office hours and around the clock, one level of service, the usual steps and limits. */
export const usualDesk: Pick<
  DeskSettings,
  | 'calendars'
  | 'tiers'
  | 'clocks'
  | 'categories'
  | 'stages'
  | 'reopenDays'
  | 'articleCategories'
  | 'surveys'
  | 'channels'
  | 'contactMethods'
  | 'limits'
  | 'consents'
> = {
  calendars: [mainlandOffice, always],
  tiers: [{id: 'standard', name: words('标准服务', 'Standard', '標準服務'), calendar: mainlandOffice.id}],
  clocks: [],
  categories: [],
  stages: usualStages,
  reopenDays: 30,
  articleCategories: [{id: 'help', name: words('使用帮助', 'How-to', '使用說明')}],
  surveys: [
    {
      id: 'service',
      kind: 'ticket',
      title: words('这次服务怎么样？', 'How was the service this time?', '這次服務怎麼樣？'),
      asksSolved: true,
      dimensions: serviceRows,
      overall: 'overall',
      scale: satisfaction,
      reasons: [],
    },
  ],
  channels: [],
  contactMethods: [],
  limits: usualLimits,
  consents: [],
};
