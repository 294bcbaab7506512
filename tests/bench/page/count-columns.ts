/** What our columns hold, counted as it was when the file was written. */

import type { TableColumn } from '../../../src/data/columns.ts';
import { allTexts } from '../../../src/data/dictionary.ts';
import { MISSING_DAY } from '../../../src/lib/days.ts';
import type { ColumnCount } from '../intake-files.ts';

export function countColumns(columns: readonly TableColumn[]): ColumnCount[] {
  return columns.map(({ label, column }): ColumnCount => {
    if (column.kind === 'number') {
      const values = column.values.filter((value) => !Number.isNaN(value));
      const sum = values.reduce((total, value) => total + Math.round(value * 100), 0);
      return { name: label, type: 'number', filled: values.length, sum };
    }
    if (column.kind === 'date') {
      const days = column.days.filter((day) => day !== MISSING_DAY);
      return { name: label, type: 'date', filled: days.length, sum: days.reduce((total, day) => total + day, 0) };
    }
    const lengths = allTexts(column.dictionary).map((text) => text.length);
    const codes = column.codes.filter((code) => code !== 0);
    let characters = 0;
    for (const code of codes) characters += lengths[code]!;
    return { name: label, type: 'text', filled: codes.length, sum: characters + new Set(codes).size };
  });
}
