/** One thing that the contract asks of a backend, in words for who writes it. */
export interface Rule {
  must: string;
  why: string;
  cure: string;
}

/** Where a rule was not kept. */
export interface Finding {
  at: string;
  expected: string;
  got: string;
}

/** What became of a rule. `because`: why it could not be tried. */
export interface Verdict extends Rule {
  rule: string;
  group: string;
  state: 'kept' | 'broken' | 'untried';
  findings: Finding[];
  because?: string;
  /** What this run had nothing to try it with, though it tried it otherwise. */
  without?: string[];
}

/** Of one rule: more places say no more. */
const mostFindings = 3;

/** Thrown where a walk cannot go on; the rules it had not come to stay untried for this reason. */
export class Untried extends Error {
  override name = 'Untried';
}

/** Thrown where an answer, or its want, cut a walk short: what seemed kept may have been seen by half. */
export class CutShort extends Untried {}

/** The backend gave no answer. */
export class Unanswered extends CutShort {}

/** Keeps what was found, rule by rule. */
export class Book {
  readonly #verdicts = new Map<string, Verdict>();

  enter(group: string, rules: Record<string, Rule>): void {
    for (const [rule, words] of Object.entries(rules)) this.#verdicts.set(rule, {rule, group, ...words, state: 'untried', findings: []});
  }

  /** Notes whether a rule held here. Once broken it stays so. */
  hold(rule: string, held: boolean, at: string, expected: string, got: string): boolean {
    const verdict = this.#of(rule);
    if (held) {
      if (verdict.state === 'untried') verdict.state = 'kept';
      return true;
    }
    verdict.state = 'broken';
    if (verdict.findings.length < mostFindings) verdict.findings.push({at, expected, got});
    return false;
  }

  /** Says why these are not tried, as far as they were not. */
  leave(rules: readonly string[], because: string): void {
    for (const rule of rules) {
      const verdict = this.#of(rule);
      if (verdict.state === 'untried') verdict.because ??= because;
    }
  }

  /** Of a walk that was cut short: whatever is not broken is untried, also what held so far. */
  interrupt(rules: readonly string[], because: string): void {
    for (const rule of rules) {
      const verdict = this.#of(rule);
      if (verdict.state === 'broken') continue;
      verdict.state = 'untried';
      verdict.because ??= because;
    }
  }

  /** Notes that a rule is tried without this. */
  lack(rule: string, what: string): void {
    const verdict = this.#of(rule);
    verdict.without = [...new Set([...(verdict.without ?? []), what])];
  }

  verdicts(): Verdict[] {
    return [...this.#verdicts.values()].map(({because, ...verdict}) => ({
      ...verdict,
      ...(verdict.state === 'untried' && {because: because ?? 'nothing in this run came to it'}),
    }));
  }

  #of(rule: string): Verdict {
    const verdict = this.#verdicts.get(rule);
    if (!verdict) throw new Error(`No such rule: ${rule}`);
    return verdict;
  }
}
