/** Words for picked marks: `R 1–2 · M 4–5`, class and segment names, ranges of days, orders or money. */

import { message, type Message } from '../../lib/outcome.ts';
import { listOf, runsOf } from '../wording.ts';
import { LETTERS, type Letter } from './letters.ts';
import type { RfmOptions } from './options.ts';
import { REST_NAME, rulesInForce, segmentName } from './segments.ts';
import { CLASS_CODES, cellScores, type RfmView } from './view.ts';

/** More names than these are counted instead. */
const MOST_NAMES = 3;

export function describeRfm(
  set: string,
  marks: readonly number[],
  options: RfmOptions,
  view: RfmView | null = null,
): Message {
  const bins = Number(options.bins) as 3 | 4 | 5;
  if (marks.length === 0) return message('rfm.describe-none');
  switch (set) {
    case 'cell':
      return describeCells(marks, bins);
    case 'class':
      return describeNames(
        marks.filter((mark) => mark < CLASS_CODES.length).map((mark) => message(`rfm.class-${CLASS_CODES[mark]!}`)),
        'rfm.describe-classes',
      );
    case 'segment': {
      const rules = rulesInForce(options.rules, bins);
      const names = marks.map((mark) =>
        message('rfm.name-only', { name: segmentName(rules[mark]?.name ?? REST_NAME) }),
      );
      return describeNames(names, 'rfm.describe-segments');
    }
    default:
      return describeBars(set as Letter, marks, view);
  }
}

/** Cells that form a box are named by their ranges of scores, any others are counted. */
function describeCells(cells: readonly number[], bins: number): Message {
  const scores: Record<Letter, Set<number>> = { r: new Set(), f: new Set(), m: new Set() };
  for (const cell of cells) for (const letter of LETTERS) scores[letter].add(cellScores(cell, bins)[letter]);
  if (scores.r.size * scores.f.size * scores.m.size !== new Set(cells).size)
    return message('rfm.describe-cells', { count: cells.length });
  const parts = LETTERS.filter((letter) => scores[letter].size < bins).map((letter) =>
    message(`rfm.describe-${letter}`, { scores: rangesOf(scores[letter]) }),
  );
  return parts.length === 0 ? message('rfm.describe-all') : listOf('rfm.dots', parts);
}

function describeNames(names: readonly Message[], manyCode: string): Message {
  if (names.length === 0) return message('rfm.describe-none');
  return names.length <= MOST_NAMES ? listOf('rfm.list', names) : message(manyCode, { count: names.length });
}

function describeBars(letter: Letter, bars: readonly number[], view: RfmView | null): Message {
  const measure = view?.measures[letter];
  const runs = runsOf(bars);
  const [run] = runs;
  if (!measure || runs.length !== 1 || !run || run[1] >= measure.counts.length)
    return message(`rfm.describe-bars-${letter}`, { count: bars.length });
  const [low, high] = [measure.edges[run[0]]!, measure.edges[run[1] + 1]!];
  const last = run[1] === measure.counts.length - 1;
  if (letter === 'm') {
    if (Number.isNaN(low)) return message('rfm.describe-range-m-below', { high });
    return message(last ? 'rfm.describe-range-m-last' : 'rfm.describe-range-m', { low, high });
  }
  // Whole numbers: from 21 to below 36 is 21 to 35.
  const top = high - 1;
  if (Number.isNaN(low))
    return message(`rfm.describe-range-${letter}`, { low: Math.min(measure.minimum, top), high: top });
  return message(low === top ? `rfm.describe-value-${letter}` : `rfm.describe-range-${letter}`, {
    low,
    high: last ? Math.min(top, measure.maximum) : top,
  });
}

/** {1, 2, 4} → `1–2, 4`: digits alone, the same in every language. */
function rangesOf(scores: ReadonlySet<number>): string {
  return runsOf(scores)
    .map(([low, high]) => (low === high ? String(low) : `${low}–${high}`))
    .join(', ');
}
