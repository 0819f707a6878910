/** What is looked for in a page: by selector, through all shadow roots; `text`: what its words hold; `label`, `group`: what it and the group it stands in are called, whole. */
export interface Wanted {
  css: string;
  text?: string;
  label?: string;
  group?: string;
}

/** A tab of some browser, as far as a customer needs one: each way waits until what it is about is there and at rest, 60 s at most. */
export interface Tab {
  open(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Gives the words of what was looked for, once it is drawn. */
  see(wanted: Wanted): Promise<string>;
  click(wanted: Wanted): Promise<void>;
  /** Types by the keyboard, in place of what was there. */
  type(wanted: Wanted, words: string): Promise<void>;
  /** Chooses an option of a list by its value. */
  pick(wanted: Wanted, value: string): Promise<void>;
  /** Gives a file input a file of this machine. */
  choose(wanted: Wanted, path: string): Promise<void>;
  /** The value of an expression in the page; a promise's once it is fulfilled. */
  value<T>(expression: string): Promise<T>;
}

export interface Browser {
  version: string;
  newTab(): Promise<Tab>;
  close(): Promise<void>;
}

/** Calls until something else than undefined or an error comes of it. */
export async function until<T>(what: string, call: () => Promise<T | undefined>, limit = 60_000): Promise<T> {
  const deadline = Date.now() + limit;
  let last: unknown;
  for (;;) {
    const got = await call().catch((error: unknown) => void (last = error));
    if (got !== undefined) return got;
    if (Date.now() > deadline) throw new Error(`Waited in vain for ${what}`, {cause: last});
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
