/** Which columns of a file read as answers on a scale, which scale it is, and what each cell is on it. */

import { levelsOf, numberInAnswer, numbersOfAnswers, readAnswerWords, type WordFamily } from './answer-words.ts';
import type { DataTable, TextColumn } from './columns.ts';
import { allTexts, sizeOf } from './dictionary.ts';
import { missingCodesOf } from './missing-codes.ts';
import { normaliseName } from './role-words.ts';
import { SCALES } from './scales.ts';
import { isToolName, toolColumns } from './survey-tools.ts';
import type { DataChoices } from './report.ts';
import type { AnswerScale, ScaleWords } from './tables.ts';

/** A column that reads as answers, over all rows of the file. */
export interface ScaleColumn {
  /** index of the column in the table */
  readonly index: number;
  readonly scale: AnswerScale;
  /** the scale was chosen by a person */
  readonly chosen: boolean;
  /** one a row of the file; NaN where there is no answer on the scale */
  readonly values: Float64Array;
  /** rows, ascending, with a number outside the scale */
  readonly outside: readonly number[];
  /** rows, ascending, with a word that stands for no number of the scale */
  readonly unknown: readonly number[];
  /** those words, most frequent first */
  readonly unknownWords: readonly { readonly word: string; readonly count: number }[];
  /** every other word and its number */
  readonly knownWords: readonly { readonly word: string; readonly value: number }[];
}

/** More distinct texts than this are no answer scale. */
const MOST_WORDS = 40;
/** Share of the filled cells that must lie on a scale. */
const ON_SCALE = 0.95;
/** Share of marks that is enough where they can be nothing else. */
const MOSTLY = 0.8;
/** What tools write where a question was passed over. */
const PASSED_OVER = /^[（(]\s*(跳过|空|未填|未答|skipped|empty)\s*[）)]$/i;
/** Numbers that stand for "no answer" where all others lie far from them. */
const NO_ANSWER: ReadonlySet<number> = new Set([-9, -99, 77, 88, 97, 98, 99, 997, 998, 999, 9999]);
/** The highest answer of a scale of single marks; a scale to a hundred must show itself beyond it. */
const MARKS = 10;
/** Ages, times and numbers of rows look like answers and are none. */
const FACTS =
  /年龄|岁|年限|工龄|收入|人数|天数|月数|年份|年$|月份|邮编|编号|序号|时长|总分|^(\d{2,4}年?)? ?\d{1,2}月?$|^(age|income|year|month|day|zip|tenure|duration|seconds|n|id|no|round|轮|轮次|jan\w*|feb\w*|mar|march|apr\w*|may|june?|july?|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*)$/;
/** Counts and money: facts, unless the other questions say that these are asked about too. */
const COUNTS = /次数|金额|数量|件数|杯数|个数|用时|^(amount|quantity|qty|count|number of .*)$/;
const BARE_COUNT = /^(次数|金额|数量|件数|杯数|个数|用时|amount|quantity|qty|count)$/;
/** What people did or have, as against what they think of it. */
const DONE =
  /购买|消费|到店|下单|光顾|访问|使用次|投诉|订单|订购|复购|每[周月年天日]|[一近过][周月年天去]|累计|总|平均|最近|家庭|\b(orders?|visits?|purchases?|bought|times|children|people|per (week|month|year)|last|past)\b/;
/** What is judged is asked about, whatever it is. */
const JUDGED =
  /满意|程度|评价|评分|打分|得分|感受|感觉|意愿|重要|合理|公道|认同|同意|如何|怎么样|感知|体验|质量|[?？]|\b(enough|right|satisf\w*|agree\w*|importan\w*|rat(e|ed|ing)|quality|fair|reasonable|worth|good)\b/;
