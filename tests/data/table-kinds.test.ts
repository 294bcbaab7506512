/** Tables that are no order logs: what they are taken for, what is found in them, what panels get. */

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataTable } from '../../src/data/data-rows.ts';
import { textAt } from '../../src/data/dictionary.ts';
import { prepare, type Prepared } from '../../src/data/prepare.ts';
import type { DataChoices, FindingCode, Role, Treatment } from '../../src/data/report.ts';
import { TABLE_KINDS, universeOf, type TableKind } from '../../src/data/tables.ts';
import { DICTIONARIES } from '../../src/i18n/dictionaries.ts';
import { createTranslator } from '../../src/i18n/translate.ts';
import { dayFromIso, MISSING_DAY } from '../../src/lib/days.ts';
import type { Message } from '../../src/lib/outcome.ts';
import { read, readAndPrepare, toGb18030, TODAY } from './reading.ts';

const CBS = fileURLToPath(new URL('../../../shared/data/cdnow/cdnow_cbs_full_precision.csv', import.meta.url));
const ROSSI = fileURLToPath(new URL('../../../shared/data/survival/rossi.csv', import.meta.url));

function roles({ report }: Prepared): Partial<Record<Role, string>> {
  return Object.fromEntries(
    report.roles
      .filter(({ column }) => column.value !== null)
      .map(({ role, column }) => [role, report.columns.find(({ id }) => id === column.value)!.label]),
  );
}

function counts({ report }: Prepared): Record<string, number> {
  return Object.fromEntries(report.findings.map(({ code, count }) => [code, count]));
}

function examples({ report }: Prepared, code: FindingCode) {
  return report.findings.find((one) => one.code === code)?.examples;
}

function figures({ report }: Prepared): Record<string, number> {
  return Object.fromEntries(report.figures.map(({ name, value }) => [name, value]));
}

function names(prepared: Prepared): string[] {
  const people = universeOf(prepared.tables)!;
  return Array.from(people.customerCodes, (code) => textAt(people.customerNames, code));
}

/** Every message of the report has words in both languages, with all its parameters. */
function spoken({ report }: Prepared): string[] {
  const messages: Message[] = [
    report.kind.reason,
    ...report.notices,
    ...report.figures.map(({ label }) => label),
    ...report.roles.flatMap(({ column, enables }) => [column.reason, enables]),
    ...report.findings.flatMap(({ text, treatment }) => [text, treatment.reason]),
  ];
  return (['zh-CN', 'en'] as const).flatMap((locale) => {
    const words = createTranslator(locale, DICTIONARIES);
    return messages.map((one) => words.message(one)).filter((text) => /[{}]|undefined|^[a-z]+\.[a-z-]+$/.test(text));
  });
}

