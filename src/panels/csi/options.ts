/** Options of the satisfaction index, declared once. */

import type { Json } from '../../lib/json.ts';
import type { PlsSigns } from '../../models/pls-bootstrap.ts';
import type { OptionDeclarations } from '../options.ts';
import { decodePathModel, decodePlaces, type PathModel, type Places } from './path-model.ts';
import { THEORY_IDS } from './theories.ts';

export const PICTURES = ['diagram', 'index', 'importance', 'loadings', 'effects', 'groups'] as const;

type CsiPicture = (typeof PICTURES)[number];

/** A `type`, not an interface, so that it is plain JSON to the compiler. */
export type CsiOptions = {
  readonly theory: 'auto' | (typeof THEORY_IDS)[number];
  readonly model: PathModel | null;
  readonly places: Places | null;
  /** ids of questions answered the other way round */
  readonly reversed: readonly string[] | null;
  readonly missing: 'mean' | 'listwise' | 'pairwise';
  readonly scheme: 'path' | 'factorial' | 'centroid';
  readonly consistent: boolean;
  readonly standardised: boolean;
  readonly resamples: 'auto' | '0' | '200' | '1000' | '5000';
  readonly interval: 'percentile' | 'bias-corrected' | 'accelerated';
  readonly signs: PlsSigns;
  readonly seed: number;
  readonly group: readonly string[] | null;
  readonly coefficients: 'standard' | 'points';
  readonly picture: CsiPicture;
};

export const CSI_OPTIONS: OptionDeclarations<CsiOptions> = {
  theory: {
    kind: 'choice',
    group: 'csi.group-model',
    label: 'csi.option-theory',
    hint: 'csi.option-theory-hint',
    values: ['auto', ...THEORY_IDS],
    labels: ['csi.theory-auto', ...THEORY_IDS.map((id) => `csi.theory-${id}`)],
    initial: 'auto',
  },
  model: {
    kind: 'custom',
    group: 'csi.group-model',
    label: 'csi.option-model',
    hint: 'csi.option-model-hint',
    editor: 'ModelEditor',
    decode: (given): Json | undefined => decodePathModel(given),
    initial: null,
  },
  places: {
    kind: 'custom',
    group: 'csi.group-model',
    label: 'csi.option-places',
    editor: 'PlacesEditor',
    decode: (given): Json | undefined => decodePlaces(given),
    drawing: true,
    visible: ({ places }) => places !== null,
    initial: null,
  },
  reversed: {
    kind: 'columns',
    group: 'csi.group-answers',
    label: 'csi.option-reversed',
    hint: 'csi.option-reversed-hint',
    types: ['number', 'category', 'text'],
    most: 60,
    initial: null,
  },
  missing: {
    kind: 'choice',
    group: 'csi.group-answers',
    label: 'csi.option-missing',
    hint: 'csi.option-missing-hint',
    values: ['mean', 'listwise', 'pairwise'],
    labels: ['csi.missing-mean', 'csi.missing-listwise', 'csi.missing-pairwise'],
    initial: 'mean',
  },
  scheme: {
    kind: 'choice',
    group: 'csi.group-estimation',
    label: 'csi.option-scheme',
    hint: 'csi.option-scheme-hint',
    values: ['path', 'factorial', 'centroid'],
    labels: ['csi.scheme-path', 'csi.scheme-factorial', 'csi.scheme-centroid'],
    initial: 'path',
  },
  consistent: {
    kind: 'switch',
    group: 'csi.group-estimation',
    label: 'csi.option-consistent',
    hint: 'csi.option-consistent-hint',
    initial: false,
  },
  standardised: {
    kind: 'switch',
    group: 'csi.group-estimation',
    label: 'csi.option-standardised',
    hint: 'csi.option-standardised-hint',
    initial: true,
  },
  resamples: {
    kind: 'choice',
    group: 'csi.group-certainty',
    label: 'csi.option-resamples',
    hint: 'csi.option-resamples-hint',
    values: ['auto', '0', '200', '1000', '5000'],
    labels: ['csi.resamples-auto', 'csi.resamples-0', 'csi.resamples-200', 'csi.resamples-1000', 'csi.resamples-5000'],
    initial: 'auto',
  },
  interval: {
    kind: 'choice',
    group: 'csi.group-certainty',
    label: 'csi.option-interval',
    hint: 'csi.option-interval-hint',
    values: ['percentile', 'bias-corrected', 'accelerated'],
    labels: ['csi.interval-percentile', 'csi.interval-bias-corrected', 'csi.interval-accelerated'],
    initial: 'percentile',
    visible: ({ resamples }) => resamples !== '0',
  },
  signs: {
    kind: 'choice',
    group: 'csi.group-certainty',
    label: 'csi.option-signs',
    hint: 'csi.option-signs-hint',
    values: ['none', 'construct', 'individual'],
    labels: ['csi.signs-none', 'csi.signs-construct', 'csi.signs-individual'],
    initial: 'none',
    visible: ({ resamples }) => resamples !== '0',
  },
  seed: {
    kind: 'integer',
    group: 'csi.group-certainty',
    label: 'csi.option-seed',
    hint: 'csi.option-seed-hint',
    minimum: 1,
    maximum: 1_000_000,
    step: 1,
    initial: 123,
    visible: ({ resamples }) => resamples !== '0',
  },
  group: {
    kind: 'columns',
    group: 'csi.group-certainty',
    label: 'csi.option-group',
    hint: 'csi.option-group-hint',
    types: ['number', 'category', 'text'],
    most: 1,
    initial: null,
  },
  coefficients: {
    kind: 'choice',
    group: 'csi.group-drawn',
    label: 'csi.option-coefficients',
    hint: 'csi.option-coefficients-hint',
    values: ['standard', 'points'],
    labels: ['csi.coefficients-standard', 'csi.coefficients-points'],
    initial: 'standard',
    drawing: true,
  },
  picture: {
    kind: 'choice',
    group: 'csi.group-drawn',
    label: 'csi.option-picture',
    values: PICTURES,
    labels: PICTURES.map((name) => `csi.picture-${name}`),
    initial: 'diagram',
    drawing: true,
  },
};