/** As many others on one scale say what a count among them is. */
const FEWEST_SIBLINGS = 3;
/** Beginnings that only number the questions. */
const NO_STEM = /^(q|question|item|var|v|x|t|no|第|题|问题|题目)$/;
/** Questions that are mostly asked from nought to ten. */
const RECOMMEND = /nps|推荐意愿|愿意推荐|推荐的可能|likel(y|ihood) to recommend|0 ?[-–—~至到] ?10/;
const NOUGHT_TO_TEN: readonly [number, number] = [0, 10];
/** With as many answers, and none above 7, nobody was asked up to ten. */
const MANY_ANSWERS = 30;
/** Two questions about one thing are asked alike: what was expected of it and what was found, with it and without. */
const SIDES =
  /期望值?|期待|预期|感知质量|感知值?|感受|实际|体验|expectations?|expected|expecting|perceptions?|perceived|experienced|experience|actual|dysfunctional|functional|正向题?|反向题?/gi;
const WITH_AND_WITHOUT = /functional|正向|反向/i;
const WITH_SCALE: readonly [number, number] = [1, 5];

/** A column of whole numbers on a scale that its name says to be no question. */
export interface LeftOutColumn {
  readonly index: number;
  /** ends of the scale it would have */
  readonly scale: readonly [number, number];
}

interface Scales {
  readonly scales: readonly ScaleColumn[];
  readonly leftOut: readonly LeftOutColumn[];
}

const found = new WeakMap<DataTable, Map<string, Scales>>();

/**
 * The columns of a table that read as answers.
 * @param choices scales and words a person decided
 */
export function findScales(table: DataTable, choices: Pick<DataChoices, 'scales' | 'answers'>): readonly ScaleColumn[] {
  return lookAt(table, choices).scales;
}

/** The columns that could be questions by their numbers and are taken for counts, money or ages by their names. */
export function findLeftOut(
  table: DataTable,
  choices: Pick<DataChoices, 'scales' | 'answers'>,
): readonly LeftOutColumn[] {
  return lookAt(table, choices).leftOut;
}

function lookAt(table: DataTable, choices: Pick<DataChoices, 'scales' | 'answers'>): Scales {
  const key = JSON.stringify([choices.scales ?? null, choices.answers ?? null]);
  let kept = found.get(table);
  if (!kept) found.set(table, (kept = new Map()));
  let scales = kept.get(key);
  if (!scales) {
    // only the last choice is asked for again
    kept.clear();
    kept.set(key, (scales = readScales(table, choices)));
  }
  return scales;
}

interface Draft {
  readonly index: number;
  readonly label: string;
  readonly words: ScaleWords;
  /** numbers before a scale is known, one a row */
  readonly values: Float64Array;
  /** codes a person or a family gave no number */
  readonly dictionary: readonly WordNumber[] | null;
  scale: readonly [number, number] | null;
  /** its header says so */
  readonly named?: boolean;
}

interface WordNumber {
  readonly word: string;
  readonly value: number;
  readonly count: number;
}

function readScales(table: DataTable, { scales = {}, answers = {} }: Pick<DataChoices, 'scales' | 'answers'>): Scales {
  const texts = readTexts(table, scales, answers);
  const drafts = table.columns.flatMap(({ id, label, column }, index): Draft[] => {
    if (Object.hasOwn(scales, id) && scales[id] === null) return [];
    const draft =
      column.kind === 'text'
        ? texts.get(index)
        : column.kind === 'number'
          ? numberDraft(index, label, column.values)
          : null;
    return draft ? [draft] : [];
  });
  const isChosen = ({ index }: Draft): boolean => Object.hasOwn(scales, table.columns[index]!.id);
  const tool = toolColumns(table.columns.map(({ label }) => label)) !== null;
  const asked: Draft[] = [];
  const counts: Draft[] = [];
  const facts: Draft[] = [];
  for (const draft of drafts) {
    if (tool && isToolName(draft.label) && !isChosen(draft)) continue;
    const fact = draft.words !== 'number' || isChosen(draft) ? null : factOf(draft.label);
    (fact === null ? asked : fact === 'count' ? counts : facts).push(draft);
  }
  settleScales(asked);
  const usual = mostUsual(
    asked.flatMap(({ words, scale }) => (words === 'number' && scale ? [scale] : [])),
    FEWEST_SIBLINGS,
  );
  for (const draft of counts) {
    if (usual && spans(draft, usual)) asked.push(Object.assign(draft, { scale: usual }));
    else facts.push(draft);
  }
  return {
    scales: asked
      .sort((a, b) => a.index - b.index)
      .flatMap((draft): ScaleColumn[] => {
        const { id } = table.columns[draft.index]!;
        const chosen = Object.hasOwn(scales, id) ? (scales[id] ?? null) : null;
        const scale = chosen ?? draft.scale;
        return scale ? [onScale(draft, scale, chosen !== null)] : [];
      }),
    leftOut: facts.flatMap(({ index, scale }) =>
      scale && scale[1] <= MARKS && scale[1] - scale[0] > 1 ? [{ index, scale }] : [],
    ),
  };
}

