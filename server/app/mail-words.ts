import {matchLocale} from '../../src/locales/catalogue.js';
import {enApproval, zhHansApproval, zhHantApproval, type ApprovalWords} from './approval-mail-words.js';
import {visitWordsEn, visitWordsHans, visitWordsHant, type VisitWords} from './visit-mail-words.js';
import type {About, Sentences} from './mail-sentences.js';
import {peopleWordsEn, peopleWordsHans, peopleWordsHant, type PeopleWords} from './people-mail-words.js';
import {promiseWordsEn, promiseWordsHans, promiseWordsHant, type PromiseWords} from './promise-words.js';

type Said = About & {agent: string};
/** What the team is told, `who` being the requester. A rating may be about no request: then there is no reference. */
type Told = Record<'subject' | 'text', string>;

/** What mails say, in one language. */
export interface MailWords
  extends
    Record<'received' | 'closing' | 'survey', (about: About) => Sentences>,
    Record<'answered' | 'asked' | 'resolved', (about: Said) => Sentences> {
  /** `desk` is the vendor's name. */
  code: (about: {desk: string; code: string; reference: string; minutes: number}) => {subject: string; body: string[]};
  hello: (name: string) => string;
  approval: ApprovalWords;
  promise: PromiseWords;
  people: PeopleWords;
  visit: VisitWords;
  /** How to get less mail. */
  fewer: string;
  team: Record<'received' | 'reply' | 'decision' | 'rating' | 'urged', (about: About & {who: string}) => Told> & {
    /** `level`: who hears of it now. */
    escalated: (about: About & {level: string}) => Told;
    /** Beside the scores of a rating. */
    unsolved: string;
    /** Of a complaint nothing else is told. */
    complaint: (about: Pick<About, 'reference'>) => Told;
  };
}

const zhHans: MailWords = {
  code: ({desk, code, reference, minutes}) => ({
    subject: `${code} 是您在${desk}查看请求的验证码`,
    body: [
      `您正在查看请求 ${reference}，验证码是：`,
      code,
      `${minutes} 分钟内有效，只能用一次。请不要告诉别人，我们的工程师也不会向您要。`,
      '如果不是您本人在查询，不用理会这封邮件：没有验证码，谁也看不到请求的内容。',
    ],
  }),
  hello: (name) => `${name}，您好：`,
  received: ({reference, title}) => ({
    subject: `已收到您的请求 ${reference}：${title}`,
    above: `我们收到了您提交的“${title}”，编号 ${reference}。来电或来信时报这个编号，我们就能马上找到它。`,
    link: '查看进展，或补充说明',
    below: '有进展会再写信告诉您。',
  }),
  answered: ({reference, title, agent}) => ({
    subject: `${reference} 有新回复：${title}`,
    above: `${agent}回复了您的请求“${title}”（${reference}）。`,
    link: '查看回复',
    below: '要回复或补充，打开上面的链接就可以写。',
  }),
  asked: ({reference, title, agent}) => ({
    subject: `${reference} 需要您补充信息：${title}`,
    above: `处理“${title}”（${reference}）时，${agent}有一个问题要请您回答。`,
    link: '查看问题并回复',
    below: '收到您的回复后，我们接着处理。',
  }),
  approval: zhHansApproval,
  resolved: ({reference, title, agent}) => ({
    subject: `${reference} 已处理，请您确认：${title}`,
    above: `您的请求“${title}”（${reference}）已由${agent}处理。`,
    link: '查看结果，确认是否已解决',
    below: '没有解决的话，请在那里告诉我们，我们继续处理。',
  }),
  closing: ({reference, title}) => ({
    subject: `${reference} 即将关闭，请您看一下：${title}`,
    above: `“${title}”（${reference}）已经处理完，还没有收到您的确认。如果两天内没有您的消息，我们会先把它关闭。`,
    link: '确认已解决，或告诉我们还没有',
    below: '关闭后如果问题再出现，也可以重新打开。',
  }),
  survey: ({reference, title}) => ({
    subject: `这次服务怎么样：${title}（${reference}）`,
    above: `您的请求“${title}”（${reference}）已经结束。想请您用半分钟评价一下这次服务。`,
    link: '评价这次服务',
    below: '您写的话，我们的服务经理会逐条看。',
  }),
  promise: promiseWordsHans,
  people: peopleWordsHans,
  visit: visitWordsHans,
  fewer: '不想收到这类邮件，可以在客户服务页面的“邮件设置”里关掉。',
  team: {
    received: ({reference, title, who}) => ({subject: `新请求 ${reference}：${title}`, text: `${who}提交了“${title}”（${reference}）。`}),
    reply: ({reference, title, who}) => ({
      subject: `${reference} 客户有新消息：${title}`,
      text: `${who}在“${title}”（${reference}）里有新消息。`,
    }),
    decision: ({reference, title, who}) => ({
      subject: `${reference} 客户已作决定：${title}`,
      text: `${who}对“${title}”（${reference}）里等他决定的事作了答复。`,
    }),
    rating: ({reference, title, who}) => ({
      subject: reference ? `${reference} 收到低分评价：${title}` : '收到低分评价',
      text: reference ? `${who}给“${title}”（${reference}）打了低分。` : '一位客户在定期回访里打了低分。',
    }),
    unsolved: '客户说还没有解决',
    urged: ({reference, title, who}) => ({
      subject: `${reference} 客户催办：${title}`,
      text: `${who}在催“${title}”（${reference}）的进展，请在约定的时间内答复。`,
    }),
    escalated: ({reference, title, level}) => ({
      subject: `${reference} 已升级到${level}：${title}`,
      text: `“${title}”（${reference}）已升级，现由${level}负责。`,
    }),
    complaint: ({reference}) => ({
      subject: `投诉 ${reference} 有新情况`,
      text: `投诉 ${reference} 有新情况。内容只有负责投诉的同事能看到，请在服务台查看。`,
    }),
  },
};

