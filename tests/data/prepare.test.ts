/** From tables to orders: roles, findings, treatments, the ledger, on CDNOW and on tables made for each finding. */

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textAt } from '../../src/data/dictionary.ts';
import type { Orders } from '../../src/data/orders.ts';
import { prepare, type Prepared } from '../../src/data/prepare.ts';
import type { DataChoices, FindingCode, Treatment } from '../../src/data/report.ts';
import { dayFromIso, isoFromDay } from '../../src/lib/days.ts';
import { read, readAndPrepare, toGb18030, TODAY } from './reading.ts';

const CDNOW = fileURLToPath(new URL('../../../shared/data/cdnow/cdnowElog.csv', import.meta.url));

function roles({ report }: Prepared): Record<string, string | null> {
  return Object.fromEntries(
    report.roles
      .filter(({ column }) => column.value !== null)
      .map(({ role, column }) => [role, report.columns.find(({ id }) => id === column.value)!.label]),
  );
}

function finding(prepared: Prepared, code: FindingCode) {
  return prepared.report.findings.find((one) => one.code === code);
}

function counts({ report }: Prepared): Record<string, number> {
  return Object.fromEntries(report.findings.map(({ code, count }) => [code, count]));
}

function treat(code: FindingCode, treatment: Treatment): DataChoices {
  return { treatments: { [code]: treatment } };
}

/** Orders as plain lines, whatever the numbering of customers. */
function lines(orders: Orders): string[] {
  return Array.from({ length: orders.rows }, (_, line) => {
    const customer = textAt(orders.customerNames, orders.customerCodes[orders.customer[line]!]!);
    return `${customer} ${isoFromDay(orders.day[line]!)} ${orders.amount[line]}`;
  });
}

describe.skipIf(!existsSync(CDNOW))('CDNOW', () => {
  const text = existsSync(CDNOW) ? readFileSync(CDNOW, 'utf8').trimEnd() : '';
  const [header = '', ...body] = text.split('\n');
  const shuffled = body
    .map((line, index) => [(index * 7919) % 6919, line] as const)
    .sort((a, b) => a[0] - b[0])
    .map(([, line]) => line);
  const chinese = '客户编号,样本编号,日期,数量,金额';

  it.each<[string, string | Uint8Array]>([
    ['as it is', text],
    ['shuffled', [header, ...shuffled].join('\n')],
    ['in GB18030 with Chinese names', toGb18030([chinese, ...body].join('\n'))],
    ['in GB18030 with Chinese names and CRLF', toGb18030(`${[chinese, ...body].join('\r\n')}\r\n`)],
    ['with CRLF', [header, ...body].join('\r\n')],
    [
      'with quoted fields',
      [header, ...body]
        .map((line) =>
          line
            .split(',')
            .map((cell) => `"${cell}"`)
            .join(','),
        )
        .join('\n'),
    ],
    ['without names', body.join('\n')],
  ])('%s gives the same orders', async (name, content) => {
    const unnamed = name === 'without names';
    const prepared = await readAndPrepare(
      content,
      unnamed ? { types: { c0: 'identifier' }, roles: { customer: 'c0', amount: 'c4' } } : {},
    );
    expect(prepared.report.orders).toEqual({
      customers: 2357,
      orders: 6919,
      revenue: 244091.94,
      currency: null,
      firstDay: dayFromIso('1997-01-01'),
      lastDay: dayFromIso('1998-06-30'),
    });
    expect(prepared.report.ledger).toEqual({ read: 6919, used: 6919, listed: 0, reasons: [] });
    expect(counts(prepared)).toEqual({ 'duplicate-row': 21, 'zero-amount': 8, 'same-day-orders': 223 });
    expect(prepared.tables.orders!.amountDecimals).toBe(2);
    const wanted = body
      .map((line) => line.split(','))
      .map(([id, , day, , sales]) => `${id} ${day!.slice(0, 4)}-${day!.slice(4, 6)}-${day!.slice(6)} ${Number(sales)}`);
    expect(lines(prepared.tables.orders!).sort()).toEqual(wanted.sort());
  });

  it('is understood at the first try: masterid, date, sales', async () => {
    const prepared = await readAndPrepare(text);
    expect(roles(prepared)).toEqual({ customer: 'masterid', time: 'date', amount: 'sales' });
    expect(prepared.report.columns.map(({ type }) => type.value)).toEqual([
      'identifier',
      'identifier',
      'date',
      'number',
      'number',
    ]);
    const sums = prepared.base!.value;
    expect(sums).toHaveLength(2357);
    expect(Math.round(sums.reduce((total, value) => total + value * 100, 0))).toBe(24409194);
  });

  it('merged is without its 21 equal rows, which are listed', async () => {
    const prepared = await readAndPrepare(text, treat('duplicate-row', 'merge'));
    expect(prepared.report.ledger).toEqual({
      read: 6919,
      used: 6898,
      listed: 21,
      reasons: [{ code: 'duplicate-row', rows: 21 }],
    });
  });
});

