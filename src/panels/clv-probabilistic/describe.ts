/** Words for picked marks: purchases, P(alive), tenths of value, cells, silence, money. */

import { message, type Message } from '../../lib/outcome.ts';
import { listOf, runsOf } from '../wording.ts';
import { tenthName, unitWord } from './names.ts';
import type { ClvProbabilisticOptions } from './options.ts';
import { countText, rangeText } from './tables.ts';
import { ALIVE_BANDS, LAST_CLASS, type ClvProbabilisticView } from './view.ts';

export function describeClv(
  set: string,
  marks: readonly number[],
  _options: ClvProbabilisticOptions,
  view: ClvProbabilisticView | null = null,
): Message {
  if (marks.length === 0) return message('clv-probabilistic.describe-none');
  const runs = runsOf(marks);
  switch (set) {
    case 'frequency':
      return message('clv-probabilistic.describe-frequency', { classes: runs.map(classes).join(', ') });
    case 'alive':
      return message('clv-probabilistic.describe-alive', {
        bands: listOf(
          'clv-probabilistic.list',
          runs.map(([low, high]) =>
            message('clv-probabilistic.percent-range', { low: low / ALIVE_BANDS, high: (high + 1) / ALIVE_BANDS }),
          ),
        ),
      });
    case 'decile':
      return listOf(
        'clv-probabilistic.list',
        runs.map(([low, high]) => tenthName(low, high, view?.value.kind ?? 'money')),
      );
    case 'cell':
      return describeCells(marks, view);
    case 'quiet':
      return view === null || runs.length !== 1 || runs[0]![1] >= view.heat.rows
        ? message('clv-probabilistic.describe-quiet-count', { count: marks.length })
        : quietOf(view, runs[0]!);
    default:
      return describeBars(set, marks, runs, view);
  }
}

/** Cells that form a box are named by its sides, any others are counted. */
function describeCells(marks: readonly number[], view: ClvProbabilisticView | null): Message {
  const counted = message('clv-probabilistic.describe-cells', { count: marks.length });
  if (view === null) return counted;
  const { heat } = view;
  const columns = runsOf(marks.map((mark) => mark % heat.columns));
  const rows = runsOf(marks.map((mark) => Math.floor(mark / heat.columns)));
  const [across, down] = [columns[0], rows[0]];
  if (columns.length !== 1 || rows.length !== 1 || !across || !down || down[1] >= heat.rows) return counted;
  if ((across[1] - across[0] + 1) * (down[1] - down[0] + 1) !== new Set(marks).size) return counted;
  return listOf('clv-probabilistic.dots', [
    message('clv-probabilistic.describe-frequency', {
      classes: countText(heat.columnEdges[across[0]]!, heat.columnEdges[across[1] + 1]!),
    }),
    quietOf(view, down),
  ]);
}

function quietOf(view: ClvProbabilisticView, [low, high]: readonly [number, number]): Message {
  const { rowEdges } = view.heat;
  return message('clv-probabilistic.describe-quiet', {
    range: rangeText(rowEdges[low]!, rowEdges[high + 1]!),
    unit: unitWord(view),
  });
}

function describeBars(
  set: string,
  marks: readonly number[],
  runs: readonly (readonly [number, number])[],
  view: ClvProbabilisticView | null,
): Message {
  const bars = set === 'spend' ? view?.spend : view?.value;
  const [run] = runs;
  const name = set === 'spend' ? 'spend' : view?.value.kind === 'transactions' ? 'transactions' : 'value';
  if (!bars || runs.length !== 1 || !run || run[1] >= bars.counts.length)
    return message(`clv-probabilistic.describe-${name}-count`, { count: marks.length });
  const [low, high] = [bars.edges[run[0]]!, bars.edges[run[1] + 1]!];
  return Number.isNaN(low)
    ? message(`clv-probabilistic.describe-${name}-below`, { high })
    : message(`clv-probabilistic.describe-${name}`, { low, high });
}

function classes([low, high]: readonly [number, number]): string {
  const last = high >= LAST_CLASS ? '+' : '';
  if (low === high) return `${low}${last}`;
  return last ? `${low}+` : `${low}–${high}`;
}
