/** What a panel takes from other cells: values another panel offers, and tables of other data. */

import type { DataReport } from '../data/report.ts';
import type { Json, JsonObject } from '../lib/json.ts';
import type { AnyPanel } from '../panels/contract.ts';
import { decodeOptions, type OptionDeclaration } from '../panels/options.ts';
import { isMadeOfPanel } from '../session/made-operations.ts';
import type { Cell, DataCell, PanelCell } from '../session/schema.ts';
import type { PanelJob, PanelReply } from '../workers/protocol.ts';

export type Supplies = Pick<PanelJob, 'given' | 'others'>;

export interface SupplyPorts {
  readonly cells: readonly Cell[];
  readonly panelState: (cell: string) => { readonly status: string; readonly reply: PanelReply | null };
  readonly dataState: (cell: string) => { readonly report: DataReport | null };
}

const NOTHING: Supplies = {};

/**
 * What the options of a panel ask other cells for. A cell that is gone or has no result gives nothing, and the panel does without.
 * @returns `null` while a result is on its way that the panel has never been computed with
 */
export function suppliesOf(
  panel: Pick<AnyPanel, 'options'>,
  given: JsonObject,
  data: string | null,
  { cells, panelState, dataState }: SupplyPorts,
): Supplies | null {
  const taking = takingOptions(panel);
  if (taking.length === 0) return NOTHING;
  const { options } = decodeOptions<JsonObject>(panel.options, given);
  const values: Record<string, Json> = {};
  const others: Record<string, string> = {};
  for (const [name, declaration] of taking) {
    const wanted = options[name];
    if (typeof wanted !== 'string') continue;
    if (declaration.kind === 'cell') {
      if (!cells.some((cell) => cell.kind === 'panel' && cell.id === wanted)) continue;
      const { status, reply } = panelState(wanted);
      if (!reply && (status === 'busy' || status === 'waiting')) return null;
      const offered = reply?.answer.offers?.[declaration.offer];
      if (offered !== undefined && status !== 'failed') values[name] = offered;
    } else if (declaration.kind === 'data') {
      const found = cells.find(
        (cell): cell is DataCell =>
          cell.kind === 'data' &&
          cell.id !== data &&
          // A table made of a panel's own results may not feed it unasked.
          (wanted === 'auto' ? !isMadeOfPanel(cells, cell) : cell.id === wanted) &&
          dataState(cell.id).report?.kind.value === declaration.table &&
          dataState(cell.id).report?.usable === true,
      );
      if (found) others[name] = found.id;
    }
  }
  return {
    ...(Object.keys(values).length > 0 ? { given: values } : {}),
    ...(Object.keys(others).length > 0 ? { others } : {}),
  };
}

/** Whether a panel cell takes something from another cell by its id. */
export function takesFrom(cell: PanelCell, panel: Pick<AnyPanel, 'options'> | undefined, other: string): boolean {
  return panel !== undefined && takingOptions(panel).some(([name]) => cell.options[name] === other);
}

function takingOptions(panel: Pick<AnyPanel, 'options'>): [string, OptionDeclaration][] {
  return Object.entries<OptionDeclaration>(panel.options).filter(([, { kind }]) => kind === 'cell' || kind === 'data');
}
