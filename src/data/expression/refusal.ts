/** How the reader and the checker of expressions stop: thrown within this folder, caught at its doors. */

import { fail, type Message, type Outcome } from '../../lib/outcome.ts';

export class Refusal extends Error {
  readonly reason: Message;

  /** @param reason has parameters `at` and `end`, 1-based, of what is wrong */
  constructor(reason: Message) {
    super(reason.code);
    this.reason = reason;
  }
}

/** Runs a reader, and gives what it refuses as a failure. */
export function catchRefusal<T>(run: () => Outcome<T>): Outcome<T> {
  try {
    return run();
  } catch (error) {
    if (error instanceof Refusal) return fail(error.reason.code, error.reason.parameters);
    throw error;
  }
}
