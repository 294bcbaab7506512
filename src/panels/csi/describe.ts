/** Words for picked marks: bands of the headline index, groups by name. */

import { message, type Message } from '../../lib/outcome.ts';
import { listOf, runsOf } from '../wording.ts';
import { asMessage } from './estimable.ts';
import { BANDS, type CsiView } from './view.ts';

export function describeCsi(set: string, marks: readonly number[], view: CsiView | null): Message {
  if (marks.length === 0) return message('csi.describe-none');
  if (set === 'group') {
    const names = marks.flatMap((mark) => {
      const name = view?.groups?.groups[mark]?.name;
      return name === undefined ? [] : [asMessage(name)];
    });
    return names.length > 0
      ? message('csi.describe-groups', { column: view!.groups!.label, names: listOf('csi.list', names) })
      : message('csi.describe-some-groups', { count: marks.length });
  }
  const width = 100 / BANDS;
  const ranges = runsOf(marks.filter((mark) => mark < BANDS)).map(([from, to]) =>
    message('csi.describe-range', { from: from * width, to: (to + 1) * width }),
  );
  return ranges.length === 0
    ? message('csi.describe-none')
    : message(view === null ? 'csi.describe-bands' : 'csi.describe-bands-of', {
        ...(view === null ? {} : { name: view.variables[view.target]!.name }),
        ranges: listOf('csi.list', ranges),
      });
}
