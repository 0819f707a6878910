import {inLanguage} from './words.js';

/** What the simulated team writes into a plan of work that the customer is to approve. */
interface WorkPlanLines {
  text: string;
  /** Said instead where the customer sent the plan before back. */
  anew: string;
  steps: string[];
}

type Plans = Record<'incident' | 'training', WorkPlanLines>;

const zhHans: Plans = {
  incident: {
    text: '要动到贵司的服务器，所以先把怎么做写在这里，您同意了我们再开始。全程约 20 分钟，期间看板打不开，数据不受影响；做不成就照原样恢复。',
    anew: '按您写的原因重新排了一版：改动的内容不变，时间往后挪。您看这样可以吗？',
    steps: ['备份现有配置和日志', '停一次服务，换上修正后的配置', '按您写的步骤验证，观察半小时'],
  },
  training: {
    text: '和讲师核对过了，打算这样安排。您同意之后就定下来，接入方式会发到您的邮箱。',
    anew: '按您写的原因和讲师重新排过了，时间往后挪。您看这样可以吗？',
    steps: ['把练习数据和议程发给您', '正式培训，共两小时，留半小时提问', '把录像和练习答案发给您'],
  },
};

const zhHant: Plans = {
  incident: {
    text: '要動到貴公司的伺服器，所以先把怎麼做寫在這裡，您同意了我們再開始。全程約 20 分鐘，期間看板打不開，資料不受影響；做不成就照原樣復原。',
    anew: '依您寫的原因重新排了一版：變更的內容不變，時間往後挪。您看這樣可以嗎？',
    steps: ['備份現有設定和紀錄檔', '停一次服務，換上修正後的設定', '依您寫的步驟驗證，觀察半小時'],
  },
  training: {
    text: '和講師核對過了，打算這樣安排。您同意之後就定下來，連線方式會寄到您的信箱。',
    anew: '依您寫的原因和講師重新排過了，時間往後挪。您看這樣可以嗎？',
    steps: ['把練習資料和議程寄給您', '正式培訓，共兩小時，留半小時提問', '把錄影和練習解答寄給您'],
  },
};

const en: Plans = {
  incident: {
    text: 'This touches your server, so here is what we would do; we begin once you agree. It takes about 20 minutes in which dashboards are unavailable. Data is not touched, and we put everything back if it does not work.',
    anew: 'Planned anew after what you wrote: the same work, at a later time. Does this suit you?',
    steps: [
      'Back up the configuration and the logs',
      'Stop the service once and put in the mended configuration',
      'Go through your steps and watch for half an hour',
    ],
  },
  training: {
    text: 'This is what the trainer and I suggest. Once you agree it is settled, and how to join will be mailed to you.',
    anew: 'Planned anew with the trainer after what you wrote, at a later time. Does this suit you?',
    steps: [
      'Send you practice data and the agenda',
      'The training: two hours, half an hour of it for questions',
      'Send you the recording and the answers',
    ],
  },
};

export function workPlanLines(locale: string | undefined, type: keyof Plans): WorkPlanLines {
  return inLanguage(locale, {zhHans, zhHant, en})[type];
}
