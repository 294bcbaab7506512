/** The application's own words; panels bring theirs. */

import { appWords } from './areas/app.ts';
import { chartsWords } from './areas/charts.ts';
import { commonWords } from './areas/common.ts';
import { dataWords } from './areas/data.ts';
import { exportWords } from './areas/export.ts';
import { expressionWords } from './areas/expression.ts';
import { fieldsWords } from './areas/fields.ts';
import { intakeWords } from './areas/intake.ts';
import { gridWords } from './areas/grid.ts';
import { modelWords } from './areas/model.ts';
import { notebookWords } from './areas/notebook.ts';
import { partsWords } from './areas/parts.ts';
import { plsWords } from './areas/pls.ts';
import { readingWords } from './areas/reading.ts';
import { sessionWords } from './areas/session.ts';
import { shapingWords } from './areas/shaping.ts';
import { stateWords } from './areas/state.ts';
import { stepsWords } from './areas/steps.ts';
import type { Words } from './translate.ts';

export const DICTIONARIES: readonly Words[] = [
  commonWords,
  dataWords,
  exportWords,
  expressionWords,
  gridWords,
  fieldsWords,
  intakeWords,
  readingWords,
  sessionWords,
  chartsWords,
  modelWords,
  partsWords,
  plsWords,
  notebookWords,
  shapingWords,
  stateWords,
  stepsWords,
  appWords,
];
