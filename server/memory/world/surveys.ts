import type {SurveyDefinition} from '../../../src/contract/survey.js';
import {words} from './words.js';

const scale = [
  words('很不满意', 'Very dissatisfied', '很不滿意'),
  words('不满意', 'Dissatisfied', '不滿意'),
  words('一般', 'Neutral', '一般'),
  words('满意', 'Satisfied', '滿意'),
  words('很满意', 'Very satisfied', '很滿意'),
];

/** Asked once for each resolution of a ticket. */
const ticketSurvey: SurveyDefinition = {
  id: 'ticket-service',
  kind: 'ticket',
  title: words('这次服务怎么样？', 'How was the service this time?', '這次服務怎麼樣？'),
  asksSolved: true,
  dimensions: [
    {
      id: 'speed',
      label: words('响应速度', 'Speed of response', '響應速度'),
      hint: words('多快有人回应', 'How soon somebody answered', '多快有人回應'),
    },
    {
      id: 'efficiency',
      label: words('解决效率', 'Efficiency', '解決效率'),
      hint: words('从提交到解决是否顺畅', 'How smoothly it went until it was solved', '從提交到解決是否順暢'),
    },
    {
      id: 'expertise',
      label: words('专业性', 'Expertise', '專業性'),
      hint: words('判断和方案是否可靠', 'Whether findings and solution were sound', '判斷和方案是否可靠'),
    },
    {id: 'overall', label: words('整体体验', 'Overall experience', '整體體驗')},
  ],
  scale,
  lowAt: 2,
  reasons: [
    {id: 'slow-reply', label: words('回复太慢', 'Replies took too long', '回覆太慢')},
    {id: 'unsolved', label: words('问题没有真正解决', 'Not really solved', '問題沒有真正解決')},
    {id: 'explained-twice', label: words('要反复说明情况', 'Had to explain again and again', '要反覆說明情況')},
    {id: 'hard-to-follow', label: words('方案看不懂或不好操作', 'The solution was hard to follow', '方案看不懂或不易操作')},
    {id: 'not-informed', label: words('不知道进展', 'Was not told how it went', '不知道進展')},
    {id: 'manner', label: words('态度', 'Manner', '態度')},
  ],
};

/** The regular look at the whole relation. */
const regularSurvey: SurveyDefinition = {
  id: 'regular',
  kind: 'periodic',
  title: words('您对我们的支持服务满意吗？', 'How satisfied are you with our support?', '您對我們的支援服務滿意嗎？'),
  asksSolved: false,
  dimensions: [
    {id: 'expertise', label: words('专业性', 'Expertise', '專業性')},
    {id: 'friendliness', label: words('友好度', 'Friendliness', '友好度')},
    {id: 'timeliness', label: words('及时性', 'Timeliness', '及時性')},
  ],
  scale,
  lowAt: 2,
  reasons: [
    {id: 'knowledge', label: words('对产品或业务不够了解', 'Too little knowledge of product or business', '對產品或業務不夠了解')},
    {id: 'communication', label: words('沟通不顺畅', 'Communication was difficult', '溝通不順暢')},
    {id: 'slow-reply', label: words('回复太慢', 'Replies took too long', '回覆太慢')},
    {id: 'manner', label: words('态度', 'Manner', '態度')},
  ],
};

export const surveys: SurveyDefinition[] = [ticketSurvey, regularSurvey];
