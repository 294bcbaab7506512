/** From spells to curves, tests, competing reasons, fitted distributions and Cox's model. */

import type { Orders } from '../../data/orders.ts';
import type { Durations, Subscriptions, Tables } from '../../data/tables.ts';
import type { Attribute } from '../../data/universe.ts';
import { dayFromIso } from '../../lib/days.ts';
import { NO_MARK_16, type MarkSet } from '../../lib/marks.ts';
import { fail, succeed, type Message, type Outcome } from '../../lib/outcome.ts';
import { survivalAt } from '../../models/kaplan-meier.ts';
import { logRankTest, pairwiseLogRank, type LogRankWeights } from '../../models/log-rank.ts';
import { NO_GROUP } from '../column-groups.ts';
import type { ComputeJob, SelectContext } from '../contract.ts';
import { createMemory } from '../memory.ts';
import { designOf, groupsOf, oneGroup, strataOf, type Groups } from './columns.ts';
import { coxView, fitOf, testOf, type CoxPart } from './cox-part.ts';
import { curvesOf, groupView, lastOf, Z, type GroupCurve } from './curves.ts';
import { compressed, fitAll, fitsView, type Fits } from './fits.ts';
import { WEIGHTS, type SurvivalOptions, type WeightsId } from './options.ts';
import { axisOf, countPlaces, placeOf, type Axis } from './places.ts';
import { reasonsOf, reasonsView, type Reasons } from './reasons.ts';
import { spellsOfDurations, spellsOfOrders, spellsOfSubscriptions, type SpellRules, type Spells } from './spells.ts';
import type { GroupView, PairView, SurvivalView, TestView } from './view.ts';

export interface SurvivalInput {
  readonly source: SurvivalView['source'];
  readonly table: Subscriptions | Durations | Orders;
  readonly keep: Uint8Array | null;
}

export interface SurvivalResult {
  readonly input: SurvivalInput;
  readonly spells: Spells;
  readonly groups: Groups;
  readonly curves: readonly GroupCurve[];
  readonly all: GroupCurve;
  readonly axis: Axis;
  readonly reasons: Reasons | null;
  readonly fits: Fits;
  readonly cox: CoxPart | null;
  /** length customers of the file: the latest spell of each, −1 for none */
  readonly latest: Int32Array;
  readonly view: SurvivalView;
}

const memory = createMemory();

export function selectSurvival(
  tables: Tables,
  _options: SurvivalOptions,
  { keep }: SelectContext,
): Outcome<SurvivalInput> {
  if (keep !== null && !keep.includes(1)) return fail('survival.no-customers-kept');
  const { subscriptions, durations, orders } = tables;
  if (subscriptions && subscriptions.rows > 0) return succeed({ source: 'subscriptions', table: subscriptions, keep });
  if (durations && durations.rows > 0) return succeed({ source: 'durations', table: durations, keep });
  if (orders && orders.rows > 0) return succeed({ source: 'orders', table: orders, keep });
  return fail('survival.no-rows');
}

export async function computeSurvival(
  input: SurvivalInput,
  options: SurvivalOptions,
  job: ComputeJob,
): Promise<Outcome<SurvivalResult>> {
  const spells = spellsFrom(input, options);
  const { data } = spells;
  if (data.time.length === 0) return fail('survival.no-spells', { given: spells.counts.given });
  await job.pause();
  job.progress(0.15);
  const attributes = columnsFor(input.table);
  const find = (id: string | undefined): Attribute | undefined => attributes.find((each) => each.id === id);
  const chosen = find(options.group?.[0]);
  const groups = chosen
    ? memory.of(spells, `groups ${chosen.id}`, () => groupsOf(chosen, spells.row))
    : memory.of(spells, 'one group', () => oneGroup(data.time.length));
  const confidence = Number(options.level) / 100;
  const settings = { interval: options.interval, confidence };
  const key = `${options.interval} ${options.level}`;
  const curves = memory.of(groups, `curves ${key}`, () => curvesOf(data, groups.names, groups.of, settings));
  if (!curves.ok) return curves;
  const whole =
    groups.names.length === 1
      ? curves
      : memory.of(spells, `curve ${key}`, () => {
          const one = oneGroup(data.time.length);
          return curvesOf(data, one.names, one.of, settings);
        });
  if (!whole.ok) return whole;
  const all = whole.value[0];
  if (!all || curves.value.length === 0) return fail('survival.no-groups', { column: groups.label ?? '' });
  await job.pause();
  job.progress(0.3);
  const reasons = memory.of(spells, `reasons ${key}`, () => reasonsOf(spells, settings));
  await job.pause();
  job.progress(0.4);
  const fits = memory.of(spells, 'fits', () => fitAll(compressed(data, all.curve)));
  await job.pause();
  job.progress(0.55);
  const tested = await testsOf(spells, groups, options, job);
  await job.pause();
  job.progress(0.65);
  const cox = await coxOf(spells, attributes, options, confidence, job);
  const axis = axisOf(lastOf(all.curve), spells.unit);
  const latest = memory.of(spells, 'latest', () => latestOf(spells, input.table.customers));
  const result = { input, spells, groups, curves: curves.value, all, axis, fits, latest };
  const own = reasons?.ok === true ? reasons.value : null;
  const part = cox?.ok === true ? cox.value : null;
  const view = viewOf(
    { ...result, reasons: own, cox: part },
    options,
    tested,
    cox !== null && !cox.ok ? cox.error : null,
  );
  return succeed({ ...result, reasons: own, cox: part, view });
}

