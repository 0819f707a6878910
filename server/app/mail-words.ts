interface About {
  /** The vendor's name. */
  desk: string;
  reference: string;
  title: string;
  /** Whom it is written to. */
  name: string;
}
type Said = About & {agent: string; text: string};
type Letter<T> = (about: T) => {subject: string; text: string};

/** What mails to customers say, in one language. */
export interface MailWords {
  code: Letter<{desk: string; code: string; reference: string; minutes: number}>;
  received: Letter<About>;
  answered: Letter<Said>;
  asked: Letter<Said>;
  resolved: Letter<Said>;
}

const lines = (...parts: string[]) => parts.join('\n\n');

const zhHans: MailWords = {
  code: ({desk, code, reference, minutes}) => ({
    subject: `${code} 是您在${desk}查看请求的验证码`,
    text: lines(
      `您正在查看请求 ${reference}，验证码是：`,
      code,
      `${minutes} 分钟内有效，只能用一次。请不要告诉别人，我们的工程师也不会向您要。`,
      '如果不是您本人在查询，不用理会这封邮件：没有验证码，谁也看不到请求的内容。',
    ),
  }),
  received: ({desk, reference, title, name}) => ({
    subject: `已收到您的请求 ${reference}：${title}`,
    text: lines(
      `${name}，您好：`,
      `我们收到了您提交的“${title}”，编号 ${reference}。来电或来信时报这个编号，我们就能马上找到它。`,
      '有进展会再写信告诉您。',
      desk,
    ),
  }),
  answered: ({desk, reference, title, name, agent, text}) => ({
    subject: `${reference} 有新回复：${title}`,
    text: lines(
      `${name}，您好：`,
      `${agent}回复了您的请求“${title}”（${reference}）：`,
      text,
      '要回复或补充，请在客户服务页面打开这个请求。',
      desk,
    ),
  }),
  asked: ({desk, reference, title, name, agent, text}) => ({
    subject: `${reference} 需要您补充信息：${title}`,
    text: lines(
      `${name}，您好：`,
      `处理“${title}”（${reference}）时，${agent}想请您补充：`,
      text,
      '请在客户服务页面打开这个请求回复，收到后我们接着处理。',
      desk,
    ),
  }),
  resolved: ({desk, reference, title, name, agent, text}) => ({
    subject: `${reference} 已处理，请您确认：${title}`,
    text: lines(
      `${name}，您好：`,
      `您的请求“${title}”（${reference}）已由${agent}处理：`,
      text,
      '请在客户服务页面打开它，告诉我们问题是否已解决。没有解决的话，我们继续处理。',
      desk,
    ),
  }),
};

const zhHant: MailWords = {
  code: ({desk, code, reference, minutes}) => ({
    subject: `${code} 是您在${desk}查看客服單的驗證碼`,
    text: lines(
      `您正在查看客服單 ${reference}，驗證碼是：`,
      code,
      `${minutes} 分鐘內有效，只能使用一次。請勿告訴他人，我們的工程師也不會向您索取。`,
      '如果不是您本人查詢，不必理會這封郵件：沒有驗證碼，誰都看不到內容。',
    ),
  }),
  received: ({desk, reference, title, name}) => ({
    subject: `已收到您的客服單 ${reference}：${title}`,
    text: lines(
      `${name}，您好：`,
      `我們收到您提交的「${title}」，編號 ${reference}。來電或來信時提供這個編號，我們就能馬上找到。`,
      '有進展時會再寫信通知您。',
      desk,
    ),
  }),
  answered: ({desk, reference, title, name, agent, text}) => ({
    subject: `${reference} 有新回覆：${title}`,
    text: lines(
      `${name}，您好：`,
      `${agent}回覆了您的客服單「${title}」（${reference}）：`,
      text,
      '要回覆或補充，請在客戶服務頁面打開這張客服單。',
      desk,
    ),
  }),
  asked: ({desk, reference, title, name, agent, text}) => ({
    subject: `${reference} 需要您補充資料：${title}`,
    text: lines(
      `${name}，您好：`,
      `處理「${title}」（${reference}）時，${agent}想請您補充：`,
      text,
      '請在客戶服務頁面打開這張客服單回覆，收到後我們會繼續處理。',
      desk,
    ),
  }),
  resolved: ({desk, reference, title, name, agent, text}) => ({
    subject: `${reference} 已處理，請您確認：${title}`,
    text: lines(
      `${name}，您好：`,
      `您的客服單「${title}」（${reference}）已由${agent}處理：`,
      text,
      '請在客戶服務頁面打開，告訴我們問題是否解決。若仍未解決，我們會繼續處理。',
      desk,
    ),
  }),
};

const en: MailWords = {
  code: ({desk, code, reference, minutes}) => ({
    subject: `${code} is your code for your ${desk} request`,
    text: lines(
      `Here is the code to open request ${reference}:`,
      code,
      `It works once, within ${minutes} minutes. Keep it to yourself; nobody on our team will ask for it.`,
      'If you did not ask for it, ignore this mail: without the code nobody can see the request.',
    ),
  }),
  received: ({desk, reference, title, name}) => ({
    subject: `We have your request ${reference}: ${title}`,
    text: lines(
      `Hello ${name},`,
      `We have received “${title}”. Its reference is ${reference}; give it when you call or write, and we will find it at once.`,
      'We will write again when there is news.',
      desk,
    ),
  }),
  answered: ({desk, reference, title, name, agent, text}) => ({
    subject: `New reply to ${reference}: ${title}`,
    text: lines(
      `Hello ${name},`,
      `${agent} replied to your request “${title}” (${reference}):`,
      text,
      'To answer, open the request in the customer portal.',
      desk,
    ),
  }),
  asked: ({desk, reference, title, name, agent, text}) => ({
    subject: `${reference} needs something from you: ${title}`,
    text: lines(
      `Hello ${name},`,
      `To go on with “${title}” (${reference}), ${agent} asks:`,
      text,
      'Please answer in the customer portal; we go on as soon as we have it.',
      desk,
    ),
  }),
  resolved: ({desk, reference, title, name, agent, text}) => ({
    subject: `${reference} is resolved, please confirm: ${title}`,
    text: lines(
      `Hello ${name},`,
      `${agent} has resolved your request “${title}” (${reference}):`,
      text,
      'Please open it in the customer portal and tell us whether it works. If it does not, we carry on.',
      desk,
    ),
  }),
};

/** The sentences for a reader of `tag` (BCP 47), and the language they are in. */
export function mailWords(tag: string): {locale: string; words: MailWords} {
  if (!/^zh\b/i.test(tag)) return {locale: 'en', words: en};
  return /^zh-(hant|tw|hk|mo)\b/i.test(tag) ? {locale: 'zh-Hant', words: zhHant} : {locale: 'zh-Hans', words: zhHans};
}
