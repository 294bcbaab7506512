/** The registry: one line a panel. */

import { aarrrPanel } from './aarrr/index.ts';
import { abcPanel } from './abc/index.ts';
import { cacPanel } from './cac/index.ts';
import { chartPanel } from './chart/index.ts';
import { churnFunnelPanel } from './churn-funnel/index.ts';
import { churnRatePanel } from './churn-rate/index.ts';
import { churnWarningPanel } from './churn-warning/index.ts';
import { clvContractualPanel } from './clv-contractual/index.ts';
import { clvFormulaPanel } from './clv-formula/index.ts';
import { clvMatrixPanel } from './clv-matrix/index.ts';
import { clvPartsPanel } from './clv-parts/index.ts';
import { clvProbabilisticPanel } from './clv-probabilistic/index.ts';
import { clvSimulatorPanel } from './clv-simulator/index.ts';
import { cohortPanel } from './cohort/index.ts';
import type { AnyPanel } from './contract.ts';
import { complaintsPanel } from './complaints/index.ts';
import { csiPanel } from './csi/index.ts';
import { expectationPanel } from './expectation/index.ts';
import { kanoPanel } from './kano/index.ts';
import { lifecyclePanel } from './lifecycle/index.ts';
import { lifecyclePatternPanel } from './lifecycle-pattern/index.ts';
import { npsPanel } from './nps/index.ts';
import { olapPanel } from './olap/index.ts';
import { pyramidPanel } from './pyramid/index.ts';
import { questionnairePanel } from './questionnaire/index.ts';
import { rfmPanel } from './rfm/index.ts';
import { satisfactionLoyaltyPanel } from './satisfaction-loyalty/index.ts';
import { survivalPanel } from './survival/index.ts';
import { weightsPanel } from './weights/index.ts';
import { winBackPanel } from './win-back/index.ts';

export const PANELS: readonly AnyPanel[] = [
  rfmPanel,
  abcPanel,
  clvMatrixPanel,
  pyramidPanel,
  clvFormulaPanel,
  clvProbabilisticPanel,
  clvPartsPanel,
  clvSimulatorPanel,
  cacPanel,
  clvContractualPanel,
  lifecyclePanel,
  lifecyclePatternPanel,
  aarrrPanel,
  cohortPanel,
  churnRatePanel,
  churnFunnelPanel,
  churnWarningPanel,
  survivalPanel,
  winBackPanel,
  complaintsPanel,
  kanoPanel,
  csiPanel,
  questionnairePanel,
  npsPanel,
  satisfactionLoyaltyPanel,
  weightsPanel,
  expectationPanel,
  chartPanel,
  olapPanel,
];

/** The panel of this id; `undefined` where the registry has none (a notebook of a newer version). */
export function findPanel(id: string): AnyPanel | undefined {
  return PANELS.find((panel) => panel.id === id);
}
