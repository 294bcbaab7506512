import { describe, expect, it } from 'vitest';
import { DICTIONARIES } from '../../../src/i18n/dictionaries.ts';
import { createTranslator } from '../../../src/i18n/translate.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import { clvContractualMarks, type ClvContractualResult } from '../../../src/panels/clv-contractual/compute.ts';
import { clvContractualSpec as clvContractualPanel } from '../../../src/panels/clv-contractual/index.ts';
import type { ClvContractualOptions } from '../../../src/panels/clv-contractual/options.ts';
import Panel from '../../../src/panels/clv-contractual/Panel.svelte';
import { boundaryAt, churnInput, mixingAfter } from '../../../src/panels/clv-contractual/picture.ts';
import { draw, faultsOf, litBy, type Drawing } from '../draw.ts';
import { INITIAL, resultOf, retentionFrom, simulatedSubscriptions, subscriptionsFrom } from './subscriptions.ts';

const ENGLISH = createTranslator('en', [...DICTIONARIES, clvContractualPanel.words]);
const CHINESE = createTranslator('zh-CN', [...DICTIONARIES, clvContractualPanel.words]);
const SUBSCRIPTIONS = simulatedSubscriptions(800, 0.7, 4, 5);

function drawingOf(result: ClvContractualResult, patch: Partial<ClvContractualOptions> = {}): Drawing {
  const options: JsonObject = { ...INITIAL, ...patch };
  return { view: clvContractualPanel.answer(result, options).view, marks: clvContractualMarks(result), options };
}

const CASES: readonly (readonly [string, ClvContractualResult])[] = [
  ['high end', resultOf()],
  ['regular', resultOf({ source: 'regular', model: 'beta-discrete-weibull', renewals: 0, discount: 0 })],
  ['subscriptions', resultOf({}, { subscriptions: SUBSCRIPTIONS })],
  ['monthly', resultOf({ period: 'month', calibration: 5 }, { subscriptions: SUBSCRIPTIONS })],
  ['nobody leaves', resultOf({ source: 'list', survivors: [10, 10, 10] })],
  ['all alike', resultOf({ source: 'list', survivors: [1000, 800, 640, 512, 410], fee: 0 })],
  [
    'cohorts',
    resultOf(
      {},
      {
        retention: retentionFrom([
          ['2021', 0, 1000],
          ['2021', 1, 700],
          ['2021', 2, 560],
          ['2022', 0, 900],
          ['2022', 1, 720],
        ]),
      },
    ),
  ],
  [
    'three customers',
    resultOf(
      { period: 'month' },
      {
        subscriptions: subscriptionsFrom(
          [
            ['a', '2024-01-01', null],
            ['b', '2024-01-01', '2024-02-01'],
            ['c', '2024-01-01', '2024-03-05'],
          ],
          '2024-04-01',
        ),
      },
    ),
  ],
];

