/** Summaries of R, F and M, and complaint logs: what they are taken for, what is found in them, what panels get. */

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { textAt } from '../../src/data/dictionary.ts';
import type { Prepared } from '../../src/data/prepare.ts';
import type { FindingCode, Role } from '../../src/data/report.ts';
import { universeOf, type TableKind } from '../../src/data/tables.ts';
import { DICTIONARIES } from '../../src/i18n/dictionaries.ts';
import { createTranslator } from '../../src/i18n/translate.ts';
import { dayFromIso, MISSING_DAY } from '../../src/lib/days.ts';
import type { Message } from '../../src/lib/outcome.ts';
import { readAndPrepare, toGb18030 } from './reading.ts';

const CBS = fileURLToPath(new URL('../../../shared/data/cdnow/cdnow_cbs_full_precision.csv', import.meta.url));

const day = (text: string): number => dayFromIso(text)!;

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

const notices = ({ report }: Prepared): string[] => report.notices.map(({ code }) => code);

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

const lines = (...rows: readonly string[]): string => rows.join('\n');

describe('P3 R, F and M are told from x, t_x and T', () => {
  it.each<[TableKind, string, string]>([
    ['rfm-summary', 'Chinese days', lines('会员号,距今天数,消费频次,消费金额', 'K1,12,5,320.5', 'K2,80,1,40')],
    [
      'rfm-summary',
      'Chinese dates',
      lines('客户ID,最近一次消费,消费次数,累计消费金额', 'K1,2024-05-01,5,320', 'K2,2024-03-01,1,40'),
    ],
    [
      'rfm-summary',
      'words of the course',
      lines('客户编号,最近一次消费距今天数,消费频率,消费金额', 'K1,12,5,320', 'K2,80,1,40'),
    ],
    ['rfm-summary', 'English', lines('CustomerID,Recency,Frequency,Monetary', '1,12,5,320.5', '2,80,1,40.25')],
    [
      'rfm-summary',
      'snake case',
      lines('customer_id,recency_days,frequency,monetary_value', '1,12,5,320', '2,80,1,40'),
    ],
    [
      'rfm-summary',
      'of a warehouse',
      lines('customer_id,last_purchase_date,order_count,total_spent', '1,2024-05-01,5,320', '2,2024-03-01,1,40'),
    ],
    ['rfm-summary', 'letters', lines('ID,R,F,M', '1,12,5,320.5', '2,80,1,40')],
    [
      'rfm-summary',
      'values and scores',
      lines('客户号,R,F,M,R_score,F_score,M_score', 'K1,12,5,320,5,5,5', 'K2,80,1,40,2,1,1'),
    ],
    ['rfm-summary', 'scores alone', lines('客户号,R评分,F评分,M评分', 'K1,5,5,5', 'K2,2,1,1')],
    [
      'customer-summary',
      'lifetimes',
      lines('customer_id,frequency,recency,T,monetary_value', '1,2,30.43,38.86,22.35', '2,0,0.00,38.86,0'),
    ],
    ['customer-summary', 'R', lines('ID,x,t.x,T.cal,m.x', '1,2,30.4,38.9,22.3', '2,0,0,38.9,0')],
    [
      'orders',
      'a log of last orders',
      lines('会员号,订单编号,日期,消费金额', 'K1,1,2024-01-05,3', 'K1,2,2024-01-06,4'),
    ],
    [
      'orders',
      'a log with running numbers',
      lines(
        'customer_id,last_purchase_date,order_count,total_spent',
        ...Array.from({ length: 9 }, (_, i) => `K${i % 2},2024-05-0${i + 1},${i},${i}`),
      ),
    ],
  ])('%s: %s', async (kind, _, content) => {
    const prepared = await readAndPrepare(content);
    expect(prepared.report.kind.value).toBe(kind === 'orders' ? 'orders' : kind);
    expect(spoken(prepared)).toEqual([]);
  });

  it.skipIf(!existsSync(CBS))('the summary of CDNOW stays what it was', async () => {
    const prepared = await readAndPrepare(readFileSync(CBS));
    expect(prepared.report.kind.value).toBe('customer-summary');
    expect(prepared.tables.rfm).toBeNull();
  });

  it('letters alone are scores where all three can be nothing else', async () => {
    const rows = Array.from({ length: 12 }, (_, i) => `K${i},${1 + (i % 5)},${1 + ((i * 2) % 5)},${1 + ((i * 3) % 5)}`);
    const scored = await readAndPrepare(lines('客户,R,F,M', ...rows));
    expect(roles(scored)).toEqual({ customer: '客户', 'score-r': 'R', 'score-f': 'F', 'score-m': 'M' });
    expect(scored.tables.rfm!.scores).toMatchObject({ most: 5 });
    expect(notices(scored)).toContain('data.scores-only');
    const valued = await readAndPrepare(lines('客户,R,F,M', ...rows.slice(1), 'K0,30,1,1'));
    expect(roles(valued)).toEqual({ customer: '客户', 'days-since': 'R', purchases: 'F', money: 'M' });
  });

  it('values and scores stand side by side', async () => {
    const prepared = await readAndPrepare(
      lines('客户号,R,F,M,R_score,F_score,M_score', 'K1,12,5,320,5,5,5', 'K2,80,1,40,2,1,1'),
    );
    expect(roles(prepared)).toEqual({
      customer: '客户号',
      'days-since': 'R',
      purchases: 'F',
      money: 'M',
      'score-r': 'R_score',
      'score-f': 'F_score',
      'score-m': 'M_score',
    });
    const { scores } = prepared.tables.rfm!;
    expect([[...scores!.r], [...scores!.f], [...scores!.m], scores!.most]).toEqual([[5, 2], [5, 1], [5, 1], 5]);
  });

  it('can be changed to the other by hand, and then asks for what that lacks', async () => {
    const content = lines('ID,R,F,M', '1,12,5,320.5', '2,80,1,40');
    const changed = await readAndPrepare(content, { kind: 'customer-summary' });
    expect(changed.tables.rfm).toBeNull();
    expect(changed.report.usable).toBe(false);
    const named = await readAndPrepare(content, {
      kind: 'rfm-summary',
      roles: { money: null, 'mean-spend': 'c3' },
    });
    expect([...named.tables.rfm!.total!]).toEqual([1602.5, 40]);
    expect([...named.tables.rfm!.mean!]).toEqual([320.5, 40]);
  });
});