/** Columns that tell customers apart: those of no role, and the fee. */
function columnsFor(table: SurvivalInput['table']): readonly Attribute[] {
  const fee = table.kind === 'orders' ? null : table.feeColumn;
  return fee ? [...table.attributes, fee] : table.attributes;
}

const keeps = new WeakMap<Uint8Array, number>();
let keepsSeen = 0;

/** A filter by what it is made of: the same array is the same filter. */
function keepKey(keep: Uint8Array | null): string {
  if (keep === null) return 'all';
  const known = keeps.get(keep) ?? (keepsSeen += 1);
  keeps.set(keep, known);
  return String(known);
}

function spellsFrom({ source, table, keep }: SurvivalInput, options: SurvivalOptions): Spells {
  const rules: SpellRules = {
    keep,
    asOf: options.asOf === null ? null : dayFromIso(options.asOf),
    since: options.since === null ? null : dayFromIso(options.since),
    unit: options.unit,
  };
  const dates = [keepKey(keep), options.asOf, options.since, options.unit];
  if (source === 'durations')
    return memory.of(table, [keepKey(keep), options.unit].join(), () => spellsOfDurations(table as Durations, rules));
  if (source === 'orders')
    return memory.of(table, [...dates, options.event, options.silence].join(), () =>
      spellsOfOrders(table as Orders, rules, options.event, options.silence),
    );
  return memory.of(table, [...dates, options.spells].join(), () =>
    spellsOfSubscriptions(table as Subscriptions, rules, options.spells),
  );
}

interface Tested {
  readonly tests: readonly TestView[];
  readonly pairs: readonly PairView[];
  readonly fault: Message | null;
}

async function testsOf({ data }: Spells, groups: Groups, options: SurvivalOptions, job: ComputeJob): Promise<Tested> {
  const count = groups.names.length;
  if (count < 2) return { tests: [], pairs: [], fault: null };
  const powers = `${options.early} ${options.late}`;
  const weightsOf = (id: WeightsId): LogRankWeights =>
    id === 'fleming-harrington' ? { kind: id, p: options.early, q: options.late } : { kind: id };
  const results: ReturnType<typeof logRankTest>[] = [];
  for (const id of WEIGHTS) {
    results.push(
      memory.of(groups, `test ${id} ${id === 'fleming-harrington' ? powers : ''}`, () =>
        logRankTest(data, groups.of, count, { weights: weightsOf(id) }),
      ),
    );
    await job.pause();
  }
  const failed = results.find((result) => !result.ok);
  if (failed && !failed.ok) return { tests: [], pairs: [], fault: failed.error };
  const pairs = memory.of(groups, `pairs ${options.weights} ${powers}`, () =>
    count > 2 ? pairwiseLogRank(data, groups.of, count, { weights: weightsOf(options.weights) }) : [],
  );
  return {
    tests: results.flatMap((result, i) =>
      result.ok
        ? [
            {
              weights: WEIGHTS[i]!,
              statistic: result.value.statistic,
              degrees: result.value.degrees,
              p: result.value.p,
            },
          ]
        : [],
    ),
    pairs,
    fault: null,
  };
}

async function coxOf(
  spells: Spells,
  attributes: readonly Attribute[],
  options: SurvivalOptions,
  confidence: number,
  job: ComputeJob,
): Promise<Outcome<CoxPart> | null> {
  const ids = options.covariates ?? [];
  const chosen = ids.flatMap((id) => attributes.filter((each) => each.id === id && each.id !== options.strata?.[0]));
  if (chosen.length === 0) return null;
  const apart = attributes.find(({ id }) => id === options.strata?.[0]);
  const columns = chosen.map(({ id }) => id).join();
  const design = memory.of(spells, `design ${columns}`, () => designOf(chosen, spells.row));
  await job.pause();
  const key = `fit ${apart?.id ?? ''} ${options.ties} ${options.level}`;
  const fit = memory.of(design, key, () =>
    fitOf(
      spells.data,
      design,
      apart ? strataOf(apart, spells.row) : null,
      apart?.label ?? null,
      options.ties,
      confidence,
    ),
  );
  if (!fit.ok) return fit;
  await job.pause();
  job.progress(0.85);
  const test = memory.of(fit.value, 'test', () => testOf(fit.value));
  await job.pause();
  return memory.of(fit.value, 'part', () => succeed({ ...fit.value, test }));
}

