/** From an order log to current and potential value, their quadrants and a budget. Linear in lines and customers. */

import type { Orders } from '../../data/orders.ts';
import { binOf, quadrantAxis, unitOf, type QuadrantAxis } from '../../charts/quadrant.ts';
import { sumByMark, sumExactly } from '../../lib/exact-sum.ts';
import { NO_MARK_16, type MarkSet } from '../../lib/marks.ts';
import { fail, succeed, type Outcome } from '../../lib/outcome.ts';
import { distributionOf, median, quantile, type Distribution } from '../../models/distribution.ts';
import { quadrantsOf } from '../../models/value-parts.ts';
import type { ComputeJob, SelectContext } from '../contract.ts';
import { computeValue, customerAt, selectValue, type ValueBasis, type ValueInput } from '../value-basis.ts';
import { QUADRANTS, type ClvMatrixOptions } from './options.ts';
import { BIN_COLUMNS, BIN_ROWS, FINER, MOST_POINTS, type ClvMatrixView, type QuadrantView } from './view.ts';

export interface ClvMatrixResult {
  readonly view: ClvMatrixView;
  readonly basis: ValueBasis;
  /** by position in scope */
  readonly quadrants: Uint8Array;
  readonly bins: Uint16Array;
}

/** Axis ends leave out this share of the customers at either side where a few would press all others together. */
const OUTLYING = 0.0005;

export function selectClvMatrix(
  orders: Orders | null,
  options: ClvMatrixOptions,
  context: SelectContext,
): Outcome<ValueInput> {
  return selectValue(orders, options, context);
}

export async function computeClvMatrix(
  input: ValueInput,
  options: ClvMatrixOptions,
  job: ComputeJob,
): Promise<Outcome<ClvMatrixResult>> {
  const computed = await computeValue(input, options, job);
  if (!computed.ok) return computed;
  await job.pause();
  const basis = computed.value;
  const current = basis.parts.current;
  const { potential, money } = basis;
  const { ofX, ofY, sumX, sumY } = spreadOf(basis);
  const cuts = {
    x: cutOf(current, ofX, options, options.cutCurrent),
    y: cutOf(potential, ofY, options, options.cutPotential),
  };
  if (!Number.isFinite(cuts.x) || !Number.isFinite(cuts.y)) return fail('clv-matrix.no-value');
  const quadrants = quadrantsOf(current, potential, cuts.x, cuts.y);
  const { axes, placed } = placesOf(basis, options.axes);
  const sums = quadrantViews(basis, quadrants, options);
  return succeed({
    view: {
      customers: money.count,
      asOf: money.asOf,
      future: options.future,
      cutBy: options.cutBy,
      cuts,
      axes,
      quadrants: sums,
      counts: placed.counts,
      points: placed.points,
      density: placed.density,
      current: sumX,
      potential: sumY,
      budget: options.budget,
      within: sums.reduce((sum, { within }) => sum + within, 0),
      flat: ofY.at(0) === ofY.at(money.count - 1),
    },
    basis,
    quadrants,
    bins: placed.bins,
  });
}

interface Spread {
  readonly ofX: Distribution;
  readonly ofY: Distribution;
  readonly sumX: number;
  readonly sumY: number;
}

interface Places {
  readonly how: ClvMatrixOptions['axes'];
  readonly axes: ClvMatrixView['axes'];
  readonly placed: Placed;
}

/** What does not change while cuts are dragged and a budget is typed. */
const spreads = new WeakMap<ValueBasis, Spread>();
const places = new WeakMap<ValueBasis, Places>();

function spreadOf(basis: ValueBasis): Spread {
  const found = spreads.get(basis) ?? {
    ofX: distributionOf(basis.parts.current),
    ofY: distributionOf(basis.potential),
    sumX: sumExactly(basis.parts.current),
    sumY: sumExactly(basis.potential),
  };
  spreads.set(basis, found);
  return found;
}

function placesOf(basis: ValueBasis, how: ClvMatrixOptions['axes']): Places {
  const kept = places.get(basis);
  if (kept?.how === how) return kept;
  const { ofX, ofY } = spreadOf(basis);
  const axes = { x: axisOf(ofX, how), y: axisOf(ofY, how) };
  const found = { how, axes, placed: place(basis.parts.current, basis.potential, axes) };
  places.set(basis, found);
  return found;
}

/** All mark sets, over the customers of the file. The arrays are new, so they may be given away. */
export function clvMatrixMarks({ basis, quadrants, bins }: ClvMatrixResult): Readonly<Record<string, MarkSet>> {
  const spread = (of: Uint8Array | Uint16Array): Uint16Array => {
    const all = new Uint16Array(basis.input.orders.customers).fill(NO_MARK_16);
    for (let i = 0; i < of.length; i += 1) all[customerAt(basis.money, i)] = of[i]!;
    return all;
  };
  return {
    quadrant: { of: spread(quadrants), count: QUADRANTS.length },
    bin: { of: spread(bins), count: BIN_COLUMNS * BIN_ROWS },
  };
}

function cutOf(
  values: Float64Array,
  distribution: Distribution,
  { cutBy, quantile: percent }: ClvMatrixOptions,
  given: number | null,
): number {
  if (cutBy === 'mean') return sumExactly(values) / values.length;
  if (cutBy === 'quantile') return quantile(distribution, percent / 100);
  return cutBy === 'value' && given !== null ? given : median(distribution);
}