describe('a summary of R, F and M', () => {
  const HEADER = '会员号,最近一次消费日期,消费次数,消费金额,城市';
  const CONTENT = lines(
    HEADER,
    'K1,2024-05-01,5,320.50,长沙',
    'K2,2024-03-01,1,40.00,长沙',
    'K3,,0,,株洲',
    'K4,,2,50.00,长沙',
    ',2024-03-01,1,40.00,长沙',
    'K5,2024-03-02,-1,40.00,长沙',
    'K6,2024-03-02,1.5,40.00,长沙',
    'K1,2024-01-01,9,1.00,长沙',
    'K7,2099-01-01,1,-5.00,长沙',
    'K8,2024-04-02,2,,长沙',
  );

  it.each<[string, string | Uint8Array]>([
    ['UTF-8', CONTENT],
    ['GB18030 with CRLF', toGb18030(CONTENT.replaceAll('\n', '\r\n'))],
  ])('in %s is read, each finding with line, column and value', async (_, content) => {
    const prepared = await readAndPrepare(content);
    expect(prepared.report.kind.value).toBe('rfm-summary');
    expect(counts(prepared)).toEqual({
      'missing-customer': 1,
      'missing-value': 2,
      'negative-value': 1,
      'fractional-count': 1,
      'duplicate-customer': 1,
      'negative-spend': 1,
      'future-date': 1,
    });
    expect(examples(prepared, 'missing-value')).toEqual([
      { line: 5, column: 'c1', value: '' },
      { line: 11, column: 'c3', value: '' },
    ]);
    expect(examples(prepared, 'negative-value')).toEqual([{ line: 7, column: 'c2', value: '-1' }]);
    expect(examples(prepared, 'fractional-count')).toEqual([{ line: 8, column: 'c2', value: '1.5' }]);
    expect(examples(prepared, 'duplicate-customer')).toEqual([{ line: 9, column: 'c0', value: 'K1' }]);
    expect(examples(prepared, 'future-date')).toEqual([{ line: 10, column: 'c1', value: '2099-01-01' }]);
    expect(prepared.report.ledger).toMatchObject({ read: 10, used: 4, listed: 6 });
    const rfm = prepared.tables.rfm!;
    expect(Array.from(rfm.customerCodes, (code) => textAt(rfm.customerNames, code))).toEqual(['K1', 'K2', 'K3', 'K7']);
    expect([...rfm.lastDay!]).toEqual([day('2024-05-01'), day('2024-03-01'), MISSING_DAY, day('2099-01-01')]);
    expect([...rfm.orders!]).toEqual([5, 1, 0, 1]);
    // who never bought has spent nothing
    expect([...rfm.total!]).toEqual([320.5, 40, 0, -5]);
    expect(rfm.mean![0]).toBe(64.1);
    expect(rfm.decimals).toBe(2);
    expect(rfm.attributes.map(({ label }) => label)).toEqual(['城市']);
    expect(prepared.report.worth).toEqual({ total: 355.5, measure: 'money' });
    expect(notices(prepared)).toEqual(['data.never-bought']);
    expect(prepared.customerOfRow(8)).toBe(3);
    expect(prepared.customerIndex('K7')).toBe(3);
    expect(universeOf(prepared.tables)).toBe(rfm);
    expect(spoken(prepared)).toEqual([]);
  });

  it('counts whole days and says so', async () => {
    const prepared = await readAndPrepare(lines('ID,Recency,Frequency,Monetary', '1,12.9,5,3', '2,0.5,1,4'));
    expect([...prepared.tables.rfm!.days!]).toEqual([12, 0]);
    expect(notices(prepared)).toContain('data.whole-days');
  });

  it('asks where it has none of the three', async () => {
    const prepared = await readAndPrepare('ID,colour\n1,red\n', { kind: 'rfm-summary' });
    expect(prepared.report.usable).toBe(false);
    expect(notices(prepared)).toEqual(['data.no-rfm']);
    expect(spoken(prepared)).toEqual([]);
  });
});

