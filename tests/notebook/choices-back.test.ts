/** P3: every guess about a file can be changed and taken back while panels stand on it; what they show comes back with it. */

import { describe, expect, it } from 'vitest';
import type { DataChoices } from '../../src/data/report.ts';
import type { Json } from '../../src/lib/json.ts';
import { message } from '../../src/lib/outcome.ts';
import { applyOperation } from '../../src/session/operations.ts';
import { EMPTY_SESSION, type Session } from '../../src/session/schema.ts';
import { GUESSED_ROLE, type ChoicesPatch } from '../../src/session/source-operations.ts';
import { createDispatch } from '../../src/workers/dispatch.ts';
import type { Ask, Reply, RequestName } from '../../src/workers/protocol.ts';

const FILE =
  '销售表,,,,\n客户,日期,发货,金额,数量\n' +
  Array.from(
    { length: 40 },
    (_, row) =>
      `K${row % 7},2024-0${(row % 6) + 1}-1${row % 9},0${(row % 9) + 1}/0${(row % 3) + 1}/2024,${row % 13 === 0 ? '无' : 10 + row},${row % 4}`,
  ).join('\n') +
  '\nK1,2024-03-03,01/01/2024,-5,1\n合计,,,999,\n\n退货表,,,,\n客户,日期,原因,金额,数量\nK1,2024-03-05,坏了,5,1\nK2,2024-03-06,坏了,6,1\n';

/** What is changed and how it is taken back; `block` first, as each must stand on the one before. */
const CHANGES: readonly [string, ChoicesPatch, ChoicesPatch][] = [
  ['the table of the file', { block: 2 }, { block: null }],
  ['the whole file as one table', { block: 0 }, { block: null }],
  ['a type', { types: { c3: 'text' } }, { types: { c3: null } }],
  ['the order of day and month', { dateOrders: { c2: 'mdy' } }, { dateOrders: { c2: null } }],
  ['the kind', { kind: 'events' }, { kind: null }],
  ['a role', { roles: { amount: 'c4' } }, { roles: { amount: GUESSED_ROLE } }],
  ['no column for a role', { roles: { amount: null } }, { roles: { amount: GUESSED_ROLE } }],
  ['a treatment', { treatments: { 'total-row': 'keep' } }, { treatments: { 'total-row': null } }],
  [
    'what is done with negative amounts',
    { treatments: { 'negative-amount': 'exclude' } },
    { treatments: { 'negative-amount': null } },
  ],
  ['the header', { header: false, headerRows: 1 }, { header: null, headerRows: null }],
  ['two rows of names', { headerRows: 2 }, { headerRows: null }],
  ['the rows above the names', { titleRows: 0 }, { titleRows: null }],
  ['the encoding', { encoding: 'gb18030' }, { encoding: null }],
  ['the delimiter', { delimiter: ';' }, { delimiter: null }],
  ['quotes', { quotes: 'literal' }, { quotes: null }],
  ['words for no value', { missing: { all: ['12', '无'] } }, { missing: { all: null } }],
  ['words for no value of a column', { missing: { columns: { c3: ['30'] } } }, { missing: { columns: null } }],
];

const pause = (): Promise<void> => Promise.resolve();

function engine() {
  const dispatch = createDispatch(() => 20_000);
  return async <N extends RequestName>(name: N, ask: Ask<N>): Promise<Reply<N>> =>
    (await dispatch.handle(name, ask, { pause, progress: () => undefined })).reply as Reply<N>;
}

function choicesOf(session: Session): DataChoices {
  const cell = session.cells[0];
  if (cell?.kind !== 'data') throw new RangeError('no data cell');
  return cell.choices;
}

describe('P3 a guess', () => {
  it.each(CHANGES)('can be changed and taken back with panels on it: %s', async (_, change, back) => {
    const request = engine();
    const source = { id: 's', name: 'a.csv', bytes: 1, chunks: [] };
    const cell = { kind: 'data', id: 'd', name: 'a', source: 's', choices: {} } as const;
    const label = message('common.change');
    const first = applyOperation(EMPTY_SESSION, { kind: 'add-source', source, cell, position: 0 });
    const changed = applyOperation(first, { kind: 'set-choices', cell: 'd', choices: change, label });
    const restored = applyOperation(changed, { kind: 'set-choices', cell: 'd', choices: back, label });
    expect(choicesOf(changed)).not.toEqual({});
    expect(choicesOf(restored)).toEqual({});

    const stand = async (session: Session, blob: Blob | null): Promise<{ report: Json; panel: Json }> => {
      const opened = await request('open', { data: 'd', blob, name: 'a.csv', choices: choicesOf(session) });
      const panel = await request('panel', { key: 'rfm', data: 'd', panel: 'rfm', options: {}, keep: null });
      const { milliseconds: _m, ...report } = opened.ok ? opened.value.report : { milliseconds: 0 };
      return JSON.parse(
        JSON.stringify({
          report: opened.ok ? report : opened.error,
          panel: panel.ok ? panel.value.answer : panel.error,
        }),
      ) as { report: Json; panel: Json };
    };
    const before = await stand(first, new Blob([FILE]));
    expect(before.panel).not.toHaveProperty('code');
    const during = await stand(changed, null);
    expect(during).not.toEqual(before);
    expect(await stand(restored, null)).toEqual(before);
  });
});
