/** The answer sheets in use, and each question of the tree on one scale from 0 to 100, reversed ones turned. */

import type { Question, Survey } from '../../data/tables.ts';
import {
  completeCovariance,
  correlationsOf,
  reliabilityOf,
  type ItemCovariance,
  type Reliability,
} from '../../models/cronbach-alpha.ts';
import {
  itemStatistics,
  opposedItems,
  scaleLevels,
  type ItemStatistics,
  type ScaleLevels,
} from '../../models/item-statistics.ts';
import type { ComputeJob } from '../contract.ts';

export interface Item {
  readonly question: Question;
  readonly reversed: boolean;
  readonly levels: ScaleLevels;
  readonly statistics: ItemStatistics;
  /** one a sheet in use, 0 … 100, NaN where there is no answer */
  readonly scores: Float64Array;
}

export interface Answers {
  readonly survey: Survey;
  /** sheets in use, as rows of the survey, ascending */
  readonly rows: Uint32Array;
  /** by place in `rows`: 1 for the last sheet of its respondent */
  readonly last: Uint8Array;
  readonly respondents: number;
  /** sheets of the file that earlier answers or the filter took out */
  readonly earlier: number;
  readonly filtered: number;
  readonly items: readonly Item[];
  scales: { readonly key: string; readonly scales: Scales } | null;
}

/** One scale: its α over the items that vary. */
export interface Scale {
  /** all its items, and those that vary */
  readonly items: readonly number[];
  readonly varying: readonly number[];
  readonly reliability: Reliability;
  readonly covariance: ItemCovariance;
}

export interface Scales {
  readonly variables: readonly Scale[];
  readonly all: Scale;
  /** items worded against their scale */
  readonly opposed: ReadonlySet<number>;
}

export interface AnswersWanted {
  readonly survey: Survey;
  readonly keep: Uint8Array | null;
  readonly sheets: 'last' | 'all';
  readonly questions: readonly Question[];
  readonly reverse: ReadonlySet<string>;
}

/** The last answers read of each survey. */
const known = new WeakMap<Survey, { readonly wanted: AnswersWanted; readonly answers: Answers }>();

/** Nothing here depends on weights: while they are dragged the last answers are taken as they are. */
export async function readAnswers(wanted: AnswersWanted, job: ComputeJob): Promise<Answers> {
  const before = known.get(wanted.survey);
  if (before && sameWanted(before.wanted, wanted)) return before.answers;
  const { survey, keep, sheets, questions, reverse } = wanted;
  const lastRow = lastRows(survey);
  const rows: number[] = [];
  let [earlier, filtered, respondents] = [0, 0, 0];
  for (let row = 0; row < survey.rows; row += 1) {
    const who = survey.customer[row]!;
    if (keep !== null && keep[who] === 0) filtered += 1;
    else if (sheets === 'last' && lastRow[who] !== row) earlier += 1;
    else rows.push(row);
  }
  const used = Uint32Array.from(rows);
  const last = new Uint8Array(used.length);
  used.forEach((row, place) => {
    if (lastRow[survey.customer[row]!] !== row) return;
    last[place] = 1;
    respondents += 1;
  });
  const items: Item[] = [];
  for (const question of questions) {
    await job.pause();
    job.progress((0.6 * items.length) / questions.length);
    items.push(readItem(question, used, reverse.has(question.id)));
  }
  const answers: Answers = { survey, rows: used, last, respondents, earlier, filtered, items, scales: null };
  known.set(survey, { wanted, answers });
  return answers;
}

function sameWanted(a: AnswersWanted, b: AnswersWanted): boolean {
  return (
    a.survey === b.survey &&
    a.keep === b.keep &&
    a.sheets === b.sheets &&
    a.questions.length === b.questions.length &&
    a.questions.every((question, i) => question === b.questions[i]) &&
    a.questions.every(({ id }) => a.reverse.has(id) === b.reverse.has(id))
  );
}

/** Row of the last sheet of each respondent: by day, of one day by its place in the file. */
function lastRows({ rows, customer, customers, day }: Survey): Int32Array {
  const found = new Int32Array(customers).fill(-1);
  for (let row = 0; row < rows; row += 1) {
    const who = customer[row]!;
    const before = found[who]!;
    if (before < 0 || day === null || day[row]! >= day[before]!) found[who] = row;
  }
  return found;
}

function readItem(question: Question, rows: Uint32Array, reversed: boolean): Item {
  const { minimum, maximum } = question.scale;
  const levels = scaleLevels(minimum, maximum);
  const coded = new Float64Array(rows.length);
  for (let place = 0; place < rows.length; place += 1) {
    const answer = question.values[rows[place]!]!;
    // What lies outside the scale was set aside when the file was read; a hand-made table may still hold it.
    const within = answer >= minimum && answer <= maximum ? answer : NaN;
    coded[place] = reversed ? minimum + maximum - within : within;
  }
  const statistics = itemStatistics(coded, levels);
  const factor = 100 / (maximum - minimum);
  for (let place = 0; place < coded.length; place += 1) coded[place] = (coded[place]! - minimum) * factor;
  return { question, reversed, levels, statistics, scores: coded };
}

export function isConstant({ statistics: { n, lowest, highest } }: Pick<Item, 'statistics'>): boolean {
  return n > 0 && lowest === highest;
}

/** @param groups items of each variable */
export async function scalesOf(
  answers: Answers,
  groups: readonly (readonly number[])[],
  job: ComputeJob,
): Promise<Scales> {
  const key = JSON.stringify(groups);
  if (answers.scales?.key === key) return answers.scales.scales;
  const variables: Scale[] = [];
  for (const items of groups) {
    await job.pause();
    job.progress(0.6 + (0.2 * variables.length) / groups.length);
    variables.push(scaleOf(answers, items));
  }
  await job.pause();
  const all = scaleOf(answers, groups.flat());
  const scales: Scales = { variables, all, opposed: opposedIn(variables, all) };
  answers.scales = { key, scales };
  return scales;
}

function scaleOf({ items }: Answers, chosen: readonly number[]): Scale {
  const varying = chosen.filter((item) => items[item]!.statistics.n > 0 && !isConstant(items[item]!));
  const covariance = completeCovariance(varying.map((item) => items[item]!.scores));
  return { items: chosen, varying, reliability: reliabilityOf(covariance), covariance };
}

/** Fewer complete sheets than this tell nothing about which way an item is worded. */
const FEWEST = 10;

/** Of three items and more the odd ones out; of two that contradict each other the one that opposes all other questions too. */
function opposedIn(variables: readonly Scale[], all: Scale): Set<number> {
  const opposed = new Set<number>();
  const whole = correlationsOf(all.covariance);
  const size = all.varying.length;
  for (const { varying, covariance } of variables) {
    if (covariance.rows < FEWEST) continue;
    const correlations = correlationsOf(covariance);
    for (const place of opposedItems(correlations, varying.length)) opposed.add(varying[place]!);
    if (varying.length !== 2 || !(correlations[1]! < 0) || all.covariance.rows < FEWEST) continue;
    const agreement = varying.map((item) => {
      const own = all.varying.indexOf(item);
      return all.varying.reduce((sum, other, at) => (varying.includes(other) ? sum : sum + whole[own * size + at]!), 0);
    });
    const worst = agreement[0]! <= agreement[1]! ? 0 : 1;
    if (agreement[worst]! < 0) opposed.add(varying[worst]!);
  }
  return opposed;
}