describe('P3 the kind of a file', () => {
  it.each<[TableKind, string, string]>([
    ['customer-summary', 'R', 'ID,x,t.x,T.cal,x.star,m.x\n1,2,30.4,38.9,1,22.3\n2,0,0,38.9,0,0\n'],
    [
      'customer-summary',
      'lifetimes',
      'customer_id,frequency,recency,T,monetary_value\n1,2,30.43,38.86,22.35\n2,0,0.00,38.86,0\n',
    ],
    ['customer-summary', 'Chinese', '会员号,复购次数,最近购买时间差,观察时长,平均消费\nK1,2,30,40,22.5\nK2,0,0,40,\n'],
    ['customer-summary', 'groups', 'x,t.x,n.cal,custs\n6,6,6,1203\n5,6,6,728\n0,0,6,3464\n'],
    ['subscriptions', 'English', 'customer_id,start_date,end_date,plan\n1,2024-01-05,,A\n2,2024-02-01,2024-05-01,B\n'],
    ['subscriptions', 'Chinese', '会员号,开通日期,退订日期,月费\nK1,2024-01-05,,30\nK2,2024-02-01,2024-05-01,30\n'],
    [
      'subscriptions',
      'running',
      '会员号,开始日期,结束日期\nK1,2024-01-05,至今\nK2,2024-02-01,2024-05-01\nK3,2024-02-01,至今\n',
    ],
    ['retention', 'survival', 'year,retained\n0,1000\n1,869\n2,743\n'],
    ['retention', 'Chinese', '同期群,周期,留存率\n2024-01,0,100%\n2024-01,1,86.9%\n2024-02,0,100%\n'],
    ['retention', 'customers', 'month,active customers\n0,120\n1,80\n2,61\n'],
    ['channels', 'English', 'channel,spend,customers\nSearch,1000,20\nSocial,500,25\n'],
    ['channels', 'Chinese', '日期,渠道,投放费用,新增客户\n2024-01-01,搜索,1000,20\n2024-01-02,社交,500,25\n'],
    ['channels', 'utm', 'utm_source,cost,conversions\ngoogle,1000.5,20\nbing,500,25\n'],
    ['orders', 'a log', '会员号,下单时间,金额\nK1,2024-01-05,3\nK2,2024-02-01,4\n'],
    [
      'orders',
      'with cost and channel',
      'order_id,customer_id,date,amount,cost,channel\n1,K1,2024-01-05,3,2,web\n2,K1,2024-01-06,3,2,shop\n',
    ],
    [
      'orders',
      'phone numbers',
      '手机号,日期,渠道,成本,金额\n13800000001,2024-01-05,网店,3,5\n13800000002,2024-01-06,门店,3,5\n',
    ],
    [
      'orders',
      'a summary with dates',
      'customer_id,date,frequency,recency,amount\n1,2024-01-05,2,30,5\n2,2024-01-07,1,3,6\n',
    ],
    [
      'orders',
      'rentals',
      'customer_id,order_id,start_date,end_date,amount\n1,9,2024-01-05,2024-01-07,50\n2,10,2024-01-05,2024-01-08,60\n',
    ],
    ['events', 'English', 'user_id,event_time,event_name\nu1,2024-01-05 10:00,open\nu2,2024-01-05 10:01,signup\n'],
    ['events', 'Chinese', '用户ID,时间,事件\nu1,2024-01-05 10:00,打开\nu2,2024-01-05 10:01,注册\n'],
    [
      'events',
      'of a shop',
      'event_time,event_type,product_id,price,user_id\n2024-01-05 10:00,view,p1,3.5,u1\n2024-01-05 10:01,cart,p1,3.5,u1\n',
    ],
    [
      'durations',
      'telecom',
      'customerID,gender,tenure,Contract,MonthlyCharges,Churn\nA1,F,3,Monthly,29.85,Yes\nA2,M,34,Yearly,56.95,No\n',
    ],
    ['durations', 'Chinese', '会员号,在网时长,套餐,是否流失\nK1,12,基础,是\nK2,30,高级,否\n'],
    ['durations', 'research', 'T,E,group\n6,1,miR-137\n13,0,control\n'],
    ['orders', 'nothing known', 'name,age,survived\nAnn,29,1\nBob,31,0\n'],
    ['orders', 'only names', '会员号,日期\n'],
  ])('is %s: %s', async (kind, _, content) => {
    const prepared = await readAndPrepare(content);
    const { report } = prepared;
    expect(report.kind.value).toBe(kind);
    expect(report.kind.chosen).toBe(false);
    expect(report.kind.alternatives).toEqual(TABLE_KINDS.filter((other) => other !== kind));
    expect(spoken(prepared)).toEqual([]);
  });

  it('is an order log where nothing tells, and says so', async () => {
    const { report } = await readAndPrepare('a,b\n1,2\n');
    expect(report.kind.reason.code).toBe('data.kind-default');
    expect(report.usable).toBe(false);
    expect(report.worth).toBeNull();
  });

  it.skipIf(!existsSync(ROSSI))('of data for survival analysis is a table of durations', async () => {
    const prepared = await readAndPrepare(readFileSync(ROSSI));
    expect(prepared.report.kind.value).toBe('durations');
    expect(roles(prepared)).toEqual({ duration: 'week', ended: 'arrest' });
    expect(figures(prepared)).toEqual({ customers: 432, ended: 114, censored: 318, longest: 52 });
  });

  it.each(TABLE_KINDS)('can be changed to %s whatever the file, and back', async (kind) => {
    const file = await read('ID,x,t.x,T.cal,m.x\n1,2,30.4,38.9,22.3\n2,0,0,38.9,0\n');
    const changed = prepare(file, { kind }, TODAY);
    expect(changed.report.kind).toMatchObject({ value: kind, chosen: true, reason: { code: 'data.chosen' } });
    // whole numbers from 1 to 2 read as answers too, and a mean spend is one of R, F and M
    expect(changed.report.usable).toBe(['customers', 'customer-summary', 'rfm-summary', 'survey'].includes(kind));
    expect(spoken(changed)).toEqual([]);
    expect(prepare(file, {}, TODAY).report.kind.value).toBe('customer-summary');
  });

  it('of customers is known by its ids, each once, and by nothing that happened to them', async () => {
    const text = '会员号,城市,性别,生日\nK1,上海,女,1990-01-05\nK2,北京,男,1985-03-04\nK3,上海,,\n合计,3,,\n';
    const prepared = await readAndPrepare(text);
    expect(prepared.report.kind).toMatchObject({ value: 'customers', reason: { code: 'data.kind-customers' } });
    expect(roles(prepared)).toEqual({ customer: '会员号' });
    expect(figures(prepared)).toEqual({ customers: 3, attributes: 3 });
    expect(prepared.report.ledger).toMatchObject({ read: 4, used: 3, listed: 1 });
    expect(prepared.base).toMatchObject({ customers: 3, measure: 'persons' });
    expect(prepared.customerOfRow(2)).toBe(2);
    expect(prepared.customerId(2)).toBe('K3');
    expect(spoken(prepared)).toEqual([]);
    // A time, an amount or people who come again are orders, as ever.
    for (const other of [
      '会员号,下单日期\nK1,2024-01-05\nK2,2024-01-06\n',
      '会员号,注册日期,金额\nK1,2024-01-05,3\nK2,2024-01-06,4\n',
      '会员号,城市\nK1,上海\nK1,上海\nK1,北京\n',
    ])
      expect((await readAndPrepare(other)).report.kind.value).toBe('orders');
    const twice = await readAndPrepare('会员号,城市\nK1,上海\nK1,北京\n,北京\n', { kind: 'customers' });
    expect(counts(twice)).toEqual({ 'duplicate-customer': 1, 'missing-customer': 1 });
    expect(twice.report.ledger).toMatchObject({ used: 1, listed: 2 });
  });

  it('decides which roles there are', async () => {
    const file = await read('会员号,下单时间,金额,渠道\nK1,2024-01-05,3,网店\n');
    expect(prepare(file, {}, TODAY).report.roles.map(({ role }) => role)).toContain('cost');
    expect(prepare(file, { kind: 'channels' }, TODAY).report.roles.map(({ role }) => role)).toEqual([
      'channel',
      'spend',
      'acquired',
    ]);
  });

  it('asks for what it lacks, and takes the column a person names', async () => {
    const file = await read('客户,次数,末次,时长\nK1,2,30,40\nK2,0,0,40\n');
    const kind: DataChoices = { kind: 'customer-summary' };
    const lacking = prepare(file, kind, TODAY);
    expect(lacking.report.notices).toEqual([
      { code: 'data.no-role-column', parameters: { role: { code: 'common.role-frequency' } } },
    ]);
    expect(lacking.report.ledger).toMatchObject({ read: 2, used: 2, listed: 0 });
    const named = prepare(file, { ...kind, roles: { frequency: 'c1', recency: 'c2', age: 'c3' } }, TODAY);
    expect(named.report.usable).toBe(true);
    expect([...named.tables.summaries!.frequency]).toEqual([2, 0]);
  });

  it('is told to read a column that is neither numbers nor dates', async () => {
    const file = await read('ID,x,t.x,T\n1,a,30,40\n2,b,0,40\n');
    const prepared = prepare(file, { kind: 'customer-summary', roles: { frequency: 'c1' } }, TODAY);
    expect(prepared.report.usable).toBe(false);
    expect(prepared.report.notices.map(({ code }) => code)).toEqual(['data.role-unreadable']);
    expect(spoken(prepared)).toEqual([]);
  });
});

