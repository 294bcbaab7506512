/** Words of a selection: types by name, answers by their range, moves from one type to another. */

import { fromUnit } from '../../charts/quadrant.ts';
import { message, type Message } from '../../lib/outcome.ts';
import { listOf } from '../wording.ts';
import { nameWord } from './names.ts';
import { TYPES } from './options.ts';
import type { SatisfactionLoyaltyView } from './view.ts';

export function describeSatisfactionLoyalty(
  set: string,
  marks: readonly number[],
  view: SatisfactionLoyaltyView | null,
): Message {
  const picked = [...new Set(marks)].sort((a, b) => a - b);
  const named = (words: readonly Message[]): Message =>
    words.length === 0 ? message('satisfaction-loyalty.describe-none') : listOf('satisfaction-loyalty.list', words);
  switch (set) {
    case 'type':
      return named(picked.filter((mark) => mark < 4).map((mark) => message(`satisfaction-loyalty.${TYPES[mark]!}`)));
    case 'outcome': {
      const both = picked.filter((mark) => mark < 2);
      if (both.length === 0) return message('satisfaction-loyalty.describe-none');
      return message(
        both.length > 1
          ? 'satisfaction-loyalty.describe-seen'
          : `satisfaction-loyalty.outcome-${both[0] === 0 ? 'back' : 'lost'}`,
        {
          window: view?.behaviour?.window ?? message('satisfaction-loyalty.some'),
        },
      );
    }
    case 'rivalry': {
      const names = picked.map((mark) => {
        const group = view?.groups[mark];
        return group
          ? nameWord(group.name)
          : message('satisfaction-loyalty.describe-group-number', { number: mark + 1 });
      });
      if (names.length === 0) return message('satisfaction-loyalty.describe-none');
      return view?.label
        ? message('satisfaction-loyalty.describe-group', { label: view.label, list: named(names) })
        : named(names);
    }
    case 'move': {
      const moves = picked.filter((mark) => mark < 16);
      return moves.length > 4
        ? message('satisfaction-loyalty.describe-moves', { count: moves.length })
        : named(moves.map(moveWord));
    }
    default:
      return cellsWord(picked, view);
  }
}

export function moveWord(mark: number): Message {
  return message(mark % 5 === 0 ? 'satisfaction-loyalty.stayed' : 'satisfaction-loyalty.went', {
    from: message(`satisfaction-loyalty.${TYPES[Math.floor(mark / 4)]!}`),
    to: message(`satisfaction-loyalty.${TYPES[mark % 4]!}`),
  });
}

function cellsWord(marks: readonly number[], view: SatisfactionLoyaltyView | null): Message {
  if (marks.length === 0) return message('satisfaction-loyalty.describe-none');
  if (view === null) return message('satisfaction-loyalty.describe-cells', { count: marks.length });
  const across = rangeOf(marks.map((mark) => mark % view.columns));
  const up = rangeOf(marks.map((mark) => Math.floor(mark / view.columns)));
  return message('satisfaction-loyalty.describe-range', {
    satisfaction: stretch(across, view, 'x'),
    loyalty: stretch(up, view, 'y'),
  });
}

function rangeOf(values: readonly number[]): readonly [number, number] {
  return [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
}

/** Answers themselves where each has a cell, else the edges of the cells in round numbers. */
export function stretch(
  [from, to]: readonly [number, number],
  view: Pick<SatisfactionLoyaltyView, 'axes' | 'columns' | 'rows' | 'satisfaction' | 'loyalty'>,
  side: 'x' | 'y',
): Message {
  const score = side === 'x' ? view.satisfaction : view.loyalty;
  const axis = view.axes[side];
  const count = side === 'x' ? view.columns : view.rows;
  const edge = (cell: number): number => Number(fromUnit(cell / count, axis).toPrecision(3));
  const [low, high] = score.whole ? [score.minimum + from, score.minimum + to] : [edge(from), edge(to + 1)];
  return low === high
    ? message('satisfaction-loyalty.one-answer', { answer: low })
    : message('satisfaction-loyalty.answers', { low, high });
}