// Where other questions are on one scale, what is called a count and fills that scale from end to end is asked about as they are.
function factOf(label: string): 'fact' | 'count' | null {
  const name = normaliseName(label);
  if (JUDGED.test(name)) return null;
  if (FACTS.test(name)) return 'fact';
  if (!COUNTS.test(name)) return null;
  return BARE_COUNT.test(name) || DONE.test(name) ? 'fact' : 'count';
}

function spans({ values }: Draft, [minimum, maximum]: readonly [number, number]): boolean {
  const { lowest, highest } = rangeOf(values);
  return (
    lowest === minimum && highest === maximum && values.every((value) => value !== value || Number.isInteger(value))
  );
}

/** Ends of the marks of a column, and how many there are; codes for "no answer" left out. */
function rangeOf(values: Float64Array): { lowest: number; highest: number; count: number } {
  let [lowest, highest, count] = [Infinity, -Infinity, 0];
  for (const value of values) {
    if (value !== value || NO_ANSWER.has(value)) continue;
    count++;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  return { lowest, highest, count };
}

function onScale(draft: Draft, [minimum, maximum]: readonly [number, number], chosen: boolean): ScaleColumn {
  const outside: number[] = [];
  const values = draft.values.map((value, row) => {
    if (value >= minimum && value <= maximum) return value;
    if (value === value) outside.push(row);
    return NaN;
  });
  const unknown = draft.dictionary?.filter(({ value }) => Number.isNaN(value)) ?? [];
  return {
    index: draft.index,
    scale: { minimum, maximum, words: draft.words },
    chosen,
    values,
    outside,
    unknown: unknown.length === 0 ? [] : (unknownRows.get(draft) ?? []),
    unknownWords: unknown.map(({ word, count }) => ({ word, count })),
    knownWords: (draft.dictionary ?? [])
      .filter(({ value }) => !Number.isNaN(value))
      .map(({ word, value }) => ({ word, value })),
  };
}

/** Rows with a word that has no number, of each draft that has some. */
const unknownRows = new WeakMap<Draft, readonly number[]>();

interface TextAnswers {
  readonly index: number;
  readonly label: string;
  readonly column: TextColumn;
  readonly words: readonly string[];
  readonly counts: readonly number[];
  /** code of each word */
  readonly codes: readonly number[];
}

// Two rounds: what words a family uses in one column says how wide its scale is in all of them.
function readTexts(
  table: DataTable,
  scales: NonNullable<DataChoices['scales']>,
  answers: NonNullable<DataChoices['answers']>,
): Map<number, Draft> {
  const columns = table.columns.flatMap(({ column, label }, index): TextAnswers[] => {
    const found = column.kind === 'text' ? answersOf(column) : null;
    return found && column.kind === 'text' ? [{ index, label, column, ...found }] : [];
  });
  const families = new Map<number, WordFamily>();
  for (const { index, words, counts } of columns) {
    const read = readAnswerWords(words, counts);
    if (read) families.set(index, read.words);
  }
  const used = new Map<WordFamily, Set<number>>();
  for (const { index, words } of columns) {
    const family = families.get(index);
    if (!family) continue;
    const levels = used.get(family) ?? new Set();
    for (const level of levelsOf(family, words)) levels.add(level);
    used.set(family, levels);
  }
  // A column of one word, such as everybody satisfied, is read as the others are.
  for (const { index, words } of columns) {
    if (families.has(index)) continue;
    const family = [...used.keys()].find(
      (name) => name !== 'yes-no' && words.length > 0 && words.every((word) => levelsOf(name, [word]).size > 0),
    );
    if (family) families.set(index, family);
  }
  const drafts = new Map<number, Draft>();
  for (const answer of columns) {
    const { id } = table.columns[answer.index]!;
    const draft = textDraft(answer, families.get(answer.index) ?? null, used, answers, Boolean(scales[id]));
    if (draft) drafts.set(answer.index, draft);
  }
  return drafts;
}

function answersOf(column: TextColumn): Pick<TextAnswers, 'words' | 'counts' | 'codes'> | null {
  const missing = missingCodesOf(column.dictionary);
  if (sizeOf(column.dictionary) - missing.length > MOST_WORDS) return null;
  const texts = allTexts(column.dictionary);
  const tally = new Float64Array(texts.length);
  for (const code of column.codes) tally[code]!++;
  const codes = texts.flatMap((text, code) =>
    missing.includes(code) || tally[code] === 0 || PASSED_OVER.test(text.trim()) ? [] : [code],
  );
  return { words: codes.map((code) => texts[code]!.trim()), counts: codes.map((code) => tally[code]!), codes };
}

function textDraft(
  { index, label, column, words, counts, codes }: TextAnswers,
  family: WordFamily | null,
  used: ReadonlyMap<WordFamily, ReadonlySet<number>>,
  answers: NonNullable<DataChoices['answers']>,
  wanted: boolean,
): Draft | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const numbers = words.map(numberInAnswer);
  const share = counts.reduce((sum, count, at) => sum + (Number.isNaN(numbers[at]) ? 0 : count), 0) / (total || 1);
  const own = words.map((word) => (Object.hasOwn(answers, word) ? (answers[word] ?? NaN) : undefined));
  const named = family && numbersOfAnswers(family, words, used.get(family) ?? new Set());
  const byNumber = share >= 0.9 && (!named || share === 1 || share > 0.99);
  const mapped = own.some((value) => value !== undefined && !Number.isNaN(value));
  if (!byNumber && !named && !mapped && !wanted) return null;
  const given = byNumber ? numbers : (named?.numbers ?? words.map(() => NaN));
  const dictionary = words.map((word, at) => ({
    word,
    count: counts[at]!,
    value: own[at] ?? (own[at] === undefined ? given[at]! : NaN),
  }));
  // A word a person said stands for no answer is not unknown.
  const silent = new Set(words.filter((word) => Object.hasOwn(answers, word) && answers[word] === null));
  const ofCode = new Float64Array(sizeOf(column.dictionary)).fill(NaN);
  const strange = new Set<number>();
  codes.forEach((code, at) => {
    ofCode[code] = dictionary[at]!.value;
    if (Number.isNaN(dictionary[at]!.value) && !silent.has(words[at]!)) strange.add(code);
  });
  const values = Float64Array.from(column.codes, (code) => ofCode[code]!);
  const draft: Draft = {
    index,
    label,
    words: byNumber ? 'number' : (named?.words ?? 'own'),
    values,
    dictionary: dictionary.filter(({ word }) => !silent.has(word)).sort((a, b) => b.count - a.count),
    scale: byNumber ? narrowest(values) : named ? [named.minimum, named.maximum] : ownScale(dictionary),
  };
  const rows: number[] = [];
  if (strange.size > 0) column.codes.forEach((code, row) => (strange.has(code) ? rows.push(row) : 0));
  unknownRows.set(draft, rows);
  return draft;
}

