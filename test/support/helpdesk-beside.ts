import {haituWorld} from '../../server/memory/world/haitu.js';
import {HelpdeskFailed, type Helpdesk, type HelpdeskAct, type HelpdeskEntry} from '../../server/app/helpdesk.js';

/** A helpdesk in memory, for what hangs on the gateway alone. */
export interface HelpdeskBeside {
  helpdesk: Helpdesk;
  /** What stands there of a request, by its id at the gateway: what was said and told, and the states that were set. */
  told(ticket: string): string[];
  /** Its team does something, at a time by its clock, epoch ms. */
  does(ticket: string, act: HelpdeskAct, at: number): void;
  /** From now on this is answered to whatever is handed over, where it is down to whatever is asked; `undefined`: it is taken. */
  refuse(error: Error | undefined): void;
}

export function helpdeskBeside(now: () => number): HelpdeskBeside {
  const rows = new Map<string, {told: string[]; entries: HelpdeskEntry[]}>();
  let last = 0;
  let refusal: Error | undefined;
  const row = (ticket: string) => rows.get(ticket) ?? rows.set(ticket, {told: [], entries: []}).get(ticket)!;
  const take = (ticket: string, ...texts: string[]) => {
    if (refusal) throw refusal;
    row(ticket).told.push(...texts);
  };
  return {
    told: (ticket) => rows.get(ticket)?.told ?? [],
    does: (ticket, act, at) => {
      row(ticket).entries.push({id: String(++last), at, by: haituWorld.agents[0]!, ...act});
    },
    refuse: (error) => {
      refusal = error;
    },
    helpdesk: {
      name: 'Beside',
      owns: ['classify', 'assign', 'start', 'answer', 'ask', 'resume', 'resolve', 'reopen'],
      ready: async () => undefined,
      receive: async ({ticket, subject, files}) => {
        take(ticket, subject, ...(await Promise.all(files.map(async ({name, bytes}) => `${name} ${(await bytes()).length}`))));
        return {id: ticket, requestor: ''};
      },
      carry: async ({ticket}, {as, text}) => take(ticket, `${as} ${text}`),
      move: async ({ticket}, _, state) => take(ticket, `is ${state}`),
      changed: async () => {
        if (refusal instanceof HelpdeskFailed && refusal.down) throw refusal;
        return [...rows.keys()].map((ticket) => ({ticket, id: ticket}));
      },
      read: async ({ticket}, seen) => ({
        entries: row(ticket).entries.filter(({id}) => !seen.includes(id)),
        begun: false,
        now: now(),
      }),
      taken: () => undefined,
      open: async () => new Uint8Array(),
    },
  };
}