describe('an order log', () => {
  const CONTENT =
    '订单编号,会员号,下单时间,实付金额,成本,订单来源,城市,年龄\n' +
    'O1,K1,2024-01-05,10,6,网店,长沙,30\nO2,,2024-01-06,10,6,网店,长沙,30\nO3,K2,2024-01-07,20,,门店,株洲,40\nO4,K1,2024-01-08,5,7.5,,长沙,30\n';

  it('has cost and channel in step with its lines, and the columns without a role', async () => {
    const prepared = await readAndPrepare(CONTENT);
    expect(roles(prepared)).toMatchObject({ cost: '成本', channel: '订单来源', amount: '实付金额', order: '订单编号' });
    const orders = prepared.tables.orders!;
    expect([...orders.amount]).toEqual([10, 20, 5]);
    expect([...orders.cost!]).toEqual([6, NaN, 7.5]);
    const channel = orders.channel!;
    expect(Array.from(channel.codes, (code) => textAt(channel.dictionary, code))).toEqual(['网店', '门店', '']);
    expect(orders.attributes.map(({ label }) => label)).toEqual(['城市', '年龄']);
    const [, age] = orders.attributes;
    expect(age!.column.kind === 'number' && age!.column.values[orders.sourceRow![1]!]).toBe(40);
    expect(prepared.report.worth).toEqual({ total: 35, measure: 'money' });
    expect(prepared.report.figures).toEqual([]);
  });

  it('without them has none', async () => {
    const { orders } = (await readAndPrepare('会员号,下单时间,金额\nK1,2024-01-05,3\n')).tables;
    expect([orders!.cost, orders!.channel, orders!.attributes]).toEqual([null, null, []]);
  });

  it.each(['成本', '总成本', 'cost', 'COGS', 'order_cost'])('calls %s its cost, not its amount', async (name) => {
    const prepared = await readAndPrepare(`会员号,下单时间,${name}\nK1,2024-01-05,3.5\n`);
    expect(roles(prepared).cost).toBe(name);
    expect(roles(prepared).amount).toBeUndefined();
  });
});

