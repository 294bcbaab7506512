/** The bundled files: what a notebook says of them before they are made. A test holds the sizes to the generators. */

import type { DataChoices } from '../data/report.ts';

export type SampleFile =
  | 'half-sugar'
  | 'tea-box'
  | 'three-quarters'
  | 'third-sugar'
  | 'half-sugar-kano'
  | 'half-sugar-voices'
  | 'one-bar'
  | 'expert-panel'
  | 'paired-features';

interface SampleFileFacts {
  /** name of the file as a notebook shows it */
  readonly name: string;
  readonly bytes: number;
  /** a finished notebook has dealt with its findings */
  readonly choices: DataChoices;
}

export const SAMPLE_FILES: Readonly<Record<SampleFile, SampleFileFacts>> = {
  // Rows twice in the file count once, orders of the years 2032 to 2052 do not.
  'half-sugar': {
    name: 'half-sugar-orders.csv',
    bytes: 4_759_486,
    choices: { treatments: { 'duplicate-row': 'merge', 'future-date': 'exclude' } },
  },
  'tea-box': {
    name: 'tea-box-subscriptions.csv',
    bytes: 488_365,
    choices: { treatments: { 'duplicate-row': 'merge' } },
  },
  'three-quarters': { name: 'three-quarters-orders.csv', bytes: 4_014_116, choices: {} },
  'third-sugar': {
    name: 'third-sugar-events.csv',
    bytes: 11_390_820,
    choices: { treatments: { 'duplicate-row': 'merge' } },
  },
  'half-sugar-kano': { name: 'half-sugar-kano.csv', bytes: 151_253, choices: {} },
  'one-bar': { name: 'one-bar-survey.csv', bytes: 74_236, choices: {} },
  'expert-panel': { name: 'expert-panel.csv', bytes: 1_263, choices: {} },
  'paired-features': { name: 'paired-features.csv', bytes: 66_093, choices: {} },
  'half-sugar-voices': { name: 'half-sugar-voices.csv', bytes: 209_177, choices: {} },
};
