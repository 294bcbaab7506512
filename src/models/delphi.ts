/** Delphi: what experts say round after round — median, interquartile range, concordance — and whether they come together. */

import { quantile, sortedDistribution } from './distribution.ts';
import { kendallW, type Concordance } from './kendall-w.ts';

/** The judgements of one criterion in one round. */
export interface DelphiCell {
  readonly n: number;
  readonly low: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  readonly high: number;
  readonly mean: number;
  /** with n − 1; NaN for one expert */
  readonly deviation: number;
}

export interface DelphiRound {
  /** its number as given */
  readonly round: number;
  readonly experts: number;
  readonly cells: readonly DelphiCell[];
  /** `null` for fewer than two experts who judged everything */
  readonly concordance: Concordance | null;
  /** mean over criteria of IQR / median; NaN where no median is above 0 */
  readonly spread: number;
  /** greatest change of a median since the round before; NaN in the first */
  readonly moved: number;
}

/** One answer sheet: an expert's judgements in a round, NaN where there is none. */
export interface DelphiSheet {
  readonly round: number;
  readonly values: ArrayLike<number>;
}

/** @param n number of criteria. Rounds come in the order of their numbers; quartiles are of type 7. */
export function delphiRounds(sheets: readonly DelphiSheet[], n: number): DelphiRound[] {
  const numbers = [...new Set(sheets.map(({ round }) => round))].sort((a, b) => a - b);
  const rounds: DelphiRound[] = [];
  for (const round of numbers) {
    const own = sheets.filter((sheet) => sheet.round === round).map(({ values }) => values);
    const cells = Array.from({ length: n }, (_, i) => describe(own.map((values) => values[i]!)));
    const whole = own.filter((values) => Array.from({ length: n }, (_, i) => values[i]!).every(Number.isFinite));
    const shares = cells.map((cell) => relativeSpread(cell)).filter(Number.isFinite);
    const before = rounds.at(-1);
    rounds.push({
      round,
      experts: own.length,
      cells,
      concordance: kendallW(whole, n),
      spread: shares.length === 0 ? NaN : shares.reduce((sum, share) => sum + share, 0) / shares.length,
      moved:
        before === undefined
          ? NaN
          : cells.reduce((most, { median }, i) => {
              const by = Math.abs(median - before.cells[i]!.median);
              return by > most ? by : most;
            }, 0),
    });
  }
  return rounds;
}

/** IQR / median: how far the middle half of the experts lies apart; NaN where the median is not above 0. */
export function relativeSpread({ lowerQuartile, upperQuartile, median }: DelphiCell): number {
  return median > 0 ? (upperQuartile - lowerQuartile) / median : NaN;
}

/** Location and spread of some values; NaN among them are left out, and everything is NaN for none. */
export function describe(values: Iterable<number>): DelphiCell {
  const sorted = Float64Array.from([...values].filter(Number.isFinite)).sort();
  const n = sorted.length;
  const distribution = sortedDistribution(sorted);
  const mean = n === 0 ? NaN : sorted.reduce((sum, value) => sum + value, 0) / n;
  const squares = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    n,
    low: sorted[0] ?? NaN,
    lowerQuartile: quantile(distribution, 0.25),
    median: quantile(distribution, 0.5),
    upperQuartile: quantile(distribution, 0.75),
    high: sorted.at(-1) ?? NaN,
    mean,
    deviation: n > 1 ? Math.sqrt(squares / (n - 1)) : NaN,
  };
}
