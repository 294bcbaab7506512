/** One question's answers described: moments, shares of the answers on each level of its scale; and which items oppose their scale. */

export interface ItemStatistics {
  readonly n: number;
  readonly missing: number;
  /** NaN where n is 0 */
  readonly mean: number;
  /** divisor n − 1; NaN below two answers */
  readonly sd: number;
  /** adjusted Fisher–Pearson G₁; NaN below three answers or where all are equal */
  readonly skewness: number;
  readonly lowest: number;
  readonly highest: number;
  /** answers on each level, from the least to the most */
  readonly counts: Float64Array;
}

/** The steps in which answers are told. */
export interface ScaleLevels {
  readonly count: number;
  /** first and last answer of each level, equal where a level is one answer */
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** index of the level right in the middle, −1 where there is none */
  readonly middle: number;
}

/** Scales of more answers than this are told in five bands. */
const MOST_LEVELS = 7;
const BANDS = 5;

/**
 * Levels of a scale: its answers where there are at most seven, else five bands that lie evenly about the middle.
 * @param minimum, maximum of the scale, minimum < maximum
 */
export function scaleLevels(minimum: number, maximum: number): ScaleLevels {
  const steps = maximum - minimum;
  if (Number.isInteger(minimum) && Number.isInteger(maximum) && steps < MOST_LEVELS) {
    const values = Array.from({ length: steps + 1 }, (_, i) => minimum + i);
    return { count: values.length, low: values, high: values, middle: steps % 2 === 0 ? steps / 2 : -1 };
  }
  const whole = Number.isInteger(minimum) && Number.isInteger(maximum);
  const low: number[] = [];
  const high: number[] = [];
  for (let band = 0; band < BANDS; band += 1) {
    // An answer on the border belongs to the band nearer the middle, from both sides: turning the scale turns the bands.
    const [from, to] = [minimum + (steps * band) / BANDS, minimum + (steps * (band + 1)) / BANDS];
    if (!whole) {
      low.push(from);
      high.push(to);
    } else {
      low.push(band < 3 ? Math.ceil(from - 1e-9) : Math.floor(from + 1e-9) + 1);
      high.push(band < 2 ? Math.ceil(to - 1e-9) - 1 : Math.floor(to + 1e-9));
    }
  }
  return { count: BANDS, low, high, middle: 2 };
}

/** Level of an answer; of whole levels the nearest. @returns −1 for NaN */
export function levelOf(answer: number, { count, low, high, middle }: ScaleLevels): number {
  if (Number.isNaN(answer)) return -1;
  if (low[0] === high[0]) return Math.max(0, Math.min(count - 1, Math.round(answer - low[0]!)));
  for (let level = 0; level < count; level += 1) {
    const end = high[level]!;
    // Between two bands an answer belongs to the one nearer the middle.
    if (answer < end || (answer <= end && level >= middle)) return level;
    if (answer < low[level + 1]!) return level < middle && answer > end ? level + 1 : level;
  }
  return count - 1;
}

/**
 * @param values answers of one item as they count (reversed ones already turned), NaN = missing
 */
export function itemStatistics(values: Float64Array, levels: ScaleLevels): ItemStatistics {
  const counts = new Float64Array(levels.count);
  let [n, sum, lowest, highest] = [0, 0, Infinity, -Infinity];
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row]!;
    if (Number.isNaN(value)) continue;
    n += 1;
    sum += value;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
    counts[levelOf(value, levels)]! += 1;
  }
  const mean = n > 0 ? sum / n : NaN;
  let [second, third] = [0, 0];
  for (let row = 0; row < values.length; row += 1) {
    const away = values[row]! - mean;
    if (Number.isNaN(away)) continue;
    second += away * away;
    third += away * away * away;
  }
  const skew = third / n / (second / n) ** 1.5;
  return {
    n,
    missing: values.length - n,
    mean,
    sd: n > 1 ? Math.sqrt(second / (n - 1)) : NaN,
    skewness: n > 2 && highest > lowest ? (skew * Math.sqrt(n * (n - 1))) / (n - 2) : NaN,
    lowest: n > 0 ? lowest : NaN,
    highest: n > 0 ? highest : NaN,
    counts,
  };
}

/**
 * Items of a scale that are worded against the others: the one that agrees least with the rest is turned, again and again, until none
 * opposes it. Where more than half were turned the others are the odd ones.
 * @param correlations length k², NaN where an item does not vary
 * @returns indices, ascending; none below three items, where nobody can tell which of two opposes
 */
export function opposedItems(correlations: ArrayLike<number>, items: number): readonly number[] {
  const live = Array.from({ length: items }, (_, i) => i).filter((i) => !Number.isNaN(correlations[i * items + i]!));
  if (live.length < 3) return [];
  const sign = new Float64Array(items).fill(1);
  const agreement = (i: number): number =>
    live.reduce((sum, j) => (j === i ? sum : sum + sign[i]! * sign[j]! * correlations[i * items + j]!), 0);
  // Every turn makes the sum of all agreements larger, so this ends; the bound is for rounding alone.
  for (let turn = 0; turn < 4 * items; turn += 1) {
    let worst = -1;
    let least = -1e-9;
    for (const i of live) {
      const own = agreement(i);
      if (own < least) [worst, least] = [i, own];
    }
    if (worst < 0) break;
    sign[worst] = -sign[worst]!;
  }
  const turned = live.filter((i) => sign[i] === -1);
  if (2 * turned.length === live.length) return [];
  return 2 * turned.length > live.length ? live.filter((i) => sign[i] === 1) : turned;
}
