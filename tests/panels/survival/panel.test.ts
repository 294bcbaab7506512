import { describe, expect, it } from 'vitest';
import { DICTIONARIES } from '../../../src/i18n/dictionaries.ts';
import { createTranslator } from '../../../src/i18n/translate.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import { survivalMarks, type SurvivalResult } from '../../../src/panels/survival/compute.ts';
import { survivalSpec } from '../../../src/panels/survival/index.ts';
import { PICTURES, type SurvivalOptions } from '../../../src/panels/survival/options.ts';
import Panel from '../../../src/panels/survival/Panel.svelte';
import { forestInput, horizonAt, reasonsInput, survivalInput } from '../../../src/panels/survival/picture.ts';
import { draw, faultsOf, litBy, type Drawing } from '../draw.ts';
import { ordersFrom, randomOrders } from '../orders.ts';
import { durationsFrom, INITIAL, resultOf, subscriptionsFrom, teaBox } from './spells.ts';

const ENGLISH = createTranslator('en', [...DICTIONARIES, survivalSpec.words]);
const CHINESE = createTranslator('zh-CN', [...DICTIONARIES, survivalSpec.words]);
const BOX = teaBox();
const COX = { group: ['c0'], covariates: ['c0', 'c1', 'c2'] };
const STILL = durationsFrom([
  [3, 0],
  [5, 0],
]);

type Case = readonly [name: string, options: Partial<SurvivalOptions>, result: SurvivalResult];

const CASES: readonly Case[] = await Promise.all(
  (
    [
      ['the tea box', COX, { subscriptions: BOX }],
      ['the tea box as one', { interval: 'plain', level: '99' }, { subscriptions: BOX }],
      ['the tea box, seen late', { ...COX, since: '2023-06-01', strata: ['c1'] }, { subscriptions: BOX }],
      ['orders', {}, { orders: ordersFrom(randomOrders(400, 60, 1)) }],
      ['second purchases', { event: 'second' }, { orders: ordersFrom(randomOrders(400, 60, 1)) }],
      ['durations nobody left', {}, { durations: STILL }],
      ['one duration', {}, { durations: durationsFrom([[4, 1]]) }],
      [
        'three subscriptions',
        { group: ['c0'], covariates: ['c0'] },
        {
          subscriptions: subscriptionsFrom(
            [
              ['a', '2024-01-01', '2024-02-01', 'price'],
              ['b', '2024-01-01', null],
              ['c', '2024-01-05', '2024-01-05'],
            ],
            '2024-04-01',
            { plan: ['x', 'y', 'y'] },
          ),
        },
      ],
    ] as const
  ).map(async ([name, options, tables]): Promise<Case> => [name, options, await resultOf(options, tables)]),
);

function drawingOf(result: SurvivalResult, patch: Partial<SurvivalOptions>): Drawing {
  const options: JsonObject = { ...INITIAL, ...patch };
  return { view: survivalSpec.answer(result, options).view, marks: survivalMarks(result), options };
}

