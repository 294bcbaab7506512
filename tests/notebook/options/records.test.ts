import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnChoices, toggled } from '../../../src/notebook/options/columns.ts';
import { draftOf, paste, readCell, recordsOf } from '../../../src/notebook/options/records.ts';
import { decodeOptions, type RecordField, type RecordsOption } from '../../../src/panels/options.ts';

const FIELDS: readonly RecordField[] = [
  { key: 'channel', label: 'common.role-channel', kind: 'text' },
  { key: 'spend', label: 'common.role-spend', kind: 'number', minimum: 0 },
  { key: 'acquired', label: 'common.role-acquired', kind: 'number', minimum: 0, maximum: 1000, optional: true },
];
const OPTION: RecordsOption = {
  kind: 'records',
  group: 'notebook.data',
  label: 'notebook.role',
  fields: FIELDS,
  most: 3,
  initial: null,
};

describe('cells of a typed table', () => {
  test.each<[number, string, unknown, string | null]>([
    [0, ' 搜索 ', '搜索', null],
    [0, '', '', 'missing'],
    [1, '1,000.5', 1000.5, null],
    [1, '￥500', 500, null],
    [1, '５００', 500, null],
    [1, '1,2', null, 'not-a-number'],
    [1, '一千', null, 'not-a-number'],
    [1, '-1', null, 'range'],
    [1, '', null, 'missing'],
    [1, '1e999', null, 'not-a-number'],
    [2, '', null, null],
    [2, '1001', null, 'range'],
  ])('of field %i: %j is %j, fault %j', (field, text, value, fault) => {
    expect(readCell(FIELDS[field]!, text)).toEqual({ value, fault });
  });

  test('become records once all can be taken, empty rows left out', () => {
    expect(
      recordsOf(
        [
          ['a', '1', ''],
          ['', ' ', ''],
        ],
        OPTION,
      ),
    ).toEqual([{ channel: 'a', spend: 1, acquired: null }]);
    expect(recordsOf([['a', '', '']], OPTION)).toBeUndefined();
    expect(recordsOf([['', '', '']], OPTION)).toBeNull();
    expect(recordsOf([], OPTION)).toBeNull();
  });

  test('and back, whatever stands in the document', () => {
    expect(draftOf([{ channel: 'a', spend: 1 }, null, 3, { channel: {} }], FIELDS)).toEqual([
      ['a', '1', ''],
      ['', '', ''],
      ['', '', ''],
      ['', '', ''],
    ]);
    expect(draftOf('x', FIELDS)).toEqual([]);
    const record = fc.record({
      channel: fc.string({ minLength: 1, maxLength: 40 }).filter((text) => text.trim() === text && text !== ''),
      spend: fc.double({ min: 0, max: 1e12, noNaN: true }).map((value) => value + 0),
      acquired: fc.option(fc.double({ min: 0, max: 1000, noNaN: true })),
    });
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 3 }), (records) => {
        const read = recordsOf(draftOf(records as never, FIELDS), OPTION);
        expect(read).toEqual(records);
        // what the form writes is what the document and the address may hold
        expect(decodeOptions({ table: OPTION } as never, { table: read! }).options).toEqual({ table: read });
      }),
    );
  });
});

describe('pasting', () => {
  test('fills from a cell on, rows added as far as there is room, and says what found none', () => {
    const before = [['a', '1', '2']];
    expect(paste(before, 'b\t10\t20\textra\r\nc\t30\n', { row: 1, column: 0 }, OPTION)).toEqual({
      draft: [
        ['a', '1', '2'],
        ['b', '10', '20'],
        ['c', '30', ''],
      ],
      rows: 0,
      columns: 1,
    });
    expect(paste(before, '1\n2\n3\n4', { row: 0, column: 1 }, OPTION)).toEqual({
      draft: [
        ['a', '1', '2'],
        ['', '2', ''],
        ['', '3', ''],
      ],
      rows: 1,
      columns: 0,
    });
    expect(before).toEqual([['a', '1', '2']]);
  });

  test('leaves out names of columns', () => {
    expect(paste([], '渠道\t花费\n搜索\t10\n', { row: 0, column: 0 }, OPTION).draft).toEqual([['搜索', '10', '']]);
    expect(paste([], '搜索\t十\n', { row: 0, column: 0 }, OPTION).draft).toEqual([['搜索', '十', '']]);
  });
});

describe('columns to choose', () => {
  const guess = <T>(value: T) => ({ value, reason: { code: 'common.more' }, chosen: false, alternatives: [] });
  const report = {
    columns: [
      { id: 'c0', label: 'id', type: guess('identifier') },
      { id: 'c1', label: 'age', type: guess('number') },
      { id: 'c2', label: '', type: guess('category') },
      { id: 'c3', label: 'note', type: guess('text') },
      { id: 'c4', label: 'spend', type: guess('number') },
    ],
    roles: [
      { role: 'customer', column: guess('c0') },
      { role: 'amount', column: guess('c4') },
    ],
  } as never;

  test('are those of the types asked for that have no role, and what was chosen and is gone', () => {
    const choices = columnChoices(report, { types: ['number', 'category'] }, ['c2', 'c4', 'c9']);
    expect(choices.map(({ column, label, chosen, gone }) => [column, label, chosen, gone])).toEqual([
      ['c1', 'age', false, false],
      ['c2', 'c2', true, false],
      ['c4', 'spend', true, true],
      ['c9', 'c9', true, true],
    ]);
    expect(columnChoices(null, { types: ['number'] }, null)).toEqual([]);
  });

  test('keep the order they were chosen in, up to the most', () => {
    expect(toggled(null, 'c2', 2)).toEqual(['c2']);
    expect(toggled(['c2'], 'c1', 2)).toEqual(['c2', 'c1']);
    const full = ['c2', 'c1'];
    expect(toggled(full, 'c5', 2)).toBe(full);
    expect(toggled(full, 'c2', 2)).toEqual(['c1']);
    expect(toggled(['c1'], 'c1', 2)).toBeNull();
  });
});
