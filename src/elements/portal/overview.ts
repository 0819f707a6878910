import type {DeskSettings} from '../../contract/desk-settings.js';
import type {Me} from '../../contract/person.js';
import type {ProblemError} from '../../contract/problem-error.js';
import type {Survey} from '../../contract/survey.js';
import type {TicketSummary} from '../../contract/ticket.js';
import type {Desk} from '../../desk/desk.js';

/** What the overview shows; each part may be missing, for the overview must never stand in the way of the form. */
export interface Overview {
  me?: Me | undefined;
  settings?: DeskSettings | undefined;
  /** Those that are not over. */
  tickets: TicketSummary[];
  due: Survey[];
  /** Why it is not known what waits. */
  problem?: ProblemError | undefined;
}

/** Rejects where nothing of it could be read. */
export async function readOverview(desk: Desk, refused: (error: unknown) => ProblemError, signal: AbortSignal): Promise<Overview> {
  const [me, settings, tickets, surveys] = await Promise.allSettled([
    desk.me(signal),
    desk.settings(),
    desk.tickets({state: 'open', limit: 50}, signal),
    desk.surveys(signal),
  ]);
  const failed = tickets.status === 'rejected' && settings.status === 'rejected';
  if (failed) throw refused(tickets.reason);
  return {
    me: me.status === 'fulfilled' ? me.value : undefined,
    settings: settings.status === 'fulfilled' ? settings.value : undefined,
    problem: tickets.status === 'rejected' ? refused(tickets.reason) : undefined,
    tickets: tickets.status === 'fulfilled' ? tickets.value.items : [],
    due: surveys.status === 'fulfilled' ? surveys.value.items.filter((survey) => survey.state === 'due') : [],
  };
}
