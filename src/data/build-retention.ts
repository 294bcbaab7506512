/** Retention tables: of each cohort, how many were still customers after so many periods. The rows are no persons. */

import { pickKey, pickNumbers, usedRows } from './picking.ts';
import { damagedRows, RowFinder } from './findings.ts';
import { keyOf } from './keys.ts';
import type { Built, KindRows, KindWork } from './kind-work.ts';
import type { OrderKey } from './orders.ts';
import { rangeOfNumbers } from './ranges.ts';
import { numbersOf } from './role-types.ts';
import type { RetentionTable } from './tables.ts';
import { message } from '../lib/outcome.ts';

export function workOnRetention({ file, roles }: KindRows): KindWork {
  const { table } = file;
  const { rows } = damagedRows(file);
  const [periodAt, retainedAt, cohortAt] = [roles.get('period'), roles.get('retained'), roles.get('cohort')];
  const periods = periodAt === undefined ? null : numbersOf(table.columns[periodAt]!.column);
  const survivors = retainedAt === undefined ? null : numbersOf(table.columns[retainedAt]!.column);
  if (periodAt === undefined || retainedAt === undefined || !periods || !survivors)
    return { met: false, concerned: rows, build: () => null };
  const cohorts = cohortAt === undefined ? null : keyOf(table.columns[cohortAt]!.column);
  return {
    met: true,
    concerned: findRows(periods, survivors, cohorts).into(rows),
    columnsOf: new Map([
      ['missing-value', (row: number) => (Number.isNaN(periods[row]) ? periodAt : retainedAt)],
      ['negative-value', (row: number) => (periods[row]! < 0 ? periodAt : retainedAt)],
      ['fractional-count', () => periodAt],
    ]),
    build(excluded): Built | null {
      const used = usedRows(excluded);
      const period = Float64Array.from(pickNumbers(periods, used), Math.round);
      if (period.length === 0) return null;
      const retention: RetentionTable = {
        kind: 'retention',
        rows: period.length,
        cohort: cohorts && pickKey(cohorts, used),
        period,
        retained: pickNumbers(survivors, used),
      };
      return {
        tables: { retention },
        people: null,
        orders: null,
        figures: [
          {
            name: 'cohorts',
            label: message('data.figure-cohorts'),
            value: retention.cohort ? new Set(retention.cohort.codes).size : 1,
            style: 'integer',
          },
          {
            name: 'longest-period',
            label: message('data.figure-longest-period'),
            value: rangeOfNumbers(period).maximum,
            style: 'integer',
          },
        ],
        currency: null,
        notices: [],
        found: new Map(),
      };
    },
  };
}

function findRows(periods: Float64Array, survivors: Float64Array, cohorts: OrderKey | null): RowFinder {
  const finder = new RowFinder();
  const usable: number[] = [];
  for (let row = 0; row < periods.length; row++) {
    const [period, retained] = [periods[row]!, survivors[row]!];
    if (Number.isNaN(period) || Number.isNaN(retained)) finder.add('missing-value', row);
    else if (period < 0 || retained < 0) finder.add('negative-value', row);
    else if (!Number.isInteger(period)) finder.add('fractional-count', row);
    else usable.push(row);
  }
  const cohortOf = (row: number): number => (cohorts ? cohorts.codes[row]! : 0);
  usable.sort((a, b) => cohortOf(a) - cohortOf(b) || periods[a]! - periods[b]! || a - b);
  const [repeated, grown]: [number[], number[]] = [[], []];
  let before = -1;
  for (const row of usable) {
    const same = before >= 0 && cohortOf(before) === cohortOf(row);
    if (same && periods[before] === periods[row]) {
      repeated.push(row);
      continue;
    }
    // Without this row the next is held against the last that fell.
    if (same && survivors[row]! > survivors[before]!) grown.push(row);
    else before = row;
  }
  for (const row of repeated.sort((a, b) => a - b)) finder.add('duplicate-period', row);
  for (const row of grown.sort((a, b) => a - b)) finder.add('growing-survivors', row);
  return finder;
}
