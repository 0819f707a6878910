import type {About, Sentences} from './mail-sentences.js';

/** A visit as a mail tells it: who comes and when, in the desk's zone, which is named. `remote`: he comes by remote session; `ended`: which is over. */
export type VisitTold = About & {who: string; time: string; zone: string; remote: boolean; ended: boolean};

/** What mails say of visits, in one language; the team's beside it. */
export interface VisitWords {
  proposed: (about: Omit<VisitTold, 'time' | 'zone' | 'ended'>) => Sentences;
  booked: (about: VisitTold) => Sentences;
  moved: (about: VisitTold & {before: string}) => Sentences;
  cancelled: (about: VisitTold) => Sentences;
  tomorrow: (about: VisitTold) => Sentences;
  /** Of the consent to a remote session. */
  withdrawn: (about: VisitTold) => Sentences;
  /** What stands in a calendar. */
  summary: (about: About & {who: string; remote: boolean}) => string;
  team: Record<
    'booked' | 'asked' | 'cancelled' | 'withdrawn' | 'declined',
    (about: About & {customer: string; who: string; time: string; ended: boolean}) => {subject: string; text: string}
  >;
}

const zhHans = (remote: boolean) => (remote ? '远程服务' : '上门服务');
const zhHant = (remote: boolean) => (remote ? '遠端服務' : '到場服務');
const en = (remote: boolean) => (remote ? 'remote session' : 'visit');

export const visitWordsHans: VisitWords = {
  proposed: ({reference, title, who, remote}) => ({
    subject: `${reference} 请您选${zhHans(remote)}的时间：${title}`,
    above: `关于“${title}”（${reference}），${who}可以为您安排${zhHans(remote)}，请选一个您方便的时间。`,
    link: '查看可选的时间',
    below: '都不合适也没关系，在那里告诉我们什么时候方便。',
  }),
  booked: ({reference, title, who, time, zone, remote}) => ({
    subject: `已约好${zhHans(remote)}：${time}（${reference}）`,
    above: `“${title}”（${reference}）的${zhHans(remote)}已经约好：\n${time}（${zone}）\n${who}`,
    link: '查看要准备什么，或改约时间',
    below: '附件是日历文件，打开就可以加到您的日历里。',
  }),
  moved: ({reference, title, who, time, zone, before, remote}) => ({
    subject: `${zhHans(remote)}改到 ${time}（${reference}）`,
    above: `“${title}”（${reference}）的${zhHans(remote)}改了时间：\n${time}（${zone}），原为 ${before}\n${who}`,
    link: '查看安排',
    below: '附件是新的日历文件，打开后会更新原来那一条。',
  }),
  cancelled: ({reference, title, time, zone, remote}) => ({
    subject: `${zhHans(remote)}已取消：${time}（${reference}）`,
    above: `“${title}”（${reference}）原定 ${time}（${zone}）的${zhHans(remote)}已取消，不用再等。`,
    link: '查看原因和接下来的安排',
    below: '打开附件，就能从您的日历里去掉这一条。',
  }),
  tomorrow: ({reference, title, who, time, zone, remote}) => ({
    subject: `提醒：${time} ${zhHans(remote)}（${reference}）`,
    above: `“${title}”（${reference}）的${zhHans(remote)}快到了：\n${time}（${zone}）\n${who}`,
    link: '查看要准备什么',
    below: '如果来不了或时间要变，请尽早在那里告诉我们。',
  }),
  withdrawn: ({reference, title, ended}) => ({
    subject: `已撤回对远程服务的同意：${title}（${reference}）`,
    above: `“${title}”（${reference}）的远程服务，您的同意已经撤回。${ended ? '正在进行的远程服务已就此结束。' : '没有您的同意，不会开始。'}`,
    link: '查看这次远程服务',
    below: `${ended ? '' : '改了主意，可以在那里重新同意。'}如果不是您撤回的，请在那里告诉我们。`,
  }),
  summary: ({reference, title, who, remote}) => `${zhHans(remote)}：${title}（${who}，${reference}）`,
  team: {
    booked: ({reference, title, customer, who, time}) => ({
      subject: `${reference} 已约 ${time}：${title}`,
      text: `${customer}为“${title}”（${reference}）选了 ${time}，由${who}前往。`,
    }),
    asked: ({reference, title, customer, who}) => ({
      subject: `${reference} 要另约时间：${title}`,
      text: `“${title}”（${reference}）：${customer}希望换个时间，请${who}再给几个可选的时间。`,
    }),
    cancelled: ({reference, title, customer, who}) => ({
      subject: `${reference} 客户取消了上门或远程服务：${title}`,
      text: `“${title}”（${reference}）：${customer}取消了安排，${who}不用去了。原因写在请求里。`,
    }),
    withdrawn: ({reference, title, customer, who, ended}) => ({
      subject: `${reference} 客户撤回了对远程服务的同意：${title}`,
      text: `“${title}”（${reference}）：${customer}撤回了同意，${ended ? `请${who}立即断开，并写明做到了哪里。` : '重新同意之前不能开始。'}`,
    }),
    declined: ({reference, title, customer, who}) => ({
      subject: `${reference} 客户没有同意远程服务：${title}`,
      text: `“${title}”（${reference}）：${customer}没有同意，不能开始。请${who}和客户商量要看什么，或换一种方式。`,
    }),
  },
};

