/** What a person typed into a number field. */

import type { NumberOption } from '../../panels/options.ts';

/** The number, `null` for "not given" where that is allowed, `undefined` where it cannot be taken. */
export function readNumber(declaration: NumberOption, typed: string): number | null | undefined {
  const text = typed.trim();
  if (text === '') return declaration.optional ? null : undefined;
  const value = Number(text);
  if (!Number.isFinite(value) || value < declaration.minimum || value > declaration.maximum) return undefined;
  return declaration.kind === 'integer' && !Number.isInteger(value) ? undefined : value;
}
