/** The sentences: why retention rises, what the projection is worth, what it is not. */

import { message, type Message } from '../../lib/outcome.ts';
import type { ClvContractualResult } from './compute.ts';
import { changingChance, chosenOf, countedUnit, modelName, retentionSeen, unitOf, valuesOf } from './names.ts';
import type { ClvContractualOptions } from './options.ts';
import type { ClvContractualView } from './view.ts';

export function readingOf(view: ClvContractualView): Message[] {
  const curve = chosenOf(view);
  const unit = unitOf(view);
  const counted = countedUnit(view);
  const seen = retentionSeen(view);
  const changing = changingChance(view);
  const says: Message[] = [];
  if (seen.later - seen.first >= 0.005)
    says.push(
      message(changing === null ? 'clv-contractual.reading-sorting' : 'clv-contractual.reading-sorting-changing', {
        ...seen,
        unit: counted,
      }),
    );
  else says.push(message('clv-contractual.reading-constant', { first: seen.first }));
  if (view.mixing !== null) {
    const { a, b } = view.mixing;
    says.push(
      message(
        a < 1 && b < 1
          ? 'clv-contractual.reading-u-shaped'
          : a < 1
            ? 'clv-contractual.reading-mixed'
            : 'clv-contractual.reading-mean',
        {
          mean: a / (a + b),
          unit,
        },
      ),
    );
  }
  const geometric = view.curves[2];
  if (geometric && view.model !== 'geometric') {
    const values = valuesOf(view, curve);
    const constant = valuesOf(view, geometric);
    says.push(
      message('clv-contractual.reading-geometric', {
        retention: geometric.parameters[0]!.estimate,
        fresh: values.fresh,
        constant: constant.fresh,
        renewals: view.renewals,
        renewed: values.renewed,
        constantRenewed: constant.renewed,
      }),
    );
  }
  if (!Number.isNaN(curve.holdoutError))
    says.push(
      message('clv-contractual.reading-holdout', {
        calibration: view.calibration,
        periods: view.periods,
        unit: counted,
        error: curve.holdoutError,
        constant: geometric?.holdoutError ?? NaN,
      }),
    );
  const [sbg, bdw] = view.curves;
  if (sbg && bdw) {
    const better = changing !== null ? 'bdw' : sbg.aic < bdw.aic - 2 ? 'sbg' : 'even';
    says.push(
      message(`clv-contractual.reading-aic-${better}`, {
        sbg: sbg.aic,
        bdw: bdw.aic,
        c: bdw.parameters[2]?.estimate ?? NaN,
      }),
    );
  }
  says.push(
    message('clv-contractual.reading-worth', {
      payment: view.payment,
      unit,
      lifetime: curve.lifetime,
      ...valuesOf(view, curve),
      renewals: view.renewals,
      residual: curve.residual[view.renewals]!,
    }),
  );
  says.push(
    Number.isFinite(curve.meanLifetime)
      ? message('clv-contractual.reading-mean-lifetime', { mean: curve.meanLifetime, unit: counted })
      : message('clv-contractual.reading-no-mean', { unit: counted }),
  );
  if (!Number.isNaN(curve.median))
    says.push(message('clv-contractual.reading-median', { median: curve.median, unit: counted }));
  return says;
}

export function cautionsOf({ view, byCohort }: ClvContractualResult, options: ClvContractualOptions): Message[] {
  const cautions: Message[] = [];
  if (view.model !== options.model)
    cautions.push(
      message('clv-contractual.caution-other-model', { asked: modelName(options.model), model: modelName(view.model) }),
    );
  view.faults.forEach((fault, i) => {
    if (fault !== null)
      cautions.push(
        message('clv-contractual.caution-no-fit', {
          model: modelName(i === 0 ? 'shifted-beta-geometric' : 'beta-discrete-weibull'),
          reason: fault,
        }),
      );
  });
  for (const curve of view.curves)
    for (const code of curve?.diagnosis ?? [])
      cautions.push(message(`clv-contractual.caution-${code}`, { model: modelName(curve!.id) }));
  if (byCohort.length > 1) cautions.push(message('clv-contractual.caution-cohorts', { cohorts: byCohort.length }));
  if (view.periods === view.calibration) cautions.push(message('clv-contractual.caution-no-holdout'));
  if (view.feeFromData) cautions.push(message('clv-contractual.caution-fee', { unit: unitOf(view) }));
  return [
    ...cautions,
    message('clv-contractual.limit-contract'),
    message('clv-contractual.limit-loyalty'),
    message('clv-contractual.limit-future'),
  ];
}