describe('a customer summary', () => {
  const HEADER = '会员号,复购次数,最近购买时间差,观察时长,平均消费,城市';
  const LINES = [
    'K1,2,30.43,38.86,22.345,长沙',
    'K2,1,1.71,38.86,11.77,长沙',
    'K3,0,0,38.86,,株洲',
    'K4,,3,38.86,5,长沙',
    ',1,3,38.86,5,长沙',
    'K6,3,40,38.86,5,长沙',
    'K7,2,0,38.86,5,长沙',
    'K8,0,7,38.86,5,长沙',
    'K9,-1,0,38.86,5,长沙',
    'K10,1.5,3,38.86,5,长沙',
    'K1,9,30,38.86,1,长沙',
    'K12,1,3,38.86,-5,长沙',
    'K13,一次,3,38.86,5,长沙',
    ...Array.from({ length: 12 }, (_, index) => `M${index},1,3,38.86,5,长沙`),
  ];
  const CONTENT = [HEADER, ...LINES].join('\n');

  it.each<[string, string | Uint8Array]>([
    ['UTF-8', CONTENT],
    ['GB18030 with CRLF', toGb18030(CONTENT.replaceAll('\n', '\r\n'))],
  ])('in %s is read, each finding with line, column and value', async (_, content) => {
    const prepared = await readAndPrepare(content);
    expect(roles(prepared)).toEqual({
      customer: '会员号',
      frequency: '复购次数',
      recency: '最近购买时间差',
      age: '观察时长',
      'mean-spend': '平均消费',
    });
    expect(counts(prepared)).toEqual({
      'missing-customer': 1,
      'missing-value': 2,
      'negative-value': 1,
      'fractional-count': 1,
      'recency-beyond-age': 1,
      'duplicate-customer': 1,
      'frequency-without-recency': 1,
      'recency-without-frequency': 1,
      'negative-spend': 1,
      'unparsed-cell': 1,
    });
    expect(examples(prepared, 'missing-value')).toEqual([
      { line: 5, column: 'c1', value: '' },
      { line: 14, column: 'c1', value: '一次' },
    ]);
    expect(examples(prepared, 'recency-beyond-age')).toEqual([{ line: 7, column: 'c2', value: '40' }]);
    expect(examples(prepared, 'frequency-without-recency')).toEqual([{ line: 8, column: 'c1', value: '2' }]);
    expect(examples(prepared, 'recency-without-frequency')).toEqual([{ line: 9, column: 'c2', value: '7' }]);
    expect(examples(prepared, 'negative-value')).toEqual([{ line: 10, column: 'c1', value: '-1' }]);
    expect(examples(prepared, 'fractional-count')).toEqual([{ line: 11, column: 'c1', value: '1.5' }]);
    expect(examples(prepared, 'duplicate-customer')).toEqual([{ line: 12, column: 'c0', value: 'K1' }]);
    expect(examples(prepared, 'negative-spend')).toEqual([{ line: 13, column: 'c4', value: '-5' }]);
    expect(prepared.report.ledger).toMatchObject({ read: 25, used: 17, listed: 8 });
    expect(spoken(prepared)).toEqual([]);

    const table = prepared.tables.summaries!;
    expect(names(prepared).slice(0, 5)).toEqual(['K1', 'K2', 'K3', 'K8', 'K12']);
    expect([...table.frequency.slice(0, 5)]).toEqual([2, 1, 0, 0, 1]);
    // without a repeat purchase the last is the first
    expect([...table.recency.slice(0, 5)]).toEqual([30.43, 1.71, 0, 0, 3]);
    expect([...table.meanSpend!.slice(0, 5)]).toEqual([22.345, 11.77, NaN, 5, -5]);
    expect(table.attributes.map(({ label }) => label)).toEqual(['城市']);
    expect(prepared.customerOfRow(7)).toBe(3);
    expect(prepared.customerOfRow(3)).toBe(-1);
    expect(prepared.customerIndex('K8')).toBe(3);
    expect(prepared.customerId(3)).toBe('K8');
    expect(prepared.customerIndex('K7')).toBe(-1);
    expect(prepared.customerIndex('K6')).toBe(-1);
    const rows = dataTable(prepared.file, prepared, 'rows');
    expect([rows.customer!(0), rows.customer!(3), rows.customer!(7)]).toEqual([0, -1, 3]);
    const listed = dataTable(prepared.file, prepared, 'listed');
    expect(Array.from({ length: listed.rows }, (_row, row) => (listed.cell(row, 1) as Message).code)).toEqual([
      'data.listed-missing-value',
      'data.listed-missing-customer',
      'data.listed-recency-beyond-age',
      'data.listed-frequency-without-recency',
      'data.listed-negative-value',
      'data.listed-fractional-count',
      'data.listed-duplicate-customer',
      'data.listed-missing-value',
    ]);
  });

  it('a repeat purchase in no time is used where a person says so', async () => {
    const prepared = await readAndPrepare(CONTENT, { treatments: { 'frequency-without-recency': 'keep' } });
    expect(prepared.customerIndex('K7')).toBe(3);
    expect(prepared.report.ledger).toMatchObject({ read: 25, used: 18, listed: 7 });
  });

  it('is worth purchases at their mean, or their number', async () => {
    const spent = await readAndPrepare('ID,x,t.x,T,m.x\n1,2,30,40,20\n2,0,0,40,0\n3,1,2,40,\n');
    expect([...spent.base!.value]).toEqual([60, 0, 0]);
    expect(spent.report.worth).toEqual({ total: 60, measure: 'money' });
    const counted = await readAndPrepare('ID,x,t.x,T\n1,2,30,40\n2,0,0,40\n');
    expect([...counted.base!.value]).toEqual([3, 1]);
    expect(counted.report.worth).toEqual({ total: 4, measure: 'purchases' });
  });

  it('may have no customers, but groups of equal ones', async () => {
    const prepared = await readAndPrepare('x,t.x,n.cal,custs\n6,6,6,1203\n1,6,6,-2\n5,6,6,728\n0,0,6,3464\n');
    expect(roles(prepared)).toEqual({ frequency: 'x', recency: 't.x', age: 'n.cal', count: 'custs' });
    expect(counts(prepared)).toEqual({ 'negative-value': 1 });
    expect(examples(prepared, 'negative-value')).toEqual([{ line: 3, column: 'c3', value: '-2' }]);
    expect([...prepared.tables.summaries!.count!]).toEqual([1203, 728, 3464]);
    expect(names(prepared)).toEqual(['#1', '#3', '#4']);
    expect(prepared.customerIndex('#3')).toBe(1);
    expect(figures(prepared)).toMatchObject({ customers: 5395, 'repeat-share': 1931 / 5395, 'longest-age': 6 });
  });

  it('whose recency counts from the last purchase is questioned', async () => {
    const prepared = await readAndPrepare('ID,frequency,recency,T\n1,0,12,40\n2,0,30,40\n3,2,3,40\n');
    expect(prepared.report.notices).toEqual([{ code: 'data.recency-since-last', parameters: { count: 2 } }]);
  });

  it('without repeat buyers says so', async () => {
    const prepared = await readAndPrepare('ID,frequency,recency,T\n1,0,0,40\n2,0,0,40\n');
    expect(prepared.report.notices.map(({ code }) => code)).toEqual(['data.no-repeats']);
    expect(prepared.report.usable).toBe(true);
  });

  it('may say none for missing values', async () => {
    const prepared = await readAndPrepare('ID,x,t.x,T\nK1,1,2,40\nK2,无,3,40\nK3,1,N/A,40\nK4,0,0,40\n');
    expect(counts(prepared)).toEqual({ 'missing-value': 2 });
    expect(names(prepared)).toEqual(['K1', 'K4']);
  });

  it('of which nothing is left is not usable, and every row is listed', async () => {
    const prepared = await readAndPrepare('ID,x,t.x,T\nK1,1,50,40\nK2,1,60,40\n');
    expect(prepared.report).toMatchObject({ usable: false, worth: null, ledger: { read: 2, used: 0, listed: 2 } });
    expect(prepared.report.notices.map(({ code }) => code)).toEqual(['data.no-rows-left']);
    expect(prepared.tables.summaries).toBeNull();
  });

  it('rounded apart is not called wrong', async () => {
    const prepared = await readAndPrepare('ID,x,t.x,T\nK1,1,40.00000000001,40\nK2,1,40,40\n');
    expect(counts(prepared)).toEqual({});
    expect([...prepared.tables.summaries!.recency]).toEqual([40, 40]);
  });

  it.skipIf(!existsSync(CBS))('of CDNOW is that of its 2,357 customers', async () => {
    const prepared = await readAndPrepare(readFileSync(CBS));
    expect(roles(prepared)).toEqual({
      customer: 'ID',
      frequency: 'x',
      recency: 't.x',
      age: 'T.cal',
      'mean-spend': 'm.x',
    });
    const table = prepared.tables.summaries!;
    expect(table.customers).toBe(2357);
    expect(table.frequency.reduce((sum, x) => sum + x, 0)).toBe(2457);
    expect(table.attributes.map(({ label }) => label)).toEqual(['x.star']);
    expect(counts(prepared)).toEqual({});
  });
});

