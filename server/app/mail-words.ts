import {matchLocale} from '../../src/locales/catalogue.js';

/** A request, as mails name it. */
export interface About {
  reference: string;
  title: string;
}
type Said = About & {agent: string};
/** What a letter says above what somebody wrote, where anybody did, and below it. */
export interface Sentences {
  subject: string;
  above: string;
  below: string;
}

/** What mails to customers say, in one language. */
export interface MailWords {
  /** `desk` is the vendor's name. */
  code: (about: {desk: string; code: string; reference: string; minutes: number}) => {subject: string; text: string};
  hello: (name: string) => string;
  received: (about: About) => Sentences;
  answered: (about: Said) => Sentences;
  asked: (about: Said) => Sentences;
  resolved: (about: Said) => Sentences;
}

/** Paragraphs of a mail; those that are not said leave no gap. */
export function paragraphs(...parts: (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join('\n\n');
}

const zhHans: MailWords = {
  code: ({desk, code, reference, minutes}) => ({
    subject: `${code} 是您在${desk}查看请求的验证码`,
    text: paragraphs(
      `您正在查看请求 ${reference}，验证码是：`,
      code,
      `${minutes} 分钟内有效，只能用一次。请不要告诉别人，我们的工程师也不会向您要。`,
      '如果不是您本人在查询，不用理会这封邮件：没有验证码，谁也看不到请求的内容。',
    ),
  }),
  hello: (name) => `${name}，您好：`,
  received: ({reference, title}) => ({
    subject: `已收到您的请求 ${reference}：${title}`,
    above: `我们收到了您提交的“${title}”，编号 ${reference}。来电或来信时报这个编号，我们就能马上找到它。`,
    below: '有进展会再写信告诉您。',
  }),
  answered: ({reference, title, agent}) => ({
    subject: `${reference} 有新回复：${title}`,
    above: `${agent}回复了您的请求“${title}”（${reference}）：`,
    below: '要回复或补充，请在客户服务页面打开这个请求。',
  }),
  asked: ({reference, title, agent}) => ({
    subject: `${reference} 需要您补充信息：${title}`,
    above: `处理“${title}”（${reference}）时，${agent}想请您补充：`,
    below: '请在客户服务页面打开这个请求回复，收到后我们接着处理。',
  }),
  resolved: ({reference, title, agent}) => ({
    subject: `${reference} 已处理，请您确认：${title}`,
    above: `您的请求“${title}”（${reference}）已由${agent}处理：`,
    below: '请在客户服务页面打开它，告诉我们问题是否已解决。没有解决的话，我们继续处理。',
  }),
};

const zhHant: MailWords = {
  code: ({desk, code, reference, minutes}) => ({
    subject: `${code} 是您在${desk}查看客服單的驗證碼`,
    text: paragraphs(
      `您正在查看客服單 ${reference}，驗證碼是：`,
      code,
      `${minutes} 分鐘內有效，只能使用一次。請勿告訴他人，我們的工程師也不會向您索取。`,
      '如果不是您本人查詢，不必理會這封郵件：沒有驗證碼，誰都看不到內容。',
    ),
  }),
  hello: (name) => `${name}，您好：`,
  received: ({reference, title}) => ({
    subject: `已收到您的客服單 ${reference}：${title}`,
    above: `我們收到您提交的「${title}」，編號 ${reference}。來電或來信時提供這個編號，我們就能馬上找到。`,
    below: '有進展時會再寫信通知您。',
  }),
  answered: ({reference, title, agent}) => ({
    subject: `${reference} 有新回覆：${title}`,
    above: `${agent}回覆了您的客服單「${title}」（${reference}）：`,
    below: '要回覆或補充，請在客戶服務頁面打開這張客服單。',
  }),
  asked: ({reference, title, agent}) => ({
    subject: `${reference} 需要您補充資料：${title}`,
    above: `處理「${title}」（${reference}）時，${agent}想請您補充：`,
    below: '請在客戶服務頁面打開這張客服單回覆，收到後我們會繼續處理。',
  }),
  resolved: ({reference, title, agent}) => ({
    subject: `${reference} 已處理，請您確認：${title}`,
    above: `您的客服單「${title}」（${reference}）已由${agent}處理：`,
    below: '請在客戶服務頁面打開，告訴我們問題是否解決。若仍未解決，我們會繼續處理。',
  }),
};

const en: MailWords = {
  code: ({desk, code, reference, minutes}) => ({
    subject: `${code} is your code for your ${desk} request`,
    text: paragraphs(
      `Here is the code to open request ${reference}:`,
      code,
      `It works once, within ${minutes} minutes. Keep it to yourself; nobody on our team will ask for it.`,
      'If you did not ask for it, ignore this mail: without the code nobody can see the request.',
    ),
  }),
  hello: (name) => `Hello ${name},`,
  received: ({reference, title}) => ({
    subject: `We have your request ${reference}: ${title}`,
    above: `We have received “${title}”. Its reference is ${reference}; give it when you call or write, and we will find it at once.`,
    below: 'We will write again when there is news.',
  }),
  answered: ({reference, title, agent}) => ({
    subject: `New reply to ${reference}: ${title}`,
    above: `${agent} replied to your request “${title}” (${reference}):`,
    below: 'To answer, open the request in the customer portal.',
  }),
  asked: ({reference, title, agent}) => ({
    subject: `${reference} needs something from you: ${title}`,
    above: `To go on with “${title}” (${reference}), ${agent} asks:`,
    below: 'Please answer in the customer portal; we go on as soon as we have it.',
  }),
  resolved: ({reference, title, agent}) => ({
    subject: `${reference} is resolved, please confirm: ${title}`,
    above: `${agent} has resolved your request “${title}” (${reference}):`,
    below: 'Please open it in the customer portal and tell us whether it works. If it does not, we carry on.',
  }),
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
