/** From answer sheets to four types, loyalty curves, the trap, behaviour and moves. Linear in sheets. */

import type { Orders } from '../../data/orders.ts';
import type { Question, Survey, Tables } from '../../data/tables.ts';
import type { Attribute } from '../../data/universe.ts';
import { dayFromIso, MISSING_DAY } from '../../lib/days.ts';
import { NO_MARK_16, type MarkSet } from '../../lib/marks.ts';
import { fail, succeed, type Outcome } from '../../lib/outcome.ts';
import { levelsByGroup, personsOf, type AnswerLevels } from '../../models/answer-levels.ts';
import { distributionOf, median } from '../../models/distribution.ts';
import { fitLoyaltyCurves, type LoyaltyCurves } from '../../models/loyalty-curves.ts';
import { rankCorrelation } from '../../models/rank-correlation.ts';
import { movesAcross, movesOf, NO_TYPE, symmetryTest, typesOf, usualCut } from '../../models/satisfaction-loyalty.ts';
import { NO_GROUP } from '../column-groups.ts';
import type { ComputeJob, SelectContext } from '../contract.ts';
import { createMemory } from '../memory.ts';
import {
  behaviourOf,
  behaviourView,
  purchasesOf,
  shareOf,
  type Behaviour,
  type OrderLog,
  type Purchases,
} from './behaviour.ts';
import { findLoyalty, findRivalry, findSatisfaction } from './find.ts';
import { groupsOf, oneGroup, type Groups } from './groups.ts';
import { TYPES, type SatisfactionLoyaltyOptions } from './options.ts';
import { placesOf, type Placed } from './places.ts';
import { scoresOf, type Scores, type ScoreScale } from './scores.ts';
import { trapOf, trendOf } from './trap.ts';
import type { GroupView, MovesView, SatisfactionLoyaltyView, TypeView } from './view.ts';

export interface SatisfactionLoyaltyInput {
  readonly survey: Survey;
  readonly satisfaction: readonly Question[];
  readonly loyalty: readonly Question[];
  readonly reversed: ReadonlySet<string>;
  /** `null` for one group */
  readonly rivalry: Attribute | null;
  readonly keep: Uint8Array | null;
  /** `null` without an order log of the same customers */
  readonly log: OrderLog | null;
}

export interface SatisfactionLoyaltyResult {
  readonly input: SatisfactionLoyaltyInput;
  readonly scores: Scores;
  readonly groups: Groups;
  readonly placed: Placed;
  readonly behaviour: Behaviour | null;
  /** length customers; NO_TYPE for nobody */
  readonly types: Uint8Array;
  readonly firstTypes: Uint8Array;
  readonly view: SatisfactionLoyaltyView;
}

const memory = createMemory();

export function selectSatisfactionLoyalty(
  { survey }: Tables,
  options: SatisfactionLoyaltyOptions,
  { keep, others }: SelectContext,
): Outcome<SatisfactionLoyaltyInput> {
  if (survey === null || survey.rows === 0) return fail('satisfaction-loyalty.no-rows');
  if (keep !== null && !keep.includes(1)) return fail('satisfaction-loyalty.nobody-kept');
  const { questions } = survey;
  const satisfaction =
    options.satisfaction === null ? findSatisfaction(questions) : chosen(survey, options.satisfaction);
  if ('error' in satisfaction) return satisfaction;
  if (satisfaction.length === 0) return fail('satisfaction-loyalty.no-satisfaction', { questions: namesOf(questions) });
  const loyalty = options.loyalty === null ? findLoyalty(questions, satisfaction) : chosen(survey, options.loyalty);
  if ('error' in loyalty) return loyalty;
  if (loyalty.length === 0) return fail('satisfaction-loyalty.no-loyalty', { questions: namesOf(questions) });
  const both = loyalty.find((question) => satisfaction.includes(question));
  if (both) return fail('satisfaction-loyalty.same-question', { question: both.label });
  const named = survey.attributes.find(({ id }) => id === options.rivalry?.[0]);
  const orders = others?.['orders'];
  return succeed({
    survey,
    satisfaction,
    loyalty,
    reversed: new Set(options.reversed ?? []),
    rivalry: options.grouped ? (named ?? findRivalry(survey, [...satisfaction, ...loyalty])) : null,
    keep,
    log: orders?.tables.orders ? { orders: orders.tables.orders, index: orders.index } : null,
  });
}