describe('subscriptions', () => {
  const CONTENT = [
    '会员号,开通日期,退订日期,月费,退订原因,城市',
    'K1,2024-01-05,,￥30,,长沙',
    'K2,2024年2月1日,2024-05-01,￥30,太贵,长沙',
    'K2,2024-06-01,至今,￥40,,长沙',
    'K3,2024-03-01,2024-01-01,￥30,搬家,长沙',
    'K4,,2024-05-01,￥30,搬家,长沙',
    'K5,2024-03-01,大概五月,￥30,搬家,长沙',
    ',2024-03-01,,￥30,,长沙',
    'K6,2024-03-01,,￥30,,株洲',
    'K6,2024-03-01,,￥30,,株洲',
    'K7,2024-03-01,2024-04-01,,,株洲',
    ...Array.from({ length: 20 }, (_, index) => `N${index},2024-03-01,2024-04-02,￥30,,株洲`),
  ].join('\n');

  it.each<[string, string | Uint8Array]>([
    ['UTF-8', CONTENT],
    ['GB18030', toGb18030(CONTENT.replaceAll('￥', '').replaceAll('月费', '月费(元)'))],
  ])('in %s are read with starts, ends and those that still run', async (_, content) => {
    const prepared = await readAndPrepare(content);
    expect(roles(prepared)).toEqual({
      customer: '会员号',
      start: '开通日期',
      end: '退订日期',
      fee: '月费' + (content instanceof Uint8Array ? '(元)' : ''),
      reason: '退订原因',
    });
    expect(counts(prepared)).toEqual({
      'missing-customer': 1,
      'missing-value': 1,
      'end-before-start': 1,
      'unreadable-end': 1,
      'duplicate-row': 1,
      'unparsed-cell': 2,
    });
    expect(examples(prepared, 'unreadable-end')).toEqual([{ line: 7, column: 'c2', value: '大概五月' }]);
    expect(examples(prepared, 'end-before-start')).toEqual([{ line: 5, column: 'c2', value: '2024-01-01' }]);
    expect(examples(prepared, 'missing-value')).toEqual([{ line: 6, column: 'c1', value: '' }]);
    const table = prepared.tables.subscriptions!;
    expect(table.rows).toBe(26);
    expect(names(prepared).slice(0, 4)).toEqual(['K1', 'K2', 'K6', 'K7']);
    expect([...table.customer.slice(0, 6)]).toEqual([0, 1, 1, 2, 2, 3]);
    expect([...table.end.slice(0, 3)]).toEqual([MISSING_DAY, dayFromIso('2024-05-01'), MISSING_DAY]);
    expect(table.lastDay).toBe(dayFromIso('2024-06-01'));
    expect([...table.fee!.slice(0, 6)]).toEqual([30, 30, 40, 30, 30, NaN]);
    expect(table.currency).toBe('CNY');
    expect(textAt(table.reason!.dictionary, table.reason!.codes[1]!)).toBe('太贵');
    expect([...prepared.base!.value.slice(0, 4)]).toEqual([30, 70, 60, 0]);
    expect(prepared.report.worth).toEqual({ total: 760, measure: 'money' });
    expect(figures(prepared)).toMatchObject({ customers: 24, subscriptions: 26, running: 4 });
    expect(prepared.customerOfRow(2)).toBe(1);
    expect(prepared.customerOfRow(3)).toBe(-1);
    expect(spoken(prepared)).toEqual([]);
  });

  it('with an end that cannot be read may be taken as running', async () => {
    const prepared = await readAndPrepare(CONTENT, { treatments: { 'unreadable-end': 'keep' } });
    expect(prepared.tables.subscriptions!.rows).toBe(27);
    expect(prepared.customerIndex('K5')).toBeGreaterThan(0);
  });

  it('of which none ended still have their column of ends', async () => {
    const prepared = await readAndPrepare('customer,start,end\nA,2024-01-01,\nB,2024-01-02,\n');
    expect(prepared.report.kind.value).toBe('subscriptions');
    expect(roles(prepared)).toMatchObject({ end: 'end' });
    expect([...prepared.tables.subscriptions!.end]).toEqual([MISSING_DAY, MISSING_DAY]);
    expect(prepared.report.notices.map(({ code }) => code)).toEqual(['data.none-ended']);
    expect(prepared.report.worth).toEqual({ total: 2, measure: 'subscriptions' });
  });

  it('with ends that are no dates at all are not taken as running', async () => {
    const prepared = await readAndPrepare('customer,start,plan\nA,2024-01-01,x\nB,2024-01-02,y\n', {
      kind: 'subscriptions',
      roles: { end: 'c2' },
    });
    expect(prepared.report.usable).toBe(false);
    expect(prepared.report.notices.map(({ code }) => code)).toEqual(['data.role-unreadable']);
  });
});

