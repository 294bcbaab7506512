/** Options of the questionnaire panel, declared once. */

import type { OptionDeclarations } from '../options.ts';
import { decodeTree, type IndexTree } from './tree.ts';

export const PICTURES = ['answers', 'tree', 'index', 'reliability', 'blank'] as const;

export type Picture = (typeof PICTURES)[number];

/** Families of words on the printed questionnaire; `numbers` prints the numbers alone. */
export const BLANK_WORDS = [
  'satisfaction',
  'agreement',
  'importance',
  'quality',
  'likelihood',
  'frequency',
  'numbers',
] as const;

export type BlankWords = (typeof BLANK_WORDS)[number];

/** A `type`, not an interface, so that it is plain JSON to the compiler. */
export type QuestionnaireOptions = {
  readonly picture: Picture;
  /** the index system; `null` is found from the questions' names */
  readonly tree: IndexTree | null;
  /** columns whose answers are turned over: lowest becomes highest */
  readonly reverse: readonly string[] | null;
  /** panel cell that offers weights; `null` uses those of the tree */
  readonly weights: string | null;
  readonly missing: 'available' | 'complete';
  /** of a respondent asked several times: the last sheet, or every sheet */
  readonly sheets: 'last' | 'all';
  readonly order: 'tree' | 'score';
  /** scale of the printed questionnaire; `data` is that of each question */
  readonly blankScale: 'data' | '5' | '7' | '10';
  readonly blankWords: 'data' | BlankWords;
};

const onlyBlank = ({ picture }: Readonly<Record<string, unknown>>): boolean => picture === 'blank';

export const QUESTIONNAIRE_OPTIONS: OptionDeclarations<QuestionnaireOptions> = {
  picture: {
    kind: 'choice',
    group: 'questionnaire.group-picture',
    label: 'questionnaire.option-picture',
    values: PICTURES,
    labels: PICTURES.map((picture) => `questionnaire.picture-${picture}`),
    initial: 'answers',
    drawing: true,
  },
  order: {
    kind: 'choice',
    group: 'questionnaire.group-picture',
    label: 'questionnaire.option-order',
    values: ['tree', 'score'],
    labels: ['questionnaire.order-tree', 'questionnaire.order-score'],
    initial: 'tree',
    drawing: true,
    visible: ({ picture }) => picture === 'answers',
  },
  blankScale: {
    kind: 'choice',
    group: 'questionnaire.group-picture',
    label: 'questionnaire.option-blank-scale',
    values: ['data', '5', '7', '10'],
    labels: ['data', '5', '7', '10'].map((scale) => `questionnaire.blank-scale-${scale}`),
    initial: 'data',
    drawing: true,
    visible: onlyBlank,
  },
  blankWords: {
    kind: 'choice',
    group: 'questionnaire.group-picture',
    label: 'questionnaire.option-blank-words',
    values: ['data', ...BLANK_WORDS],
    labels: ['data', ...BLANK_WORDS].map((words) => `questionnaire.blank-words-${words}`),
    initial: 'data',
    drawing: true,
    visible: onlyBlank,
  },
  tree: {
    kind: 'custom',
    editor: 'TreeEditor',
    group: 'questionnaire.group-tree',
    label: 'questionnaire.option-tree',
    hint: 'questionnaire.option-tree-hint',
    decode: decodeTree,
    initial: null,
  },
  reverse: {
    kind: 'columns',
    group: 'questionnaire.group-answers',
    label: 'questionnaire.option-reverse',
    hint: 'questionnaire.option-reverse-hint',
    types: ['number', 'category', 'text'],
    most: 100,
    initial: null,
  },
  missing: {
    kind: 'choice',
    group: 'questionnaire.group-answers',
    label: 'questionnaire.option-missing',
    hint: 'questionnaire.option-missing-hint',
    values: ['available', 'complete'],
    labels: ['questionnaire.missing-available', 'questionnaire.missing-complete'],
    initial: 'available',
  },
  sheets: {
    kind: 'choice',
    group: 'questionnaire.group-answers',
    label: 'questionnaire.option-sheets',
    hint: 'questionnaire.option-sheets-hint',
    values: ['last', 'all'],
    labels: ['questionnaire.sheets-last', 'questionnaire.sheets-all'],
    initial: 'last',
  },
  weights: {
    kind: 'cell',
    group: 'questionnaire.group-weights',
    label: 'questionnaire.option-weights',
    hint: 'questionnaire.option-weights-hint',
    offer: 'weights',
    initial: null,
  },
};