describe('P3 a complaint log is told from event logs, subscriptions, orders and surveys', () => {
  it.each<[TableKind, string, string]>([
    [
      'complaints',
      'Chinese',
      lines(
        '投诉编号,会员号,投诉日期,投诉原因,渠道,是否解决,满意度',
        'T1,K1,2024-01-05,配送慢,电话,是,4',
        'T2,K2,2024-01-06,质量,网店,否,2',
      ),
    ],
    [
      'complaints',
      'with dates of settlement',
      lines(
        '客户,投诉时间,投诉类型,解决时间,处理满意度',
        'K1,2024-01-05 10:00,配送,2024-01-06 12:00,满意',
        'K2,2024-01-06 11:00,质量,,',
      ),
    ],
    [
      'complaints',
      'English',
      lines(
        'complaint_id,customer_id,date,reason,resolved,satisfaction',
        '1,K1,2024-01-05,late,yes,4',
        '2,K2,2024-01-06,broken,no,1',
      ),
    ],
    [
      'complaints',
      'tickets',
      lines(
        'customer_id,created_at,issue,status,resolution_hours',
        'K1,2024-01-05 09:00,billing,closed,5',
        'K2,2024-01-06 09:00,delivery,open,',
      ),
    ],
    [
      'complaints',
      'without customers',
      lines('complaint date,complaint type,status', '2024-01-05,late,closed', '2024-01-06,broken,open'),
    ],
    ['events', 'an event log', lines('用户ID,时间,事件', 'u1,2024-01-05 10:00,投诉', 'u2,2024-01-05 10:01,注册')],
    [
      'subscriptions',
      'a subscription table',
      lines('会员号,开通日期,退订日期,退订原因', 'K1,2024-01-05,,', 'K2,2024-02-01,2024-05-01,投诉未解决'),
    ],
    [
      'orders',
      'orders with a flag',
      lines('会员号,订单编号,下单时间,实付金额,是否投诉', 'K1,1,2024-01-05,3,否', 'K2,2,2024-02-01,4,是'),
    ],
    [
      'survey',
      'a survey',
      lines(
        '受访者,提交时间,满意度,是否投诉过,投诉处理满意度',
        ...Array.from({ length: 8 }, (_, i) => `P${i},2024-01-0${i + 1},${1 + (i % 5)},否,${1 + ((i * 2) % 5)}`),
      ),
    ],
  ])('%s: %s', async (kind, _, content) => {
    const prepared = await readAndPrepare(content);
    expect(prepared.report.kind.value).toBe(kind);
    expect(spoken(prepared)).toEqual([]);
  });
});

