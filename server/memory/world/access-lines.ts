import type {ScopeLine} from '../../../src/contract/access.js';
import {inLanguage} from './words.js';

interface AccessLines {
  purpose: string;
  how: string;
  scope: ScopeLine[];
  used: string;
  done: string;
  purged: string;
}

const zhHans: AccessLines = {
  purpose: '比对出错的那几行数据，找出结果从哪一步开始不对。只读，不改数据。',
  how: '请贵司导出脱敏样本，放到贵司自己的共享盘，比对完我们就删除。',
  scope: [
    {id: '1', kind: 'data', text: '出错看板用到的明细样本（脱敏，不超过 200 行）'},
    {id: '2', kind: 'data', text: '同一时段的抽取任务日志'},
  ],
  used: '下载样本，和看板的取数结果逐行比对。',
  done: '比对完成，差异原因已找到。',
  purged: '样本和比对结果已从分析机删除，未留副本。',
};

const zhHant: AccessLines = {
  purpose: '比對出錯的那幾列資料，找出結果從哪一步開始不對。只讀取，不修改資料。',
  how: '請貴公司匯出去識別化樣本，放到貴公司自己的共用磁碟，比對完我們就刪除。',
  scope: [
    {id: '1', kind: 'data', text: '出錯看板用到的明細樣本（去識別化，不超過 200 列）'},
    {id: '2', kind: 'data', text: '同一時段的抽取工作紀錄檔'},
  ],
  used: '下載樣本，與看板的取數結果逐列比對。',
  done: '比對完成，已找到差異原因。',
  purged: '樣本與比對結果已從分析機刪除，未留副本。',
};

const en: AccessLines = {
  purpose: 'Compare the rows that are wrong, to find the step where the result goes astray. Reading only; nothing is changed.',
  how: 'Please put an anonymised sample on a share of your own. We delete our copy once it is compared.',
  scope: [
    {id: '1', kind: 'data', text: 'A sample of the rows behind the dashboard, anonymised, 200 at most'},
    {id: '2', kind: 'data', text: 'The log of the extraction job over the same hours'},
  ],
  used: 'Downloaded the sample and compared it with what the dashboard reads, row by row.',
  done: 'Compared; the cause of the difference is found.',
  purged: 'The sample and the comparison are deleted from our machine; no copy is left.',
};

/** What the simulated team says where it needs consent to a job on data, in the language of the request. */
export function accessLines(locale: string | undefined): AccessLines {
  return inLanguage(locale, {zhHans, zhHant, en});
}
