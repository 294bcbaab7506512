/** Paired comparisons of eight features by members of Half-Sugar Tea, made from one whole number. */

import { createRandom } from '../half-sugar/random.ts';
import { FEATURES, FLAWS } from './catalogue.ts';
import { drawChoices } from './process.ts';

export interface PairedFeaturesOptions {
  readonly seed?: number;
  /** false leaves out rows that cannot be used */
  readonly flaws?: boolean;
}

export const SEED = 1952;
export const HEADER = '会员编号,更重要,较不重要';

/** UTF-8 with byte order mark, rows end in LF, judge after judge; columns are told in dictionary.md. */
export function generatePairedFeatures({
  seed = SEED,
  flaws = true,
}: PairedFeaturesOptions = {}): Uint8Array<ArrayBuffer> {
  const rows = drawChoices(seed).map(({ member, chosen, other }) => [
    idOf(member),
    FEATURES[chosen]![0] as string,
    FEATURES[other]![0] as string,
  ]);
  if (flaws) spoil(rows, seed);
  return new TextEncoder().encode(`\ufeff${HEADER}\n${rows.map((cells) => `${cells.join()}\n`).join('')}`);
}

/** M000001 … are members of the shop. */
export function idOf(member: number): string {
  return `M${String(member + 1).padStart(6, '0')}`;
}

/** Different rows each. */
function spoil(rows: string[][], seed: number): void {
  const random = createRandom(seed + 1);
  const spoilt = new Set<number>();
  while (spoilt.size < FLAWS.same + FLAWS.blank) {
    const row = Math.floor(random() * rows.length);
    if (spoilt.has(row)) continue;
    rows[row]![2] = spoilt.size < FLAWS.same ? rows[row]![1]! : '';
    spoilt.add(row);
  }
}