export const visitWordsHant: VisitWords = {
  proposed: ({reference, title, who, remote}) => ({
    subject: `${reference} 請您選${zhHant(remote)}的時間：${title}`,
    above: `關於「${title}」（${reference}），${who}可以為您安排${zhHant(remote)}，請選一個您方便的時間。`,
    link: '查看可選的時間',
    below: '都不合適也沒關係，在那裡告訴我們什麼時候方便。',
  }),
  booked: ({reference, title, who, time, zone, remote}) => ({
    subject: `已約好${zhHant(remote)}：${time}（${reference}）`,
    above: `「${title}」（${reference}）的${zhHant(remote)}已經約好：\n${time}（${zone}）\n${who}`,
    link: '查看要準備什麼，或改約時間',
    below: '附件是行事曆檔案，開啟後就能加到您的行事曆。',
  }),
  moved: ({reference, title, who, time, zone, before, remote}) => ({
    subject: `${zhHant(remote)}改到 ${time}（${reference}）`,
    above: `「${title}」（${reference}）的${zhHant(remote)}改了時間：\n${time}（${zone}），原為 ${before}\n${who}`,
    link: '查看安排',
    below: '附件是新的行事曆檔案，開啟後會更新原來那一筆。',
  }),
  cancelled: ({reference, title, time, zone, remote}) => ({
    subject: `${zhHant(remote)}已取消：${time}（${reference}）`,
    above: `「${title}」（${reference}）原定 ${time}（${zone}）的${zhHant(remote)}已取消，不用再等。`,
    link: '查看原因和接下來的安排',
    below: '開啟附件，就能從您的行事曆移除這一筆。',
  }),
  tomorrow: ({reference, title, who, time, zone, remote}) => ({
    subject: `提醒：${time} ${zhHant(remote)}（${reference}）`,
    above: `「${title}」（${reference}）的${zhHant(remote)}快到了：\n${time}（${zone}）\n${who}`,
    link: '查看要準備什麼',
    below: '如果不方便或時間要變，請盡早在那裡告訴我們。',
  }),
  withdrawn: ({reference, title, ended}) => ({
    subject: `已撤回對遠端服務的同意：${title}（${reference}）`,
    above: `「${title}」（${reference}）的遠端服務，您的同意已經撤回。${ended ? '正在進行的遠端服務已就此結束。' : '沒有您的同意，不會開始。'}`,
    link: '查看這次遠端服務',
    below: `${ended ? '' : '改了主意，可以在那裡重新同意。'}如果不是您撤回的，請在那裡告訴我們。`,
  }),
  summary: ({reference, title, who, remote}) => `${zhHant(remote)}：${title}（${who}，${reference}）`,
  team: {
    booked: ({reference, title, customer, who, time}) => ({
      subject: `${reference} 已約 ${time}：${title}`,
      text: `${customer}為「${title}」（${reference}）選了 ${time}，由${who}前往。`,
    }),
    asked: ({reference, title, customer, who}) => ({
      subject: `${reference} 要另約時間：${title}`,
      text: `「${title}」（${reference}）：${customer}希望換個時間，請${who}再提供幾個可選的時間。`,
    }),
    cancelled: ({reference, title, customer, who}) => ({
      subject: `${reference} 客戶取消了到場或遠端服務：${title}`,
      text: `「${title}」（${reference}）：${customer}取消了安排，${who}不用前往。原因寫在客服單裡。`,
    }),
    withdrawn: ({reference, title, customer, who, ended}) => ({
      subject: `${reference} 客戶撤回了對遠端服務的同意：${title}`,
      text: `「${title}」（${reference}）：${customer}撤回了同意，${ended ? `請${who}立即中斷連線，並寫明做到了哪裡。` : '重新同意之前不能開始。'}`,
    }),
    declined: ({reference, title, customer, who}) => ({
      subject: `${reference} 客戶沒有同意遠端服務：${title}`,
      text: `「${title}」（${reference}）：${customer}沒有同意，不能開始。請${who}和客戶商量要看什麼，或換一種方式。`,
    }),
  },
};

