/** The finished notebooks the library offers, in its order. */

export const SAMPLE_NAMES = [
  'members',
  'value',
  'stages',
  'leaving',
  'funnel',
  'features',
  'satisfaction',
  'voices',
] as const;

export type SampleName = (typeof SAMPLE_NAMES)[number];
