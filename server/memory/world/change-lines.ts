import type {DeliveryItem} from '../../../src/contract/change.js';
import type {QuoteOffer} from '../../../src/rules/quote.js';
import {inLanguage} from './words.js';

interface ChangeWords {
  currency: string;
  items: QuoteOffer['items'];
  /** Taken off when it is quoted again. */
  discount: QuoteOffer['items'][number];
  tax?: {name: string; rate: number};
  terms: string;
  /** With the time: why no quote is needed, and that it was agreed. */
  included: string;
  agreed: string;
  delivered: string;
  deliveredAgain: string;
  checklist: DeliveryItem[];
  answered: string;
}

const zhHans: ChangeWords = {
  currency: 'CNY',
  items: [
    {text: '需求确认与方案设计', quantity: 1, unit: '人日', unitAmount: 180_000},
    {text: '配置与开发', quantity: 2, unit: '人日', unitAmount: 180_000},
    {text: '测试与上线支持', quantity: 1, unit: '人日', unitAmount: 160_000},
  ],
  discount: {text: '维护期客户优惠', quantity: 1, unitAmount: -40_000},
  tax: {name: '增值税', rate: 600},
  terms: '工期：接受报价后与您商定。\n付款：验收通过后 30 日内付清。\n质保：验收之后 90 天内，因本次改动产生的问题免费处理。',
  included: '账号类变更包含在您的服务里，不需要报价。',
  agreed: '按您填写的时间段安排，期间如需调整请在这里说一声。',
  delivered: '变更已经完成，并在您的环境里逐项验证过。请对照下面的清单验收，有不符合的地方请写明。',
  deliveredAgain: '您指出的地方已经改好，重新逐项验证过，请再看一遍。',
  checklist: [
    {id: '1', kind: 'check', text: '改动已在生产环境生效'},
    {id: '2', kind: 'check', text: '原有功能不受影响'},
    {id: '3', kind: 'handover', text: '改动说明和回退办法'},
  ],
  answered: '收到，您说的我已经记下，确认后马上在这里答复。',
};

const zhHant: ChangeWords = {
  currency: 'TWD',
  items: [
    {text: '需求確認與方案設計', quantity: 1, unit: '人天', unitAmount: 1_200_000},
    {text: '設定與開發', quantity: 2, unit: '人天', unitAmount: 1_200_000},
    {text: '測試與上線支援', quantity: 1, unit: '人天', unitAmount: 900_000},
  ],
  discount: {text: '維護期客戶優惠', quantity: 1, unitAmount: -300_000},
  tax: {name: '營業稅', rate: 500},
  terms: '工期：接受報價後與您商定。\n付款：驗收後 30 天內付清。\n保固：驗收後 90 天內，因本次變更產生的問題免費處理。',
  included: '帳號類變更已包含在您的服務內，不需要報價。',
  agreed: '依您填寫的時段安排，若需調整請在這裡告知。',
  delivered: '變更已完成，並在您的環境逐項驗證。請對照下方清單驗收，若有不符之處請寫明。',
  deliveredAgain: '您指出的地方已修改完成，並重新逐項驗證，請再看一次。',
  checklist: [
    {id: '1', kind: 'check', text: '變更已在正式環境生效'},
    {id: '2', kind: 'check', text: '原有功能不受影響'},
    {id: '3', kind: 'handover', text: '變更說明與復原方法'},
  ],
  answered: '收到，您說的我已記下，確認後會馬上在這裡回覆。',
};

const en: ChangeWords = {
  currency: 'GBP',
  items: [
    {text: 'Requirements and design', quantity: 1, unit: 'day', unitAmount: 52_000},
    {text: 'Configuration and development', quantity: 2, unit: 'days', unitAmount: 52_000},
    {text: 'Testing and going live', quantity: 1, unit: 'day', unitAmount: 46_000},
  ],
  discount: {text: 'Maintenance customer discount', quantity: 1, unitAmount: -12_000},
  tax: {name: 'VAT', rate: 2000},
  terms:
    'The date is agreed once you accept.\nPayment is due 30 days after sign-off.\nFaults caused by this change are put right at no cost for 90 days.',
  included: 'Account changes come with your plan and need no quote.',
  agreed: 'Arranged within the hours you gave. If that no longer suits, say so here.',
  delivered: 'The change is done and was checked in your environment. Please go through the list and tell us if anything is not right.',
  deliveredAgain: 'What you pointed out has been put right and checked again. Please have another look.',
  checklist: [
    {id: '1', kind: 'check', text: 'The change works in production'},
    {id: '2', kind: 'check', text: 'Everything else works as before'},
    {id: '3', kind: 'handover', text: 'A description of the change and how to undo it'},
  ],
  answered: 'Noted. I will answer here as soon as I have checked it.',
};

/** What the simulated team says and asks in change requests, in the language of the request. */
export function changeWords(locale: string | undefined): ChangeWords {
  return inLanguage(locale, {zhHans, zhHant, en});
}
