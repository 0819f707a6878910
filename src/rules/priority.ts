import type {DeskSettings, Impact, RequestType} from '../contract/desk-settings.js';

/** What a type of request is asked about how much it hurts: its own questions, else the desk's. */
export function impactOf(
  {impact}: Pick<DeskSettings, 'impact'>,
  type: Pick<RequestType, 'impact'> | undefined,
): Omit<Impact, 'priorities'> {
  return type?.impact ?? impact;
}

/** The priority that answers to the impact questions give: the first row of the matrix whose every answer fits, else `otherwise`. */
export function priorityOf(impact: Omit<Impact, 'priorities'>, answers: Readonly<Record<string, string>>): string {
  const row = impact.matrix.find(({when}) =>
    Object.entries(when).every(([question, accepted]) => {
      const answer = answers[question];
      return answer !== undefined && accepted.includes(answer);
    }),
  );
  return row?.priority ?? impact.otherwise;
}

/** Ids of the priorities that a request of a type may have: those its scale gives, and those that no scale gives and the team sets by hand. */
export function levelsOf(settings: Pick<DeskSettings, 'impact' | 'requestTypes'>, type: string): string[] {
  const {impact, requestTypes} = settings;
  const given = ({matrix, otherwise}: Omit<Impact, 'priorities'>) => [otherwise, ...matrix.map(({priority}) => priority)];
  const own = given(
    impactOf(
      settings,
      requestTypes.find(({id}) => id === type),
    ),
  );
  const anywhere = [impact, ...requestTypes.flatMap((one) => one.impact ?? [])].flatMap(given);
  return impact.priorities.map(({id}) => id).filter((id) => own.includes(id) || !anywhere.includes(id));
}