describe('the pictures of the survival panel', () => {
  it.each(CASES)(
    'are whole for %s, in both languages, at every width, at rest and picked',
    (_name, patch, result) => {
      for (const picture of PICTURES) {
        const drawing = drawingOf(result, { ...patch, picture });
        const lit = litBy(drawing.marks, (customer) => customer % 3 === 0);
        for (const locale of ['zh-CN', 'en'] as const)
          for (const width of [320, 756, 1060]) {
            const html = draw(Panel, survivalSpec, drawing, { locale, width });
            expect(faultsOf(html), picture).toEqual([]);
            if (width === 756) expect(faultsOf(draw(Panel, survivalSpec, drawing, { locale, width, lit }))).toEqual([]);
            const texts = html.replace(/<[^>]*>/g, ' ');
            if (locale === 'en' && result.input.source === 'orders') expect(texts).not.toMatch(/\p{Script=Han}/u);
          }
      }
    },
    30_000,
  );

  it.each(CASES)('come with words, tables and formulas that are whole for %s', (_name, patch, result) => {
    const options: JsonObject = { ...INITIAL, ...patch };
    const answer = survivalSpec.answer(result, options);
    expect(answer.statistics.map(({ name }) => name)).toEqual([...survivalSpec.statistics]);
    const explained = survivalSpec.explain(result, options, null);
    const lines = [...explained.symbols, ...explained.numbers, ...explained.steps];
    const messages = [
      answer.finding,
      answer.subtitle,
      answer.caption,
      answer.alternative,
      ...answer.reading,
      answer.account.used,
      ...answer.account.leftOut,
      ...lines.map(({ note }) => note),
    ];
    for (const words of [ENGLISH, CHINESE]) {
      for (const message of messages) expect(words.message(message)).not.toMatch(/[{}⟨⟩]|undefined|NaN|\[object/);
      for (const table of survivalSpec.tabulate(result, options)) {
        expect(words.message(table.title)).not.toMatch(/⟨/);
        for (let row = 0; row < Math.min(table.rows, 60); row += 1)
          table.columns.forEach((column, i) => {
            expect(words.message(column.label)).not.toMatch(/⟨/);
            expect(table.cell(row, i), `${table.name}.${column.key}`).not.toBeNaN();
          });
      }
    }
    for (const { tex } of lines) expect(tex).not.toMatch(/undefined|NaN|Infinity/);
  });

  it('draw their curves from 1 down, with numbers at risk under every tick', () => {
    const { view } = CASES[0]![2];
    const input = survivalInput(view, CHINESE, true);
    expect(input.series.map(({ name }) => name).toSorted()).toEqual(['家常盒', '尝鲜盒', '珍藏盒']);
    for (const { value, atRisk } of input.series) {
      expect(value[0]).toBe(1);
      for (let i = 1; i < value.length; i += 1) expect(value[i]!).toBeLessThanOrEqual(value[i - 1]!);
      expect(atRisk).toHaveLength(view.ticks.length);
      for (let i = 1; i < atRisk!.length; i += 1) expect(atRisk![i]!).toBeLessThanOrEqual(atRisk![i - 1]!);
    }
  });

  it('stack reasons up to all who left', () => {
    const { view } = CASES[0]![2];
    const { layers = [] } = reasonsInput(view, ENGLISH);
    const top = layers.at(-1)!;
    expect(top.high[top.high.length - 1]).toBeCloseTo(1 - view.all.atLast, 9);
    layers.slice(1).forEach((layer, i) => expect(layer.low).toEqual(layers[i]!.high));
  });

  it('name every value of the forest by its column', () => {
    const { view } = CASES[0]![2];
    const { rows } = forestInput(view.cox!, CHINESE);
    expect(rows).toHaveLength(8);
    expect(rows.map(({ name }) => name)).toContain('渠道：直播间');
    expect(rows.every(({ low, high, estimate }) => low < estimate && estimate < high)).toBe(true);
  });

  it('move the horizon in round steps, never to 0 and never beyond what was seen', () => {
    const { view } = CASES[0]![2];
    expect(horizonAt(-5, view)).toBeGreaterThan(0);
    expect(horizonAt(1e9, view)).toBeLessThanOrEqual(view.all.last);
    expect(horizonAt(12.03, view)).toBeCloseTo(12, 0);
  });
});

describe('the words of the survival panel', () => {
  const answerOf = ([, patch, result]: Case) => survivalSpec.answer(result, { ...INITIAL, ...patch });

  it('say who stays longer, with medians', () => {
    const { finding } = answerOf(CASES[0]!);
    expect(CHINESE.message(finding)).toMatch(/^珍藏盒过了 \d\d\.\d 个月才有一半离开，尝鲜盒只要 \d\d\.\d 个月$/);
    expect(ENGLISH.message(finding)).toMatch(/^It takes \d\d\.\d months until half of 珍藏盒 have left, only \d\d\.\d/);
  });

  it('say that the censored have not left, what the strongest ratio is, and that it is no cause', () => {
    const said = answerOf(CASES[0]!).reading.map((line) => ENGLISH.message(line));
    const text = said.join(' ');
    expect(text).toMatch(/That is censoring, it is not leaving/);
    expect(text).toMatch(/珍藏盒 against 尝鲜盒: the hazard of leaving is 0\.\d\d times|直播间 against 小程序/);
    expect(text).toMatch(/they are not causes/);
    expect(text).toMatch(/the hazard of leaving falls over time/);
  });

  it('say that nobody left where nobody did', () => {
    const { finding, reading } = answerOf(CASES[5]!);
    expect(ENGLISH.message(finding)).toBe('In 2 spells not one case of leaving was seen');
    expect(reading.map(({ code }) => code)).toContain('survival.caution-no-events');
  });

  it('name a selection', () => {
    const [, patch, result] = CASES[0]!;
    const options = { ...INITIAL, ...patch };
    const words = (set: string, marks: number[], view: unknown = result.view): string =>
      ENGLISH.message(survivalSpec.describe(set, marks, options, view));
    expect(words('state', [1])).toBe('still there');
    expect(words('time', [0, 1])).toBe('left at 0–4 months');
    expect(words('running', [6])).toBe('still there after 12–14 months');
    expect(words('group', [0])).toBe('套餐: 尝鲜盒');
    expect(words('reason', [0])).toMatch(/^left for: /);
    expect(words('group', [0], null)).toBe('group 1');
    expect(words('time', [0, 2, 4, 6])).toBe('customers of 4 stretches of time');
  });

  it('work the first steps of the product by hand', () => {
    const [, patch, result] = CASES[6]!;
    const { steps } = survivalSpec.explain(result, { ...INITIAL, ...patch }, null);
    expect(steps[1]!.tex).toBe('\\hat S(4) = 1 \\times \\left(1 - \\frac{1}{1}\\right) = 0');
  });
});
