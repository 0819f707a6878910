import type {DeskSettings} from '../../src/contract/desk-settings.js';
import type {Person} from '../../src/contract/person.js';
import {pick} from '../../src/locales/format.js';
import {commit, type Committing} from './commit.js';
import type {Change} from './ports.js';
import {applyStep, type TicketRecord} from './ticket-record.js';
import {timersOf, type Timer} from './timers.js';

const atOnce = 100;

/**
 * Lets everything happen that is due by now, once each however many instances do this at the same time: that a timer went off stands in the ticket's own row,
 * written together with what came of it. Gives how many went off.
 */
export async function runTimers(ports: Committing & {newId(): string}): Promise<number> {
  const {repository, hooks, now} = ports;
  const settings = await repository.settings();
  let count = 0;
  for (const {id} of await repository.dueTickets({now: now(), limit: atOnce})) {
    for (;;) {
      const record = await repository.ticket(id);
      const due = record && timersOf(record, settings, hooks?.ahead).filter(({at}) => at <= now()).sort((a, b) => a.at - b.at)[0]; // prettier-ignore
      if (!record || (!due && (record.dueAt ?? Infinity) > now())) break;
      // Due by its row and not by the settings of today: the row is written anew.
      const change = due ? await fire(record, due, settings, ports) : {ticket: {...record, revision: record.revision + 1}};
      // A conflict means that somebody else got somewhere, so this ends.
      if ((await commit(ports, change)) === 'written') count += due ? 1 : 0;
    }
  }
  return count;
}

async function fire(
  record: TicketRecord,
  {key, does}: Timer,
  settings: DeskSettings,
  ports: Committing & {newId(): string},
): Promise<Change> {
  const at = ports.now();
  const fired = {...record.fired, [key]: at};
  if ('notice' in does) {
    const posted = await does.notice(record, settings, ports);
    return {ticket: {...record, fired, revision: record.revision + 1}, ...posted};
  }
  const taken = applyStep(record, {id: ports.newId(), at, by: theDesk(record, settings), step: does.step}, settings);
  if (!taken) return {ticket: {...record, fired, revision: record.revision + 1}};
  return {ticket: {...taken.record, fired}, survey: taken.opens, withdraws: taken.withdraws};
}

function theDesk({draft, locale}: TicketRecord, {brand}: DeskSettings): Person {
  return {id: 'desk', name: pick(brand.name, draft.locale ?? locale ?? 'en'), role: 'system'};
}
