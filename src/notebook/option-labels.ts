/** What a change of options is called in the history. */

import type { JsonObject } from '../lib/json.ts';
import { message, type Message } from '../lib/outcome.ts';
import type { AnyPanel } from '../panels/contract.ts';

/** `set As-of date` for one option, `set 2 options` for several. An option set along with another counts as part of it. */
export function setOptionsLabel(panel: AnyPanel | undefined, patch: JsonObject): Message {
  const keys = Object.keys(patch);
  const declared = keys.flatMap((key) => {
    const declaration = (panel?.options as Record<string, { readonly label: string; readonly along?: object }> | undefined)?.[key];
    return declaration ? [{ key, declaration }] : [];
  });
  const along = new Set(declared.flatMap(({ declaration }) => Object.keys(declaration.along ?? {})));
  const main = declared.filter(({ key }) => !along.has(key));
  const [only] = main;
  return only && main.length === 1 ? message('state.do-set-option', { option: { code: only.declaration.label } }) : message('state.do-set-options', { count: keys.length });
}
