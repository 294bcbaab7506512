/** What the result means and what it does not. */

import { message, type Message } from '../../lib/outcome.ts';
import { listOf } from '../wording.ts';
import { commonestReason, ranking, sharedTime, shareAt, testOf } from './compare.ts';
import type { SurvivalResult } from './compute.ts';
import { eventWord, pWord, rangeOf, ratioName, unitWord } from './names.ts';
import type { SurvivalOptions } from './options.ts';
import type { CoxView, RatioView, SurvivalView } from './view.ts';

const FEW = 30;

export function readingOf(view: SurvivalView): Message[] {
  const unit = unitWord(view);
  const words = { unit, done: eventWord('done', view), still: eventWord('still', view), end: eventWord('end', view) };
  const { all } = view;
  const says: Message[] = [];
  if (view.events > 0)
    says.push(
      Number.isFinite(all.median.value)
        ? message('survival.reading-median', {
            median: all.median.value,
            range: rangeOf(all.median),
            level: view.level,
            ...words,
          })
        : message('survival.reading-no-median', { share: all.atLast, time: all.last, ...words }),
    );
  if (view.censored > 0)
    says.push(message('survival.reading-censored', { censored: view.censored, spells: view.spells, ...words }));
  if (Number.isFinite(all.mean.value) && view.events > 0)
    says.push(
      message('survival.reading-mean', {
        horizon: view.horizon,
        mean: all.mean.value,
        range: rangeOf(all.mean),
        share: view.atHorizon,
        ...words,
      }),
    );
  says.push(...groupsSay(view), ...reasonsSay(view), ...fitsSay(view), ...coxSay(view));
  return says;
}

function groupsSay(view: SurvivalView): Message[] {
  const test = testOf(view);
  if (test === null || view.groups.length < 2) return [];
  const { best, worst } = ranking(view);
  const parameters = {
    label: view.label ?? '',
    weights: message(`survival.weights-${test.weights}`),
    statistic: test.statistic,
    degrees: test.degrees,
    p: pWord(test.p),
    best: best.name,
    worst: worst.name,
    time: sharedTime(view),
    more: shareAt(best, view),
    fewer: shareAt(worst, view),
    unit: unitWord(view),
    still: eventWord('still', view),
  };
  const says = [message(test.p < 0.05 ? 'survival.reading-test' : 'survival.reading-test-not', parameters)];
  if (view.pairs.length > 0) {
    const differ = view.pairs.filter(({ adjusted }) => adjusted < 0.05);
    const nameOf = (group: number) => view.groups.find(({ mark }) => mark === group)?.name ?? '';
    const pairs = differ.map(({ first, second }) =>
      message('survival.pair', { first: nameOf(first), second: nameOf(second) }),
    );
    says.push(
      pairs.length === 0
        ? message('survival.reading-pairs-none', { pairs: view.pairs.length })
        : message('survival.reading-pairs', {
            pairs: view.pairs.length,
            count: pairs.length,
            list: listOf('survival.list', pairs),
          }),
    );
  }
  const verdicts = view.tests.map(({ p }) => p < 0.05);
  if (verdicts.some((is) => is !== verdicts[0])) says.push(message('survival.reading-weights-differ'));
  return says;
}

function reasonsSay(view: SurvivalView): Message[] {
  if (!view.reasons) return [];
  const first = commonestReason(view.reasons);
  return [
    message('survival.reading-reasons', {
      reason: first.name,
      share: first.final.value,
      time: view.all.last,
      unit: unitWord(view),
    }),
  ];
}

function fitsSay(view: SurvivalView): Message[] {
  const [best, second] = view.fits.fits;
  if (!best || view.events === 0) return [];
  const parameters = {
    family: message(`survival.family-${best.family}`),
    aic: best.aic,
    second: second ? message(`survival.family-${second.family}`) : '',
    gap: second ? second.aic - best.aic : NaN,
  };
  const says = [
    message(second && second.aic - best.aic < 2 ? 'survival.reading-fit-even' : 'survival.reading-fit', parameters),
  ];
  const weibull = view.fits.fits.find(({ family }) => family === 'weibull');
  if (weibull && Math.abs(weibull.shape - 1) > 0.05)
    says.push(
      message(weibull.shape < 1 ? 'survival.reading-hazard-falls' : 'survival.reading-hazard-rises', {
        shape: weibull.shape,
        end: eventWord('end', view),
      }),
    );
  return says;
}

