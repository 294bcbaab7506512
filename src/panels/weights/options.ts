/** Options of the weights panel, declared once. */

import type { AhpMethod } from '../../models/ahp.ts';
import type { RandomIndexTable } from '../../models/random-index.ts';
import { RANDOM_INDEX_TABLES } from '../../models/random-index.ts';
import type { OptionDeclarations } from '../options.ts';
import { decodeJudgements, MOST_CRITERIA, MOST_THINGS, type TypedJudgements } from './judgements.ts';
import { METHODS, type Method } from './methods.ts';
import type { WeightsView } from './view.ts';

/** A `type`, not an interface, so that it is plain JSON to the compiler. */
export type WeightsOptions = {
  /** `auto` takes the file where it has answers or comparisons, else what is typed */
  readonly source: 'auto' | 'typed';
  readonly method: 'auto' | Method;
  readonly judgements: TypedJudgements | null;
  /** ids of the columns of criteria; `null` is found by their look */
  readonly criteria: readonly string[] | null;
  /** id of the column of rounds; `null` is found by its name */
  readonly round: readonly string[] | null;
  /** what the numbers of a file are: more is more important, or 1 is first */
  readonly values: 'points' | 'ranks';
  readonly priorities: AhpMethod;
  readonly randomIndex: RandomIndexTable;
  /** one matrix of all experts (AIJ), or one set of weights of all (AIP) */
  readonly group: 'judgements' | 'priorities';
  /** highest consistency ratio taken without a word, percent */
  readonly limit: number;
  /** tournament: a point for each criterion itself */
  readonly ownPoint: boolean;
  /** Bradley–Terry: comparisons imagined for each pair, half won by either */
  readonly imaginary: number;
  /** Delphi: highest IQR as a share of the median, percent */
  readonly spread: number;
  /** weights moved by hand, in the order of the criteria; `null` takes those computed */
  readonly own: readonly number[] | null;
  /** which expert's matrix is drawn, counted from 1; `null` draws that of all */
  readonly expert: number | null;
};

type Seen = { readonly method?: unknown; readonly source?: unknown };

/** The method in force: of the last result while automatic. */
const isMethod =
  (...methods: readonly Method[]) =>
  ({ method }: Seen, view: unknown): boolean =>
    methods.includes((method === 'auto' ? (view as WeightsView | null)?.method : method) as Method);
const fromFile = (_: Seen, view: unknown): boolean => (view as WeightsView | null)?.source === 'survey';
const typedIn = ({ source }: Seen, view: unknown): boolean =>
  source === 'typed' || ((view as WeightsView | null)?.source ?? 'typed') === 'typed';

export const WEIGHTS_OPTIONS: OptionDeclarations<WeightsOptions> = {
  method: {
    kind: 'choice',
    group: 'weights.group-method',
    label: 'weights.option-method',
    hint: 'weights.option-method-hint',
    values: ['auto', ...METHODS],
    labels: ['weights.method-auto', ...METHODS.map((method) => `weights.method-${method}`)],
    initial: 'auto',
  },
  source: {
    kind: 'choice',
    group: 'weights.group-method',
    label: 'weights.option-source',
    hint: 'weights.option-source-hint',
    values: ['auto', 'typed'],
    labels: ['weights.source-auto', 'weights.source-typed'],
    initial: 'auto',
  },
  judgements: {
    kind: 'custom',
    editor: 'JudgementEditor',
    decode: decodeJudgements,
    group: 'weights.group-judgements',
    label: 'weights.option-judgements',
    hint: 'weights.option-judgements-hint',
    initial: null,
    visible: typedIn,
  },
  criteria: {
    kind: 'columns',
    group: 'weights.group-file',
    label: 'weights.option-criteria',
    hint: 'weights.option-criteria-hint',
    types: ['number', 'category'],
    most: MOST_CRITERIA,
    initial: null,
    visible: fromFile,
  },
  round: {
    kind: 'columns',
    group: 'weights.group-file',
    label: 'weights.option-round',
    hint: 'weights.option-round-hint',
    types: ['number', 'category'],
    most: 1,
    initial: null,
    visible: fromFile,
  },
  values: {
    kind: 'choice',
    group: 'weights.group-file',
    label: 'weights.option-values',
    hint: 'weights.option-values-hint',
    values: ['points', 'ranks'],
    labels: ['weights.values-points', 'weights.values-ranks'],
    initial: 'points',
    visible: fromFile,
  },
  priorities: {
    kind: 'choice',
    group: 'weights.group-rules',
    label: 'weights.option-priorities',
    hint: 'weights.option-priorities-hint',
    values: ['eigenvector', 'geometric-mean'],
    labels: ['weights.priorities-eigenvector', 'weights.priorities-geometric-mean'],
    initial: 'eigenvector',
    visible: isMethod('ahp'),
  },
  group: {
    kind: 'choice',
    group: 'weights.group-rules',
    label: 'weights.option-group',
    hint: 'weights.option-group-hint',
    values: ['judgements', 'priorities'],
    labels: ['weights.group-aij', 'weights.group-aip'],
    initial: 'judgements',
    visible: isMethod('ahp'),
  },
  randomIndex: {
    kind: 'choice',
    group: 'weights.group-rules',
    label: 'weights.option-random-index',
    hint: 'weights.option-random-index-hint',
    values: RANDOM_INDEX_TABLES,
    labels: RANDOM_INDEX_TABLES.map((table) => `weights.table-${table}`),
    initial: 'saaty',
    visible: isMethod('ahp'),
  },
  limit: {
    kind: 'number',
    group: 'weights.group-rules',
    label: 'weights.option-limit',
    hint: 'weights.option-limit-hint',
    unit: 'weights.unit-percent',
    minimum: 1,
    maximum: 50,
    step: 1,
    initial: 10,
    visible: isMethod('ahp'),
  },
  ownPoint: {
    kind: 'switch',
    group: 'weights.group-rules',
    label: 'weights.option-own-point',
    hint: 'weights.option-own-point-hint',
    initial: true,
    visible: isMethod('tournament'),
  },
  imaginary: {
    kind: 'number',
    group: 'weights.group-rules',
    label: 'weights.option-imaginary',
    hint: 'weights.option-imaginary-hint',
    minimum: 0,
    maximum: 20,
    step: 0.5,
    initial: 0,
    visible: isMethod('bradley-terry'),
  },
  spread: {
    kind: 'number',
    group: 'weights.group-rules',
    label: 'weights.option-spread',
    hint: 'weights.option-spread-hint',
    unit: 'weights.unit-percent',
    minimum: 1,
    maximum: 200,
    step: 5,
    initial: 25,
    visible: isMethod('delphi'),
  },
  own: {
    kind: 'list',
    group: 'weights.group-own',
    label: 'weights.option-own',
    hint: 'weights.option-own-hint',
    unit: 'weights.unit-percent',
    minimum: 0,
    maximum: 1e6,
    longest: MOST_THINGS,
    initial: null,
  },
  expert: {
    kind: 'integer',
    group: 'weights.group-own',
    label: 'weights.option-expert',
    hint: 'weights.option-expert-hint',
    minimum: 1,
    maximum: 1000,
    step: 1,
    initial: null,
    optional: true,
    drawing: true,
    visible: isMethod('ahp'),
  },
};
