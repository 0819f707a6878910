import type {Issue} from '../../../src/contract/problem.js';
import {checkText} from '../tickets.js';

/** A text that must be there, in one Unicode form. */
export function said(pointer: string, text: string, max: number, issues: Issue[]): string {
  const normal = text.normalize('NFC');
  issues.push(...checkText(pointer, normal, max, true));
  return normal;
}
