import type {Issue} from '../../contract/problem.js';

/**
 * What stays said while somebody corrects, after a change at the pointer `at`. `now`: everything the form itself finds. What is right by now leaves
 * and nothing new joins while he types; what the backend alone found stays until it is changed.
 */
export function issuesAfter(at: string, said: readonly Issue[], now: readonly Issue[], fromBackend: boolean): readonly Issue[] {
  return said.flatMap((issue) => {
    const still = now.find(({pointer, code}) => pointer === issue.pointer && code === issue.code);
    return still ?? (fromBackend && issue.pointer !== at ? [issue] : []);
  });
}
