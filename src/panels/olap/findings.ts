/** What stands out in a pivot: the greatest cell, cells of few rows, and totals that say the opposite of all their parts. */

import { leafLines, type OlapResult } from './compute.ts';
import { countBaseless } from './picture.ts';

export interface Standout {
  /** index of the greatest (of changes the largest either way) and the least of the deepest cells; −1 where none has a value */
  readonly greatest: number;
  readonly least: number;
  /** how many of the cells compared are as great as the greatest, as little as the least, and compared at all */
  readonly tied: readonly number[];
  readonly tiedLeast: number;
  readonly known: number;
  /** deepest cells with rows, and with fewer than `FEW_ROWS` of them */
  readonly cells: number;
  readonly small: number;
  /** cells that show, totals too, where a measure has a base that is not above zero */
  readonly baseless: number;
  /** deepest lines and columns */
  readonly lines: readonly number[];
  readonly columns: readonly number[];
}

export const FEW_ROWS = 5;

/** Of the first measure, as it is shown. “Other” is many members and not the greatest of them. */
export function standout({ down, across, measures, shown, baseless, counts }: OlapResult): Standout {
  const { show } = measures[0]!.spec;
  const either = show === 'change' || show === 'change-rate';
  const sizeOf = (value: number): number => (either ? Math.abs(value) : value);
  const values = shown[0]!;
  const width = across.lines.count;
  const [lines, columns] = [leafLines(down), leafLines(across)];
  let [greatest, least, cells, small] = [-1, -1, 0, 0];
  const compared: number[] = [];
  for (const line of lines)
    for (const column of columns) {
      const cell = line * width + column;
      if (counts[cell] === 0) continue;
      cells += 1;
      if (counts[cell]! < FEW_ROWS) small += 1;
      const value = values[cell]!;
      if (Number.isNaN(value) || down.lines.merged[line]! > 0 || across.lines.merged[column]! > 0) continue;
      compared.push(cell);
      if (greatest < 0 || sizeOf(value) > sizeOf(values[greatest]!)) greatest = cell;
      if (least < 0 || value < values[least]!) least = cell;
    }
  const as = (found: number): number[] => compared.filter((cell) => values[cell] === values[found]);
  return {
    greatest,
    least,
    tied: as(greatest),
    tiedLeast: as(least).length,
    known: compared.length,
    cells,
    small,
    baseless: countBaseless(baseless),
    lines,
    columns,
  };
}

/** Two members of one axis whose totals stand in the opposite order of all their parts (Simpson 1951). */
export interface Reversal {
  /** true: the two are columns, the parts lines */
  readonly columns: boolean;
  /** the one with the higher total, and the other */
  readonly higher: number;
  readonly lower: number;
  /** how many parts, all of them the other way */
  readonly parts: number;
  readonly measure: number;
}

const MOST_COMPARED = 40;
const MOST_PARTS = 400;

/** The first reversal of a mean, a margin or a ratio among the first members; `null` where there is none. */
export function findReversal(result: OlapResult): Reversal | null {
  const { down, across, measures, plain } = result;
  const width = across.lines.count;
  const first = ({ lines }: OlapResult['down']): number[] =>
    Array.from({ length: lines.count }, (_, line) => line).filter(
      (line) => lines.parent[line] === 0 && lines.node[line]! >= 0,
    );
  const [lines, columns] = [first(down), first(across)];
  for (const [measure, { spec }] of measures.entries()) {
    if (!['mean', 'median', 'margin', 'ratio', 'per'].includes(spec.of)) continue;
    const values = plain[measure]!;
    for (const of of ['columns', 'lines'] as const) {
      const byColumns = of === 'columns';
      const [compared, parts] = byColumns ? [columns, lines] : [lines, columns];
      if (parts.length < 2 || parts.length > MOST_PARTS) continue;
      const at = (member: number, part: number): number =>
        byColumns ? values[part * width + member]! : values[member * width + part]!;
      const some = compared.slice(0, MOST_COMPARED);
      for (const [i, one] of some.entries())
        for (const other of some.slice(i + 1)) {
          const difference = at(one, 0) - at(other, 0);
          if (!(Math.abs(difference) > 0)) continue;
          const each = parts.map((part) => at(one, part) - at(other, part)).filter((value) => !Number.isNaN(value));
          if (each.length < 2 || !each.every((value) => value * difference < 0)) continue;
          const [higher, lower] = difference > 0 ? [one, other] : [other, one];
          return { columns: byColumns, higher, lower, parts: each.length, measure };
        }
    }
  }
  return null;
}
