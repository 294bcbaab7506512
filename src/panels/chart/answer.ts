/** The answer of the chart: the finding with its number, what is measured, what was left out. */

import { message, type Message } from '../../lib/outcome.ts';
import type { PanelAnswer, Statistic } from '../contract.ts';
import { listOf } from '../wording.ts';
import type { ChartResult } from './compute.ts';
import { factsOf, type ChartFacts } from './facts.ts';
import { beside, changeIn, measureName, measureWithin, nameIn, shareIn, valueIn } from './names.ts';
import { isTogether, readChart } from './reading.ts';
import type { ChartView } from './view.ts';

export const CHART_STATISTICS = [
  'n',
  'marks',
  'overall',
  'largest',
  'smallest',
  'largest-share',
  'change',
  'correlation',
  'slope',
] as const;

/** Below it two columns are hardly related. */
const WEAK = 0.1;
/** So many equally high parts are named. */
const MOST_TIED = 3;

export function answerChart(result: ChartResult): PanelAnswer<ChartView> {
  const { view } = result;
  const facts = factsOf(view);
  const finding = findingOf(view, facts);
  const type = message(`chart.type-${view.type}`);
  return {
    view,
    finding,
    subtitle: subtitleOf(view),
    caption: message(captionCode(view), { most: view.series?.gathered ?? 0 }),
    alternative: message('chart.alternative', { type, finding, marks: view.marks.rows.length, rows: view.rows }),
    reading: readChart(view, facts, finding),
    statistics: statisticsOf(view, facts),
    account: accountOf(result),
  };
}

export function findingOf(view: ChartView, facts: ChartFacts): Message {
  const { measure, x, series, marks, scatter, type } = view;
  const [name, within] = [measureName(measure), measureWithin(measure)];
  if (scatter) return scatterFinding(view);
  const { highest, lowest, high, low, first, last, change, known, tied } = facts;
  // A share is its own value; the smallest and the largest of a part have names that “highest” would cross.
  const share = measure.by === 'share' ? NaN : facts.share;
  const extreme = measure.by === 'minimum' || measure.by === 'maximum';
  if (highest < 0) return message('chart.finding-rows', { rows: view.rows });
  const value = valueIn(measure, high);
  if (type === 'heatmap') {
    const at = { x: nameIn(x, marks.x[highest]!), y: nameIn(series, marks.series[highest]!), measure: within, value };
    return Number.isNaN(share)
      ? message(extreme ? 'chart.finding-heat-extreme' : 'chart.finding-heat', at)
      : message('chart.finding-heat-share', { ...at, share: shareIn(share) });
  }
  if (type === 'histogram') {
    const bin = nameIn(x, highest);
    const column = x?.label ?? '';
    if (view.rows === 1) return message('chart.finding-histogram-one', { column: beside(column, false, true), bin });
    if (known === 1)
      return message('chart.finding-histogram-same', { column: beside(column, false, true), bin, rows: view.rows });
    const named = { column: beside(column, false, true), measure: name, value };
    return tied.length > 1
      ? message('chart.finding-histogram-tied', { ...named, parts: tied.length })
      : message('chart.finding-histogram', { ...named, bin, share: shareIn(facts.share) });
  }
  if (!x || known === 1) {
    const only = x ? nameIn(x, highest) : message('chart.all-rows');
    return message('chart.finding-only', { name: only, measure: name, value });
  }
  if ((type === 'line' || type === 'area') && x.ordered && view.totals.length > 1 && first !== last) {
    const trend = {
      measure: name,
      from: nameIn(x, first),
      to: nameIn(x, last),
      a: valueIn(measure, view.totals[first]!),
      b: valueIn(measure, view.totals[last]!),
    };
    const way =
      view.totals[last]! > view.totals[first]! ? 'rise' : view.totals[last]! < view.totals[first]! ? 'fall' : 'same';
    if (way === 'same') return message('chart.finding-same', trend);
    return Number.isNaN(change)
      ? message(`chart.finding-${way}-plain`, trend)
      : message(`chart.finding-${way}`, { ...trend, change: changeIn(Math.abs(change)) });
  }
  const top = { name: nameIn(x, highest), measure: within, value };
  if (high === low) return message('chart.finding-equal', { measure: within, value, parts: known });
  if (tied.length > MOST_TIED) return message('chart.finding-tied-many', { ...top, parts: tied.length });
  if (tied.length > 1) {
    const names = tied.map((at) => message('chart.quoted', { name: nameIn(x, at) }));
    return message('chart.finding-tied', { ...top, names: listOf('chart.either', names) });
  }
  if (measure.by === 'share') return message('chart.finding-top-alone', top);
  return Number.isNaN(share)
    ? message(extreme ? 'chart.finding-ends-extreme' : 'chart.finding-ends', {
        ...top,
        low: nameIn(x, lowest),
        lowValue: valueIn(measure, low),
      })
    : message('chart.finding-top', { ...top, share: shareIn(share) });
}

