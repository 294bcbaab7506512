/** The way out of a slice that is empty: without what empties it. */

import { message, type Message } from '../../lib/outcome.ts';
import type { Remedy } from '../contract.ts';
import { NO_DRILL } from './layout.ts';
import type { OlapOptions } from './options.ts';

/** @param error with what empties the slice, and its place in the options (see `computeOlap`) */
export function remediesOf({ code, parameters }: Message, { layout, drill }: OlapOptions): readonly Remedy[] {
  const { kind, at, slice } = parameters ?? {};
  if (code !== 'olap.nothing-in-slice' || slice === undefined) return [];
  const without = <T>(list: readonly T[]): readonly T[] => list.filter((_, place) => place !== at);
  if (kind === 'focus' && drill)
    return [
      { label: message('olap.drop-slice', { slice }), patch: { drill: { ...drill, focus: without(drill.focus) } } },
    ];
  if (kind === 'filter' && layout)
    return [
      {
        label: message('olap.drop-filter', { slice }),
        patch: { layout: { ...layout, filters: without(layout.filters) } },
      },
    ];
  return [
    {
      label: message('olap.drop-all'),
      patch: {
        ...(layout ? { layout: { ...layout, filters: [] } } : {}),
        ...(drill ? { drill: { ...NO_DRILL } } : {}),
      },
    },
  ];
}