const zhHant: MailWords = {
  code: ({desk, code, reference, minutes}) => ({
    subject: `${code} 是您在${desk}查看客服單的驗證碼`,
    body: [
      `您正在查看客服單 ${reference}，驗證碼是：`,
      code,
      `${minutes} 分鐘內有效，只能使用一次。請勿告訴他人，我們的工程師也不會向您索取。`,
      '如果不是您本人查詢，不必理會這封郵件：沒有驗證碼，誰都看不到內容。',
    ],
  }),
  hello: (name) => `${name}，您好：`,
  received: ({reference, title}) => ({
    subject: `已收到您的客服單 ${reference}：${title}`,
    above: `我們已收到「${title}」，編號 ${reference}。來電或來信時告知這個編號，我們就能馬上找到。`,
    link: '查看進度，或補充說明',
    below: '有進展時會再寫信通知您。',
  }),
  answered: ({reference, title, agent}) => ({
    subject: `${reference} 有新回覆：${title}`,
    above: `${agent}回覆了您的客服單「${title}」（${reference}）。`,
    link: '查看回覆',
    below: '要回覆或補充，開啟上面的連結即可填寫。',
  }),
  asked: ({reference, title, agent}) => ({
    subject: `${reference} 需要您補充資料：${title}`,
    above: `處理「${title}」（${reference}）時，${agent}有一個問題想請您回答。`,
    link: '查看問題並回覆',
    below: '收到您的回覆後，我們會繼續處理。',
  }),
  approval: zhHantApproval,
  resolved: ({reference, title, agent}) => ({
    subject: `${reference} 已處理，請您確認：${title}`,
    above: `您的客服單「${title}」（${reference}）已由${agent}處理。`,
    link: '查看結果，確認是否解決',
    below: '若仍未解決，請從上面的連結告訴我們，我們會繼續處理。',
  }),
  closing: ({reference, title}) => ({
    subject: `${reference} 即將關閉，請您看一下：${title}`,
    above: `「${title}」（${reference}）已處理完畢，尚未收到您的確認。若兩天內沒有您的消息，我們會先將它關閉。`,
    link: '確認已解決，或告訴我們還沒有',
    below: '關閉後若問題再次出現，仍可重新開啟。',
  }),
  survey: ({reference, title}) => ({
    subject: `這次服務如何：${title}（${reference}）`,
    above: `您的客服單「${title}」（${reference}）已經結束。想請您花半分鐘評價這次服務。`,
    link: '評價這次服務',
    below: '您寫的每一句話，我們的服務經理都會看。',
  }),
  promise: promiseWordsHant,
  people: peopleWordsHant,
  visit: visitWordsHant,
  fewer: '不想收到這類郵件，可以在客戶服務頁面的「郵件設定」關閉。',
  team: {
    received: ({reference, title, who}) => ({
      subject: `新客服單 ${reference}：${title}`,
      text: `${who}新增了「${title}」（${reference}）。`,
    }),
    reply: ({reference, title, who}) => ({
      subject: `${reference} 客戶有新訊息：${title}`,
      text: `${who}在「${title}」（${reference}）中有新訊息。`,
    }),
    decision: ({reference, title, who}) => ({
      subject: `${reference} 客戶已作決定：${title}`,
      text: `${who}對「${title}」（${reference}）裡等他決定的事作了答覆。`,
    }),
    rating: ({reference, title, who}) => ({
      subject: reference ? `${reference} 收到低分評價：${title}` : '收到低分評價',
      text: reference ? `${who}給「${title}」（${reference}）打了低分。` : '一位客戶在定期回訪中打了低分。',
    }),
    unsolved: '客戶表示尚未解決',
    urged: ({reference, title, who}) => ({
      subject: `${reference} 客戶催辦：${title}`,
      text: `${who}在詢問「${title}」（${reference}）的進度，請在約定的時間內答覆。`,
    }),
    escalated: ({reference, title, level}) => ({
      subject: `${reference} 已升級至${level}：${title}`,
      text: `「${title}」（${reference}）已升級，現由${level}負責。`,
    }),
    complaint: ({reference}) => ({
      subject: `客訴 ${reference} 有新情況`,
      text: `客訴 ${reference} 有新情況。內容只有負責客訴的同事看得到，請到服務台查看。`,
    }),
  },
};

