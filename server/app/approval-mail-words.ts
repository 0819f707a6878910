import {accessWordsEn, accessWordsHans, accessWordsHant, type AccessWords} from './access-mail-words.js';
import type {About, Sentences} from './mail-sentences.js';

/** What waits for the customer's word: a price, one that is soon no longer good, one that no longer is, work delivered, a plan, a notice of delay. */
export type ApprovalWords = Record<'quote' | 'expiring' | 'expired' | 'delivery' | 'plan' | 'delay', (about: About) => Sentences> & {
  /** To a manager, of a colleague's request: `title` is what kind of request it is, `who` whose. */
  colleague: (about: About & {who: string}) => Sentences;
  access: AccessWords;
};

export const zhHansApproval: ApprovalWords = {
  access: accessWordsHans,
  quote: ({reference, title}) => ({
    subject: `${reference} 有报价等您确认：${title}`,
    above: `您的请求“${title}”（${reference}）评估完了，报价已经写好。`,
    link: '查看报价，接受或不接受',
    below: '确认之后我们才开始安排，不会先产生费用。确认需要登录。',
  }),
  expiring: ({reference, title}) => ({
    subject: `${reference} 的报价即将过期：${title}`,
    above: `“${title}”（${reference}）的报价还在等您确认，很快就要过有效期。`,
    link: '查看报价和有效期',
    below: '来不及也没关系，过期后告诉我们一声，可以重新报价。',
  }),
  expired: ({reference, title}) => ({
    subject: `${reference} 的报价已过有效期：${title}`,
    above: `“${title}”（${reference}）的报价过了有效期，没有产生任何费用。`,
    link: '查看这条请求',
    below: '还需要的话，在那里回复一句，我们重新报价。',
  }),
  delivery: ({reference, title}) => ({
    subject: `${reference} 已交付，请您验收：${title}`,
    above: `您的请求“${title}”（${reference}）已经完成交付，请您对照清单验收。`,
    link: '查看交付内容并验收',
    below: '有不符合的地方，请在那里写明，我们接着改。验收需要登录。',
  }),
  plan: ({reference, title}) => ({
    subject: `${reference} 有处理计划等您审批：${title}`,
    above: `“${title}”（${reference}）的处理计划已经写好，请您审批。`,
    link: '查看计划并审批',
    below: '不同意的地方请写明，我们调整后再发。审批需要登录。',
  }),
  delay: ({reference, title}) => ({
    subject: `${reference} 有延期说明等您审批：${title}`,
    above: `“${title}”（${reference}）需要比约定的时间更久，我们写了说明，请您审批。`,
    link: '查看说明并审批',
    below: '您没有同意之前，原来约定的时间不变。审批需要登录。',
  }),
  colleague: ({reference, title, who}) => ({
    subject: `${reference} 有事项等您决定`,
    above: `${who}提交的${title}（${reference}）有事项等贵公司决定，您可以代为确认或审批。`,
    link: '查看并决定',
    below: '需要登录。已有同事处理的话，不用再管这封邮件。',
  }),
};