describe('a retention table', () => {
  it('is read by cohort, in the scale of the file', async () => {
    const content =
      '同期群,周期,留存率\n甲,0,100%\n甲,1,86.9%\n甲,2,90%\n甲,3,70%\n甲,3,69%\n乙,0,100%\n乙,1,\n乙,-1,20%\n乙,1.5,60%\n';
    const prepared = await readAndPrepare(toGb18030(content));
    expect(roles(prepared)).toEqual({ cohort: '同期群', period: '周期', retained: '留存率' });
    expect(counts(prepared)).toEqual({
      'missing-value': 1,
      'negative-value': 1,
      'fractional-count': 1,
      'duplicate-period': 1,
      'growing-survivors': 1,
    });
    expect(examples(prepared, 'growing-survivors')!.map(({ line, column }) => [line, column])).toEqual([[4, 'c2']]);
    expect(examples(prepared, 'duplicate-period')!.map(({ line }) => line)).toEqual([6]);
    const table = prepared.tables.retention!;
    expect([...table.period]).toEqual([0, 1, 2, 3, 0]);
    expect(table.retained[1]).toBeCloseTo(0.869, 12);
    expect(prepared.base).toBeNull();
    expect(prepared.report.worth).toBeNull();
    expect(prepared.report.usable).toBe(true);
    expect(prepared.customerOfRow(0)).toBe(-1);
    expect(dataTable(prepared.file, prepared, 'rows').customer).toBeUndefined();
    expect(figures(prepared)).toEqual({ cohorts: 2, 'longest-period': 3 });
    expect(spoken(prepared)).toEqual([]);
    const without = prepare(prepared.file, { treatments: { 'growing-survivors': 'exclude' } }, TODAY);
    expect([...without.tables.retention!.period]).toEqual([0, 1, 3, 0]);
  });

  it('of one cohort has none', async () => {
    const { retention } = (await readAndPrepare('Year,% Customers Surviving\n0,100\n1,86.9\n2,74.3\n')).tables;
    expect(retention).toMatchObject({ cohort: null, rows: 3 });
    expect([...retention!.retained]).toEqual([100, 86.9, 74.3]);
  });
});

describe('spend by channel', () => {
  it('is read with what is missing, negative or a total', async () => {
    const content =
      '渠道,投放费用(元),新增客户\n搜索,"1,000",20\n社交,￥500,25\n退款,-50,0\n线下,,3\n,10,1\n展会,10,-1\n合计,1460,48\n';
    const prepared = await readAndPrepare(toGb18030(content));
    expect(roles(prepared)).toEqual({ channel: '渠道', spend: '投放费用(元)', acquired: '新增客户' });
    expect(counts(prepared)).toEqual({ 'missing-value': 2, 'negative-value': 1, 'negative-spend': 1, 'total-row': 1 });
    expect(examples(prepared, 'missing-value')!.map(({ line, column }) => [line, column])).toEqual([
      [5, 'c1'],
      [6, 'c0'],
    ]);
    const table = prepared.tables.channels!;
    expect([...table.spend]).toEqual([1000, 500, -50]);
    expect([...table.acquired!]).toEqual([20, 25, 0]);
    expect(table.currency).toBe('CNY');
    expect(prepared.base).toBeNull();
    const cleaned = prepare(
      prepared.file,
      { treatments: { 'total-row': 'exclude', 'negative-spend': 'exclude' } },
      TODAY,
    );
    expect(figures(cleaned)).toEqual({ channels: 2, spend: 1500, acquired: 45 });
    expect(spoken(cleaned)).toEqual([]);
  });

  it('takes customers for numbers, though their name says persons', async () => {
    const prepared = await readAndPrepare('channel,spend,customers\nSearch,1000,20\nSocial,500,25\n');
    expect(roles(prepared).acquired).toBe('customers');
    expect([...prepared.tables.channels!.acquired!]).toEqual([20, 25]);
  });

  it('may leave the customers to an order log', async () => {
    const prepared = await readAndPrepare('channel,spend\nSearch,1000\nSocial,500\n');
    expect(prepared.tables.channels).toMatchObject({ rows: 2, acquired: null });
  });
});

