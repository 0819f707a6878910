import {matchLocale, type Locale} from '../../src/locales/catalogue.js';
import type {StepName} from '../../src/rules/lifecycle.js';

/** Words for what a helpdesk does without saying any, to customers, and for what it has no place for, to the team. */
interface HelpdeskWords {
  /** To the customer. */
  asks: string;
  solved: string;
  takenUp: string;
  ended: string;
  waits: string;
  missingFile: (name: string) => string;
  /** To the team. */
  steps: Partial<Record<StepName, string>>;
  otherStep: (step: string) => string;
  by: (who: string, what: string) => string;
  /** Why the customer does not read what was said above. */
  unshown: {closed: string; 'by-mail': string; 'given-away': string};
  particulars: string;
  cause: string;
  prevention: string;
}

const zhHans: HelpdeskWords = {
  asks: '我们在等您的回复。',
  solved: '我们把这个请求标为已解决。',
  takenUp: '我们重新处理这个请求。',
  ended: '我们结束了这个请求。',
  waits: '我们在等第三方。',
  missingFile: (name) => `（附件“${name}”无法在此提供）`,
  steps: {
    confirm: '确认问题已解决',
    'close-unanswered': '客户一直没有回应，请求已自动关闭',
    cancel: '撤回了请求',
    urge: '催办',
    escalate: '请求已升级',
    reject: '表示问题没有解决',
    reopen: '重新打开了请求',
    miss: '承诺时间已过',
    promise: '承诺时间已更改',
    'hand-over': '把请求交给了同事',
  },
  otherStep: (step) => `请求有新动态（${step}），请到客服网关的团队页面查看`,
  by: (who, what) => `${who}：${what}`,
  unshown: {
    closed: '客户看不到上面这条：他的请求已经关闭，或者当前状态不允许。',
    'by-mail': '客户看不到上面这条：它是邮件发来的，无法确认真是您写的。请登录后在这里回复。',
    'given-away': '客户看不到上面这条：当时这张工单的提交人不是他。',
  },
  particulars: '填写的内容',
  cause: '原因',
  prevention: '预防措施',
};

const zhHant: HelpdeskWords = {
  asks: '我們在等您的回覆。',
  solved: '我們把這張客服單標為已解決。',
  takenUp: '我們重新處理這張客服單。',
  ended: '我們結束了這張客服單。',
  waits: '我們在等第三方。',
  missingFile: (name) => `（附件「${name}」無法在此提供）`,
  steps: {
    confirm: '確認問題已解決',
    'close-unanswered': '客戶一直沒有回應，客服單已自動關閉',
    cancel: '撤回了客服單',
    urge: '催辦',
    escalate: '客服單已升級',
    reject: '表示問題沒有解決',
    reopen: '重新開啟了客服單',
    miss: '承諾時間已過',
    promise: '承諾時間已變更',
    'hand-over': '把客服單交給了同事',
  },
  otherStep: (step) => `客服單有新動態（${step}），請到客服閘道的團隊頁面查看`,
  by: (who, what) => `${who}：${what}`,
  unshown: {
    closed: '客戶看不到上面這則：他的客服單已經關閉，或目前狀態不允許。',
    'by-mail': '客戶看不到上面這則：它是以郵件寄來的，無法確認真是您寫的。請登入後在這裡回覆。',
    'given-away': '客戶看不到上面這則：當時這張單的提出人不是他。',
  },
  particulars: '填寫的內容',
  cause: '原因',
  prevention: '預防措施',
};

const en: HelpdeskWords = {
  asks: 'We are waiting for your reply.',
  solved: 'We marked this request as resolved.',
  takenUp: 'We took this request up again.',
  ended: 'We ended this request.',
  waits: 'We are waiting for somebody else.',
  missingFile: (name) => `(The file “${name}” cannot be given out here.)`,
  steps: {
    confirm: 'confirmed that it is solved',
    'close-unanswered': 'closed, for the customer did not answer',
    cancel: 'took the request back',
    urge: 'asks for progress',
    escalate: 'passed on to the next level',
    reject: 'says that it is not solved',
    reopen: 'opened the request again',
    miss: 'a promise was missed',
    promise: 'a promise was moved',
    'hand-over': 'gave the request to a colleague',
  },
  otherStep: (step) => `something new on the gateway’s page of the team: ${step}`,
  by: (who, what) => `${who}: ${what}`,
  unshown: {
    closed: 'The customer does not see the above: his request is closed, or does not allow it as it stands.',
    'by-mail':
      'The customer does not see the above: it came by mail, and nothing proves that you wrote it. Please sign in and answer here.',
    'given-away': 'The customer does not see the above: this ticket was not his when it was said.',
  },
  particulars: 'What was filled in',
  cause: 'Cause',
  prevention: 'Prevention',
};

const words: Record<Locale, HelpdeskWords> = {'zh-Hans': zhHans, 'zh-Hant': zhHant, 'zh-HK': zhHant, en};

export function helpdeskWords(locale: string | undefined): HelpdeskWords {
  return words[matchLocale(locale ?? 'en')];
}
