/** Terms of the course the palette knows, and the panel that shows each. */

export interface Concept {
  readonly id: string;
  /** dictionary code */
  readonly term: string;
  /** see `Command.initials` */
  readonly initials: string;
  readonly panel: string;
}

export const CONCEPTS: readonly Concept[] = [
  { id: 'recency', term: 'app.concept-recency', initials: 'zjycxfr', panel: 'rfm' },
  { id: 'frequency', term: 'app.concept-frequency', initials: 'xfpcf', panel: 'rfm' },
  { id: 'monetary', term: 'app.concept-monetary', initials: 'xfjem', panel: 'rfm' },
  { id: 'cube', term: 'app.concept-cube', initials: 'rfmlft', panel: 'rfm' },
  { id: 'classes', term: 'app.concept-classes', initials: 'khbl', panel: 'rfm' },
  { id: 'quintiles', term: 'app.concept-quintiles', initials: 'wdf', panel: 'rfm' },
  { id: 'nested', term: 'app.concept-nested', initials: 'qtwdf', panel: 'rfm' },
  { id: 'weighted', term: 'app.concept-weighted', initials: 'jqdf', panel: 'rfm' },
  { id: 'break-even', term: 'app.concept-break-even', initials: 'ykphxyl', panel: 'rfm' },
  { id: 'retention', term: 'app.concept-retention', initials: 'lcl', panel: 'clv-formula' },
  { id: 'discount', term: 'app.concept-discount', initials: 'zxl', panel: 'clv-formula' },
  { id: 'margin-multiple', term: 'app.concept-margin-multiple', initials: 'mlbs', panel: 'clv-formula' },
  { id: 'acquisition-cost', term: 'app.concept-acquisition-cost', initials: 'hkcb', panel: 'clv-formula' },
  { id: 'tornado', term: 'app.concept-tornado', initials: 'mgdfx', panel: 'clv-formula' },
  { id: 'pareto', term: 'app.concept-pareto', initials: 'pltt', panel: 'abc' },
  { id: 'lorenz', term: 'app.concept-lorenz', initials: 'llzqx', panel: 'abc' },
  { id: 'gini', term: 'app.concept-gini', initials: 'jnxs', panel: 'abc' },
  { id: 'concentration', term: 'app.concept-concentration', initials: 'ebf', panel: 'abc' },
  { id: 'potential-value', term: 'app.concept-potential-value', initials: 'qzjz', panel: 'clv-parts' },
  { id: 'cross-buying', term: 'app.concept-cross-buying', initials: 'jcgm', panel: 'clv-parts' },
  { id: 'referral', term: 'app.concept-referral', initials: 'khtj', panel: 'clv-parts' },
  { id: 'platinum', term: 'app.concept-platinum', initials: 'bjhjtq', panel: 'clv-matrix' },
  { id: 'sbg', term: 'app.concept-sbg', initials: 'ywbtjhfbsbg', panel: 'clv-contractual' },
  { id: 'residual-lifetime', term: 'app.concept-residual-lifetime', initials: 'sysmdrl', panel: 'clv-contractual' },
  { id: 'recovery', term: 'app.concept-recovery', initials: 'cshf', panel: 'clv-simulator' },
  { id: 'coverage', term: 'app.concept-coverage', initials: 'qjfgl', panel: 'clv-simulator' },
  { id: 'whale-curve', term: 'app.concept-whale-curve', initials: 'jyqx', panel: 'pyramid' },
  { id: 'cost-to-serve', term: 'app.concept-cost-to-serve', initials: 'fwcb', panel: 'pyramid' },
  { id: 'tier-moves', term: 'app.concept-tier-moves', initials: 'khsj', panel: 'pyramid' },
  { id: 'stage-river', term: 'app.concept-stage-river', initials: 'jdzh', panel: 'lifecycle' },
  { id: 'transition-matrix', term: 'app.concept-transition-matrix', initials: 'zyjz', panel: 'lifecycle' },
  { id: 'steady-state', term: 'app.concept-steady-state', initials: 'wt', panel: 'lifecycle' },
  { id: 'dormant', term: 'app.concept-dormant', initials: 'csyhx', panel: 'lifecycle' },
  { id: 'cohort-triangle', term: 'app.concept-cohort-triangle', initials: 'tqqsj', panel: 'cohort' },
  { id: 'retention-tail', term: 'app.concept-retention-tail', initials: 'lcts', panel: 'cohort' },
  { id: 'early-abortion', term: 'app.concept-early-abortion', initials: 'zqlc', panel: 'lifecycle-pattern' },
  { id: 'early-exit', term: 'app.concept-early-exit', initials: 'tqtc', panel: 'lifecycle-pattern' },
  { id: 'long-retention', term: 'app.concept-long-retention', initials: 'cjbc', panel: 'lifecycle-pattern' },
  { id: 'funnel', term: 'app.concept-funnel', initials: 'zhld', panel: 'aarrr' },
  { id: 'conversion-window', term: 'app.concept-conversion-window', initials: 'zhck', panel: 'aarrr' },
  { id: 'k-factor', term: 'app.concept-k-factor', initials: 'tjxsk', panel: 'aarrr' },
  { id: 'churn-threshold', term: 'app.concept-churn-threshold', initials: 'lsyjmk', panel: 'churn-warning' },
  { id: 'lift', term: 'app.concept-lift', initials: 'tsd', panel: 'churn-warning' },
  { id: 'leakage', term: 'app.concept-leakage', initials: 'sjxl', panel: 'churn-warning' },
  { id: 'payback', term: 'app.concept-payback', initials: 'hbq', panel: 'cac' },
  { id: 'clv-to-cac', term: 'app.concept-clv-to-cac', initials: 'clvchkcb', panel: 'cac' },
  { id: 'kaplan-meier', term: 'app.concept-kaplan-meier', initials: 'scqx', panel: 'survival' },
  { id: 'hazard-ratio', term: 'app.concept-hazard-ratio', initials: 'fxb', panel: 'survival' },
  { id: 'censoring', term: 'app.concept-censoring', initials: 'ss', panel: 'survival' },
  { id: 'competing-reasons', term: 'app.concept-competing-reasons', initials: 'jzyy', panel: 'survival' },
  { id: 'churn-bridge', term: 'app.concept-churn-bridge', initials: 'lsq', panel: 'churn-rate' },
  { id: 'revenue-retention', term: 'app.concept-revenue-retention', initials: 'srlc', panel: 'churn-rate' },
  { id: 'at-risk', term: 'app.concept-at-risk', initials: 'yfxdkh', panel: 'churn-funnel' },
  { id: 'leaving-reasons', term: 'app.concept-leaving-reasons', initials: 'lsyy', panel: 'churn-funnel' },
  { id: 'win-back-chance', term: 'app.concept-win-back-chance', initials: 'yhgl', panel: 'win-back' },
  { id: 'sample-size', term: 'app.concept-sample-size', initials: 'dzsyybl', panel: 'win-back' },
];
