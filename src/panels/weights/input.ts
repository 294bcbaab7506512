/** From typed sheets, a survey of criteria or a list of comparisons to sheets of points or judged pairs. */

import type { Column } from '../../data/columns.ts';
import { textAt } from '../../data/dictionary.ts';
import type { OrderKey } from '../../data/orders.ts';
import { universeOf, type Comparisons, type Survey, type Tables } from '../../data/tables.ts';
import { fail, succeed, type Outcome } from '../../lib/outcome.ts';
import type { SelectContext } from '../contract.ts';
import { EXAMPLE, MOST_CRITERIA, MOST_THINGS, pairsOf, type TypedJudgements } from './judgements.ts';
import type { Method } from './methods.ts';
import type { WeightsOptions } from './options.ts';

/** Points, sheet by sheet. */
export interface PointSheets {
  /** one a criterion, by sheet; NaN where nothing was given */
  readonly columns: readonly Float64Array[];
  /** expert of each sheet */
  readonly expert: Uint32Array;
  /** round of each sheet */
  readonly round: Float64Array;
  /** how much the expert of each sheet counts; `null` where all count alike */
  readonly shares: Float64Array | null;
  /** whether rounds were told, by a column or typed, and are not just repeated answers */
  readonly told: boolean;
}

/** Judgements of pairs, row by row. */
export interface JudgedPairs {
  readonly expert: Uint32Array;
  readonly first: Uint32Array;
  readonly second: Uint32Array;
  /** how many times as important the first is, > 0; NaN where only that it is preferred is known */
  readonly ratio: Float64Array;
  readonly count: Float64Array;
  /** how much each expert counts, by expert */
  readonly shares: Float64Array;
}

export interface WeightsInput {
  readonly source: 'typed' | 'survey' | 'comparisons';
  readonly method: Method;
  readonly criteria: readonly string[];
  readonly points: PointSheets | null;
  readonly pairs: JudgedPairs | null;
  readonly experts: number;
  readonly nameOf: (expert: number) => string;
  /** whether experts are the customers of the file, by index */
  readonly persons: boolean;
  /** customers of the data cell, whatever it is */
  readonly customers: number;
  readonly typed: TypedJudgements | null;
  /** rows of the file that took part, and those that did not */
  readonly rows: number;
  readonly filtered: number;
  /** comparisons of a thing with itself, without a name, with a count or ratio that is none */
  readonly unusable: number;
  /** criteria of the file beyond the most there can be */
  readonly beyond: number;
}

/** Names of columns that tell the round. */
const ROUND = /^(?:第?几?轮次?|轮数|调查轮次|咨询轮次|德尔菲轮次|round|wave|delphi round)(?:\s*(?:no\.?|number))?$/i;
const PERSONAL = /^(?:权重|weight|share)$/i;

export function selectWeights(tables: Tables, options: WeightsOptions, { keep }: SelectContext): Outcome<WeightsInput> {
  const customers = universeOf(tables)?.customers ?? 0;
  const { survey, comparisons } = tables;
  if (options.source === 'auto' && survey !== null && survey.rows > 0) return fromSurvey(survey, options, keep);
  if (options.source === 'auto' && comparisons !== null && comparisons.rows > 0)
    return fromComparisons(comparisons, options, keep);
  return succeed(fromTyped(options.judgements ?? EXAMPLE, options, customers));
}

function fromTyped(typed: TypedJudgements, { method: asked }: WeightsOptions, customers: number): WeightsInput {
  const names = [...new Set(typed.experts.map(({ name }) => name))];
  const expert = Uint32Array.from(typed.experts, ({ name }) => names.indexOf(name));
  const pairs = pairsOf(typed.criteria.length);
  // Of pairs only the latest sheet of each expert counts: judgements are revised, not added up.
  const latest = names.map((name) =>
    typed.experts.filter((each) => each.name === name).reduce((a, b) => (b.round >= a.round ? b : a)),
  );
  const judged = latest.flatMap(({ ratios }, who) =>
    ratios.flatMap((ratio, p) => (ratio === null ? [] : [{ who, pair: pairs[p]!, ratio }])),
  );
  return {
    source: 'typed',
    method: asked === 'auto' ? 'average' : asked,
    criteria: typed.criteria,
    points: {
      columns: typed.criteria.map((_, i) => Float64Array.from(typed.experts, ({ points }) => points[i] ?? NaN)),
      expert,
      round: Float64Array.from(typed.experts, ({ round }) => round),
      shares: Float64Array.from(typed.experts, ({ share }) => share),
      told: true,
    },
    pairs: {
      expert: Uint32Array.from(judged, ({ who }) => who),
      first: Uint32Array.from(judged, ({ pair }) => pair[0]),
      second: Uint32Array.from(judged, ({ pair }) => pair[1]),
      ratio: Float64Array.from(judged, ({ ratio }) => ratio),
      count: new Float64Array(judged.length).fill(1),
      shares: Float64Array.from(latest, ({ share }) => share),
    },
    experts: names.length,
    nameOf: (who) => names[who] ?? '',
    persons: false,
    customers,
    typed,
    rows: typed.experts.length,
    filtered: 0,
    unusable: 0,
    beyond: 0,
  };
}

