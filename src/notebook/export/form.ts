/** How a table was exported last, remembered in this browser. */

import { CSV_DELIMITERS, CSV_ENCODINGS } from '../../data/csv-form.ts';
import type { ExportForm } from '../../workers/export-table.ts';

/** All that the dialog offers; CSV keeps its form while Excel is chosen. */
export interface ChosenForm {
  readonly kind: ExportForm['kind'];
  readonly delimiter: (typeof CSV_DELIMITERS)[number];
  readonly encoding: (typeof CSV_ENCODINGS)[number];
  readonly mark: boolean;
  readonly safe: boolean;
}

type Store = Pick<Storage, 'getItem' | 'setItem'>;

const KEY = 'kezhi.export';
const INITIAL: ChosenForm = { kind: 'xlsx', delimiter: ',', encoding: 'utf-8', mark: true, safe: true };

/** What was kept, or the initial choice where nothing readable is. Never throws. */
export function readForm(store: Store | null = browserStore()): ChosenForm {
  try {
    const json: unknown = JSON.parse(store?.getItem(KEY) ?? 'null');
    if (typeof json !== 'object' || json === null) return INITIAL;
    const { kind, delimiter, encoding, mark, safe } = json as Record<keyof ChosenForm, unknown>;
    return {
      kind: kind === 'csv' ? 'csv' : 'xlsx',
      delimiter: CSV_DELIMITERS.find((known) => known === delimiter) ?? INITIAL.delimiter,
      encoding: CSV_ENCODINGS.find((known) => known === encoding) ?? INITIAL.encoding,
      mark: mark !== false,
      safe: safe !== false,
    };
  } catch {
    return INITIAL;
  }
}

/** A browser that refuses costs only the memory of it. Never throws. */
export function keepForm(form: ChosenForm, store: Store | null = browserStore()): void {
  try {
    store?.setItem(KEY, JSON.stringify(form));
  } catch {
    // A full or forbidden store: the choice holds for this time.
  }
}

/** What the engine is asked for. UTF-16 without its mark could not be told from other files, GB18030 has none. */
export function askedForm({ kind, delimiter, encoding, mark, safe }: ChosenForm): ExportForm {
  return kind === 'xlsx' ? { kind } : { kind, delimiter, encoding, mark: encoding === 'utf-16le' || mark, safe };
}

function browserStore(): Store | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}