/** Ends, and what is usual among positive values. A cut typed beyond the ends is drawn at the end. */
function axisOf(distribution: Distribution, how: ClvMatrixOptions['axes']): QuadrantAxis {
  const n = distribution.size;
  const last = n - 1;
  const positive = distribution.atMost(0);
  const usual = positive < n ? distribution.at(positive + ((n - positive) >> 1)) : NaN;
  const small = positive < n ? distribution.at(positive + Math.floor((n - positive) / 20)) : NaN;
  const inner = how === 'log' || n < 1 / OUTLYING ? 0 : OUTLYING;
  const axis = quadrantAxis(distribution.at(0), distribution.at(last), usual, small, how);
  // A straight axis ends where almost everybody is; those beyond stand at its end.
  if (axis.scale === 'log' || inner === 0) return axis;
  return quadrantAxis(
    distribution.at(Math.floor(last * inner)),
    distribution.at(Math.ceil(last * (1 - inner))),
    usual,
    small,
    'linear',
  );
}

interface Placed {
  readonly bins: Uint16Array;
  readonly counts: Uint32Array;
  readonly points: ClvMatrixView['points'];
  readonly density: Uint8Array | null;
}

function place(current: Float64Array, potential: Float64Array, axes: ClvMatrixView['axes']): Placed {
  const n = current.length;
  const [unitX, unitY] = [unitOf(axes.x), unitOf(axes.y)];
  const bins = new Uint16Array(n);
  const counts = new Uint32Array(BIN_COLUMNS * BIN_ROWS);
  const few = n <= MOST_POINTS;
  const points = few ? { x: new Float32Array(n), y: new Float32Array(n) } : null;
  const [across, up] = [BIN_COLUMNS * FINER, BIN_ROWS * FINER];
  const cells = few ? null : new Uint32Array(across * up);
  for (let i = 0; i < n; i += 1) {
    const x = Math.min(1, Math.max(0, unitX(current[i]!)));
    const y = Math.min(1, Math.max(0, unitY(potential[i]!)));
    const bin = binOf(x, y, BIN_COLUMNS, BIN_ROWS);
    bins[i] = bin;
    counts[bin]! += 1;
    if (points) {
      points.x[i] = x;
      points.y[i] = y;
    } else cells![binOf(x, y, across, up)]! += 1;
  }
  return { bins, counts, points, density: cells === null ? null : shade(cells) };
}

/** Counts to 1 … 255 by their logarithm; one customer is visible beside thousands, and clear where hardly anybody shares a cell. */
function shade(cells: Uint32Array): Uint8Array {
  let most = 1;
  for (let i = 0; i < cells.length; i += 1) if (cells[i]! > most) most = cells[i]!;
  const scale = Math.log1p(most);
  const faintest = most <= 6 ? 130 : most <= 30 ? 90 : 50;
  return Uint8Array.from(cells, (count) =>
    count === 0 ? 0 : Math.round(faintest + (255 - faintest) * (Math.log1p(count) / scale)),
  );
}

function quadrantViews(basis: ValueBasis, quadrants: Uint8Array, options: ClvMatrixOptions): QuadrantView[] {
  const { parts, potential, money } = basis;
  const [current, possible] = [sumByMark(parts.current, quadrants, 4), sumByMark(potential, quadrants, 4)];
  const customers = new Uint32Array(4);
  for (let i = 0; i < quadrants.length; i += 1) customers[quadrants[i]!]! += 1;
  const { sumX: allCurrent, sumY: allPotential } = spreadOf(basis);
  // Nobody to spend on gets nothing: the others share the budget by their weights.
  const weights = QUADRANTS.map((key, q) => (customers[q] === 0 ? 0 : Math.max(0, options.weights[key] ?? 0)));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const filled = customers.reduce((total, count) => total + (count > 0 ? 1 : 0), 0);
  const parted = weights.map((weight, q) => (sum > 0 ? weight / sum : customers[q]! > 0 ? 1 / filled : 0));
  const budgets = parted.map((part) => options.budget * part);
  // Each customer has a cap of its own; what of the even share exceeds it is beyond the cap.
  const share = options.cap / 100;
  const spend = new Float64Array(quadrants.length);
  for (let i = 0; i < quadrants.length; i += 1) {
    const q = quadrants[i]!;
    spend[i] = Math.min(budgets[q]! / customers[q]!, share * Math.max(0, potential[i]!));
  }
  const within = sumByMark(spend, quadrants, 4);
  return QUADRANTS.map((_, q): QuadrantView => {
    const count = customers[q]!;
    return {
      customers: count,
      current: current[q]!,
      potential: possible[q]!,
      customerShare: count / money.count,
      currentShare: allCurrent > 0 ? current[q]! / allCurrent : NaN,
      potentialShare: allPotential > 0 ? possible[q]! / allPotential : NaN,
      weight: parted[q]!,
      budget: budgets[q]!,
      each: count > 0 ? budgets[q]! / count : NaN,
      cap: count > 0 ? share * Math.max(0, possible[q]! / count) : NaN,
      within: Math.min(within[q]!, budgets[q]!),
    };
  });
}
