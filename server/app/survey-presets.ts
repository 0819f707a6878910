import type {SurveyDimension, SurveyScale} from '../../src/contract/survey.js';
import type {LocalText} from '../../src/contract/values.js';

/** Rows and scales that after-sales surveys ask with, ready to be put together into definitions; every one may be reworded or left out. */

const text = (zhHans: string, zhHant: string, en: string): LocalText => ({'zh-Hans': zhHans, 'zh-Hant': zhHant, en});

/** Five worded points, lowest first. */
export const satisfaction: SurveyScale = {
  min: 1,
  max: 5,
  lowAt: 2,
  words: [
    text('很不满意', '很不滿意', 'Very poor'),
    text('不满意', '不滿意', 'Poor'),
    text('一般', '普通', 'Fair'),
    text('满意', '滿意', 'Good'),
    text('很满意', '很滿意', 'Very good'),
  ],
};

/** Net Promoter Score: 0 to 6 are detractors, 9 and 10 promoters. */
const likelihood: SurveyScale = {
  min: 0,
  max: 10,
  lowAt: 6,
  words: [text('完全不会', '完全不會', 'Not at all likely'), text('一定会', '一定會', 'Extremely likely')],
};

/** Customer Effort Score in its agreeing form: the more one agrees, the easier it was. */
const ease: SurveyScale = {
  min: 1,
  max: 7,
  lowAt: 3,
  words: [text('很不同意', '很不同意', 'Strongly disagree'), text('很同意', '很同意', 'Strongly agree')],
};

export const nps: SurveyDimension = {
  id: 'recommend',
  metric: 'nps',
  label: text(
    '您会把我们推荐给同行或朋友吗？',
    '您會把我們推薦給同業或朋友嗎？',
    'How likely are you to recommend us to a colleague or friend?',
  ),
  scale: likelihood,
};

export const ces: SurveyDimension = {
  id: 'effort',
  metric: 'ces',
  label: text('遇到问题时，得到帮助很容易', '遇到問題時，很容易得到協助', 'It was easy to get help when something went wrong'),
  scale: ease,
};

export const csat: SurveyDimension = {
  id: 'overall',
  metric: 'csat',
  label: text('整体满意度', '整體滿意度', 'Overall satisfaction'),
};

/** Speed, efficiency, expertise and the whole: how one request went. */
export const serviceRows: SurveyDimension[] = [
  {
    id: 'speed',
    label: text('响应速度', '回應速度', 'Speed of response'),
    hint: text('多快有人回应', '多快有人回應', 'How soon somebody answered'),
  },
  {
    id: 'efficiency',
    label: text('解决效率', '解決效率', 'Efficiency'),
    hint: text('从提交到解决是否顺畅', '從提交到解決是否順暢', 'How smoothly it went until it was solved'),
  },
  {
    id: 'expertise',
    label: text('专业性', '專業性', 'Expertise'),
    hint: text('判断和方案是否可靠', '判斷和方案是否可靠', 'Whether findings and solution were sound'),
  },
  {id: 'overall', metric: 'csat', label: text('整体体验', '整體體驗', 'Overall experience')},
];

/** Expertise, friendliness, timeliness: the shorter set. */
export const supportRows: SurveyDimension[] = [
  {id: 'expertise', label: text('专业性', '專業性', 'Expertise')},
  {id: 'friendliness', label: text('友好度', '友善度', 'Friendliness')},
  {id: 'timeliness', label: text('及时性', '即時性', 'Timeliness')},
];

/** Knowledge, communication, solving and manner: about the people. */
export const staffRows: SurveyDimension[] = [
  {id: 'knowledge', label: text('知识水平', '專業知識', 'Knowledge')},
  {id: 'communication', label: text('沟通能力', '溝通能力', 'Communication')},
  {id: 'solving', label: text('解决能力', '解決能力', 'Problem solving')},
  {id: 'manner', label: text('服务态度', '服務態度', 'Manner')},
];

/** Content, trainer and form: after a training. */
export const trainingRows: SurveyDimension[] = [
  {id: 'content', label: text('培训内容', '培訓內容', 'Content')},
  {id: 'trainer', label: text('讲师水平', '講師水準', 'Trainer')},
  {
    id: 'form',
    label: text('培训方式', '培訓方式', 'Form'),
    hint: text('节奏、练习、线上或现场的安排', '節奏、練習、線上或現場的安排', 'Pace, exercises, online or on site'),
  },
];