describe('an event log', () => {
  it('keeps order, times of day, names and money', async () => {
    const prepared = await readAndPrepare(
      '用户ID,时间,事件,金额,渠道\nu1,2024-01-05 10:00:30,注册,,小红书\nu2,2024-01-05,打开,,抖音\nu1,2024-01-06 08:00,下单,18.5,小红书\n',
    );
    expect(roles(prepared)).toEqual({ customer: '用户ID', time: '时间', event: '事件', amount: '金额' });
    const events = prepared.tables.events!;
    expect([...events.customer]).toEqual([0, 1, 0]);
    expect([...events.seconds!]).toEqual([36_030, -1, 28_800]);
    expect(Array.from(events.event.codes, (code) => textAt(events.event.dictionary, code))).toEqual([
      '注册',
      '打开',
      '下单',
    ]);
    expect([...events.amount!]).toEqual([NaN, NaN, 18.5]);
    expect(events.attributes.map(({ label }) => label)).toEqual(['渠道']);
    expect([...prepared.base!.value]).toEqual([18.5, 0]);
    expect(figures(prepared)).toMatchObject({ customers: 2, events: 3, 'event-names': 3 });
    expect(spoken(prepared)).toEqual([]);
  });

  it('lists rows without a customer, a time or an event, and says what it cannot tell', async () => {
    const prepared = await readAndPrepare(
      'user,date,event\nu1,2024-01-05,open\n,2024-01-05,open\nu2,,open\nu3,2024-01-05,\n',
    );
    expect(prepared.report.ledger).toMatchObject({ read: 4, used: 1, listed: 3 });
    expect(counts(prepared)).toMatchObject({ 'missing-customer': 1, 'missing-time': 1, 'missing-value': 1 });
    expect(examples(prepared, 'missing-value')).toEqual([{ line: 5, column: 'c2', value: '' }]);
    expect(prepared.report.notices.map(({ code }) => code)).toEqual(['data.one-event', 'data.events-without-time']);
    expect(prepared.report.worth).toEqual({ total: 1, measure: 'events' });
  });

  it('says so where the events are rather ids', async () => {
    const rows = Array.from({ length: 600 }, (_, row) => `u${row % 9},2024-01-05 10:00,e${row}`);
    const prepared = await readAndPrepare(['user,time,event', ...rows].join('\n'));
    expect(prepared.report.notices.map(({ code }) => code)).toContain('data.many-events');
    expect(spoken(prepared)).toEqual([]);
  });
});

describe('a table of durations', () => {
  it('reads who left in words and numbers, and knows each row by itself where there is no customer', async () => {
    const prepared = await readAndPrepare('tenure,churn,reason,plan\n3,Yes,price,A\n12,No,,B\n7,Yes,service,A\n');
    const durations = prepared.tables.durations!;
    expect([...durations.duration]).toEqual([3, 12, 7]);
    expect([...durations.ended]).toEqual([1, 0, 1]);
    expect(names(prepared)).toEqual(['#1', '#2', '#3']);
    expect(durations.reason).not.toBeNull();
    expect(prepared.report.worth).toEqual({ total: 22, measure: 'time' });
    expect(figures(prepared)).toEqual({ customers: 3, ended: 2, censored: 1, longest: 12 });
    expect(spoken(prepared)).toEqual([]);
  });

  it('takes 2 for the end where the file holds 1 and 2 only, and says so', async () => {
    const prepared = await readAndPrepare('time,status,sex\n306,2,1\n455,1,1\n1010,2,1\n');
    expect([...prepared.tables.durations!.ended]).toEqual([1, 0, 1]);
    expect(prepared.report.notices.map(({ code }) => code)).toContain('data.ended-as-two');
  });

  it('lists what no analysis takes: no length, below zero, not readable, observed after its end', async () => {
    const choices: DataChoices = { kind: 'durations' };
    const rows = [
      '-3,1,0',
      ',1,0',
      '5,1,9',
      ...Array.from({ length: 20 }, (_, row) => `${row + 9},${row % 2},0`),
      '8,x,0',
    ];
    const prepared = await readAndPrepare(['duration,churned,entry', ...rows].join('\n'), choices);
    expect(counts(prepared)).toMatchObject({
      'negative-value': 1,
      'missing-value': 1,
      'entry-after-end': 1,
      'unreadable-ended': 1,
    });
    expect(prepared.report.ledger).toMatchObject({ read: 24, used: 20, listed: 4 });
    const kept = await readAndPrepare(['duration,churned,entry', ...rows].join('\n'), {
      ...choices,
      treatments: { 'unreadable-ended': 'keep' },
    });
    expect(kept.report.ledger).toMatchObject({ used: 21, listed: 3 });
    expect(kept.tables.durations!.ended.at(-1)).toBe(0);
    expect(spoken(kept)).toEqual([]);
  });

  it.each([
    ['nobody', 'tenure,churn\n3,0\n4,0\n', 'data.nobody-left'],
    ['everybody', 'tenure,churn\n3,1\n4,1\n', 'data.everybody-left'],
  ])('says where %s left', async (_, content, code) => {
    expect((await readAndPrepare(content)).report.notices.map((one) => one.code)).toContain(code);
  });

  it('asks where the column of ends says neither', async () => {
    const prepared = await readAndPrepare('tenure,churn\n3,red\n4,blue\n', {
      kind: 'durations',
      roles: { duration: 'c0', ended: 'c1' },
    });
    expect(prepared.report.usable).toBe(false);
    expect(prepared.report.notices.map(({ code }) => code)).toContain('data.role-unreadable');
  });
});

