import {faultWords} from './fault-words.js';

/** Something that whoever embeds us did otherwise than it works: which, and what its sentence is filled with. */
export interface Fault {
  code: FaultCode;
  params: Readonly<Record<string, string>>;
}
export type FaultCode = keyof typeof faultWords;

export function fault(code: FaultCode, params: Fault['params'] = {}): Fault {
  return {code, params};
}

/** A sentence with its `{places}` filled. */
export function fill(sentence: string, params: Fault['params']): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => params[name] ?? whole);
}

/** What is wrong and its cure, in English. */
export function faultText({code, params}: Fault): string {
  return fill(faultWords[code], params);
}