describe('a complaint log', () => {
  const HEADER =
    '客户,投诉时间,投诉原因,投诉渠道,订单编号,是否解决,解决时间,首次响应时长(小时),处理满意度,补偿金额(元)';
  const CONTENT = lines(
    HEADER,
    'K1,2024-01-05 10:00,配送慢,电话,O1,是,2024-01-06 22:00,6,满意,20.00',
    'K2,2024-01-06 10:00,质量,网店,O2,否,,12,不满意,',
    ',2024-01-07 10:00,质量,网店,O3,是,2024-01-08 10:00,3,满意,',
    'K3,2024-01-09 10:00,质量,网店,O4,是,2024-01-08 10:00,3,满意,',
    'K3,,质量,网店,O4,是,2024-01-08 10:00,3,满意,',
    'K2,2024-01-06 10:00,质量,网店,O2,否,,12,不满意,',
    'K4,2099-01-09 10:00,态度,网店,O5,处理中,,,一般,',
    ...Array.from(
      { length: 20 },
      (_, i) => `M${i},2024-02-0${1 + (i % 9)} 08:00,态度,电话,P${i},是,2024-03-01 08:00,2,满意,5.50`,
    ),
    'K5,2024-01-10 10:00,态度,网店,O6,看情况,,,一般,',
  );

  it.each<[string, string | Uint8Array]>([
    ['UTF-8', CONTENT],
    ['GB18030 with CRLF', toGb18030(CONTENT.replaceAll('\n', '\r\n'))],
  ])('in %s is read, each finding with line, column and value', async (_, content) => {
    const prepared = await readAndPrepare(content);
    expect(prepared.report.kind.value).toBe('complaints');
    expect(roles(prepared)).toEqual({
      customer: '客户',
      time: '投诉时间',
      reason: '投诉原因',
      channel: '投诉渠道',
      order: '订单编号',
      resolved: '是否解决',
      'resolved-at': '解决时间',
      'response-time': '首次响应时长(小时)',
      recovery: '处理满意度',
      compensation: '补偿金额(元)',
    });
    expect(counts(prepared)).toEqual({
      'missing-customer': 1,
      'missing-time': 1,
      'future-date': 1,
      'duplicate-row': 1,
      'resolved-before-complained': 1,
      'unreadable-resolved': 1,
    });
    expect(examples(prepared, 'resolved-before-complained')).toEqual([
      { line: 5, column: 'c6', value: '2024-01-08 10:00:00' },
    ]);
    expect(examples(prepared, 'unreadable-resolved')).toEqual([{ line: 29, column: 'c5', value: '看情况' }]);
    expect(prepared.report.ledger).toMatchObject({ read: 28, used: 26, listed: 2 });
    const log = prepared.tables.complaints!;
    expect([...log.resolved!.slice(0, 5)]).toEqual([1, 0, 1, 0, 0]);
    expect(log.resolved!.at(-1)).toBe(255);
    expect([...log.resolution!.slice(0, 4)]).toEqual([1.5, NaN, NaN, NaN]);
    expect([...log.response!.slice(0, 3)]).toEqual([0.25, 0.5, 0.125]);
    expect(log.recovery!.scale).toMatchObject({ words: 'satisfaction' });
    const [pleased, displeased] = [log.recovery!.values[0]!, log.recovery!.values[1]!];
    expect(pleased).toBeGreaterThan(displeased);
    expect([...log.compensation!.slice(0, 2)]).toEqual([20, NaN]);
    expect(log.currency).toBe('CNY');
    expect(log.named).toBe(true);
    expect(prepared.report.worth).toEqual({ total: 26, measure: 'complaints' });
    expect(spoken(prepared)).toEqual([]);
  });

  it('merges what is exported twice, and lists what was settled before, where a person says so', async () => {
    const prepared = await readAndPrepare(CONTENT, {
      treatments: {
        'duplicate-row': 'merge',
        'resolved-before-complained': 'exclude',
        'unreadable-resolved': 'exclude',
      },
    });
    expect(prepared.report.ledger).toMatchObject({ used: 23, listed: 5 });
    expect(spoken(prepared)).toEqual([]);
  });

  it('without customers knows each complaint by itself', async () => {
    const prepared = await readAndPrepare(
      lines('complaint date,complaint type,status', '2024-01-05,late,closed', '2024-01-06,broken,open'),
    );
    const log = prepared.tables.complaints!;
    expect([log.named, log.customers, [...log.customer]]).toEqual([false, 2, [0, 1]]);
    expect([...log.resolved!]).toEqual([1, 0]);
    expect(log.resolution).toBeNull();
    expect(notices(prepared)).toEqual(['data.nameless-complaints', 'data.settled-when-unknown']);
  });

  it('reads lengths of time in the unit their name tells, else as hours, and says so', async () => {
    const read = async (name: string): Promise<Prepared> =>
      readAndPrepare(lines(`客户,投诉日期,投诉原因,${name}`, 'K1,2024-01-05,配送,48', 'K2,2024-01-06,质量,'));
    const of = async (name: string): Promise<number> => (await read(name)).tables.complaints!.resolution![0]!;
    expect(await of('处理时长(小时)')).toBe(2);
    expect(await of('处理天数')).toBe(48);
    expect(await of('处理时长(分钟)')).toBeCloseTo(48 / 1440, 12);
    expect(await of('处理时长')).toBe(2);
    expect(notices(await read('处理时长'))).toContain('data.hours-assumed');
    expect(notices(await read('处理天数'))).not.toContain('data.hours-assumed');
    // a length of time says that it was settled
    expect([...(await read('处理天数')).tables.complaints!.resolved!]).toEqual([1, 0]);
  });

  it('a plan of when it shall be settled settles nothing', async () => {
    const prepared = await readAndPrepare(
      lines(
        '客户,投诉日期,投诉原因,是否解决,解决日期',
        'K1,2024-01-05,配送,否,2024-02-01',
        'K2,2024-01-06,质量,是,2024-01-07',
      ),
    );
    const log = prepared.tables.complaints!;
    expect([...log.resolved!]).toEqual([0, 1]);
    expect([...log.resolution!]).toEqual([NaN, 1]);
  });
});
