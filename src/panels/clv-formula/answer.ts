/** From the result to the page: view, sentences, named numbers. */

import { message, type Message } from '../../lib/outcome.ts';
import {
  breakEvenRetention,
  clvElasticities,
  clvRatio,
  expectedLifetime,
  firstPeriod,
} from '../../models/clv-formula.ts';
import type { Account, PanelAnswer, Statistic } from '../contract.ts';
import type { ClvFormulaResult } from './compute.ts';
import type { ClvFormulaOptions } from './options.ts';
import { caveatsOf, paidAt, readingOf } from './reading.ts';
import type { ClvFormulaView } from './view.ts';

export const CLV_FORMULA_STATISTICS = [
  'clv',
  'net-clv',
  'clv-at-once',
  'clv-after-period',
  'clv-certain-end',
  'margin-multiple',
  'break-even-period',
  'break-even-retention',
  'clv-to-cost',
  'margin',
  'retention',
  'discount',
  'growth',
  'acquisition-cost',
  'ratio',
  'expected-lifetime',
  'elasticity-retention',
  'elasticity-discount',
  'clv-what-if',
  'what-if-difference',
] as const;

export function answerClvFormula(result: ClvFormulaResult, options: ClvFormulaOptions): PanelAnswer<ClvFormulaView> {
  const { view } = result;
  return {
    view,
    finding: findingOf(view),
    subtitle: subtitleOf(view, options),
    caption: message('clv-formula.caption', { unit: unitOf(view) }),
    alternative: message('clv-formula.alternative', {
      finding: findingOf(view),
      subtitle: subtitleOf(view, options),
      once: view.now.byTiming['at-once'],
      after: view.now.byTiming['after-period'],
      end: view.now.byTiming['certain-end'],
    }),
    reading: [...readingOf(view), ...caveatsOf(result, options)],
    statistics: statisticsOf(view),
    account: accountOf(result),
  };
}

/** `year`, `quarter` or `month` as a word. */
export function unitOf({ period }: Pick<ClvFormulaView, 'period'>): Message {
  return message(`clv-formula.${period}`);
}

function findingOf(view: ClvFormulaView): Message {
  const { now, cost } = view;
  const { clv, breakEven, multiple } = now;
  if (cost === 0) return message('clv-formula.finding-free', { clv, multiple });
  const times = clv / cost;
  if (Number.isNaN(breakEven)) return message('clv-formula.finding-never', { clv, cost });
  return breakEven === 0
    ? message('clv-formula.finding-at-once', { clv, times })
    : message('clv-formula.finding', { clv, times, ...paidAt(view) });
}

function subtitleOf(view: ClvFormulaView, options: ClvFormulaOptions): Message {
  const { margin, retention, discount, growth, horizon, timing, retentions, margins } = view.now.terms;
  const unit = unitOf(view);
  return message('clv-formula.subtitle', {
    margin: margins
      ? message('clv-formula.subtitle-margins', { count: margins.length })
      : message('clv-formula.subtitle-margin', { margin, unit }),
    retention: retentions
      ? message('clv-formula.subtitle-retentions', { count: retentions.length })
      : message('clv-formula.subtitle-retention', { retention }),
    discount:
      options.discountUnit === options.period
        ? message('clv-formula.subtitle-discount', { discount })
        : message('clv-formula.subtitle-discount-converted', {
            given: options.discount / 100,
            givenUnit: message(`clv-formula.a-${options.discountUnit}`),
            discount,
            unit: message(`clv-formula.a-${options.period}`),
          }),
    growth: growth === 0 ? '' : message('clv-formula.subtitle-growth', { growth }),
    timing: message(`clv-formula.${timing}`),
    horizon:
      horizon === null ? message('clv-formula.subtitle-no-end') : message('clv-formula.subtitle-horizon', { horizon }),
  });
}

function statisticsOf(view: ClvFormulaView): Statistic[] {
  const { now, other, cost } = view;
  const { terms, clv, net, byTiming, multiple, breakEven } = now;
  const elasticity = clvElasticities(terms);
  const unit = unitOf(view);
  const values: Readonly<Record<(typeof CLV_FORMULA_STATISTICS)[number], readonly [number, Statistic['style']]>> = {
    clv: [clv, 'money'],
    'net-clv': [net, 'money'],
    'clv-at-once': [byTiming['at-once'], 'money'],
    'clv-after-period': [byTiming['after-period'], 'money'],
    'clv-certain-end': [byTiming['certain-end'], 'money'],
    'margin-multiple': [multiple, 'number'],
    'break-even-period': [breakEven, 'integer'],
    'break-even-retention': [breakEvenRetention(terms, cost), 'percent1'],
    'clv-to-cost': [cost > 0 ? clv / cost : NaN, 'decimal2'],
    margin: [terms.margins?.[0] ?? terms.margin, 'money'],
    retention: [terms.retentions?.[0] ?? terms.retention, 'percent1'],
    discount: [terms.discount, 'percent2'],
    growth: [terms.growth, 'percent1'],
    'acquisition-cost': [cost, 'money'],
    ratio: [clvRatio(terms), 'number'],
    'expected-lifetime': [terms.retentions ? NaN : expectedLifetime(terms.retention), 'decimal2'],
    'elasticity-retention': [elasticity.retention, 'decimal2'],
    'elasticity-discount': [elasticity.discount, 'decimal2'],
    'clv-what-if': [other?.clv ?? NaN, 'money'],
    'what-if-difference': [other === null ? NaN : other.clv - clv, 'money'],
  };
  return CLV_FORMULA_STATISTICS.map((name) => ({
    name,
    value: values[name][0],
    style: values[name][1],
    label: message(`clv-formula.stat-${name}`, { unit }),
  }));
}

function accountOf({ view, activity, rows }: ClvFormulaResult): Account {
  const { measured } = view;
  if (measured === null || activity === null)
    return { used: message('clv-formula.account-typed', { first: firstPeriod(view.now.terms.timing) }), leftOut: [] };
  const leftOut: Message[] = [];
  const unit = unitOf(view);
  if (activity.linesOutside > 0)
    leftOut.push(message('clv-formula.left-outside', { rows: activity.linesOutside, unit }));
  if (activity.linesFiltered > 0) leftOut.push(message('clv-formula.left-filtered', { rows: activity.linesFiltered }));
  return {
    used: message('clv-formula.account-data', {
      rows,
      lines: activity.lines,
      periods: measured.periods,
      from: measured.from,
      to: measured.to,
      unit,
      stayed: measured.stayed,
      asked: measured.asked,
      revenue: measured.revenue,
      active: measured.active,
    }),
    leftOut,
  };
}