function coxSay({ cox, ...view }: SurvivalView): Message[] {
  if (!cox) return [];
  const known = cox.ratios.filter(({ p, ratio }) => p < 0.05 && Number.isFinite(ratio) && ratio > 0);
  const strongest = [...known].sort((a, b) => Math.abs(b.coefficient) - Math.abs(a.coefficient))[0];
  const says: Message[] = [];
  if (strongest)
    says.push(
      message(strongest.level === null ? 'survival.reading-ratio-number' : 'survival.reading-ratio', {
        name: ratioName(strongest),
        term: strongest.term,
        ratio: strongest.ratio,
        low: strongest.low,
        high: strongest.high,
        level: view.level,
        end: eventWord('end', view),
      }),
    );
  else says.push(message('survival.reading-ratio-none', { end: eventWord('end', view) }));
  says.push(message('survival.reading-concordance', { concordance: cox.concordance, end: eventWord('end', view) }));
  if (cox.holds.p >= 0.05) says.push(message('survival.reading-holds', { p: pWord(cox.holds.p) }));
  return says;
}

/** Columns whose ratio changes over time, as far as the test can tell. */
export function broken({ ratios }: CoxView): RatioView[] {
  return ratios.filter(({ holds }) => holds < 0.05);
}

export function cautionsOf(result: SurvivalResult, _options: SurvivalOptions): Message[] {
  const { view, spells, cox, fits, groups } = result;
  const cautions: Message[] = [];
  const add = (code: string, parameters?: Parameters<typeof message>[1]): void => {
    cautions.push(message(`survival.caution-${code}`, parameters));
  };
  const words = { end: eventWord('end', view), unit: unitWord(view) };
  if (view.events === 0) add('no-events', { spells: view.spells, ...words });
  else if (view.events < FEW) add('few-events', { events: view.events, ...words });
  if (view.censored === 0) add('none-censored', words);
  if (view.label !== null && view.groups.length < 2) add('one-group', { label: view.label });
  if (view.testFault) add('test', { reason: view.testFault });
  for (const group of view.groups)
    if (group.events === 0 && view.groups.length > 1 && view.events > 0)
      add('group-no-events', { name: group.name, spells: group.spells, ...words });
  if (view.merged > 0) add('merged', { label: view.label ?? '', count: view.merged });
  if (groups.missing > 0) add('ungrouped', { label: view.label ?? '', rows: groups.missing });
  const unseen = view.groups.filter(({ last }) => last < view.horizon * (1 - 1e-9));
  if (unseen.length > 0)
    add('horizon', {
      horizon: view.horizon,
      farthest: view.farthest,
      list: listOf(
        'survival.list',
        unseen.map(({ name }) => (typeof name === 'string' ? message('survival.own-name', { name }) : name)),
      ),
      ...words,
    });
  if (spells.findings.badTime > 0) add('reversed', { rows: spells.findings.badTime });
  if (view.zero > 0) add('zero', { rows: view.zero });
  if (view.late) add('late', { day: spells.firstDay ?? NaN });
  if (view.spells > view.customers) add('several', { spells: view.spells, customers: view.customers });
  if (!Number.isNaN(spells.silence)) add('silence', { days: spells.silence });
  if (view.unit === null) add('unit');
  for (const { family, reason } of fits.faults)
    if (view.events > 0) add('fit', { family: message(`survival.family-${family}`), reason });
  if (view.coxFault) add('cox', { reason: view.coxFault });
  if (cox && view.cox) {
    if (cox.design.constant.length > 0) add('constant', { columns: cox.design.constant.join(', ') });
    if (cox.whole > view.cox.spells) add('sampled', { spells: view.cox.spells, whole: cox.whole });
    if (cox.design.missing > 0) add('missing', { rows: cox.design.missing });
    for (const found of cox.fit.diagnosis) {
      if (found.kind === 'few-events') add('few-per-covariate', { events: found.events, covariates: found.covariates });
      else if (found.kind === 'not-converged') add('not-converged', { iterations: found.iterations });
      else {
        const ratio = view.cox.ratios[found.covariate];
        if (ratio) add(found.kind, { name: ratioName(ratio) });
      }
    }
    const changing = broken(view.cox);
    if (changing.length > 0)
      add('changing', {
        list: listOf('survival.list', changing.map(ratioName)),
        p: pWord(Math.min(...changing.map(({ holds }) => holds))),
      });
    else if (view.cox.holds.p < 0.05) add('changing-global', { p: pWord(view.cox.holds.p) });
    cautions.push(message('survival.limit-cause'));
  }
  return [
    ...cautions,
    message('survival.limit-censoring', { end: eventWord('end', view) }),
    message('survival.limit-beyond', { time: view.all.last, unit: unitWord(view) }),
  ];
}