describe('the ledger', () => {
  const HEADERS: Readonly<Record<TableKind, string>> = {
    orders: '会员号,日期,金额,渠道,成本',
    customers: '会员号,城市,生日,性别,等级',
    'customer-summary': '会员号,复购次数,最近购买时间差,观察时长,平均消费',
    events: '会员号,日期,事件,金额,渠道',
    subscriptions: '会员号,开始日期,结束日期,月费,退订原因',
    durations: '会员号,在网时长,是否流失,进入时间,流失原因',
    'rfm-summary': '会员号,最近一次消费日期,距今天数,消费次数,消费金额',
    complaints: '会员号,投诉日期,解决日期,投诉原因,处理时长(小时)',
    survey: '会员号,满意度1,满意度2,满意度3,提交时间',
    comparisons: '专家,胜者,负者,比值,次数',
    retention: '同期群,周期,留存人数,备注,其他',
    channels: '渠道,投放费用,新增客户,备注,其他',
  };
  const TYPES: Readonly<Record<TableKind, DataChoices['types']>> = {
    orders: { c0: 'identifier', c1: 'date', c2: 'number', c3: 'category', c4: 'number' },
    customers: { c0: 'identifier', c1: 'category', c2: 'date', c3: 'category', c4: 'text' },
    'customer-summary': { c0: 'identifier', c1: 'number', c2: 'number', c3: 'number', c4: 'number' },
    events: { c0: 'identifier', c1: 'date', c2: 'category', c3: 'number', c4: 'category' },
    subscriptions: { c0: 'identifier', c1: 'date', c2: 'date', c3: 'number', c4: 'category' },
    durations: { c0: 'identifier', c1: 'number', c2: 'category', c3: 'number', c4: 'category' },
    'rfm-summary': { c0: 'identifier', c1: 'date', c2: 'number', c3: 'number', c4: 'number' },
    complaints: { c0: 'identifier', c1: 'date', c2: 'date', c3: 'category', c4: 'number' },
    survey: { c0: 'identifier', c1: 'number', c2: 'number', c3: 'category', c4: 'date' },
    comparisons: { c0: 'identifier', c1: 'category', c2: 'category', c3: 'number', c4: 'number' },
    retention: { c0: 'category', c1: 'number', c2: 'number', c3: 'text', c4: 'text' },
    channels: { c0: 'category', c1: 'number', c2: 'number', c3: 'text', c4: 'text' },
  };

  it('P2 holds for any rows, kind and treatments: read = used + listed, customers numbered by first use', async () => {
    const cell = fc.constantFrom(
      '',
      '无',
      'K1',
      'K2',
      '0',
      '1',
      '2',
      '-1',
      '1.5',
      '40',
      '2024-01-02',
      '2024-03-04',
      '至今',
      'x',
      '合计',
    );
    const row = fc.array(cell, { minLength: 3, maxLength: 6 }).map((cells) => cells.join(','));
    const treatment = fc.constantFrom<Treatment>('keep', 'exclude', 'as-zero', 'as-unknown', 'merge', 'one-customer');
    const codes: FindingCode[] = [
      'missing-customer',
      'unparsed-cell',
      'ragged-row',
      'duplicate-row',
      'frequency-without-recency',
      'recency-without-frequency',
      'recency-beyond-age',
      'unreadable-end',
      'unreadable-ended',
      'resolved-before-complained',
      'unreadable-resolved',
      'growing-survivors',
      'negative-spend',
      'total-row',
      'future-date',
      'no-answers',
      'outside-scale',
      'unknown-answer',
      'straight-line',
      'same-thing',
    ];
    const treatments = fc.record(Object.fromEntries(codes.map((code) => [code, treatment])), { requiredKeys: [] });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...TABLE_KINDS),
        fc.array(row, { minLength: 1, maxLength: 20 }),
        treatments,
        async (kind, rows, chosen) => {
          const choices: DataChoices = { kind, types: TYPES[kind]!, treatments: chosen, delimiter: ',', header: true };
          const prepared = prepare(await read([HEADERS[kind], ...rows].join('\n'), choices), choices, TODAY);
          const { ledger, usable } = prepared.report;
          expect(ledger.read).toBe(prepared.file.table.rows);
          expect(ledger.used + ledger.listed).toBe(ledger.read);
          expect(ledger.reasons.reduce((total, reason) => total + reason.rows, 0)).toBe(ledger.listed);
          expect(spoken(prepared)).toEqual([]);
          const { orders, events, durations, summaries, subscriptions, retention, channels } = prepared.tables;
          const lines =
            orders?.rows ??
            events?.rows ??
            durations?.rows ??
            summaries?.customers ??
            subscriptions?.rows ??
            retention?.rows ??
            channels?.rows ??
            prepared.tables.survey?.rows ??
            prepared.tables.customers?.customers ??
            prepared.tables.rfm?.customers ??
            prepared.tables.complaints?.rows ??
            prepared.tables.comparisons?.rows ??
            0;
          if (usable) expect(lines).toBe(ledger.used);
          else expect(lines).toBe(0);
          if (summaries) {
            expect(summaries.frequency.every((x) => Number.isInteger(x) && x >= 0)).toBe(true);
            expect(summaries.recency.every((t, i) => t >= 0 && t <= summaries.age[i]!)).toBe(true);
            expect(summaries.recency.every((t, i) => summaries.frequency[i]! > 0 || t === 0)).toBe(true);
          }
          if (durations) expect(durations.duration.every((time, i) => time >= (durations.entry?.[i] ?? 0))).toBe(true);
          if (subscriptions)
            expect(subscriptions.end.every((end, i) => end === MISSING_DAY || end >= subscriptions.start[i]!)).toBe(
              true,
            );
          const people = universeOf(prepared.tables);
          expect(prepared.base?.customers ?? 0).toBe(people?.customers ?? 0);
          if (!people || !prepared.base) return;
          expect(prepared.base.value.every(Number.isFinite)).toBe(true);
          const listed = new Set(prepared.listed.rows);
          for (let at = 0; at < ledger.read; at++) expect(prepared.customerOfRow(at) >= 0).toBe(!listed.has(at));
          for (let index = 0; index < people.customers; index++)
            expect(prepared.customerIndex(prepared.customerId(index))).toBe(index);
        },
      ),
      { numRuns: 400 },
    );
  }, 60_000);
});