const en: MailWords = {
  code: ({desk, code, reference, minutes}) => ({
    subject: `${code} is your code for your ${desk} request`,
    body: [
      `Here is the code to open request ${reference}:`,
      code,
      `It works once, within ${minutes} minutes. Keep it to yourself; nobody on our team will ask for it.`,
      'If you did not ask for it, ignore this e-mail: without the code nobody can see the request.',
    ],
  }),
  hello: (name) => `Hello ${name},`,
  received: ({reference, title}) => ({
    subject: `We have your request ${reference}: ${title}`,
    above: `We have received “${title}”. Its reference is ${reference}; give it when you call or write, and we will find it at once.`,
    link: 'See where it stands, or add something',
    below: 'We will write again when there is news.',
  }),
  answered: ({reference, title, agent}) => ({
    subject: `New reply to ${reference}: ${title}`,
    above: `${agent} replied to your request “${title}” (${reference}).`,
    link: 'Read the reply',
    below: 'To answer, open the link and write there.',
  }),
  asked: ({reference, title, agent}) => ({
    subject: `${reference} needs something from you: ${title}`,
    above: `Before we can go on with “${title}” (${reference}), ${agent} has a question for you.`,
    link: 'Read the question and answer it',
    below: 'We will go on as soon as we have your answer.',
  }),
  approval: enApproval,
  resolved: ({reference, title, agent}) => ({
    subject: `${reference} is resolved, please confirm: ${title}`,
    above: `${agent} has resolved your request “${title}” (${reference}).`,
    link: 'See the result and tell us whether it works',
    below: 'If it does not, tell us there and we will carry on.',
  }),
  closing: ({reference, title}) => ({
    subject: `${reference} is about to be closed, please have a look: ${title}`,
    above: `“${title}” (${reference}) is resolved, but you have not told us whether it works. If we hear nothing within two days, we will close it.`,
    link: 'Confirm that it works, or tell us that it does not',
    below: 'Should the problem come back later, it can be opened again.',
  }),
  survey: ({reference, title}) => ({
    subject: `How was it: ${title} (${reference})`,
    above: `Your request “${title}” (${reference}) is closed. Would you take half a minute to rate the service?`,
    link: 'Rate the service',
    below: 'A service manager reads every word you write.',
  }),
  promise: promiseWordsEn,
  people: peopleWordsEn,
  visit: visitWordsEn,
  fewer: 'To get fewer of these e-mails, see “E-mail settings” in the customer portal.',
  team: {
    received: ({reference, title, who}) => ({
      subject: `New request ${reference}: ${title}`,
      text: `${who} submitted “${title}” (${reference}).`,
    }),
    reply: ({reference, title, who}) => ({
      subject: `${reference} has news from the customer: ${title}`,
      text: `${who} has written in “${title}” (${reference}).`,
    }),
    decision: ({reference, title, who}) => ({
      subject: `${reference}: the customer has decided: ${title}`,
      text: `${who} has decided on what waited for an answer in “${title}” (${reference}).`,
    }),
    rating: ({reference, title, who}) => ({
      subject: reference ? `${reference} got a low rating: ${title}` : 'A low rating came in',
      text: reference ? `${who} gave “${title}” (${reference}) a low rating.` : 'A customer gave a low rating in a periodic survey.',
    }),
    unsolved: 'The customer says it is not solved',
    urged: ({reference, title, who}) => ({
      subject: `${reference}, the customer asks for progress: ${title}`,
      text: `${who} asks how “${title}” (${reference}) is getting on. Please answer within the time that was promised.`,
    }),
    escalated: ({reference, title, level}) => ({
      subject: `${reference} passed on to ${level}: ${title}`,
      text: `“${title}” (${reference}) has been escalated; ${level} answers for it now.`,
    }),
    complaint: ({reference}) => ({
      subject: `Complaint ${reference} has news`,
      text: `There is news in complaint ${reference}. Only those who handle complaints can read it, at the service desk.`,
    }),
  },
};

/** The sentences for a reader of `tag` (BCP 47), and the language they are in. */
export function mailWords(tag: string): {locale: string; words: MailWords} {
  switch (matchLocale(tag)) {
    case 'en':
      return {locale: 'en', words: en};
    case 'zh-Hans':
      return {locale: 'zh-Hans', words: zhHans};
    default:
      return {locale: 'zh-Hant', words: zhHant};
  }
}
