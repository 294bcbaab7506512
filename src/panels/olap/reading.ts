/** What a pivot means and what it does not, in plain sentences. */

import { message, type Message } from '../../lib/outcome.ts';
import { type OlapResult } from './compute.ts';
import { FEW_ROWS, findReversal, type Standout } from './findings.ts';
import { addsUp } from './layout.ts';
import { cellMessage, lineMessage, valueMessage } from './naming.ts';

export function readOlap(result: OlapResult, found: Standout): readonly Message[] {
  const { measures, shown, plain, counts, customers, across, down } = result;
  const { spec, style, label, plain: plainStyle } = measures[0]!;
  const lines: Message[] = [];
  const { greatest, least, tied, tiedLeast, known } = found;
  const equal = known > 1 && tied.length === known;
  if (greatest >= 0)
    lines.push(
      message(equal ? 'olap.reading-equal' : tied.length > 1 ? 'olap.reading-tied' : 'olap.reading-greatest', {
        cells: tied.length,
        cell: cellMessage(result, greatest),
        measure: label,
        value: valueMessage(shown[0]![greatest]!, style),
        rows: counts[greatest]!,
      }),
    );
  if (least >= 0 && least !== greatest && !equal)
    lines.push(
      message(tiedLeast > 1 ? 'olap.reading-tied-least' : 'olap.reading-least', {
        cells: tiedLeast,
        cell: cellMessage(result, least),
        measure: label,
        value: valueMessage(shown[0]![least]!, style),
        rows: counts[least]!,
      }),
    );
  if (spec.show === 'value' || !addsUp(spec.of))
    lines.push(message('olap.reading-total', { value: valueMessage(plain[0]![0]!, plainStyle), rows: counts[0]! }));
  if (customers) lines.push(message('olap.reading-customers', { customers: customers[0]! }));
  for (const { spec: each } of measures) {
    if (each.of === 'distinct' || each.of === 'median') lines.push(message(`olap.not-${each.of}`));
    if (each.of === 'margin' || each.of === 'ratio' || each.of === 'per')
      lines.push(message('olap.not-mean-of-ratios'));
    if (each.show === 'change' || each.show === 'change-rate') lines.push(message('olap.not-change'));
  }
  if (found.baseless > 0) lines.push(message('olap.not-baseless', { cells: found.baseless }));
  const reversal = findReversal(result);
  if (reversal) {
    const { columns, higher, lower, parts, measure } = reversal;
    const axis = columns ? across : down;
    lines.push(
      message('olap.caution-reversal', {
        higher: lineMessage(axis, higher),
        lower: lineMessage(axis, lower),
        measure: measures[measure]!.label,
        parts,
      }),
    );
  }
  if (found.small > 0)
    lines.push(message('olap.caution-small', { cells: found.small, all: found.cells, few: FEW_ROWS }));
  const empty = found.lines.length * found.columns.length - found.cells;
  if (empty > 0) lines.push(message('olap.not-empty', { cells: empty }));
  lines.push(message('olap.not-cause'));
  return dedupe(lines);
}

function dedupe(lines: readonly Message[]): readonly Message[] {
  return lines.filter(
    (line, at) => line.parameters !== undefined || lines.findIndex(({ code }) => code === line.code) === at,
  );
}