describe('the pictures of the contractual panel', () => {
  it.each(CASES)('are whole for %s, in both languages, at every width, at rest and picked', (_name, result) => {
    const drawing = drawingOf(result);
    const persons = result.view.running !== null;
    const lit = litBy(drawing.marks, (customer) => customer % 3 === 0);
    for (const locale of ['zh-CN', 'en'] as const)
      for (const width of [320, 600, 756, 1060]) {
        const html = draw(Panel, clvContractualPanel, drawing, { locale, width });
        expect([...html.matchAll(/data-picture="([^"]*)"/g)].map((match) => match[1])).toEqual([
          'survival',
          'retention',
          ...(result.view.mixing ? ['churn'] : []),
          'value',
          'losses',
          ...(persons ? ['running'] : []),
        ]);
        expect(faultsOf(html)).toEqual([]);
        if (persons) expect(faultsOf(draw(Panel, clvContractualPanel, drawing, { locale, width, lit }))).toEqual([]);
        if (locale === 'en') expect(html.replace(/<[^>]*>/g, ' ')).not.toMatch(/\p{Script=Han}/u);
      }
  });

  it.each(CASES)('come with words, tables and formulas that are whole for %s', (_name, result) => {
    const options: JsonObject = { ...INITIAL };
    const answer = clvContractualPanel.answer(result, options);
    expect(answer.statistics.map(({ name }) => name)).toEqual([...clvContractualPanel.statistics]);
    const messages = [
      answer.finding,
      answer.subtitle,
      answer.caption,
      answer.alternative,
      ...answer.reading,
      answer.account.used,
      ...answer.account.leftOut,
    ];
    const explained = clvContractualPanel.explain(result, options, null);
    const lines = [...explained.symbols, ...explained.numbers, ...explained.steps];
    for (const words of [ENGLISH, CHINESE]) {
      for (const message of [...messages, ...lines.map(({ note }) => note)])
        expect(words.message(message)).not.toMatch(/[{}⟨⟩]|undefined|NaN|\[object/);
      for (const table of clvContractualPanel.tabulate(result, options)) {
        expect(words.message(table.title)).not.toMatch(/⟨/);
        for (let row = 0; row < table.rows; row += 1)
          table.columns.forEach((column, i) => {
            expect(words.message(column.label)).not.toMatch(/⟨/);
            expect(table.cell(row, i), `${table.name}.${column.key}`).not.toBeNaN();
          });
      }
    }
    for (const { tex } of lines) expect(tex).not.toMatch(/undefined|NaN|Infinity/);
  });

  it('say that it is sorting, not loyalty', () => {
    const { finding, reading } = clvContractualPanel.answer(resultOf(), { ...INITIAL });
    expect(ENGLISH.message(finding)).toMatch(/^Retention rises from 86\.9% to 9\d\.\d% after 12 years: sorting/);
    expect(CHINESE.message(finding)).toMatch(/^留存率从 86\.9% 升到第 12 年的 9\d\.\d%：容易走的先走了/);
    // Here beta-discrete-Weibull is clearly better: the model of constant chances is not told as what happened.
    expect(finding).toMatchObject({ code: 'clv-contractual.finding-growing' });
    const said = reading.map((line) => ENGLISH.message(line)).join(' ');
    expect(said).toContain('is not constant either');
    expect(said).not.toContain('Nobody became more loyal');
    const simulated = clvContractualPanel.answer(resultOf({}, { subscriptions: SUBSCRIPTIONS }), { ...INITIAL });
    expect(simulated.reading.map((line) => ENGLISH.message(line)).join(' ')).toContain('Nobody became more loyal');
  });

  it('work the survivors out by hand with digits that come out', () => {
    for (const result of [resultOf(), resultOf({ source: 'regular' }), resultOf({ model: 'beta-discrete-weibull' })]) {
      const { steps } = clvContractualPanel.explain(result, { ...INITIAL }, null);
      const worked = steps
        .map(({ tex }) => /S\((\d)\) = ([\d.]+) \\times ([\d.]+) = ([\d.]+)/.exec(tex))
        .filter(Boolean);
      expect(worked).toHaveLength(4);
      let before = '1';
      for (const [, , from, rate, now] of worked as RegExpExecArray[]) {
        expect(from).toBe(before);
        expect(Math.round(Number(from) * Number(rate) * 1e6)).toBe(Math.round(Number(now) * 1e6));
        before = now!;
      }
      for (const { tex } of steps) {
        const ratio = /frac\{([\d.]+)\}\{([\d.]+)\} = ([\d.]+)/.exec(tex);
        if (ratio)
          expect(Math.round((Number(ratio[1]) / Number(ratio[2])) * 1e6)).toBe(Math.round(Number(ratio[3]) * 1e6));
      }
    }
  });

  it('name what is picked', () => {
    const named = (set: string, marks: number[]): string =>
      ENGLISH.message(clvContractualPanel.describe(set, marks, {}));
    expect(named('left', [0, 1, 4])).toBe('Customers who left at the end of period 1–2, 5');
    expect(named('running', [0, 23])).toBe('Customers still there with 0, 23 and more renewals');
  });
});

describe('what is drawn', () => {
  it('shows those who renewed leaving less easily', () => {
    const { view } = resultOf();
    const before = mixingAfter(view.mixing!, 0);
    const after = mixingAfter(view.mixing!, 4);
    expect(before.b).toBeCloseTo(view.mixing!.b, 12);
    expect(after.b).toBe(view.mixing!.b + 4);
    expect(churnInput(view, ['a', 'b'])!.series).toHaveLength(2);
    expect(churnInput({ ...view, renewals: 0 }, ['a', 'b'])!.series).toHaveLength(1);
  });

  it('keeps the boundary within what was seen', () => {
    expect([0, 4.4, 4.6, 99].map((value) => boundaryAt(value, { periods: 12, last: 18 }))).toEqual([2, 4, 5, 12]);
  });

  it('can be dragged, and moves where the option moves', () => {
    const html = draw(Panel, clvContractualPanel, drawingOf(resultOf()));
    expect(html.match(/data-handle="calibration"/g)).toHaveLength(1);
  });
});
