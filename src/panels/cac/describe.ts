/** Words for picked marks: the names of channels. */

import { message, type Message } from '../../lib/outcome.ts';
import { listOf } from '../wording.ts';
import type { CacView } from './view.ts';

export function describeCac(marks: readonly number[], view: CacView | null | undefined): Message {
  const chosen = [...new Set(marks)].sort((a, b) => a - b);
  if (chosen.length === 0) return message('cac.describe-none');
  const names = chosen.flatMap((mark) => view?.channels[mark]?.name ?? []);
  if (names.length !== chosen.length || names.length > 4)
    return message('cac.describe-count', { count: chosen.length });
  return message('cac.describe', { names: listOf('cac.list', names) });
}