describe('P3 roles', () => {
  it.each<[string, string, Record<string, string>]>([
    [
      'a Chinese shop',
      '订单编号,会员号,下单时间,实付金额,商品名称,品类',
      {
        customer: '会员号',
        order: '订单编号',
        time: '下单时间',
        amount: '实付金额',
        product: '商品名称',
        category: '品类',
      },
    ],
    [
      'an English shop',
      'InvoiceNo,CustomerID,InvoiceDate,Amount,StockCode,Category',
      {
        customer: 'CustomerID',
        order: 'InvoiceNo',
        time: 'InvoiceDate',
        amount: 'Amount',
        product: 'StockCode',
        category: 'Category',
      },
    ],
    [
      'a table with underscores',
      'order_id,customer_id,order_date,total_amount,product_id,product_category',
      {
        customer: 'customer_id',
        order: 'order_id',
        time: 'order_date',
        amount: 'total_amount',
        product: 'product_id',
        category: 'product_category',
      },
    ],
    [
      'a marketplace',
      '订单编号,买家昵称,订单创建时间,买家实际支付金额,宝贝标题,类目',
      {
        customer: '买家昵称',
        order: '订单编号',
        time: '订单创建时间',
        amount: '买家实际支付金额',
        product: '宝贝标题',
        category: '类目',
      },
    ],
    [
      'units in brackets',
      '订单号,客户（手机）,日期,金额（元）,商品,类别',
      {
        customer: '客户（手机）',
        order: '订单号',
        time: '日期',
        amount: '金额（元）',
        product: '商品',
        category: '类别',
      },
    ],
  ])('of %s are found by name', async (_, header, wanted) => {
    const body = Array.from(
      { length: 40 },
      (_, row) =>
        `D${1000 + row},K${row % 9},2024-03-${10 + (row % 20)},${(row * 1.5).toFixed(2)},P${row % 5},类${row % 2}`,
    );
    const prepared = await readAndPrepare([header, ...body].join('\n'));
    expect(roles(prepared)).toEqual(wanted);
    for (const { role, column, enables } of prepared.report.roles) {
      expect(enables.code).toBe(`data.enables-${role}`);
      expect(column.reason.code).toMatch(column.value === null ? 'data.role-none' : /^data\.role-(key|time|number)$/);
    }
  });

  it('make money of quantity and unit price where there is no amount', async () => {
    const prepared = await readAndPrepare('会员号,日期,数量,单价\nK1,2024-01-01,2,3.50\nK2,2024-01-02,3,0.10\n');
    expect(roles(prepared)).toEqual({ customer: '会员号', time: '日期', quantity: '数量', 'unit-price': '单价' });
    expect([...prepared.tables.orders!.amount]).toEqual([7, 0.3]);
    expect(prepared.tables.orders!.amountDecimals).toBe(2);
  });

  it('are told by values where names say nothing', async () => {
    const body = Array.from(
      { length: 60 },
      (_, row) => `M${String(100 + (row % 25))},2024-05-0${1 + (row % 9)},${(row * 0.75 + 1).toFixed(2)},${row % 4}`,
    );
    expect(roles(await readAndPrepare(['aa,bb,cc,dd', ...body].join('\n')))).toEqual({
      customer: 'aa',
      time: 'bb',
      amount: 'cc',
    });
  });

  it('that a person chose stay, and free the columns they had', async () => {
    const content = 'masterid,sampleid,date,sales\n4,1,2024-01-01,2\n4,1,2024-01-02,2\n9,2,2024-01-02,2\n';
    const prepared = await readAndPrepare(content, { roles: { customer: 'c1', amount: null } });
    expect(roles(prepared)).toEqual({ customer: 'sampleid', time: 'date' });
    const chosen = prepared.report.roles.filter(({ column }) => column.chosen).map(({ role }) => role);
    expect(chosen).toEqual(['customer', 'amount']);
    expect(prepared.report.orders).toMatchObject({ customers: 2, revenue: null });
  });

  it('may be a number column too', async () => {
    const prepared = await readAndPrepare(
      'who,when,spent\n12,2024-01-01,3\n7,2024-01-02,4\n12,2024-01-03,5\n,2024-01-03,6\n',
      { roles: { customer: 'c0' } },
    );
    expect(prepared.report.orders).toMatchObject({ customers: 2, revenue: 12 });
    expect([0, 1].map(prepared.customerId)).toEqual(['12', '7']);
    expect(counts(prepared)['missing-customer']).toBe(1);
  });

  it.each<[string, string[], string]>([
    ['a,b\nx,1\ny,2\n', [], 'data.no-customer-no-time'],
    ['会员号,金额\nK1,2\nK2,3\n', ['customer', 'amount'], 'data.no-time-column'],
    ['日期,金额,订单号\n2024-01-01,2,7\n2024-01-02,3,8\n', ['order', 'time', 'amount'], 'data.no-customer-column'],
  ])('missing from %j are asked for; nothing is lost', async (content, found, notice) => {
    const prepared = await readAndPrepare(content);
    expect(Object.keys(roles(prepared))).toEqual(found);
    expect(prepared.report.orders).toBeNull();
    expect(prepared.tables.orders).toBeNull();
    expect(prepared.report.notices.map(({ code }) => code)).toContain(notice);
    expect(prepared.report.ledger).toEqual({ read: 2, used: 2, listed: 0, reasons: [] });
  });
});

