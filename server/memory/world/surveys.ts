import type {SurveyDefinition} from '../../../src/contract/survey.js';
import {ces, csat, nps, satisfaction, serviceRows, staffRows, supportRows, trainingRows} from '../../app/survey-presets.js';
import {days, hours} from './ago.js';
import {colleague} from './people.js';
import {words} from './words.js';
import type {WorldSurvey} from './world.js';

const callback = words(
  '可以打这个电话和我聊聊这次评价；号码只用于这一次回访。',
  'You may call me about this rating; the number is used for this one call only.',
  '可以打這個電話和我聊聊這次評價；號碼只用於這一次回訪。',
);

const slowReply = {id: 'slow-reply', label: words('回复太慢', 'Replies took too long', '回覆太慢')};
const manner = {id: 'manner', label: words('服务态度', 'Attitude', '服務態度')};

/** Asked once for each resolution of a ticket. */
const ticketSurvey: SurveyDefinition = {
  id: 'ticket-service',
  kind: 'ticket',
  title: words('这次服务怎么样？', 'How was the service this time?', '這次服務怎麼樣？'),
  asksSolved: true,
  dimensions: serviceRows,
  overall: 'overall',
  scale: satisfaction,
  reasons: [
    slowReply,
    {id: 'unsolved', label: words('问题没有真正解决', 'The problem was not really solved', '問題沒有真正解決')},
    {id: 'explained-twice', label: words('要反复说明情况', 'Had to explain again and again', '要反覆說明情況')},
    {id: 'hard-to-follow', label: words('方案看不懂或不好操作', 'The solution was hard to follow', '方案看不懂或不易操作')},
    {id: 'not-informed', label: words('不知道进展', 'Not kept informed', '不知道進展')},
    manner,
  ],
  callback,
};

/** The regular look at the whole relation, once a quarter. */
const regularSurvey: SurveyDefinition = {
  id: 'regular',
  kind: 'periodic',
  title: words('您对我们的支持服务满意吗？', 'How satisfied are you with our support?', '您對我們的支援服務滿意嗎？'),
  asksSolved: false,
  dimensions: [nps, ...supportRows, ces],
  overall: nps.id,
  scale: satisfaction,
  reasons: [
    {id: 'knowledge', label: words('对产品或业务不够了解', 'Too little knowledge of product or business', '對產品或業務不夠了解')},
    {id: 'communication', label: words('沟通不顺畅', 'Communication was difficult', '溝通不順暢')},
    slowReply,
    manner,
  ],
  callback,
};

/** About the people one deals with most, once a year. */
const staffSurvey: SurveyDefinition = {
  id: 'staff',
  kind: 'periodic',
  title: words('您的客户成功经理做得怎么样？', 'How is your customer success manager doing?', '您的客戶成功經理做得怎麼樣？'),
  asksSolved: false,
  dimensions: staffRows,
  scale: satisfaction,
  reasons: regularSurvey.reasons,
  callback,
};

const trainingSurvey: SurveyDefinition = {
  id: 'training',
  kind: 'training',
  title: words('这次培训怎么样？', 'How was the training?', '這次教育訓練怎麼樣？'),
  asksSolved: false,
  dimensions: [...trainingRows, csat],
  overall: csat.id,
  scale: satisfaction,
  reasons: [
    {id: 'too-basic', label: words('内容太浅', 'Too basic', '內容太淺')},
    {id: 'too-fast', label: words('节奏太快', 'Too fast', '節奏太快')},
    {id: 'few-exercises', label: words('练习太少', 'Too few exercises', '練習太少')},
    {id: 'not-our-case', label: words('和我们的业务离得远', 'Not close enough to our work', '和我們的業務離得遠')},
    {id: 'technical', label: words('环境或设备不顺', 'Trouble with the setup', '環境或設備不順')},
  ],
};

export const surveys: SurveyDefinition[] = [ticketSurvey, regularSurvey, staffSurvey, trainingSurvey];

/** Surveys that no ticket brought: due, answered with somebody's answer to it, and expired. */
export const askedSurveys: WorldSurvey[] = [
  {definition: 'regular', owner: 'li-wen', ago: days(2), subject: words('2026 年第四季度', 'Fourth quarter of 2026', '2026 年第四季')},
  {
    definition: 'training',
    owner: 'li-wen',
    ago: days(5),
    subject: words('看板设计进阶 · 线上两课时', 'Advanced dashboard design, two hours online', '看板設計進階 · 線上兩課時'),
    rated: {
      ago: days(4, 20),
      scores: {content: 5, trainer: 5, form: 3, overall: 4},
      comment: '内容很实用。建议下次提前一天把练习数据发出来，现场下载等了十几分钟。',
      followUp: {
        ago: days(4, 2),
        by: colleague('lu-jing'),
        text: '谢谢您的建议，已经定下来：从下一期开始，练习数据和安装包在开课前一个工作日发到学员邮箱，开课时不再现场下载。',
      },
    },
  },
  {definition: 'staff', owner: 'chen-guodong', ago: days(1, 3), subject: words('陆静 · 2026 年度', 'Lu Jing, 2026', '陸靜 · 2026 年度')},
  {
    definition: 'regular',
    owner: 'chen-guodong',
    ago: days(19),
    subject: words('2026 年第三季度', 'Third quarter of 2026', '2026 年第三季'),
  },
  {
    definition: 'training',
    owner: 'leung-ka-man',
    ago: hours(20),
    subject: words('数据权限管理入门', 'Introduction to data permissions', '資料權限管理入門'),
  },
  {definition: 'regular', owner: 'emma-hart', ago: days(3), subject: words('2026 年第四季度', 'Fourth quarter of 2026', '2026 年第四季')},
];
