/** Spend by channel: what was spent and whom it brought. The rows are no persons. */

import { pickKey, pickNumbers, usedRows } from './picking.ts';
import { damagedRows, RowFinder } from './findings.ts';
import { keyOf } from './keys.ts';
import type { Built, KindRows, KindWork } from './kind-work.ts';
import { numbersOf } from './role-types.ts';
import type { ChannelSpend } from './tables.ts';
import { sumExactly } from '../lib/exact-sum.ts';
import { message } from '../lib/outcome.ts';

export function workOnChannels({ file, roles }: KindRows): KindWork {
  const { table } = file;
  const { rows } = damagedRows(file);
  const [channelAt, spendAt, acquiredAt] = [roles.get('channel'), roles.get('spend'), roles.get('acquired')];
  const spends = spendAt === undefined ? null : numbersOf(table.columns[spendAt]!.column);
  const acquired = acquiredAt === undefined ? null : numbersOf(table.columns[acquiredAt]!.column);
  if (channelAt === undefined || spendAt === undefined || !spends || (acquiredAt !== undefined && !acquired))
    return { met: false, concerned: rows, build: () => null };
  const key = keyOf(table.columns[channelAt]!.column);
  const currency = file.currencies[spendAt] ?? null;
  const finder = new RowFinder();
  for (let row = 0; row < table.rows; row++) {
    const gained = acquired ? acquired[row]! : 0;
    if (key.codes[row] === 0 || Number.isNaN(spends[row]) || Number.isNaN(gained)) finder.add('missing-value', row);
    if (gained < 0) finder.add('negative-value', row);
    if (spends[row]! < 0) finder.add('negative-spend', row);
  }
  return {
    met: true,
    concerned: finder.into(rows),
    columnsOf: new Map([
      [
        'missing-value',
        (row: number) =>
          key.codes[row] === 0 ? channelAt : Number.isNaN(spends[row]) ? spendAt : (acquiredAt ?? spendAt),
      ],
      ['negative-value', () => acquiredAt ?? -1],
      ['negative-spend', () => spendAt],
    ]),
    build(excluded): Built | null {
      const used = usedRows(excluded);
      const spend = pickNumbers(spends, used);
      if (spend.length === 0) return null;
      const channels: ChannelSpend = {
        kind: 'channels',
        rows: spend.length,
        channel: pickKey(key, used),
        spend,
        acquired: acquired && pickNumbers(acquired, used),
        currency,
      };
      return {
        tables: { channels },
        people: null,
        orders: null,
        figures: [
          {
            name: 'channels',
            label: message('data.figure-channels'),
            value: new Set(channels.channel.codes).size,
            style: 'integer',
          },
          { name: 'spend', label: message('data.figure-spend'), value: sumExactly(spend), style: 'money' },
          ...(channels.acquired
            ? [
                {
                  name: 'acquired',
                  label: message('data.figure-acquired'),
                  value: sumExactly(channels.acquired),
                  style: 'number',
                } as const,
              ]
            : []),
        ],
        currency,
        notices: [],
        found: new Map(),
      };
    },
  };
}
