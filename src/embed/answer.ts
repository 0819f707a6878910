import type {Call} from './pending.js';

/** The page's portal, by the names that scripts use. */
type Portal = Record<string, unknown>;

let answering: boolean | undefined;

/** Makes the calls that wait, in their order, and from then on each as it comes. `portal` gives the page's, whose class is there. */
export function answerCalls(queue: Call[], portal: () => Element): void {
  if (answering !== undefined) return;
  const answer = async () => {
    if (answering) return;
    answering = true;
    for (let call; (call = queue.shift());) {
      const [name, given, resolve, reject] = call;
      try {
        const there = portal() as unknown as Portal;
        const member: unknown = there[name];
        const done: unknown = typeof member === 'function' ? member.apply(there, given) : given.length ? (there[name] = given[0]) : member;
        resolve(done);
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
