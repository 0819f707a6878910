import {inLanguage} from './words.js';

/** What the simulated team says of a visit. */
interface VisitLines {
  purpose: string;
  /** Where the request names no address. */
  address: string;
  prepare: string[];
  /** Why times are offered anew. */
  again: string;
  report: string;
}

const zhHans: VisitLines = {
  purpose: '按您的描述在现场完成处理，并和您一起验证。',
  address: '您所在的现场',
  prepare: ['现场可用的网络', '需要登录的账号', '陪同人员和出入手续'],
  again: '按您说的情况重新排了时间，请再选一次。',
  report: '现场工作已经完成，和陪同人员一起验证过。过程和改动写在现场记录里，原件已留给您。',
};

const zhHant: VisitLines = {
  purpose: '依您的描述在現場完成處理，並與您一起驗證。',
  address: '您所在的現場',
  prepare: ['現場可用的網路', '需要登入的帳號', '陪同人員和進出手續'],
  again: '依您說的情況重新排了時間，請再選一次。',
  report: '現場工作已經完成，並與陪同人員一起驗證過。過程和變更寫在現場紀錄裡，正本已留給您。',
};

const en: VisitLines = {
  purpose: 'What you describe, done on site and tried out together with you.',
  address: 'Your site',
  prepare: ['Network access on site', 'The accounts that are needed', 'Somebody to accompany the engineer'],
  again: 'We have looked for other times after what you wrote. Please choose again.',
  report: 'The work on site is done and was tried out together with your colleague. What was changed stands in the record left with you.',
};

export function visitLines(locale: string | undefined): VisitLines {
  return inLanguage(locale, {zhHans, zhHant, en});
}