function ownScale(words: readonly WordNumber[]): readonly [number, number] | null {
  const values = words.map(({ value }) => value).filter((value) => !Number.isNaN(value));
  if (values.length === 0) return null;
  const [lowest, highest] = [Math.min(...values), Math.max(...values)];
  return SCALES.find(([minimum, maximum]) => lowest >= minimum && highest <= maximum) ?? [lowest, highest];
}

function numberDraft(index: number, label: string, values: Float64Array): Draft | null {
  const named = namedScale(label, values);
  const scale = named ?? narrowest(values);
  return { index, label, words: 'number', values, dictionary: null, scale, named: named !== null };
}

/** The narrowest scale nearly all whole numbers lie on; `null` where they are no answers. */
function narrowest(values: Float64Array): readonly [number, number] | null {
  let filled = 0;
  const counts = new Map<number, number>();
  for (const value of values) {
    if (value !== value) continue;
    filled++;
    counts.set(value, (counts.get(value) ?? 0) + 1);
    // Money and measures show themselves soon.
    if (counts.size > 140) return null;
  }
  const entries = [...counts];
  const sum = (holds: (value: number) => boolean): number =>
    entries.reduce((total, [value, count]) => total + (holds(value) ? count : 0), 0);
  const answers = filled - sum((value) => NO_ANSWER.has(value));
  const small = sum((value) => Math.abs(value) <= MARKS && !NO_ANSWER.has(value));
  // Where nearly all answers are marks, a 99 among them is none, however many there are.
  const marks = answers > 0 && answers * 2 >= filled && small >= answers * MOSTLY;
  const on = ([minimum, maximum]: readonly [number, number]): number =>
    sum((value) => value >= minimum && value <= maximum && Number.isInteger(value) && !(marks && NO_ANSWER.has(value)));
  if (!marks) return filled === 0 ? null : (SCALES.find((scale) => on(scale) >= filled * ON_SCALE) ?? null);
  const among = SCALES.filter(([, maximum]) => maximum <= MARKS);
  const enough = (share: number): readonly [number, number] | undefined =>
    among.find((scale) => on(scale) >= answers * share);
  return enough(ON_SCALE) ?? enough(MOSTLY) ?? null;
}