function scatterFinding({ scatter, rows }: ChartView): Message {
  const { correlation, x, y } = scatter!;
  const named = { x: x.label, y: y.label, n: rows };
  if (Number.isNaN(correlation)) return message('chart.finding-unrelated', named);
  const way = Math.abs(correlation) < WEAK ? 'weak' : correlation > 0 ? 'positive' : 'negative';
  return message(`chart.finding-${way}`, { ...named, r: correlation });
}

function subtitleOf({ measure, x, series, facet, scatter, rows, type }: ChartView): Message {
  if (scatter) {
    const by = [series, facet].flatMap((each) => (each ? [message('chart.of', { name: each.label })] : []));
    const names = { y: scatter.y.label, x: scatter.x.label, rows };
    return by.length === 0
      ? message('chart.subtitle-scatter', names)
      : message('chart.subtitle-scatter-by', { ...names, by: listOf('chart.list', by) });
  }
  const parts = [x, series, facet].flatMap((each, at) =>
    each ? [message('chart.of', { name: beside(each.label, at === 0, false) })] : [],
  );
  const name = type === 'box' ? message('chart.of', { name: measure.column ?? '' }) : measureName(measure);
  return parts.length === 0
    ? message('chart.subtitle-plain', { measure: name, rows })
    : message('chart.subtitle', { measure: name, by: listOf('chart.list', parts), rows });
}

function captionCode({ type, scatter, linked, x }: ChartView): string {
  const plain = (type === 'line' || type === 'area') && x?.kind !== 'date' ? 'parts' : type;
  const kind = scatter ? (scatter.points ? 'points' : 'cells') : plain;
  return `chart.caption-${kind}${linked ? '' : '-unlinked'}`;
}

function statisticsOf(view: ChartView, facts: ChartFacts): readonly Statistic[] {
  const { measure, scatter, overall, rows, marks } = view;
  const together = isTogether(view);
  const { style } = measure;
  const make = (name: (typeof CHART_STATISTICS)[number], value: number, as: Statistic['style']): Statistic => ({
    name,
    value,
    style: as,
    label: message(
      together && (name === 'largest' || name === 'smallest') ? `chart.stat-${name}-together` : `chart.stat-${name}`,
    ),
  });
  const points = scatter !== null;
  return [
    make('n', rows, 'integer'),
    make('marks', marks.rows.length, 'integer'),
    make('overall', points ? NaN : overall, style),
    make('largest', points ? NaN : facts.high, style),
    make('smallest', points ? NaN : facts.low, style),
    make('largest-share', points ? NaN : facts.share, 'percent1'),
    make('change', inTime(view) ? facts.change : NaN, 'percent1'),
    make('correlation', scatter?.correlation ?? NaN, 'decimal4'),
    make('slope', scatter?.slope ?? NaN, 'number'),
  ];
}

/** Whether what is first and last along x is so in time. */
function inTime({ x, type }: ChartView): boolean {
  return type !== 'heatmap' && type !== 'box' && x !== null && x.categories.every(({ day }) => day !== undefined);
}

function accountOf({ view, leftOut, filtered }: ChartResult): PanelAnswer<ChartView>['account'] {
  const { rowsIn, rows, scatter, x, series, measure } = view;
  const left: Message[] = [];
  const say = (count: number, column: string): void => {
    if (count > 0) left.push(message('chart.left-missing', { rows: count, column }));
  };
  say(leftOut.x, x?.label ?? scatter?.x.label ?? '');
  say(leftOut.series, series?.label ?? '');
  say(leftOut.value, scatter?.y.label ?? measure.column ?? view.labels.y ?? '');
  if (leftOut.value > 0 && measure.by === 'customers')
    left[left.length - 1] = message('chart.left-nobody', { rows: leftOut.value });
  if (leftOut.scale > 0) left.push(message('chart.left-scale', { rows: leftOut.scale }));
  if (filtered) left.push(message('chart.left-filter'));
  return { used: message('chart.account', { in: rowsIn, used: rows }), leftOut: left };
}
