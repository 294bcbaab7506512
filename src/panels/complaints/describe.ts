/** Words for picked marks: `complained of late delivery`, `complaint still open`. */

import { message, type Message } from '../../lib/outcome.ts';
import { listOf } from '../wording.ts';
import { outcomeWord, reasonWord } from './names.ts';
import type { ComplaintsOptions } from './options.ts';
import { OUTCOMES, type ComplaintsView } from './view.ts';

const FEW = 4;

/** @param view of the result, where it is at hand: without it reasons have no names */
export function describeComplaints(
  set: string,
  marks: readonly number[],
  _options: ComplaintsOptions,
  view?: ComplaintsView | null,
): Message {
  const sorted = [...new Set(marks)].sort((a, b) => a - b);
  if (sorted.length === 0) return message('complaints.describe-none');
  const kind = set === 'outcome' ? 'outcome' : 'reason';
  const words =
    kind === 'outcome'
      ? sorted.flatMap((mark) => (OUTCOMES[mark] ? [outcomeWord(OUTCOMES[mark])] : []))
      : sorted.flatMap((mark) => (view?.reasons[mark] ? [reasonWord(view.reasons[mark].name)] : []));
  return words.length === 0 || words.length > FEW
    ? message(`complaints.describe-many-${kind}`, { count: sorted.length })
    : message(`complaints.describe-${kind}`, { names: listOf('complaints.list', words) });
}
