import type {SurveyRecord} from '../../app/survey-record.js';
import {pick} from '../../../src/locales/format.js';
import {words} from './words.js';

/**
 * What the service manager answers to a rating, by what was said. Like the team's lines it promises no time and names no cause, for nobody has
 * looked at anything.
 */
const lines = {
  call: words(
    '您的评价我看到了，谢谢您愿意当面说。我会用您留的号码打给您，先听您讲，再说我们能做什么。打之前我会看完这条请求的全部记录，不用您从头说起。',
    'I have read your rating, thank you for offering to talk. I will call the number you left, listen first, and then say what we can do. I will have read the whole record before, so you need not start over.',
    '您的評價我看到了，謝謝您願意直接談。我會撥打您留的號碼，先聽您說，再說明我們能做什麼。撥打之前我會看完這筆紀錄，不用您從頭說起。',
  ),
  low: words(
    '谢谢您直说。您打低分的地方我已经逐条记下，并和当事的同事一起看过经过；这条评价会留在当月的服务复盘里，不会被平均分盖过去。如果还有没说完的，请直接修改评价补上。',
    'Thank you for being frank. I have noted each point you scored low and gone through what happened with the colleagues concerned; your rating stays in this month’s service review and will not be lost in an average. If there is more to say, just change your rating.',
    '謝謝您直說。您給低分的地方我已逐項記下，並和當事的同事一起看過經過；這則評價會留在當月的服務檢討裡，不會被平均分數蓋過去。如果還有沒說完的，請直接修改評價補上。',
  ),
  words: words(
    '谢谢您写下这些。您的意见已经登记，由我跟进；采纳与否，都会在这里告诉您。',
    'Thank you for writing this down. Your suggestion is on record and stays with me; whether it is taken up or not, you will read it here.',
    '謝謝您寫下這些。您的意見已經登記，由我追蹤；無論採納與否，都會在這裡告訴您。',
  ),
};

/** The answer to a survey that was answered, in its person's language. */
export function followUpLine({response, locale}: SurveyRecord, low: boolean): string {
  return pick(lines[response?.callback ? 'call' : low ? 'low' : 'words'], locale ?? 'zh-Hans');
}