function fromSurvey(survey: Survey, options: WeightsOptions, keep: Uint8Array | null): Outcome<WeightsInput> {
  if (keep !== null && !keep.includes(1)) return fail('weights.no-customers-kept');
  const roundId = options.round?.[0] ?? survey.attributes.find(({ label }) => ROUND.test(label.trim()))?.id ?? null;
  const found = criteriaOf(survey, options.criteria, roundId);
  const criteria = found.slice(0, MOST_CRITERIA);
  if (criteria.length < 2) return fail('weights.too-few-criteria', { count: criteria.length });
  const rows = Array.from({ length: survey.rows }, (_, row) => row).filter(
    (row) => keep === null || keep[survey.customer[row]!] === 1,
  );
  if (rows.length === 0) return fail('weights.no-customers-kept');
  const highest = criteria.length;
  const columns = criteria.map(({ values }) =>
    Float64Array.from(rows, (row) => (options.values === 'ranks' ? highest + 1 - values[row]! : values[row]!)),
  );
  const expert = Uint32Array.from(rows, (row) => survey.customer[row]!);
  const attribute = survey.attributes.find(({ id }) => id === roundId);
  const told = attribute ? numbersOf(attribute.column, survey.rows, survey.sourceRow) : null;
  const round = told
    ? Float64Array.from(rows, (row) => (Number.isFinite(told[row]!) ? told[row]! : 1))
    : repeats(expert, survey.day ? Int32Array.from(rows, (row) => survey.day![row]!) : null);
  const several = told !== null && new Set(round).size > 1;
  return succeed({
    source: 'survey',
    method: options.method === 'auto' ? (several ? 'delphi' : 'average') : options.method,
    criteria: criteria.map(({ label }) => label),
    points: { columns, expert, round, shares: null, told: told !== null },
    pairs: null,
    experts: survey.customers,
    nameOf: (who) => textAt(survey.customerNames, survey.customerCodes[who]!),
    persons: true,
    customers: survey.customers,
    typed: null,
    rows: rows.length,
    filtered: survey.rows - rows.length,
    unusable: 0,
    beyond: found.length - criteria.length,
  });
}

/** The columns chosen; else the questions about importance, else all questions, else all columns of numbers. */
function criteriaOf(
  survey: Survey,
  chosen: readonly string[] | null,
  roundId: string | null,
): { readonly label: string; readonly values: Float64Array }[] {
  const numeric = (id: string): { readonly label: string; readonly values: Float64Array }[] => {
    const question = survey.questions.find((each) => each.id === id);
    if (question) return [question];
    const attribute = survey.attributes.find((each) => each.id === id);
    const values = attribute ? numbersOf(attribute.column, survey.rows, survey.sourceRow) : null;
    return attribute && values ? [{ label: attribute.label, values }] : [];
  };
  if (chosen !== null && chosen.length > 0) return chosen.flatMap(numeric);
  const questions = survey.questions.filter(({ id, label }) => id !== roundId && !PERSONAL.test(label.trim()));
  const weighed = questions.filter(({ scale }) => scale.words === 'importance');
  if (weighed.length >= 2) return weighed;
  const numbers = survey.attributes.filter(
    ({ id, label, column }) => column.kind === 'number' && id !== roundId && !PERSONAL.test(label.trim()),
  );
  // Points of 100 need not look like answers on a scale; where they do not, the numbers are taken as they are.
  return questions.length >= 2 && questions.length >= numbers.length
    ? questions
    : numbers.flatMap(({ id }) => numeric(id));
}

/** One to nine, as rounds are numbered. */
const HAN_DIGITS: readonly RegExp[] = [/一/, /二/, /三/, /四/, /五/, /六/, /七/, /八/, /九/];

