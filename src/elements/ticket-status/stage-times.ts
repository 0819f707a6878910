import type {Stage} from '../../contract/desk-settings.js';
import type {Ticket} from '../../contract/ticket.js';

/** One step of the bar. `enteredAt`: latest entry; `spent`: ms in it altogether, however often, once it was left. */
export interface StageStep {
  stage: Stage;
  is: 'passed' | 'skipped' | 'now' | 'ahead';
  enteredAt?: string | undefined;
  spent?: number | undefined;
}

/** The desk's stages as this request has gone through them, and where it stands (from 0). A state in no stage stands where it last entered one. */
export function stageSteps(stages: readonly Stage[], ticket: Ticket): {steps: StageStep[]; at: number} {
  const entered = new Map(ticket.stages.map(({stage, enteredAt}) => [stage, enteredAt]));
  const standing = stages.findIndex(({states}) => states.includes(ticket.state));
  const at =
    standing >= 0
      ? standing
      : Math.max(
          0,
          stages.findIndex(({id}) => id === latest(ticket)),
        );
  const spent = timeByState(ticket);
  const steps = stages.map((stage, index): StageStep => {
    const enteredAt = entered.get(stage.id);
    if (index > at) return {stage, is: 'ahead'};
    if (index === at) return {stage, is: 'now', enteredAt};
    if (enteredAt === undefined) return {stage, is: 'skipped'};
    return {stage, is: 'passed', enteredAt, spent: stage.states.reduce((sum, state) => sum + (spent.get(state) ?? 0), 0)};
  });
  return {steps, at};
}

function latest({stages}: Ticket): string | undefined {
  return stages.reduce<Ticket['stages'][number] | undefined>(
    (last, entry) => (last && Date.parse(last.enteredAt) > Date.parse(entry.enteredAt) ? last : entry),
    undefined,
  )?.stage;
}

/** Milliseconds in each state that was left, by the history. */
function timeByState({createdAt, events}: Ticket): Map<string, number> {
  const spent = new Map<string, number>();
  const moves = events.filter(({kind, from, to}) => kind === 'state-changed' && from !== undefined && to !== undefined);
  let since = Date.parse(createdAt);
  for (const {from, at} of moves) {
    const left = Date.parse(at);
    spent.set(from!, (spent.get(from!) ?? 0) + Math.max(0, left - since));
    since = left;
  }
  return spent;
}
