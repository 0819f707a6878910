import {fillPath} from '../../src/contract/route.js';

/** What this run knows to be the first person's, as parameters of its routes: a leak is tried by what is there, for made-up ids are 404 anywhere. */
export interface Known {
  attachment?: {ticket: string; attachment: string};
  link?: {ticket: string; link: string};
  /** Not yet whole. `at`: its address by tus. */
  upload?: {upload: string; at: string};
  survey?: {survey: string};
}

/** Of something known, or of what `usual` names; `undefined` where this run has nothing of that kind. */
export function addressOf(path: string, known: Known, usual: Record<string, string>): string | undefined {
  const kind = /\{(attachment|link|upload|survey)\}/.exec(path)?.[1] as keyof Known | undefined;
  const params = kind === undefined ? usual : known[kind];
  return params && fillPath(path, {...params});
}
