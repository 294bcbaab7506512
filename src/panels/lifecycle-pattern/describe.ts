/** Words for picked marks: the names of the patterns. */

import { message, type Message } from '../../lib/outcome.ts';
import { PATTERNS } from '../../models/lifecycle-patterns.ts';
import { listOf } from '../wording.ts';

export function describeLifecyclePattern(_set: string, marks: readonly number[]): Message {
  const names = [...new Set(marks)].filter((mark) => mark < PATTERNS.length).sort((a, b) => a - b);
  if (names.length === 0) return message('lifecycle-pattern.describe-none');
  return listOf(
    'lifecycle-pattern.list',
    names.map((mark) => message(`lifecycle-pattern.${PATTERNS[mark]!}`)),
  );
}
