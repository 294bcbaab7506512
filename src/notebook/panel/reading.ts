/** A reading in its two parts. */

import type { Message } from '../../lib/outcome.ts';

/** Sentences whose code ends in a part beginning with `not` or `limit` say what the result does not mean; they stand apart. */
export function partReading(reading: readonly Message[]): {
  readonly says: readonly Message[];
  readonly not: readonly Message[];
} {
  const isLimit = ({ code }: Message): boolean =>
    /(?:^|[.-])(?:not|limit|caution)(?:-|$)/.test(code.slice(code.indexOf('.') + 1));
  return { says: reading.filter((line) => !isLimit(line)), not: reading.filter(isLimit) };
}
