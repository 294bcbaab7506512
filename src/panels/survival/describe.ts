/** Words of a selection: `live stream`, `left in months 3–6`, `still there after 12–18 months`. */

import { message, type Message } from '../../lib/outcome.ts';
import type { GroupName } from '../column-groups.ts';
import { listOf, runsOf } from '../wording.ts';
import { unitWord } from './names.ts';
import type { SurvivalOptions } from './options.ts';
import type { SurvivalView } from './view.ts';

export function describeSurvival(
  set: string,
  marks: readonly number[],
  _options: SurvivalOptions,
  view: SurvivalView | null = null,
): Message {
  const picked = [...new Set(marks)].sort((a, b) => a - b);
  if (picked.length === 0) return message('survival.describe-none');
  if (set === 'state') {
    const event = view?.event ?? 'left';
    const states = picked.filter((mark) => mark < 2);
    if (states.length !== 1) return message('survival.describe-everybody');
    return message(states[0] === 0 ? `survival.state-ended-${event}` : `survival.state-running-${event}`);
  }
  if (set === 'group' || set === 'reason') {
    const names = picked.map((mark) => nameOf(set, mark, view));
    const list = listOf('survival.list', names);
    return set === 'group' && view?.label
      ? message('survival.describe-group', { label: view.label, list })
      : set === 'reason'
        ? message('survival.describe-reason', { list })
        : list;
  }
  const code = `survival.describe-${set}-${view?.event ?? 'left'}`;
  const runs = runsOf(picked);
  if (view === null || runs.length > 3) return message('survival.describe-places', { count: picked.length });
  return message(code, {
    list: listOf(
      'survival.list',
      runs.map(([from, to]) =>
        message('survival.describe-stretch', {
          from: view.edges[from] ?? NaN,
          to: view.edges[to + 1] ?? NaN,
          unit: unitWord(view),
        }),
      ),
    ),
  });
}

function nameOf(set: 'group' | 'reason', mark: number, view: SurvivalView | null): Message {
  const name: GroupName | undefined =
    set === 'group' ? view?.groups.find((group) => group.mark === mark)?.name : view?.reasons?.reasons[mark]?.name;
  if (name === undefined) return message(`survival.describe-${set}-number`, { number: mark + 1 });
  return typeof name === 'string' ? message('survival.own-name', { name }) : name;
}
