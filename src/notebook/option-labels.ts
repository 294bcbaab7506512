/** What a change of options is called in the history. */

import type { JsonObject } from '../lib/json.ts';
import { message, type Message } from '../lib/outcome.ts';
import type { AnyPanel } from '../panels/contract.ts';
import type { OptionDeclaration } from '../panels/options.ts';

/**
 * `set As-of date` for one option, `set Cube` for several of one group, `set 2 options` for others. An option that is set along
 * with another counts as part of it.
 */
export function setOptionsLabel(panel: AnyPanel | undefined, patch: JsonObject): Message {
  const declarations: Readonly<Record<string, OptionDeclaration>> = panel?.options ?? {};
  const declared = Object.keys(patch).flatMap((key) =>
    declarations[key] ? [{ key, declaration: declarations[key] }] : [],
  );
  const along = new Set(
    declared.flatMap(({ declaration }) => (declaration.kind === 'cuts' ? Object.keys(declaration.along ?? {}) : [])),
  );
  const main = declared.filter(({ key }) => !along.has(key));
  const [first] = main;
  if (!first) return message('state.do-set-options', { count: Object.keys(patch).length });
  if (main.length === 1) return message('state.do-set-option', { option: message(first.declaration.label) });
  const oneGroup = main.every(({ declaration }) => declaration.group === first.declaration.group);
  return oneGroup
    ? message('state.do-set-option', { option: message(first.declaration.group) })
    : message('state.do-set-options', { count: main.length });
}
