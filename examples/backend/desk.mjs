/** What a vendor's support looks like: `GET /desk`. Names and texts are yours, the shape is DeskSettings of docs/openapi.json. */
const words = (zh, en) => ({'zh-Hans': zh, en});

export const desk = {
  brand: {name: words('示例软件', 'Example Software')},
  locales: ['zh-Hans', 'en'],
  timeZone: 'Asia/Shanghai',
  calendars: [
    {
      id: 'office',
      name: words('工作日 9:00–18:00', 'Weekdays 9:00–18:00'),
      timeZone: 'Asia/Shanghai',
      week: [{days: [1, 2, 3, 4, 5], hours: [{from: '09:00', to: '18:00'}]}],
      closedDays: [],
      workingDays: [],
    },
  ],
  tiers: [],
  clocks: [],
  requestTypes: [
    {
      id: 'question',
      name: words('咨询', 'Question'),
      description: words('想知道怎么用', 'How something is done'),
      asksImpact: false,
      asksCategory: false,
      fields: [{id: 'version', kind: 'text', label: words('版本', 'Version'), required: false, maxLength: 40}],
    },
  ],
  categories: [],
  impact: {questions: [], matrix: [], otherwise: 'P3', priorities: [{id: 'P3', name: words('一般', 'Normal'), meaning: words('', '')}]},
  stages: [
    {id: 'received', name: words('已收到', 'Received'), states: ['received', 'classified', 'assigned']},
    {id: 'working', name: words('处理中', 'In progress'), states: ['in-progress', 'waiting-for-customer', 'reopened']},
    {id: 'resolved', name: words('待您确认', 'Your confirmation'), states: ['resolved']},
    {id: 'closed', name: words('已结束', 'Closed'), states: ['confirmed', 'cancelled', 'archived']},
  ],
  reopenDays: 0,
  articleCategories: [],
  surveys: [],
  channels: [
    {
      id: 'mail',
      kind: 'email',
      name: words('邮箱', 'E-mail'),
      value: 'support@example.com',
      href: 'mailto:support@example.com',
      emergency: false,
    },
  ],
  contactMethods: [],
  // No files: this backend has no POST /uploads.
  limits: {title: 120, description: 10_000, message: 10_000, reason: 1_000, comment: 2_000, attachments: {count: 0, bytes: 0, types: {}}},
  consents: [],
};
