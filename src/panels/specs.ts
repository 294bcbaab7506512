/** The registry with the work of each panel, for the engine. */

import { aarrrSpec } from './aarrr/index.ts';
import { abcSpec } from './abc/index.ts';
import { cacSpec } from './cac/index.ts';
import { chartSpec } from './chart/index.ts';
import { churnFunnelSpec } from './churn-funnel/index.ts';
import { churnRateSpec } from './churn-rate/index.ts';
import { churnWarningSpec } from './churn-warning/index.ts';
import { clvContractualSpec } from './clv-contractual/index.ts';
import { clvFormulaSpec } from './clv-formula/index.ts';
import { clvMatrixSpec } from './clv-matrix/index.ts';
import { clvPartsSpec } from './clv-parts/index.ts';
import { clvProbabilisticSpec } from './clv-probabilistic/index.ts';
import { clvSimulatorSpec } from './clv-simulator/index.ts';
import { cohortSpec } from './cohort/index.ts';
import type { AnySpec } from './contract.ts';
import { complaintsSpec } from './complaints/index.ts';
import { csiSpec } from './csi/index.ts';
import { expectationSpec } from './expectation/index.ts';
import { kanoSpec } from './kano/index.ts';
import { lifecycleSpec } from './lifecycle/index.ts';
import { lifecyclePatternSpec } from './lifecycle-pattern/index.ts';
import { npsSpec } from './nps/index.ts';
import { olapSpec } from './olap/index.ts';
import { pyramidSpec } from './pyramid/index.ts';
import { questionnaireSpec } from './questionnaire/index.ts';
import { rfmSpec } from './rfm/index.ts';
import { satisfactionLoyaltySpec } from './satisfaction-loyalty/index.ts';
import { survivalSpec } from './survival/index.ts';
import { weightsSpec } from './weights/index.ts';
import { winBackSpec } from './win-back/index.ts';

export const SPECS: readonly AnySpec[] = [
  rfmSpec,
  abcSpec,
  clvMatrixSpec,
  pyramidSpec,
  clvFormulaSpec,
  clvProbabilisticSpec,
  clvPartsSpec,
  clvSimulatorSpec,
  cacSpec,
  clvContractualSpec,
  lifecycleSpec,
  lifecyclePatternSpec,
  aarrrSpec,
  cohortSpec,
  churnRateSpec,
  churnFunnelSpec,
  churnWarningSpec,
  survivalSpec,
  winBackSpec,
  complaintsSpec,
  kanoSpec,
  csiSpec,
  questionnaireSpec,
  npsSpec,
  satisfactionLoyaltySpec,
  weightsSpec,
  expectationSpec,
  chartSpec,
  olapSpec,
];
