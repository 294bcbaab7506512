/** What the chart means and what it does not, in plain sentences. */

import { message, type Message } from '../../lib/outcome.ts';
import { listOf } from '../wording.ts';
import type { ChartFacts } from './facts.ts';
import { measureName, nameIn, valueIn } from './names.ts';
import type { ChartView } from './view.ts';

/** Parts with fewer rows are named: one row more or less would change them. */
const SMALL = 5;
const NAMED = 3;

export function readChart(view: ChartView, facts: ChartFacts, finding: Message): readonly Message[] {
  const { scatter, type, x, series, facet, measure, linked } = view;
  const lines: Message[] = [finding, ...view.notes];
  if (scatter) {
    const { correlation, slope } = scatter;
    if (!Number.isNaN(correlation)) {
      lines.push(message('chart.read-square', { square: correlation ** 2 }));
      if (!scatter.x.log && !scatter.y.log)
        lines.push(message('chart.read-slope', { x: scatter.x.label, y: scatter.y.label, slope }));
    }
    lines.push(message('chart.not-cause', { x: scatter.x.label, y: scatter.y.label }), message('chart.caution-line'));
  } else {
    lines.push(...readParts(view, facts));
    if ((type === 'line' || type === 'area') && x?.kind === 'date') lines.push(message('chart.caution-ends'));
    const small = smallParts(view);
    if (small) lines.push(small);
    lines.push(message('chart.not-why'));
  }
  if (isTogether(view)) lines.push(message('chart.limit-together'));
  for (const [role, dimension] of [
    ['x', x],
    ['colour', series],
    ['facet', facet],
  ] as const)
    if (dimension && dimension.gathered > 0)
      lines.push(message(`chart.limit-gathered-${role}`, { column: dimension.label, count: dimension.gathered }));
  if (!linked) lines.push(message('chart.limit-unlinked'));
  else if (type !== 'scatter') lines.push(message('chart.limit-several-marks'));
  if (measure.by === 'distinct' || measure.by === 'customers') lines.push(message('chart.limit-distinct'));
  return lines;
}

/** Whether a category along x is drawn in several parts, of colours or frames. */
export function isTogether({ scatter, type, x, series, facet }: ChartView): boolean {
  return !scatter && type !== 'heatmap' && x !== null && (series !== null || facet !== null);
}

function readParts({ type, x, measure, overall, totals, boxes, totalRows }: ChartView, facts: ChartFacts): Message[] {
  const { highest, lowest, high, low, known } = facts;
  if (highest < 0) return [];
  if (boxes) return [message('chart.read-box')];
  const lines = [message('chart.read-overall', { measure: measureName(measure), value: valueIn(measure, overall) })];
  if (type === 'heatmap') return lines;
  if ((type === 'line' || type === 'area') && known > 2)
    lines.push(
      message('chart.read-ends', {
        name: nameIn(x, highest),
        value: valueIn(measure, high),
        low: nameIn(x, lowest),
        lowValue: valueIn(measure, low),
      }),
    );
  else if (type === 'bar' && measure.additive && !Number.isNaN(facts.share) && known > 3) {
    const sorted = [...totals.filter((_, at) => totalRows[at]! > 0 && at !== x?.other)].sort((a, b) => b - a);
    const sum = totals.reduce((all, value) => all + value, 0);
    const three = sorted.slice(0, 3).reduce((all, value) => all + value, 0);
    lines.push(message('chart.read-three', { share: three / sum }));
  }
  return lines;
}

function smallParts({ x, totalRows, type }: ChartView): Message | null {
  if (!x || type === 'histogram' || type === 'heatmap') return null;
  const small = [...totalRows.keys()].filter((at) => totalRows[at]! > 0 && totalRows[at]! < SMALL);
  if (small.length === 0 || small.length === totalRows.length) return null;
  const names = small.slice(0, NAMED).map((at) => nameIn(x, at));
  return message(small.length > NAMED ? 'chart.caution-small-many' : 'chart.caution-small', {
    names: listOf('chart.list', names),
    count: small.length,
    least: SMALL,
  });
}