const UGLY = `订单号,会员号,日期,金额
1,K1,2024-01-01,10.00
2,K1,2024-01-01,12.00
3,,2024-01-02,5.00
4,无,2024-01-02,6.00
5,K2,,7.00
6,K2,2024-01-03,
7,K2,2024-01-03,-7.00
8,K3,2024-01-04,0
9,K3,2999-01-01,8.00
9,K3,2999-01-01,8.00
11,K4,2024-01-05
12,K4,2024-01-05,9.00,extra
13,K5,2024-01-06,1
14,K5,2024-01-07,1
15,K5,2024-01-08,1
16,K5,2024-01-09,1
17,K5,2024-01-10,x`;

describe('findings', () => {
  it('are counted, each with lines as examples', async () => {
    const prepared = await readAndPrepare(UGLY);
    expect(counts(prepared)).toEqual({
      'missing-customer': 2,
      'missing-time': 1,
      'missing-amount': 3,
      'unparsed-cell': 1,
      'ragged-row': 2,
      'duplicate-row': 1,
      'negative-amount': 1,
      'zero-amount': 1,
      'future-date': 2,
      'same-day-orders': 1,
    });
    expect(finding(prepared, 'missing-customer')!.examples.map(({ line }) => line)).toEqual([4, 5]);
    expect(finding(prepared, 'unparsed-cell')!.examples).toEqual([{ line: 18, column: 'c3', value: 'x' }]);
    expect(finding(prepared, 'ragged-row')!.examples.map(({ line, value }) => [line, value])).toEqual([
      [12, ''],
      [13, 'extra'],
    ]);
    expect(finding(prepared, 'duplicate-row')!.examples.map(({ line }) => line)).toEqual([11]);
  });

  it('P2 list what cannot be used and use the rest, by default', async () => {
    const prepared = await readAndPrepare(UGLY);
    expect(prepared.report.ledger).toEqual({
      read: 17,
      used: 11,
      listed: 6,
      reasons: [
        { code: 'missing-customer', rows: 2 },
        { code: 'missing-time', rows: 1 },
        { code: 'missing-amount', rows: 3 },
      ],
    });
    expect(lines(prepared.tables.orders!)).toEqual([
      'K1 2024-01-01 10',
      'K1 2024-01-01 12',
      'K2 2024-01-03 -7',
      'K3 2024-01-04 0',
      'K3 2999-01-01 8',
      'K3 2999-01-01 8',
      'K4 2024-01-05 9',
      'K5 2024-01-06 1',
      'K5 2024-01-07 1',
      'K5 2024-01-08 1',
      'K5 2024-01-09 1',
    ]);
    expect(prepared.report.orders).toMatchObject({ customers: 5, orders: 10, revenue: 44 });
    expect([...prepared.tables.orders!.sourceRow!]).toEqual([0, 1, 6, 7, 8, 9, 11, 12, 13, 14, 15]);
  });

  it.each<[FindingCode, Treatment, number, number]>([
    ['missing-customer', 'one-customer', 13, 4],
    ['missing-amount', 'as-zero', 14, 3],
    ['negative-amount', 'exclude', 10, 7],
    ['zero-amount', 'exclude', 10, 7],
    ['future-date', 'exclude', 9, 8],
    ['duplicate-row', 'merge', 10, 7],
    ['ragged-row', 'exclude', 10, 7],
    ['unparsed-cell', 'exclude', 11, 6],
  ])('%s treated with %s use %d rows and list %d', async (code, treatment, used, listed) => {
    const prepared = await readAndPrepare(UGLY, treat(code, treatment));
    expect(prepared.report.ledger).toMatchObject({ read: 17, used, listed });
    expect(finding(prepared, code)!.treatment).toMatchObject({
      value: treatment,
      chosen: true,
      reason: { code: `data.treatment-${code}-${treatment}` },
    });
  });

  it('one customer is made of all rows without one', async () => {
    const prepared = await readAndPrepare(UGLY, treat('missing-customer', 'one-customer'));
    const nobody = prepared.customerIndex('');
    expect(prepared.customerId(nobody)).toBe('');
    expect(prepared.base!.value[nobody]).toBe(11);
  });

  it('take no treatment that is not theirs', async () => {
    const prepared = await readAndPrepare(UGLY, treat('missing-time', 'keep'));
    expect(finding(prepared, 'missing-time')!.treatment).toMatchObject({ value: 'exclude', alternatives: [] });
  });

  it('leave clean data alone, and share its memory', async () => {
    const prepared = await readAndPrepare('会员号,日期,金额\nK1,2024-01-01,1\nK2,2024-01-02,2\n');
    expect(prepared.report.findings).toEqual([]);
    const { orders } = prepared.tables;
    const [customer, time, amount] = prepared.file.table.columns.map(({ column }) => column);
    expect(orders!.customerNames).toBe(customer!.kind === 'text' ? customer!.dictionary : null);
    expect(orders!.day).toBe(time!.kind === 'date' ? time!.days : null);
    expect(orders!.amount).toBe(amount!.kind === 'number' ? amount!.values : null);
    expect(orders!.sourceRow).toBeNull();
  });

  it('P2 hold for any rows and treatments: read = used + listed, customers numbered by first use', async () => {
    const cell = (...texts: string[]) => fc.constantFrom(...texts);
    const row = fc
      .tuple(
        cell('K1', 'K2', 'K3', '', '无'),
        cell('2024-01-01', '2024-01-02', '', 'x', '2999-01-01'),
        cell('1', '2.5', '-1', '0', '', 'y'),
        fc.constantFrom('', ',z'),
      )
      .map(([a, b, c, d]) => `${a},${b},${c}${d}`);
    const treatments = fc.record({
      'missing-customer': fc.constantFrom<Treatment>('exclude', 'one-customer'),
      'missing-amount': fc.constantFrom<Treatment>('exclude', 'as-zero'),
      'negative-amount': fc.constantFrom<Treatment>('keep', 'exclude'),
      'zero-amount': fc.constantFrom<Treatment>('keep', 'exclude'),
      'duplicate-row': fc.constantFrom<Treatment>('keep', 'merge'),
      'future-date': fc.constantFrom<Treatment>('keep', 'exclude'),
      'ragged-row': fc.constantFrom<Treatment>('keep', 'exclude'),
      'unparsed-cell': fc.constantFrom<Treatment>('keep', 'exclude'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), treatments, async (rows, chosen) => {
        const choices: DataChoices = {
          types: { c0: 'identifier', c1: 'date', c2: 'number' },
          treatments: chosen,
          delimiter: ',',
          header: true,
        };
        const prepared = prepare(await read(['会员号,日期,金额', ...rows].join('\n'), choices), choices, TODAY);
        const { ledger } = prepared.report;
        expect(ledger.read).toBe(rows.length);
        expect(ledger.used + ledger.listed).toBe(ledger.read);
        expect(ledger.reasons.reduce((total, reason) => total + reason.rows, 0)).toBe(ledger.listed);
        const { orders } = prepared.tables;
        expect(orders?.rows ?? 0).toBe(ledger.used);
        if (!orders) return;
        let next = 0;
        for (const customer of orders.customer) if (customer >= next) expect(customer).toBe(next++);
        expect(next).toBe(orders.customers);
        expect(orders.amount.every(Number.isFinite)).toBe(true);
        const listed = new Set(prepared.listed.rows);
        for (let at = 0; at < rows.length; at++) expect(prepared.customerOfRow(at) >= 0).toBe(!listed.has(at));
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});

describe('exact duplicates', () => {
  it('are the same whether found by customer and day or by all cells', async () => {
    const row = fc
      .tuple(fc.nat(3), fc.nat(2), fc.nat(2), fc.nat(1))
      .map(([a, b, c, d]) => `K${a},2024-01-0${b + 1},${c},t${d}`);
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 2, maxLength: 50 }), async (rows) => {
        const seen = new Set<string>();
        const wanted = rows.filter((text) => seen.size === seen.add(text).size).length;
        const content = ['会员号,日期,金额,备注', ...rows].join('\n');
        const choices: DataChoices = { types: { c0: 'identifier', c1: 'date', c2: 'number', c3: 'text' } };
        expect(counts(await readAndPrepare(content, choices))['duplicate-row'] ?? 0).toBe(wanted);
        expect(
          counts(await readAndPrepare(content, { ...choices, roles: { customer: null } }))['duplicate-row'] ?? 0,
        ).toBe(wanted);
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('are not claimed of rows with cells that could not be read', async () => {
    const content = '会员号,日期,金额\nK1,2024-01-01,x\nK1,2024-01-01,y\nK1,2024-01-02,3\nK1,2024-01-02,3\n';
    expect(counts(await readAndPrepare(content, { types: { c2: 'number' } }))['duplicate-row']).toBe(1);
  });
});

describe('counts of orders', () => {
  it('take the lines of one order together, for each customer', async () => {
    const prepared = await readAndPrepare(
      '订单号,会员号,日期,金额\nA1,K1,2024-01-01,1\nA1,K1,2024-01-01,2\nA2,K1,2024-01-01,3\nA1,K2,2024-01-02,4\n,K2,2024-01-02,5\n',
    );
    expect(prepared.report.orders).toMatchObject({ orders: 4, customers: 2 });
    expect(counts(prepared)['same-day-orders']).toBe(2);
  });
});

describe('a table that says little', () => {
  it.each<[string, string, string]>([
    ['one customer', 'K1,2024-01-01,1\nK1,2024-01-02,2\n', 'data.one-customer'],
    ['one date for all', 'K1,2024-01-01,1\nK2,2024-01-01,2\n', 'data.one-day'],
    ['one amount for all', 'K1,2024-01-01,5\nK2,2024-01-02,5\n', 'data.one-amount'],
    ['nothing that can be used', 'K1,,1\nK2,,2\nK3,-,2\n', 'data.no-rows-left'],
  ])('%s is said, and read', async (_, body, notice) => {
    const prepared = await readAndPrepare(`会员号,日期,金额\n${body}`, { types: { c1: 'date' } });
    expect(prepared.report.notices.map(({ code }) => code)).toEqual([notice]);
  });

  it('one row only is read', async () => {
    const prepared = await readAndPrepare('会员号,日期,金额\nK1,2024-01-01,5\n');
    expect(prepared.report.orders).toMatchObject({ customers: 1, orders: 1, revenue: 5 });
    expect(prepared.report.notices.map(({ code }) => code)).toEqual(['data.one-customer']);
  });

  it('names only is said', async () => {
    const prepared = await readAndPrepare('会员号,日期,金额\n');
    expect(prepared.report).toMatchObject({ rows: 0, orders: null, ledger: { read: 0, used: 0, listed: 0 } });
    expect(prepared.report.notices.map(({ code }) => code)).toEqual(['data.header-only']);
  });
});

describe('money', () => {
  it('is summed exactly, in any order of rows', async () => {
    const rows = Array.from(
      { length: 1000 },
      (_, row) => `K${row % 3},2024-01-01,${(0.1 * (row % 7) + 0.01 * row).toFixed(2)}`,
    );
    const cents = rows.reduce((total, row) => total + Math.round(Number(row.split(',')[2]) * 100), 0);
    for (const order of [rows, [...rows].reverse()])
      expect((await readAndPrepare(['会员号,日期,金额', ...order].join('\n'))).report.orders!.revenue).toBe(
        cents / 100,
      );
  });

  it.each([
    ['￥1.00', 'CNY'],
    ['$1.00', 'USD'],
    ['1.00', null],
  ])('shown as %s is %s', async (cell, currency) => {
    expect(
      (await readAndPrepare(`会员号,日期,金额\nK1,2024-01-01,${cell}\nK2,2024-01-02,${cell}\n`)).report.orders!
        .currency,
    ).toBe(currency);
  });

  it('has the currency of the name of its column', async () => {
    expect(
      (await readAndPrepare('会员号,日期,金额（元）\nK1,2024-01-01,1\nK2,2024-01-02,2\n')).report.orders!.currency,
    ).toBe('CNY');
  });
});

describe('rows of totals', () => {
  it('P2 are listed, counted and can be used again', async () => {
    const text =
      '客户,日期,金额\nA,2023-01-05,100\nB,2023-01-06,200\n合计,2023-01-06,300\nTotal:,2023-01-06,300\nAll Saints,2023-01-07,5\n';
    const prepared = await readAndPrepare(text);
    expect(prepared.report.orders).toMatchObject({ customers: 3, revenue: 305 });
    expect(prepared.report.ledger).toEqual({ read: 5, used: 3, listed: 2, reasons: [{ code: 'total-row', rows: 2 }] });
    expect(prepared.report.findings[0]).toMatchObject({ code: 'total-row', count: 2, treatment: { value: 'exclude' } });
    const kept = await readAndPrepare(text, { treatments: { 'total-row': 'keep' } });
    expect(kept.report.orders).toMatchObject({ customers: 5, revenue: 905 });
  });
});