/** The scale a header names, such as (0-10) or 1~5分, where most answers lie on it. */
function namedScale(label: string, values: Float64Array): readonly [number, number] | null {
  const named = /(-?\d{1,2})\s*(?:-|–|—|~|～|至|到|to)\s*(\d{1,3})/.exec(label.normalize('NFKC'));
  const scale =
    named && SCALES.find(([minimum, maximum]) => minimum === Number(named[1]) && maximum === Number(named[2]));
  if (!scale) return null;
  let [filled, on] = [0, 0];
  for (const value of values) {
    if (value !== value) continue;
    filled++;
    if (value >= scale[0] && value <= scale[1]) on++;
  }
  return on * 2 > filled ? scale : null;
}

// Items of one scale are asked alike: columns whose names begin alike, pairs, and then all columns, tell what one does not show.
function settleScales(drafts: readonly Draft[]): void {
  settleSides(drafts);
  const numeric = drafts.filter(
    ({ words, scale, named }) => words === 'number' && scale !== null && !named && !sameScale(scale, [0, 1]),
  );
  settleNoughts(numeric);
  settleRecommending(numeric);
  for (const group of groupsBy(numeric, ({ label }) => stemOf(label))) widen(group);
  const usual = mostUsual(numeric.map(({ scale }) => scale!));
  // Where most questions are asked from 1 to 5, one that nobody answered above 3 is asked so too.
  if (usual)
    for (const draft of numeric)
      if (usual[0] === draft.scale![0] && within(draft.scale!, usual) && !isFromNought(draft)) draft.scale = usual;
}

function isFromNought({ label, scale }: Draft): boolean {
  return RECOMMEND.test(label.toLowerCase()) && sameScale(scale!, NOUGHT_TO_TEN);
}

// A nought among whole numbers to ten is an answer, not a slip beside 1 to 10; unless its siblings by name have none.
function settleNoughts(numeric: readonly Draft[]): void {
  const noughts = (draft: Draft): boolean => {
    const { lowest, highest } = rangeOf(draft.values);
    return lowest === 0 && highest <= MARKS;
  };
  for (const draft of numeric) {
    if (!sameScale(draft.scale!, [1, MARKS]) || !noughts(draft)) continue;
    const stem = stemOf(draft.label);
    const siblings = numeric.filter((other) => other !== draft && stem !== '' && stemOf(other.label) === stem);
    if (siblings.length < FEWEST_SIBLINGS || siblings.some(noughts)) draft.scale = NOUGHT_TO_TEN;
  }
}

