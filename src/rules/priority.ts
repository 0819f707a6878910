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
