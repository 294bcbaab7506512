/** Options of the customer-base simulator, declared once. Time is in weeks throughout. */

import type { OptionDeclarations } from '../options.ts';

export const SIMULATED_MODELS = ['bg-nbd', 'mbg-nbd', 'pareto-nbd'] as const;

export type SimulatedModel = (typeof SIMULATED_MODELS)[number];

/** A `type`, not an interface, so that it is plain JSON to the compiler. */
export type ClvSimulatorOptions = {
  /** the model that makes the customers */
  readonly model: SimulatedModel;
  readonly r: number;
  readonly alpha: number;
  /** drop-out after a purchase: BG/NBD and MBG/NBD */
  readonly a: number;
  readonly b: number;
  /** drop-out at any time: Pareto/NBD */
  readonly s: number;
  readonly beta: number;
  readonly customers: number;
  /** weeks from the first day to the day up to which everything is seen */
  readonly weeks: number;
  /** first purchases are spread evenly over this many weeks */
  readonly entry: number;
  /** weeks after that day, hidden from the fit */
  readonly future: number;
  /** the model that is fitted */
  readonly fitted: 'same' | SimulatedModel;
  /** how often the whole is done again */
  readonly repeat: '0' | '20' | '50' | '100';
  readonly spend: boolean;
  readonly p: number;
  readonly q: number;
  readonly gamma: number;
  readonly seed: number;
};

const dropsAfterPurchase = ({ model }: { readonly model?: unknown }): boolean => model !== 'pareto-nbd';
const dropsAnyTime = ({ model }: { readonly model?: unknown }): boolean => model === 'pareto-nbd';
const spends = ({ spend }: { readonly spend?: unknown }): boolean => spend === true;

const parameter = { kind: 'number', group: 'clv-simulator.group-truth', minimum: 0.05, slider: true } as const;
const spendParameter = { kind: 'number', group: 'clv-simulator.group-spend', slider: true, visible: spends } as const;

export const CLV_SIMULATOR_OPTIONS: OptionDeclarations<ClvSimulatorOptions> = {
  model: {
    kind: 'choice',
    group: 'clv-simulator.group-truth',
    label: 'clv-simulator.option-model',
    hint: 'clv-simulator.option-model-hint',
    values: SIMULATED_MODELS,
    labels: SIMULATED_MODELS.map((id) => `clv-simulator.${id}`),
    initial: 'bg-nbd',
  },
  r: {
    ...parameter,
    label: 'clv-simulator.option-r',
    hint: 'clv-simulator.option-r-hint',
    maximum: 4,
    step: 0.01,
    initial: 0.8,
  },
  alpha: { ...parameter, label: 'clv-simulator.option-alpha', minimum: 0.5, maximum: 40, step: 0.1, initial: 6 },
  a: {
    ...parameter,
    label: 'clv-simulator.option-a',
    hint: 'clv-simulator.option-a-hint',
    maximum: 4,
    step: 0.01,
    initial: 0.8,
    visible: dropsAfterPurchase,
  },
  b: {
    ...parameter,
    label: 'clv-simulator.option-b',
    maximum: 12,
    step: 0.05,
    initial: 2.5,
    visible: dropsAfterPurchase,
  },
  s: {
    ...parameter,
    label: 'clv-simulator.option-s',
    hint: 'clv-simulator.option-s-hint',
    maximum: 4,
    step: 0.01,
    initial: 0.6,
    visible: dropsAnyTime,
  },
  beta: {
    ...parameter,
    label: 'clv-simulator.option-beta',
    minimum: 0.5,
    maximum: 60,
    step: 0.1,
    initial: 12,
    visible: dropsAnyTime,
  },
  customers: {
    kind: 'integer',
    group: 'clv-simulator.group-base',
    label: 'clv-simulator.option-customers',
    minimum: 100,
    maximum: 20_000,
    step: 100,
    initial: 1000,
    slider: true,
  },
  weeks: {
    kind: 'integer',
    group: 'clv-simulator.group-base',
    label: 'clv-simulator.option-weeks',
    minimum: 4,
    maximum: 208,
    step: 1,
    initial: 52,
    slider: true,
  },
  entry: {
    kind: 'integer',
    group: 'clv-simulator.group-base',
    label: 'clv-simulator.option-entry',
    hint: 'clv-simulator.option-entry-hint',
    minimum: 0,
    maximum: 104,
    step: 1,
    initial: 13,
    slider: true,
  },
  future: {
    kind: 'integer',
    group: 'clv-simulator.group-base',
    label: 'clv-simulator.option-future',
    hint: 'clv-simulator.option-future-hint',
    minimum: 4,
    maximum: 104,
    step: 1,
    initial: 26,
    slider: true,
  },
  seed: {
    kind: 'integer',
    group: 'clv-simulator.group-base',
    label: 'clv-simulator.option-seed',
    hint: 'clv-simulator.option-seed-hint',
    minimum: 1,
    maximum: 999_999,
    step: 1,
    initial: 1,
  },
  fitted: {
    kind: 'choice',
    group: 'clv-simulator.group-fit',
    label: 'clv-simulator.option-fitted',
    hint: 'clv-simulator.option-fitted-hint',
    values: ['same', ...SIMULATED_MODELS],
    labels: ['clv-simulator.fitted-same', ...SIMULATED_MODELS.map((id) => `clv-simulator.${id}`)],
    initial: 'same',
  },
  repeat: {
    kind: 'choice',
    group: 'clv-simulator.group-fit',
    label: 'clv-simulator.option-repeat',
    hint: 'clv-simulator.option-repeat-hint',
    values: ['0', '20', '50', '100'],
    labels: [
      'clv-simulator.repeat-0',
      'clv-simulator.repeat-20',
      'clv-simulator.repeat-50',
      'clv-simulator.repeat-100',
    ],
    initial: '0',
  },
  spend: {
    kind: 'switch',
    group: 'clv-simulator.group-spend',
    label: 'clv-simulator.option-spend',
    hint: 'clv-simulator.option-spend-hint',
    initial: true,
  },
  p: { ...spendParameter, label: 'clv-simulator.option-p', minimum: 0.2, maximum: 20, step: 0.1, initial: 6 },
  q: {
    ...spendParameter,
    label: 'clv-simulator.option-q',
    hint: 'clv-simulator.option-q-hint',
    minimum: 1.1,
    maximum: 20,
    step: 0.1,
    initial: 4,
  },
  gamma: { ...spendParameter, label: 'clv-simulator.option-gamma', minimum: 1, maximum: 200, step: 1, initial: 50 },
};

/** The parameters the options give the generating model. */
export function truthOf(options: ClvSimulatorOptions): Readonly<Record<string, number>> {
  const { r, alpha, a, b, s, beta } = options;
  return options.model === 'pareto-nbd' ? { r, alpha, s, beta } : { r, alpha, a, b };
}

/** The model that is fitted, by name. */
export function fittedModelOf({ model, fitted }: ClvSimulatorOptions): SimulatedModel {
  return fitted === 'same' ? model : fitted;
}
