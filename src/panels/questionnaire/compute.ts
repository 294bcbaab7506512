/** From answer sheets to item statistics, reliabilities and the weighted index. */

import type { Question, Survey } from '../../data/tables.ts';
import { NO_MARK_16, type MarkSet } from '../../lib/marks.ts';
import { fail, succeed, type Outcome } from '../../lib/outcome.ts';
import { levelOf } from '../../models/item-statistics.ts';
import { describeScores, scoreTree, type NodeScore, type WeightedNode } from '../../models/weighted-index.ts';
import type { ComputeJob, SelectContext } from '../contract.ts';
import { readAnswers, scalesOf, type Answers, type Scales } from './answers.ts';
import { findTree, usableQuestions } from './find-tree.ts';
import type { QuestionnaireOptions } from './options.ts';
import { questionsOf, type IndexTree } from './tree.ts';
import { answerSet, INDEX_BINS, MOST_SETS } from './view.ts';
import { readGiven, weighTree, type GivenWeight, type LiveTree, type Weighing } from './weigh.ts';

export interface QuestionnaireInput {
  readonly survey: Survey;
  readonly keep: Uint8Array | null;
  /** as a person wrote it, or found */
  readonly tree: IndexTree;
  /** of the tree, in its order, with answers in the file */
  readonly questions: readonly Question[];
  /** columns the tree speaks of that the file does not have as questions */
  readonly gone: number;
  readonly given: readonly GivenWeight[] | null;
}

export interface QuestionnaireResult {
  readonly input: QuestionnaireInput;
  readonly answers: Answers;
  readonly live: LiveTree;
  readonly scales: Scales;
  readonly weighing: Weighing;
  /** of every node of the weighing but the items */
  readonly scores: ReadonlyMap<WeightedNode, NodeScore>;
  /** by place among the sheets in use: each variable, and the index */
  readonly columns: readonly Float64Array[];
  readonly index: Float64Array;
}

export function selectQuestionnaire(
  survey: Survey | null,
  options: QuestionnaireOptions,
  { keep, given }: SelectContext,
): Outcome<QuestionnaireInput> {
  if (survey === null || survey.rows === 0) return fail('questionnaire.no-survey');
  if (keep !== null && !keep.includes(1)) return fail('questionnaire.nobody-kept');
  const usable = usableQuestions(survey.questions);
  if (usable.length === 0) return fail('questionnaire.no-questions');
  const tree = options.tree ?? findTree(usable);
  const wanted = questionsOf(tree);
  const questions = wanted.flatMap(({ id }) => usable.find((question) => question.id === id) ?? []);
  if (questions.length === 0) return fail('questionnaire.tree-empty', { gone: wanted.length });
  return succeed({
    survey,
    keep,
    tree,
    questions,
    gone: wanted.length - questions.length,
    given: options.weights === null ? null : readGiven(given?.['weights']),
  });
}

export async function computeQuestionnaire(
  input: QuestionnaireInput,
  options: QuestionnaireOptions,
  job: ComputeJob,
): Promise<Outcome<QuestionnaireResult>> {
  const { survey, keep, questions } = input;
  const reverse = new Set(options.reverse ?? []);
  const answers = await readAnswers({ survey, keep, sheets: options.sheets, questions, reverse }, job);
  if (answers.rows.length === 0) return fail('questionnaire.nobody-kept');
  if (answers.items.every(({ statistics }) => statistics.n === 0)) return fail('questionnaire.no-answers');
  const live = liveTree(input);
  const groups = live.variables.map(({ indicators }) =>
    indicators.flatMap((indicator) => indicator.questions.map(({ item }) => item)),
  );
  const scales = await scalesOf(answers, groups, job);
  const weighing = weighTree(live, input.given);
  const scores = new Map<WeightedNode, NodeScore>();
  const columns: Float64Array[] = [];
  const places = new Map<WeightedNode, number>(weighing.variables.map((node, place) => [node, place]));
  const index = scoreTree(
    weighing.root,
    answers.items.map((item) => item.scores),
    answers.rows.length,
    options.missing,
    (node, column) => {
      // Items are described already; while weights are dragged nothing of theirs is counted again.
      if (node.item < 0) scores.set(node, scoreOf(column));
      const place = places.get(node);
      if (place !== undefined) columns[place] = column;
    },
  );
  return succeed({ input, answers, live, scales, weighing, scores, columns, index });
}

const described = new WeakMap<Float64Array, NodeScore>();

/** Branches of one question have that question's column, whatever the weights. */
function scoreOf(column: Float64Array): NodeScore {
  let score = described.get(column);
  if (!score) described.set(column, (score = describeScores(column)));
  return score;
}

/** The tree without branches that hold no question of this file; names that were left open are filled in. */
function liveTree({ tree, questions }: QuestionnaireInput): LiveTree {
  const places = new Map(questions.map(({ id }, item) => [id, item]));
  return {
    variables: tree.variables.flatMap((variable) => {
      const indicators = variable.indicators.flatMap((indicator) => {
        const found = indicator.questions.flatMap(({ id, weight }) => {
          const item = places.get(id);
          return item === undefined ? [] : [{ item, label: questions[item]!.label, weight }];
        });
        const [first] = found;
        return first ? [{ ...indicator, name: indicator.name || first.label, questions: found }] : [];
      });
      return indicators.length === 0 ? [] : [{ ...variable, indicators }];
    }),
  };
}

/** Step of the index a score lies in. */
export function indexBin(score: number): number {
  return Math.max(0, Math.min(INDEX_BINS - 1, Math.floor((score * INDEX_BINS) / 100)));
}

/** Divides respondents by their last sheet. @param markOf of a place among the sheets in use, below 0 for none */
function divide({ survey, rows, last }: Answers, count: number, markOf: (place: number) => number): MarkSet {
  const of = new Uint16Array(survey.customers).fill(NO_MARK_16);
  for (let place = 0; place < rows.length; place += 1) {
    if (last[place] === 0) continue;
    const mark = markOf(place);
    if (mark >= 0) of[survey.customer[rows[place]!]!] = mark;
  }
  return { of, count };
}

const answered = new WeakMap<Answers, Readonly<Record<string, MarkSet>>>();

/** Who answered what does not change while weights do. */
function answerMarks(answers: Answers): Readonly<Record<string, MarkSet>> {
  const known = answered.get(answers);
  if (known) return known;
  // Questions that are not there divide nobody: one empty division serves them all.
  const nobody: MarkSet = { of: new Uint16Array(answers.survey.customers).fill(NO_MARK_16), count: 0 };
  const marks: Record<string, MarkSet> = {};
  for (let i = 0; i < MOST_SETS; i += 1) {
    const item = answers.items[i];
    if (!item) {
      marks[answerSet(i)] = nobody;
      continue;
    }
    const { minimum, maximum } = item.question.scale;
    const { values } = item.question;
    marks[answerSet(i)] = divide(answers, item.levels.count, (place) => {
      const answer = values[answers.rows[place]!]!;
      if (!(answer >= minimum && answer <= maximum)) return -1;
      return levelOf(item.reversed ? minimum + maximum - answer : answer, item.levels);
    });
  }
  answered.set(answers, marks);
  return marks;
}

export function questionnaireMarks({ answers, index }: QuestionnaireResult): Readonly<Record<string, MarkSet>> {
  const own = divide(answers, INDEX_BINS, (place) => (Number.isNaN(index[place]!) ? -1 : indexBin(index[place]!)));
  return { index: own, ...answerMarks(answers) };
}
