import type {AccessKind} from '../../src/contract/access.js';
import type {About, Sentences} from './mail-sentences.js';

type Said = About & {agent: string};

/** About access to a customer's systems: asked for, over; and what the team is told when data are left to be removed. */
export type AccessWords = Record<AccessKind | 'expired', (about: About) => Sentences> &
  Record<'ended' | 'done' | 'purged', (about: Said) => Sentences> & {
    toPurge: (about: About) => {subject: string; text: string};
  };

export const accessWordsHans: AccessWords = {
  access: ({reference, title}) => ({
    subject: `${reference} 申请访问权限，等您决定：${title}`,
    above: `为了处理“${title}”（${reference}），我们想申请一段时间的访问权限。要访问什么、用来做什么、多长时间，都写在里面。`,
    link: '查看申请，授权或不授权',
    below: '范围和期限由您定，随时可以收回。请不要在回信里写密码。授权需要登录。',
  }),
  'data-job': ({reference, title}) => ({
    subject: `${reference} 有一项数据操作等您同意：${title}`,
    above: `为了处理“${title}”（${reference}），我们需要对贵方数据做一次操作，请您先看一下。`,
    link: '查看要做什么，同意或不同意',
    below: '您的同意只限这一项，做完就失效，随时可以收回。同意需要登录。',
  }),
  expired: ({reference, title}) => ({
    subject: `${reference} 的访问权限已到期：${title}`,
    above: `您为“${title}”（${reference}）授予的访问权限到期了，我们已经不能再用。`,
    link: '查看使用记录',
    below: '为它单独开的账号，现在可以停用了。',
  }),
  ended: ({reference, title, agent}) => ({
    subject: `${reference} 的访问权限已交还：${title}`,
    above: `“${title}”（${reference}）的访问权限，${agent}不再需要，已经交还。`,
    link: '查看使用记录',
    below: '为它单独开的账号，现在可以停用了。',
  }),
  done: ({reference, title, agent}) => ({
    subject: `${reference} 的数据操作已做完：${title}`,
    above: `您为“${title}”（${reference}）同意的那一项数据操作，${agent}已经做完。您的同意到此为止，不能再用。`,
    link: '查看做了什么',
    below: '为它单独开的账号，现在可以停用了。',
  }),
  purged: ({reference, title, agent}) => ({
    subject: `${reference} 取走的数据已清除：${title}`,
    above: `处理“${title}”（${reference}）时取走的数据，${agent}确认已经清除。`,
    link: '查看清除说明',
    below: '清除了什么、谁在什么时候确认，都记在请求里。',
  }),
  toPurge: ({reference, title}) => ({
    subject: `${reference} 已结束，请清除客户数据：${title}`,
    text: `“${title}”（${reference}）已结束，用过客户的访问权限。请清除取走的数据，并在服务台确认。`,
  }),
};

export const accessWordsHant: AccessWords = {
  access: ({reference, title}) => ({
    subject: `${reference} 申請存取權限，等您決定：${title}`,
    above: `為了處理「${title}」（${reference}），我們想申請一段時間的存取權限。要存取什麼、用來做什麼、多久，都寫在裡面。`,
    link: '查看申請，授權或不授權',
    below: '範圍與期限由您決定，隨時可以收回。請不要在回信裡寫密碼。授權時需要登入。',
  }),
  'data-job': ({reference, title}) => ({
    subject: `${reference} 有一項資料作業等您同意：${title}`,
    above: `為了處理「${title}」（${reference}），我們需要對貴公司的資料做一次作業，請您先看一下。`,
    link: '查看要做什麼，同意或不同意',
    below: '您的同意只限這一項，做完即失效，隨時可以收回。同意時需要登入。',
  }),
  expired: ({reference, title}) => ({
    subject: `${reference} 的存取權限已到期：${title}`,
    above: `您為「${title}」（${reference}）授予的存取權限已到期，我們已無法再使用。`,
    link: '查看使用紀錄',
    below: '為它另開的帳號，現在可以停用了。',
  }),
  ended: ({reference, title, agent}) => ({
    subject: `${reference} 的存取權限已交還：${title}`,
    above: `「${title}」（${reference}）的存取權限，${agent}不再需要，已經交還。`,
    link: '查看使用紀錄',
    below: '為它另開的帳號，現在可以停用了。',
  }),
  done: ({reference, title, agent}) => ({
    subject: `${reference} 的資料作業已完成：${title}`,
    above: `您為「${title}」（${reference}）同意的那一項資料作業，${agent}已經做完。您的同意到此為止，不能再使用。`,
    link: '查看做了什麼',
    below: '為它另開的帳號，現在可以停用了。',
  }),
  purged: ({reference, title, agent}) => ({
    subject: `${reference} 取走的資料已清除：${title}`,
    above: `處理「${title}」（${reference}）時取走的資料，${agent}確認已經清除。`,
    link: '查看清除說明',
    below: '清除了什麼、誰在什麼時候確認，都記在客服單裡。',
  }),
  toPurge: ({reference, title}) => ({
    subject: `${reference} 已結束，請清除客戶資料：${title}`,
    text: `「${title}」（${reference}）已結束，曾使用客戶的存取權限。請清除取走的資料，並在服務台確認。`,
  }),
};

export const accessWordsEn: AccessWords = {
  access: ({reference, title}) => ({
    subject: `${reference} asks you for access: ${title}`,
    above: `To work on “${title}” (${reference}) we would like access for a limited time. What to, what for and for how long is written there.`,
    link: 'See what is asked, and grant or refuse it',
    below:
      'You choose how much and how long, and can take it back at any time. Please put no passwords in a reply. You will be asked to sign in.',
  }),
  'data-job': ({reference, title}) => ({
    subject: `${reference} has one job on your data for you to allow: ${title}`,
    above: `To work on “${title}” (${reference}) we need to do one job on your data. Please look at it first.`,
    link: 'See what would be done, and allow or refuse it',
    below: 'Your consent is for this job alone and ends with it. You can take it back at any time. You will be asked to sign in.',
  }),
  expired: ({reference, title}) => ({
    subject: `The access for ${reference} has run out: ${title}`,
    above: `The access you granted for “${title}” (${reference}) has run out. We can no longer use it.`,
    link: 'See how it was used',
    below: 'An account made for it can be disabled now.',
  }),
  ended: ({reference, title, agent}) => ({
    subject: `The access for ${reference} was given back: ${title}`,
    above: `${agent} no longer needs the access you granted for “${title}” (${reference}) and gave it back.`,
    link: 'See how it was used',
    below: 'An account made for it can be disabled now.',
  }),
  done: ({reference, title, agent}) => ({
    subject: `The job on your data for ${reference} is done: ${title}`,
    above: `${agent} finished the one job on your data that you allowed for “${title}” (${reference}). Your consent ended with it.`,
    link: 'See what was done',
    below: 'An account made for it can be disabled now.',
  }),
  purged: ({reference, title, agent}) => ({
    subject: `Your data from ${reference} are removed: ${title}`,
    above: `${agent} confirmed that the data we took over for “${title}” (${reference}) are removed.`,
    link: 'See what was removed',
    below: 'What was removed, by whom and when stands in the request.',
  }),
  toPurge: ({reference, title}) => ({
    subject: `${reference} is over, please remove the customer’s data: ${title}`,
    text: `“${title}” (${reference}) is over, and access was granted for it. Please remove what was taken over, and confirm it at the desk.`,
  }),
};
