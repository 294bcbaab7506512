/** What a selection is called, whom the formula works by hand, and how long is too long to be told. */

import { describe, expect, it } from 'vitest';
import { NO_TABLES } from '../../../src/data/tables.ts';
import { DICTIONARIES } from '../../../src/i18n/dictionaries.ts';
import { createTranslator } from '../../../src/i18n/translate.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import Panel from '../../../src/panels/lifecycle/Panel.svelte';
import { describeLifecycle, whereWord } from '../../../src/panels/lifecycle/describe.ts';
import { lifecycleSpec as lifecyclePanel } from '../../../src/panels/lifecycle/index.ts';
import type { LifecycleView } from '../../../src/panels/lifecycle/view.ts';
import { initialOptions } from '../../../src/panels/options.ts';
import { computePanel, draw } from '../draw.ts';
import { ordersFrom, randomOrders } from '../orders.ts';

const ENGLISH = createTranslator('en', [...DICTIONARIES, lifecyclePanel.words]);
const CHINESE = createTranslator('zh-CN', [...DICTIONARIES, lifecyclePanel.words]);
const orders = ordersFrom(randomOrders(3000, 300, 5));

describe('a picked stage is told with its date', () => {
  it('of the option, where there is one', () => {
    const formation = describeLifecycle('stage', [1], { asOf: '2025-12-31' });
    expect(CHINESE.message(formation)).toBe('形成期（2025-12-31）');
    expect(ENGLISH.message(formation)).toBe('formation (2025-12-31)');
    expect(CHINESE.message(describeLifecycle('stage', [1, 2], { asOf: null }))).toBe('形成期、稳定期');
  });

  it('never after the data', async () => {
    const view = (await computePanel(lifecyclePanel, orders)).view as LifecycleView;
    const told = [null, '2099-01-01'].map((asOf) => describeLifecycle('state', [3], { asOf }, view));
    expect(told.map(({ parameters }) => parameters?.['date'])).toEqual([view.asOf, view.asOf]);
  });

  it('where somebody was or is reads as a sentence would', () => {
    const told = (['none', 'lost', 'stability', 'new'] as const).map((name) => CHINESE.message(whereWord('was', name)));
    expect(told).toEqual(['之前还不是客户', '之前已流失', '之前在稳定期', '之前是新客']);
    expect(CHINESE.message(whereWord('is', 'lost'))).toBe('现在已流失');
  });
});

it('a stay of over 120 periods is not told as a number, and stays exact', async () => {
  const drawing = await computePanel(lifecyclePanel, orders);
  const view = drawing.view as LifecycleView;
  const slots = view.slots.map((slot, i) => ({ ...slot, stay: i === 2 ? 161.25 : i === 4 ? 120 : 3.2 }));
  const html = draw(Panel, lifecyclePanel, { ...drawing, view: { ...view, slots } });
  expect(html).toMatch(/value="161.25" data-stat="stay-stability"[^>]*>(over 120|几乎不离开)</);
  expect(html).toMatch(/value="120" data-stat="stay-lost"[^>]*>120</);
});

it('the formula works the customer chosen in the panel, and one asked for before that', async () => {
  const pause = { pause: () => Promise.resolve(), progress: () => {} };
  for (const person of [0, 1]) {
    const options = { ...initialOptions<JsonObject>(lifecyclePanel.options), person };
    const input = lifecyclePanel.select({ ...NO_TABLES, orders }, options, { keep: null });
    if (!input.ok) throw new Error(input.error.code);
    const result = await lifecyclePanel.compute(input.value, options, pause);
    if (!result.ok) throw new Error(result.error.code);
    const { people } = lifecyclePanel.answer(result.value, options).view as LifecycleView;
    expect(lifecyclePanel.explain(result.value, options, null).customer).toBe(people[person]!.customer);
    const other = people[1 - person]!.customer;
    expect(lifecyclePanel.explain(result.value, options, other).customer).toBe(other);
  }
});