/** A column as numbers, `第2轮` and `Round 2` being 2; `null` where nothing in it is one. */
function numbersOf(column: Column, rows: number, sourceRow: Uint32Array | null): Float64Array | null {
  if (column.kind === 'date') return null;
  const at = (row: number): number => sourceRow?.[row] ?? row;
  const read = (code: number, of: Extract<Column, { kind: 'text' }>): number => {
    const text = textAt(of.dictionary, code);
    const digits = /\d+(?:\.\d+)?/.exec(text)?.[0];
    const word = HAN_DIGITS.findIndex((digit) => digit.test(text));
    return digits !== undefined ? Number(digits) : word < 0 ? NaN : word + 1;
  };
  const cache = new Map<number, number>();
  const values = Float64Array.from({ length: rows }, (_, row) => {
    if (column.kind === 'number') return column.values[at(row)]!;
    const code = column.codes[at(row)]!;
    let value = cache.get(code);
    if (value === undefined) cache.set(code, (value = code === 0 ? NaN : read(code, column)));
    return value;
  });
  return values.some(Number.isFinite) ? values : null;
}

/** Without a column, an expert's first sheet is round 1, the next round 2: by day, else by place. */
function repeats(expert: Uint32Array, day: Int32Array | null): Float64Array {
  const order = Array.from(expert, (_, sheet) => sheet);
  if (day) order.sort((a, b) => day[a]! - day[b]! || a - b);
  const seen = new Map<number, number>();
  const round = new Float64Array(expert.length);
  for (const sheet of order) {
    const times = (seen.get(expert[sheet]!) ?? 0) + 1;
    seen.set(expert[sheet]!, times);
    round[sheet] = times;
  }
  return round;
}

function fromComparisons(table: Comparisons, options: WeightsOptions, keep: Uint8Array | null): Outcome<WeightsInput> {
  if (keep !== null && !keep.includes(1)) return fail('weights.no-customers-kept');
  const criteria: string[] = [];
  const places = new Map<string, number>();
  const placeOf = ({ codes, dictionary }: OrderKey): ((row: number) => number) => {
    const known = new Map<number, number>();
    return (row) => {
      const code = codes[row]!;
      let place = known.get(code);
      if (place === undefined) {
        const name = textAt(dictionary, code);
        place = code === 0 ? -1 : (places.get(name) ?? criteria.push(name) - 1);
        if (place >= 0) places.set(name, place);
        known.set(code, place);
      }
      return place;
    };
  };
  const [firstOf, secondOf] = [placeOf(table.first), placeOf(table.second)];
  const rows: number[] = [];
  const [first, second] = [new Uint32Array(table.rows), new Uint32Array(table.rows)];
  let [filtered, unusable] = [0, 0];
  for (let row = 0; row < table.rows; row += 1) {
    const [i, j] = [firstOf(row), secondOf(row)];
    const count = table.count?.[row] ?? 1;
    const ratio = table.ratio?.[row] ?? NaN;
    if (keep !== null && keep[table.customer[row]!] !== 1) filtered += 1;
    else if (i < 0 || j < 0 || i === j || !(count > 0) || (table.ratio !== null && !(ratio > 0))) unusable += 1;
    else {
      first[rows.length] = i;
      second[rows.length] = j;
      rows.push(row);
    }
  }
  if (rows.length === 0) return fail('weights.no-comparisons', { unusable });
  if (criteria.length > MOST_THINGS)
    return fail('weights.too-many-things', { count: criteria.length, most: MOST_THINGS });
  const ratio = Float64Array.from(rows, (row) => table.ratio?.[row] ?? NaN);
  const graded = ratio.some((value) => Number.isFinite(value) && value !== 1);
  return succeed({
    source: 'comparisons',
    method: options.method === 'auto' ? (graded ? 'ahp' : 'bradley-terry') : options.method,
    criteria,
    points: null,
    pairs: {
      expert: Uint32Array.from(rows, (row) => table.customer[row]!),
      first: first.slice(0, rows.length),
      second: second.slice(0, rows.length),
      ratio,
      count: Float64Array.from(rows, (row) => table.count?.[row] ?? 1),
      shares: new Float64Array(table.customers).fill(1),
    },
    experts: table.customers,
    nameOf: (who) => textAt(table.customerNames, table.customerCodes[who]!),
    persons: true,
    customers: table.customers,
    typed: null,
    rows: rows.length,
    filtered,
    unusable,
    beyond: 0,
  });
}
