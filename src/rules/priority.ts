import type {Impact} from '../contract/desk-settings.js';

/** The priority that answers to the impact questions give: the first row of the matrix whose every answer fits, else `otherwise`. */
export function priorityOf(impact: Impact, answers: Readonly<Record<string, string>>): string {
  const row = impact.matrix.find(({when}) =>
    Object.entries(when).every(([question, accepted]) => {
      const answer = answers[question];
      return answer !== undefined && accepted.includes(answer);
    }),
  );
  return row?.priority ?? impact.otherwise;
}