export const visitWordsEn: VisitWords = {
  proposed: ({reference, title, who, remote}) => ({
    subject: `Choose a time for the ${en(remote)}: ${title} (${reference})`,
    above: `${who} can take care of “${title}” (${reference}) in a ${en(remote)}. Please choose a time that suits you.`,
    link: 'See the times',
    below: 'If none of them suits you, tell us there which ones would.',
  }),
  booked: ({reference, title, who, time, zone, remote}) => ({
    subject: `Your ${en(remote)} is booked: ${time} (${reference})`,
    above: `The ${en(remote)} for “${title}” (${reference}) is booked:\n${time} (${zone})\n${who}`,
    link: 'See what to prepare, or choose another time',
    below: 'The calendar file attached puts it into your calendar.',
  }),
  moved: ({reference, title, who, time, zone, before, remote}) => ({
    subject: `Your ${en(remote)} has moved to ${time} (${reference})`,
    above: `The ${en(remote)} for “${title}” (${reference}) has another time:\n${time} (${zone}), before: ${before}\n${who}`,
    link: 'See what is agreed',
    below: 'The calendar file attached changes the entry in your calendar.',
  }),
  cancelled: ({reference, title, time, zone, remote}) => ({
    subject: `Your ${en(remote)} on ${time} is cancelled (${reference})`,
    above: `The ${en(remote)} for “${title}” (${reference}) on ${time} (${zone}) is cancelled; you need not keep the time free.`,
    link: 'See why, and what happens next',
    below: 'The calendar file attached takes it off your calendar.',
  }),
  tomorrow: ({reference, title, who, time, zone, remote}) => ({
    subject: `Reminder: your ${en(remote)} on ${time} (${reference})`,
    above: `The ${en(remote)} for “${title}” (${reference}) is near:\n${time} (${zone})\n${who}`,
    link: 'See what to prepare',
    below: 'If it does not suit you any more, please tell us there as early as you can.',
  }),
  withdrawn: ({reference, title, ended}) => ({
    subject: `Consent to the remote session is withdrawn: ${title} (${reference})`,
    above: `Your consent to the remote session for “${title}” (${reference}) is withdrawn. ${ended ? 'The session has ended with it.' : 'Nothing begins without it.'}`,
    link: 'See the session',
    below: `${ended ? '' : 'Should you change your mind, you can agree there again. '}If it was not you, please tell us there.`,
  }),
  summary: ({reference, title, who, remote}) => `${remote ? 'Remote session' : 'Visit'}: ${title} (${who}, ${reference})`,
  team: {
    booked: ({reference, title, customer, who, time}) => ({
      subject: `${reference} is booked for ${time}: ${title}`,
      text: `${customer} chose ${time} for “${title}” (${reference}); ${who} takes it.`,
    }),
    asked: ({reference, title, customer, who}) => ({
      subject: `${reference} needs another time: ${title}`,
      text: `“${title}” (${reference}): ${customer} asks for another time. ${who}, please offer some more.`,
    }),
    cancelled: ({reference, title, customer, who}) => ({
      subject: `${reference}: the customer called the visit off: ${title}`,
      text: `“${title}” (${reference}): ${customer} called the visit off, so ${who} need not go. The reason is in the request.`,
    }),
    withdrawn: ({reference, title, customer, who, ended}) => ({
      subject: `${reference}: the customer withdrew the consent: ${title}`,
      text: `“${title}” (${reference}): ${customer} withdrew the consent to the remote session. ${ended ? `${who}, please disconnect now and say how far you came.` : 'It cannot begin until it is given again.'}`,
    }),
    declined: ({reference, title, customer, who}) => ({
      subject: `${reference}: the customer did not agree to the remote session: ${title}`,
      text: `“${title}” (${reference}): ${customer} did not agree, so the session cannot begin. ${who}, please settle with them what is to be seen, or find another way.`,
    }),
  },
};
