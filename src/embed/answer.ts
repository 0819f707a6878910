import type {Call} from './pending.js';

/** The page's portal, by the names that scripts use. */
type Portal = Record<string, unknown>;

let answering: boolean | undefined;

/**
 * Makes the calls that wait, in their order, and from then on each as it comes. `portal` gives the page's, whose class is there. Settles once the portal that
 * was brought has all that it is drawn with, and rejects where that could not be loaded.
 */
export async function answerCalls(queue: Call[], portal: () => Element, brought: Element): Promise<void> {
  if (answering === undefined) answerEach(queue, portal);
  await (brought as Partial<{complete(): Promise<void>}>).complete?.();
}

function answerEach(queue: Call[], portal: () => Element): void {
  const answer = async () => {
    if (answering) return;
    answering = true;
    for (let call; (call = queue.shift());) {
      const [name, given, resolve, reject] = call;
      try {
        const there = portal() as unknown as Portal;
        const member: unknown = there[name];
        const done: unknown = typeof member === 'function' ? member.apply(there, given) : given.length ? (there[name] = given[0]) : member;
        void Promise.resolve(done).then(resolve, reject);
        // Nobody is signed in before the one before him is gone.
        if (name === 'logout') await done;
      } catch (error) {
        reject(error);
      }
    }
    answering = false;
  };
  const {push} = Array.prototype;
  queue.push = (...calls) => {
    push.apply(queue, calls);
    void answer();
    return queue.length;
  };
  void answer();
}