/** The spell that tells of a customer: the one begun last, the last in the file among equals. */
function latestOf({ customer, start }: Spells, customers: number): Int32Array {
  const latest = new Int32Array(customers).fill(-1);
  for (let i = 0; i < customer.length; i += 1) {
    const known = latest[customer[i]!]!;
    if (known < 0 || start === null || start[i]! >= start[known]!) latest[customer[i]!] = i;
  }
  return latest;
}

function viewOf(
  result: Omit<SurvivalResult, 'view'>,
  options: SurvivalOptions,
  tested: Tested,
  coxFault: Message | null,
): SurvivalView {
  const { input, spells, groups, curves, all, axis, reasons, fits, cox, latest } = result;
  const { data, findings } = spells;
  const farthest = Math.min(...curves.map(({ curve }) => lastOf(curve)));
  const horizon = options.horizon ?? farthest;
  const z = Z[options.level]!;
  const counted = memory.of(groups, `places ${axis.width}`, () =>
    countPlaces(data, groups.of, groups.names.length, axis),
  );
  const sums = (of: readonly Float64Array[]): Float64Array =>
    axis.edges.slice(1).map((_, place) => of.reduce((sum, each) => sum + each[place]!, 0));
  const views = curves.map((each): GroupView => {
    const { mark } = each;
    return groupView(each, axis, horizon, z, { events: counted.events[mark]!, exposure: counted.exposure[mark]! });
  });
  const places = axis.edges.length - 1;
  const [leftCustomers, runningCustomers] = [new Float64Array(places), new Float64Array(places)];
  const byReason = new Float64Array(reasons?.names.length ?? 0);
  let customers = 0;
  for (const spell of latest) {
    if (spell < 0) continue;
    customers += 1;
    if (reasons && reasons.codes[spell]! > 0) byReason[reasons.codes[spell]! - 1]! += 1;
    (data.ended[spell] === 1 ? leftCustomers : runningCustomers)[placeOf(data.time[spell]!, axis)]! += 1;
  }
  const ones =
    groups.names.length === 1
      ? { events: counted.events[0]!, exposure: counted.exposure[0]! }
      : memory.of(spells, `places ${axis.width}`, () => {
          const one = countPlaces(data, new Uint8Array(data.time.length), 1, axis);
          return { events: sums(one.events), exposure: sums(one.exposure) };
        });
  return {
    source: input.source,
    event: input.source === 'orders' ? options.event : 'left',
    unit: spells.unit,
    spells: data.time.length,
    customers,
    events: findings.events,
    censored: findings.censored,
    ungrouped: groups.missing,
    zero: findings.zeroLength,
    late: data.entry !== null,
    level: Number(options.level) / 100,
    interval: options.interval,
    label: groups.label,
    merged: groups.merged,
    groups: views,
    all: views.length === 1 && groups.missing === 0 ? views[0]! : groupView(all, axis, horizon, z, ones),
    high: axis.high,
    ticks: axis.ticks,
    edges: axis.edges,
    horizon,
    farthest,
    atHorizon: horizon <= lastOf(all.curve) ? survivalAt(all.curve, horizon).survival : NaN,
    leftCustomers,
    runningCustomers,
    weights: options.weights,
    tests: tested.tests,
    pairs: tested.pairs,
    testFault: tested.fault,
    reasons: reasons && reasonsView(reasons, axis, byReason),
    fits: fitsView(fits, axis.high),
    cox: cox && coxView(cox, axis.high),
    coxFault,
    ahead: options.ahead ?? aheadOf(spells, axis),
  };
}

function aheadOf({ unit }: Spells, { high }: Axis): number {
  if (unit !== null) return { day: 30, week: 4, month: 3, year: 1 }[unit];
  return Number((high / 10).toPrecision(1));
}

/** All mark sets, over the customers of the file. The arrays are new, so they may be given away. */
export function survivalMarks({
  spells,
  groups,
  axis,
  reasons,
  latest,
}: SurvivalResult): Readonly<Record<string, MarkSet>> {
  const size = latest.length;
  const none = (): Uint16Array => new Uint16Array(size).fill(NO_MARK_16);
  const [group, state, time, running, reason] = [none(), none(), none(), none(), none()];
  const { data } = spells;
  for (let c = 0; c < size; c += 1) {
    const spell = latest[c]!;
    if (spell < 0) continue;
    const own = groups.of[spell]!;
    if (own !== NO_GROUP) group[c] = own;
    const ended = data.ended[spell] === 1;
    state[c] = ended ? 0 : 1;
    (ended ? time : running)[c] = placeOf(data.time[spell]!, axis);
    if (ended && reasons) reason[c] = reasons.codes[spell]! - 1;
  }
  const places = axis.edges.length - 1;
  return {
    group: { of: group, count: groups.names.length },
    state: { of: state, count: 2 },
    time: { of: time, count: places },
    running: { of: running, count: places },
    reason: { of: reason, count: reasons?.names.length ?? 0 },
  };
}
