import {Redactor} from '../../../src/rules/redaction.js';
import {isAboutPeople} from '../companions.js';
import type {TicketRecord} from '../ticket-record.js';

/** One way somebody may be called, as a pattern; `length`: signs of what it stands for. */
interface Form {
  pattern: string;
  length: number;
}

const han = /\p{Script=Han}/u;
/** Han is written without blanks, so a word of another script ends beside it too. */
const inWord = '(?!\\p{Script=Han})[\\p{L}\\p{N}]';
const titles = ['女士', '先生', '小姐', '总', '總', '工', '经理', '經理', '老师', '老師'];

/** Covers whoever a request was ever of, by the names that it carries itself, his organisation, and what a redactor finds. `instead` stands for each of them. */
export function nameless(record: TicketRecord, instead: string): (text: string) => string {
  const {organisationName = '', email = ''} = record;
  const forms = [...namesOf(record).flatMap(formsOfPerson), ...formsOf(organisationName), ...formsOf(email)];
  // Of two that begin at one place the longer one is meant: the whole name before a word of it.
  const patterns = new Set(forms.sort((a, b) => b.length - a.length).map(({pattern}) => pattern));
  const pattern = patterns.size ? new RegExp([...patterns].join('|'), 'giu') : undefined;
  const redactor = new Redactor();
  return (text) => {
    // First: an address whose half is covered is none that can be told.
    const lines = text.split('\n').map((line) => redactor.cover(line, redactor.find(line)).text);
    return pattern ? lines.join('\n').replace(pattern, instead) : lines.join('\n');
  };
}

/** Its customers: who has it, who had it before a hand-over, whom they brought in, whoever did something to it. */
function namesOf({requester, cc = [], messages, events, steps}: TicketRecord): string[] {
  const named = steps.flatMap(({step}) => (isAboutPeople(step) ? [step.is === 'hand-over' ? step.to.person : step.who.person] : []));
  const did = [...messages.map(({author}) => author), ...events.map(({by}) => by), ...steps.map(({by}) => by)];
  const people = [requester, ...cc.map(({person}) => person), ...named, ...did];
  return [...new Set(people.filter(({role}) => role === 'requester').map(({name}) => name.trim()))];
}

/** By the whole name, by a word of it, in Chinese by the given name and by the surname with a title. */
function formsOfPerson(name: string): Form[] {
  const words = name.split(/[\s()（）,，、·]+/u);
  return [...new Set([name, ...words])].flatMap((word) => {
    const signs = [...word];
    if (!/^\p{Script=Han}{2,4}$/u.test(word)) return formsOf(word);
    const titled = titles.flatMap((title) => formsOf(signs[0]! + title));
    return [...formsOf(word), ...titled, ...(signs.length > 2 ? formsOf(signs.slice(-2).join('')) : [])];
  });
}

/** A text where it stands for itself: a word is no part of another, and what is too short is any word. */
function formsOf(text: string): Form[] {
  const signs = [...text.trim()];
  if (signs.length < (han.test(text) ? 2 : 3)) return [];
  const isWord = (sign = '') => /[\p{L}\p{N}]/u.test(sign) && !han.test(sign);
  const quoted = text
    .trim()
    .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    .replace(/\s+/g, '\\s+');
  const pattern = `${isWord(signs[0]) ? `(?<!${inWord})` : ''}${quoted}${isWord(signs.at(-1)) ? `(?!${inWord})` : ''}`;
  return [{pattern, length: signs.length}];
}