function chosen(
  { questions, attributes }: Survey,
  ids: readonly string[],
): readonly Question[] | ReturnType<typeof fail> {
  const found = ids.flatMap((id) => questions.filter((question) => question.id === id));
  const stranger = ids.find((id) => !questions.some((question) => question.id === id));
  if (stranger !== undefined) {
    const column = attributes.find(({ id }) => id === stranger);
    if (column) return fail('satisfaction-loyalty.not-a-question', { column: column.label });
  }
  return found;
}

function namesOf(questions: readonly Question[]): string {
  return questions.length === 0
    ? '–'
    : questions
        .slice(0, 8)
        .map(({ label }) => label)
        .join(' · ');
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

export async function computeSatisfactionLoyalty(
  input: SatisfactionLoyaltyInput,
  options: SatisfactionLoyaltyOptions,
  job: ComputeJob,
): Promise<Outcome<SatisfactionLoyaltyResult>> {
  const { survey, satisfaction, loyalty, reversed, keep, rivalry } = input;
  const idsOf = (questions: readonly Question[]): string => questions.map(({ id }) => id).join();
  const scores = memory.of(
    survey,
    [idsOf(satisfaction), idsOf(loyalty), [...reversed].join(), keepKey(keep)].join(';'),
    () => scoresOf(survey, satisfaction, loyalty, reversed, keep),
  );
  const { last, counts } = scores;
  if (counts.respondents === 0) return fail('satisfaction-loyalty.no-answers', { sheets: counts.sheets });
  await job.pause();
  job.progress(0.2);
  const level = Number(options.level) / 100;
  const placed = memory.of(scores, 'places', () => placesOf(scores));
  const correlation = memory.of(scores, `correlation ${level}`, () =>
    rankCorrelation(last.satisfaction, last.loyalty, level),
  );
  await job.pause();
  job.progress(0.4);
  const groups = memory.of(scores, `groups ${rivalry?.id ?? ''}`, () =>
    rivalry === null ? oneGroup(survey.customers) : groupsOf(rivalry, rowsOf(survey, scores)),
  );
  const parts = memory.of(groups, 'levels', () =>
    levelsByGroup(last.satisfaction, last.loyalty, groups.of, groups.names.length),
  );
  const whole = memory.of(scores, 'levels', () => levelsByGroup(last.satisfaction, last.loyalty, null, 1)[0]!);
  await job.pause();
  const curves = memory.of(groups, `curves ${options.form} ${level}`, () =>
    fitLoyaltyCurves(parts, {
      form: options.form,
      minimum: scores.loyalty.minimum,
      maximum: scores.loyalty.maximum,
      level,
      ...(scores.satisfaction.whole ? { places: quarters(scores.satisfaction) } : {}),
    }),
  );
  await job.pause();
  job.progress(0.6);
  const trap = memory.of(groups, `trap ${options.bend} ${level}`, () => trapOf(whole, parts, options.bend, level));
  await job.pause();
  const trend = memory.of(scores, `trend ${options.period} ${level}`, () =>
    trendOf(survey, scores, options.period, level),
  );
  await job.pause();
  job.progress(0.8);
  const found = await behaviourIn(input, scores, options, level, job);
  const behaviour = found.ok ? found.value : null;
  const cuts = cutsOf(scores, options);
  const types = typesOf(last.satisfaction, last.loyalty, cuts.x, cuts.y);
  const asked = memory.of(scores, 'first', () => firstAnswers(scores));
  const firstTypes = typesOf(asked.satisfaction, asked.loyalty, cuts.x, cuts.y);
  const view: SatisfactionLoyaltyView = {
    sheets: counts.sheets,
    complete: counts.complete,
    persons: counts.persons,
    respondents: counts.respondents,
    again: counts.again,
    dated: survey.day !== null,
    level,
    satisfaction: { ...scores.satisfaction, mean: memory.of(last, 'mean s', () => meanOf(last.satisfaction)) },
    loyalty: { ...scores.loyalty, mean: memory.of(last, 'mean l', () => meanOf(last.loyalty)) },
    cutBy: options.cutBy,
    cuts,
    axes: placed.axes,
    columns: placed.columns,
    rows: placed.rows,
    cells: placed.cells,
    points: placed.points,
    density: placed.density,
    ...typesPart(types, last, level),
    correlation,
    form: options.form,
    label: groups.label,
    merged: groups.merged,
    ungrouped: groups.missing,
    groups: groupViews(groups, parts, curves, types, last),
    differ: curves.differ,
    slopes: curves.slopes,
    pairs: curves.pairs,
    trap,
    trend,
    behaviour: behaviour && behaviourView(behaviour, types, level),
    behaviourFault: found.ok ? null : found.error,
    moves: counts.again > 0 ? movesPart(firstTypes, types, scores, survey) : null,
  };
  return succeed({ input, scores, groups, placed, behaviour, types, firstTypes, view });
}

/** First answers of those who answered more than once; NaN of the others. */
function firstAnswers({ first, times }: Scores): {
  readonly satisfaction: Float64Array;
  readonly loyalty: Float64Array;
} {
  const again = (values: Float64Array): Float64Array => values.map((value, i) => (times[i]! > 1 ? value : NaN));
  return { satisfaction: again(first.satisfaction), loyalty: again(first.loyalty) };
}

/** The row of the file in which each respondent's last sheet stands. */
function rowsOf({ sourceRow }: Survey, { last }: Scores): Int32Array {
  return last.row.map((sheet) => (sheet < 0 || sourceRow === null ? sheet : sourceRow[sheet]!));
}

/** Every quarter of an answer, so that curves are told at the answers themselves and are smooth between them. */
function quarters({ minimum, maximum }: ScoreScale): Float64Array {
  return Float64Array.from({ length: 4 * (maximum - minimum) + 1 }, (_, i) => minimum + i / 4);
}

const purchases = new WeakMap<
  Orders,
  { readonly index: Int32Array; readonly until: string | null; readonly of: Purchases }
>();

async function behaviourIn(
  { survey, log }: SatisfactionLoyaltyInput,
  scores: Scores,
  { window, until }: SatisfactionLoyaltyOptions,
  level: number,
  job: ComputeJob,
): Promise<Outcome<Behaviour>> {
  if (log === null) return fail('satisfaction-loyalty.no-orders');
  const known = purchases.get(log.orders);
  const of =
    known?.index === log.index && known.until === until
      ? known.of
      : purchasesOf(log, until === null ? null : dayFromIso(until));
  purchases.set(log.orders, { index: log.index, until, of });
  await job.pause();
  return memory.of(of, `after ${window} ${level} ${scoreKey(scores)}`, () =>
    behaviourOf(log.index, of, survey.day, scores, window, level),
  );
}

const scoreKeys = new WeakMap<Scores, number>();
let scoresSeen = 0;

function scoreKey(scores: Scores): number {
  const known = scoreKeys.get(scores) ?? (scoresSeen += 1);
  scoreKeys.set(scores, known);
  return known;
}

function cutsOf(
  { satisfaction, loyalty, last }: Scores,
  options: SatisfactionLoyaltyOptions,
): SatisfactionLoyaltyView['cuts'] {
  const cut = (scale: ScoreScale, values: Float64Array, given: number | null): number => {
    const usual = usualCut(scale.minimum, scale.maximum, scale.whole);
    if (options.cutBy === 'mean') return meanOf(values);
    if (options.cutBy === 'median') return median(distributionOf(values.filter(Number.isFinite)));
    return options.cutBy === 'value' && given !== null ? given : usual;
  };
  return {
    x: cut(satisfaction, last.satisfaction, options.cutSatisfaction),
    y: cut(loyalty, last.loyalty, options.cutLoyalty),
  };
}

function meanOf(values: Float64Array): number {
  let [sum, n] = [0, 0];
  for (const value of values)
    if (!Number.isNaN(value)) {
      sum += value;
      n += 1;
    }
  return sum / n;
}

function typesPart(
  types: Uint8Array,
  last: Scores['last'],
  level: number,
): Pick<SatisfactionLoyaltyView, 'types' | 'satisfied' | 'trapped'> {
  const counts = new Float64Array(4);
  const [s, l] = [new Float64Array(4), new Float64Array(4)];
  for (let i = 0; i < types.length; i += 1) {
    const type = types[i]!;
    if (type === NO_TYPE) continue;
    counts[type]! += 1;
    s[type]! += last.satisfaction[i]!;
    l[type]! += last.loyalty[i]!;
  }
  const all = counts.reduce((sum, count) => sum + count, 0);
  const satisfied = counts[2]! + counts[3]!;
  return {
    types: TYPES.map((_, type): TypeView => ({
      ...shareOf(counts[type]!, all, level),
      customers: counts[type]!,
      satisfaction: s[type]! / counts[type]!,
      loyalty: l[type]! / counts[type]!,
    })),
    satisfied,
    trapped: shareOf(counts[2]!, satisfied, level),
  };
}

/** Points of fewer persons are noise that hides the curve. */
const FEW = 5;

function groupViews(
  groups: Groups,
  parts: readonly AnswerLevels[],
  { curves }: LoyaltyCurves,
  types: Uint8Array,
  last: Scores['last'],
): GroupView[] {
  const counts = groups.names.map(() => [0, 0, 0, 0]);
  const [s, l] = [new Float64Array(groups.names.length), new Float64Array(groups.names.length)];
  for (let i = 0; i < types.length; i += 1) {
    const group = groups.of[i]!;
    if (types[i] === NO_TYPE || group === NO_GROUP) continue;
    counts[group]![types[i]!]! += 1;
    s[group]! += last.satisfaction[i]!;
    l[group]! += last.loyalty[i]!;
  }
  return groups.names.map((name, mark) => {
    const { x, mean, count } = parts[mark]!;
    const shown = [...x.keys()].filter((i) => count[i]! >= FEW);
    const pick = (from: Float64Array): Float64Array => Float64Array.from(shown, (i) => from[i]!);
    const persons = personsOf(parts[mark]!);
    return {
      mark,
      name,
      ...curves[mark]!,
      points: { x: pick(x), mean: pick(mean), count: pick(count) },
      satisfaction: s[mark]! / persons,
      loyalty: l[mark]! / persons,
      types: counts[mark]!,
    };
  });
}

function movesPart(first: Uint8Array, last: Uint8Array, scores: Scores, { day }: Survey): MovesView {
  const counts = movesOf(first, last);
  const stayed = TYPES.reduce((sum, _, type) => sum + counts[5 * type]!, 0);
  const persons = counts.reduce((sum, count) => sum + count, 0);
  const [satisfaction, loyalty] = [movesAcross(counts, 'satisfaction'), movesAcross(counts, 'loyalty')];
  const days = memory.of(scores, 'days', () => daysApart(scores, day));
  return {
    persons,
    moved: persons - stayed,
    counts,
    symmetry: symmetryTest(counts, 4),
    satisfaction: [...satisfaction],
    satisfactionTest: symmetryTest(satisfaction, 2),
    loyalty: [...loyalty],
    loyaltyTest: symmetryTest(loyalty, 2),
    days,
  };
}

/** Median days between the first and the last answer of those asked again; NaN without days. */
function daysApart({ first, last, times }: Scores, day: Int32Array | null): number {
  if (day === null) return NaN;
  const apart: number[] = [];
  for (let i = 0; i < times.length; i += 1) {
    if (times[i]! < 2) continue;
    const [from, to] = [day[first.row[i]!]!, day[last.row[i]!]!];
    if (from !== MISSING_DAY && to !== MISSING_DAY) apart.push(to - from);
  }
  return apart.length === 0 ? NaN : median(distributionOf(Float64Array.from(apart)));
}

/** All mark sets, over the customers of the file. The arrays are new, so they may be given away. */
export function satisfactionLoyaltyMarks(result: SatisfactionLoyaltyResult): Readonly<Record<string, MarkSet>> {
  const { types, firstTypes, groups, placed, behaviour, scores } = result;
  const n = types.length;
  const none = (): Uint16Array => new Uint16Array(n).fill(NO_MARK_16);
  const [type, move] = [none(), none()];
  for (let i = 0; i < n; i += 1) {
    if (types[i] === NO_TYPE) continue;
    type[i] = types[i]!;
    if (firstTypes[i] !== NO_TYPE) move[i] = 4 * firstTypes[i]! + types[i]!;
  }
  // What the cuts do not touch is made once and copied.
  const rivalry = memory.of(groups, 'marks', () => {
    const of = none();
    for (let i = 0; i < n; i += 1) if (scores.last.row[i]! >= 0 && groups.of[i] !== NO_GROUP) of[i] = groups.of[i]!;
    return of;
  });
  const outcome =
    behaviour &&
    memory.of(behaviour.after, 'marks', () => {
      const { seen, returned } = behaviour.after;
      const of = none();
      for (let i = 0; i < n; i += 1) if (seen[i] === 1) of[i] = 1 - returned[i]!;
      return of;
    });
  return {
    type: { of: type, count: TYPES.length },
    cell: { of: placed.of.slice(), count: placed.cells.length },
    rivalry: { of: rivalry.slice(), count: groups.names.length },
    move: { of: move, count: TYPES.length ** 2 },
    outcome: { of: outcome ? outcome.slice() : none(), count: 2 },
  };
}
