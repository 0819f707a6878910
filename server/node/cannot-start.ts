/** Why the gateway does not start, as a sentence for whoever runs it: what is wrong and what cures it. Shown without a stack. */
export class CannotStart extends Error {
  override name = 'CannotStart';
}
