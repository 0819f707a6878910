import {CutShort} from './book.js';

/** Ms that a backend may ask to wait; beyond it the run does without. */
export const largestWait = 5_000;

/** The backend takes no more for now. */
export class Limited extends CutShort {
  constructor(at: string, status: number) {
    super(`${at} answered ${status} and asked for a longer wait than this run has; try again later, or raise the limits for its persons`);
  }
}
