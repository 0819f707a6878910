import {pick} from '../../locales/format.js';
import {listed} from '../../locales/listed.js';
import {dateTime, dayOf} from '../../locales/times.js';
import type {Question} from '../../rules/draft.js';

/** An answer as people read it: the labels of chosen options, a date in the reader's way; a tick is the question's own label. Empty where there is none. */
export function answerText({kind, value, options, label}: Question, locale: string): string {
  if (value === true) return pick(label, locale);
  const texts = [value ?? []].flat().filter((one): one is string => typeof one === 'string' && one !== '');
  if (kind === 'date' && texts[0]) return dayOf(`${texts[0]}T00:00`, locale);
  if (kind === 'datetime' && texts[0]) return dateTime(texts[0], locale);
  const named = texts.map((one) => {
    const option = options?.find(({id}) => id === one);
    return option ? pick(option.label, locale) : one;
  });
  return listed(named, locale);
}
