/** Answers to one question brought together by the answers to another: all that curves over a scale need of a million sheets. */

/** Ascending values x of the one answer, and what was answered to the other there. */
export interface AnswerLevels {
  readonly x: Float64Array;
  /** number of persons at each value, > 0 */
  readonly count: Float64Array;
  /** mean of y among them */
  readonly mean: Float64Array;
  /** Σ (y − mean)² among them */
  readonly squares: Float64Array;
}

/** More values than this are brought together in {@link BINS} equal stretches, each at the mean of its values. */
export const MOST_VALUES = 101;
const BINS = 100;

/**
 * Levels of each group. Pairs with a missing answer are left out.
 * @param group length n, 0 … groups − 1, anything beyond is in none; `null` puts everybody in group 0
 */
export function levelsByGroup(
  x: Float64Array,
  y: Float64Array,
  group: Uint8Array | null,
  groups: number,
): readonly AnswerLevels[] {
  const values = distinctOf(x, y);
  const [low, high] = values === null ? rangeOf(x, y) : [0, 0];
  const size = values?.length ?? BINS;
  const place =
    values === null
      ? (value: number): number => Math.min(BINS - 1, Math.floor(((value - low) / (high - low)) * BINS))
      : finderOf(values);
  const cells = size * groups;
  const [count, mean, squares, at] = [0, 1, 2, 3].map(() => new Float64Array(cells)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let i = 0; i < x.length; i += 1) {
    const own = group === null ? 0 : group[i]!;
    const [answer, other] = [x[i]!, y[i]!];
    if (own >= groups || Number.isNaN(answer) || Number.isNaN(other)) continue;
    const cell = own * size + place(answer);
    const known = (count[cell]! += 1);
    const distance = other - mean[cell]!;
    mean[cell]! += distance / known;
    squares[cell]! += distance * (other - mean[cell]!);
    at[cell]! += (answer - at[cell]!) / known;
  }
  return Array.from({ length: groups }, (_, own) => {
    const filled: number[] = [];
    for (let cell = own * size; cell < (own + 1) * size; cell += 1) if (count[cell]! > 0) filled.push(cell);
    const pick = (from: Float64Array): Float64Array => Float64Array.from(filled, (cell) => from[cell]!);
    // Values that are one level are told as they are: a running mean would leave a rounding behind.
    const exact = (cell: number): number => (values === null ? at[cell]! : values[cell - own * size]!);
    return {
      x: Float64Array.from(filled, exact),
      count: pick(count),
      mean: pick(mean),
      squares: pick(squares).map((value) => Math.max(0, value)),
    };
  });
}

/** Persons of all levels. */
export function personsOf({ count }: AnswerLevels): number {
  return count.reduce((sum, each) => sum + each, 0);
}

/** Variance of y within levels, pooled over them; NaN where no level has two persons. */
export function varianceWithin(levels: AnswerLevels): number {
  let [squares, degrees] = [0, 0];
  for (let i = 0; i < levels.x.length; i += 1) {
    squares += levels.squares[i]!;
    degrees += levels.count[i]! - 1;
  }
  return degrees > 0 ? squares / degrees : NaN;
}

/** Variance of each level's mean: its own where it has at least five persons, else the pooled one. NaN where there is neither. */
export function varianceOfMeans(levels: AnswerLevels): Float64Array {
  const pooled = varianceWithin(levels);
  return levels.count.map((n, i) => (n >= 5 ? levels.squares[i]! / (n - 1) : pooled) / n);
}

function distinctOf(x: Float64Array, y: Float64Array): number[] | null {
  const seen = new Set<number>();
  for (let i = 0; i < x.length; i += 1) {
    if (Number.isNaN(x[i]!) || Number.isNaN(y[i]!)) continue;
    seen.add(x[i]!);
    if (seen.size > MOST_VALUES) return null;
  }
  return [...seen].sort((a, b) => a - b);
}

function rangeOf(x: Float64Array, y: Float64Array): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < x.length; i += 1) {
    if (Number.isNaN(y[i]!)) continue;
    if (x[i]! < low) low = x[i]!;
    if (x[i]! > high) high = x[i]!;
  }
  return [low, high];
}

function finderOf(values: readonly number[]): (value: number) => number {
  const places = new Map(values.map((value, i) => [value, i]));
  return (value) => places.get(value)!;
}