export const zhHantApproval: ApprovalWords = {
  access: accessWordsHant,
  quote: ({reference, title}) => ({
    subject: `${reference} 有報價等您確認：${title}`,
    above: `您的客服單「${title}」（${reference}）已評估完成，報價已經備妥。`,
    link: '查看報價，接受或不接受',
    below: '確認之後我們才會開始安排，不會先產生費用。確認時需要登入。',
  }),
  expiring: ({reference, title}) => ({
    subject: `${reference} 的報價即將到期：${title}`,
    above: `「${title}」（${reference}）的報價仍在等您確認，有效期限快到了。`,
    link: '查看報價與有效期限',
    below: '來不及也沒關係，到期後告訴我們一聲，可以重新報價。',
  }),
  expired: ({reference, title}) => ({
    subject: `${reference} 的報價已過有效期限：${title}`,
    above: `「${title}」（${reference}）的報價已過有效期限，沒有產生任何費用。`,
    link: '查看這張客服單',
    below: '若仍有需要，在那裡回覆一句，我們會重新報價。',
  }),
  delivery: ({reference, title}) => ({
    subject: `${reference} 已交付，請您驗收：${title}`,
    above: `您的客服單「${title}」（${reference}）已完成交付，請您對照清單驗收。`,
    link: '查看交付內容並驗收',
    below: '若有不符之處，請在那裡寫明，我們會繼續修改。驗收時需要登入。',
  }),
  plan: ({reference, title}) => ({
    subject: `${reference} 有處理計畫等您核可：${title}`,
    above: `「${title}」（${reference}）的處理計畫已備妥，請您核可。`,
    link: '查看計畫並核可',
    below: '不同意之處請寫明，我們調整後再送出。核可時需要登入。',
  }),
  delay: ({reference, title}) => ({
    subject: `${reference} 有延期說明等您核可：${title}`,
    above: `「${title}」（${reference}）需要比約定的時間更久，我們寫了說明，請您核可。`,
    link: '查看說明並核可',
    below: '在您同意之前，原先約定的時間不變。核可時需要登入。',
  }),
  colleague: ({reference, title, who}) => ({
    subject: `${reference} 有事項等您決定`,
    above: `${who}送出的${title}（${reference}）有事項等貴公司決定，您可以代為確認或核可。`,
    link: '查看並決定',
    below: '需要登入。若已有同事處理，請忽略這封郵件。',
  }),
};

export const enApproval: ApprovalWords = {
  access: accessWordsEn,
  quote: ({reference, title}) => ({
    subject: `${reference} has a quote for you: ${title}`,
    above: `We have looked into “${title}” (${reference}), and the quote is ready.`,
    link: 'See the quote, and accept or decline it',
    below: 'Nothing is charged and no work begins before you accept. You will be asked to sign in.',
  }),
  expiring: ({reference, title}) => ({
    subject: `The quote for ${reference} runs out soon: ${title}`,
    above: `The quote for “${title}” (${reference}) still waits for you and will soon no longer be valid.`,
    link: 'See the quote and how long it is valid',
    below: 'If you need more time, tell us afterwards and we will quote again.',
  }),
  expired: ({reference, title}) => ({
    subject: `The quote for ${reference} has run out: ${title}`,
    above: `The quote for “${title}” (${reference}) is no longer valid. Nothing has been charged.`,
    link: 'See the request',
    below: 'If you still want the change, reply there and we will quote again.',
  }),
  delivery: ({reference, title}) => ({
    subject: `${reference} is delivered, please check it: ${title}`,
    above: `The work for “${title}” (${reference}) is delivered. Please check it against the list.`,
    link: 'See what was delivered and accept it',
    below: 'If something is not right, say so there and we will put it right. You will be asked to sign in.',
  }),
  plan: ({reference, title}) => ({
    subject: `${reference} has a plan for you to approve: ${title}`,
    above: `The plan of work for “${title}” (${reference}) is ready for your approval.`,
    link: 'See the plan and approve it',
    below: 'If you do not agree with something, say so there and we will change it. You will be asked to sign in.',
  }),
  delay: ({reference, title}) => ({
    subject: `${reference} has a notice of delay for you to approve: ${title}`,
    above: `“${title}” (${reference}) needs longer than agreed. We have written down why, for your approval.`,
    link: 'See the notice and approve it',
    below: 'Until you approve, the time we promised stands. You will be asked to sign in.',
  }),
  colleague: ({reference, title, who}) => ({
    subject: `${reference} waits for a decision`,
    above: `Something in the request of ${who} (${title}, ${reference}) waits for your organisation’s decision, and you may make it.`,
    link: 'See it and decide',
    below: 'You will be asked to sign in. If a colleague has already decided, there is nothing left to do.',
  }),
};