// What the other questions are asked on, and how far the answers reach, outweigh what the name lets expect.
function settleRecommending(numeric: readonly Draft[]): void {
  const others = numeric.filter(({ label }) => !RECOMMEND.test(label.toLowerCase()));
  const usual = mostUsual(
    others.map(({ scale }) => scale!),
    2,
  );
  for (const draft of numeric) {
    const name = draft.label.toLowerCase();
    if (!RECOMMEND.test(name) || !within(draft.scale!, NOUGHT_TO_TEN)) continue;
    const { lowest, highest, count } = rangeOf(draft.values);
    const short = highest < 8 && count >= MANY_ANSWERS;
    const sure = /nps/.test(name) && !short;
    if (usual && usual[0] > 0 && !sure && lowest >= usual[0] && highest <= usual[1]) draft.scale = usual;
    else if (highest >= 6 && !(short && lowest > 0)) draft.scale = NOUGHT_TO_TEN;
  }
}

// Both sides of a pair are asked alike, also where one of them never reached the end.
function settleSides(drafts: readonly Draft[]): void {
  const sided = drafts.filter(({ label, words, scale, named }) => {
    SIDES.lastIndex = 0;
    return words === 'number' && scale !== null && !named && SIDES.test(label);
  });
  for (const group of groupsBy(sided, ({ label }) =>
    label
      .toLowerCase()
      .replace(SIDES, '')
      .replace(/[\s_\-·:：]+/g, ' ')
      .trim(),
  )) {
    const ranges = group.map(({ values }) => rangeOf(values));
    const lowest = Math.min(...ranges.map(({ lowest: one }) => one));
    const highest = Math.max(...ranges.map(({ highest: one }) => one));
    if (group.length !== 2) continue;
    if (group.every(({ label }) => WITH_AND_WITHOUT.test(label)) && lowest >= 1 && highest <= 5) {
      for (const draft of group) draft.scale = WITH_SCALE;
      continue;
    }
    // Everybody gave a 1: that is no answer of yes or no where the other side has marks.
    if (lowest >= 1) for (const draft of group) if (sameScale(draft.scale!, [0, 1])) draft.scale = [1, 3];
    widen(group);
  }
}

/** Drafts of one key, '' left out. */
function groupsBy(drafts: readonly Draft[], keyOf: (draft: Draft) => string): Iterable<Draft[]> {
  const groups = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const key = keyOf(draft);
    if (key !== '') groups.set(key, [...(groups.get(key) ?? []), draft]);
  }
  return groups.values();
}

function widen(group: readonly Draft[]): void {
  const [lowest, highest] = [
    Math.min(...group.map(({ scale }) => scale![0])),
    Math.max(...group.map(({ scale }) => scale![1])),
  ];
  const all = SCALES.find(([minimum, maximum]) => minimum === lowest && maximum === highest);
  if (all) for (const draft of group) draft.scale = all;
}

function mostUsual(scales: readonly (readonly [number, number])[], fewest = 1): readonly [number, number] | null {
  const best = SCALES.map((scale) => ({
    scale,
    count: scales.filter((other) => sameScale(scale, other)).length,
  })).reduce((a, b) => (b.count > a.count ? b : a));
  return best.count * 2 > scales.length && best.count >= fewest ? best.scale : null;
}

/** What the names of items of one scale have in common: letters before a number, `IMAG` of IMAG1, 形象 of 形象3 值得信赖. */
export function stemOf(label: string): string {
  const stem =
    /^\s*(\p{L}[\p{L}_ -]*?)[\s_.-]*\d{1,2}(?!\d)/u.exec(label.normalize('NFKC'))?.[1]?.trim().toLowerCase() ?? '';
  return NO_STEM.test(stem) ? '' : stem;
}

function within(inner: readonly [number, number], outer: readonly [number, number]): boolean {
  return inner[0] >= outer[0] && inner[1] <= outer[1];
}

function sameScale(a: readonly [number, number], b: readonly [number, number]): boolean {
  return a[0] === b[0] && a[1] === b[1];
}
