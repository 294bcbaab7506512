/** The pictures of the panel as they are drawn on the server, in both languages, with and without all that may be missing. */

import { render } from 'svelte/server';
import type { Component } from 'svelte';
import { describe, expect, it } from 'vitest';
import { NO_TABLES } from '../../../src/data/tables.ts';
import { LOCALES, type Locale } from '../../../src/i18n/format.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import type { PanelProps } from '../../../src/panels/contract.ts';
import {
  CLV_PROBABILISTIC_OPTIONS,
  PICTURES,
  type ClvProbabilisticOptions,
  type Picture,
} from '../../../src/panels/clv-probabilistic/options.ts';
import Panel from '../../../src/panels/clv-probabilistic/Panel.svelte';
import { clvProbabilisticSpec as clvProbabilisticPanel } from '../../../src/panels/clv-probabilistic/index.ts';
import { clvProbabilisticWords } from '../../../src/panels/clv-probabilistic/messages.ts';
import { pictureWords } from '../../../src/panels/clv-probabilistic/picture-messages.ts';
import type { ClvProbabilisticView } from '../../../src/panels/clv-probabilistic/view.ts';
import { initialOptions } from '../../../src/panels/options.ts';
import { faultsOf } from '../draw.ts';
import Drawn from '../Drawn.svelte';
import { ordersFrom, randomOrders, type OrderRow } from '../orders.ts';
import { sampleView } from './sample-view.ts';

const view = sampleView();

interface Given {
  readonly view?: Partial<ClvProbabilisticView>;
  readonly locale?: Locale;
  readonly props?: Partial<PanelProps<ClvProbabilisticView, ClvProbabilisticOptions>>;
}

function draw(picture: Picture, { view: changed = {}, locale = 'en', props = {} }: Given = {}): string {
  const nothing = (): void => {};
  const whole: PanelProps<ClvProbabilisticView, ClvProbabilisticOptions> = {
    view: { ...view, ...changed },
    options: { ...initialOptions(CLV_PROBABILISTIC_OPTIONS), picture },
    lit: null,
    picked: {},
    currency: 'USD',
    width: 756,
    id: 'cell-1',
    change: nothing,
    pick: nothing,
    prepare: nothing,
    clear: nothing,
    ...props,
  };
  return render(Drawn, {
    props: {
      drawing: Panel as unknown as Component<Record<string, unknown>>,
      locale,
      words: clvProbabilisticWords,
      props: { ...whole },
    },
  }).body;
}

function stat(html: string, name: string): { readonly value: number; readonly shown: string } | null {
  const found = new RegExp(`<data[^>]*value="([^"]*)" data-stat="${name}"[^>]*>([^<]*)</data>`).exec(html);
  return found ? { value: Number(found[1]), shown: found[2]!.trim() } : null;
}

describe.each(PICTURES)('the picture %s', (picture) => {
  it.each(LOCALES.flatMap((locale) => [340, 756, 1062].map((width) => [locale, width] as const)))(
    'is whole in %s at %i px',
    (locale, width) => {
      const html = draw(picture, { locale, props: { width } });
      expect(faultsOf(html)).toEqual([]);
      expect(html).toContain('<figure');
    },
  );

  it('is whole where there is no money, no holdout, no calendar, no drop-out and nobody bought again', () => {
    const bare: Partial<ClvProbabilisticView> = {
      spend: null,
      noSpend: { code: 'clv-probabilistic.drawn-nobody' },
      holdout: null,
      tracking: null,
      period: null,
      dropout: null,
      replicates: 0,
      models: view.models.slice(0, 1),
      heat: { ...view.heat, points: null },
      parameters: view.parameters.map((parameter) => ({
        ...parameter,
        standardError: NaN,
        low: NaN,
        high: NaN,
        bootstrapLow: NaN,
        bootstrapHigh: NaN,
      })),
      timelines: view.timelines.map((each) => ({
        ...each,
        firstDay: NaN,
        purchases: new Float64Array(),
        later: new Float64Array(),
        x: 0,
        tx: 0,
        spend: NaN,
        clv: NaN,
      })),
      value: {
        ...view.value,
        kind: 'transactions',
        top: view.value.top.slice(0, 1).map((row) => ({ ...row, spend: NaN, low: NaN, high: NaN, expectedLow: NaN })),
      },
      newCustomer: { ...view.newCustomer, clv: NaN },
    };
    expect(faultsOf(draw(picture, { view: bare }))).toEqual([]);
  });
});

describe('what was really computed', () => {
  const shapes: Readonly<Record<string, readonly OrderRow[]>> = {
    'a shop': randomOrders(1500, 250, 5),
    'two customers': [
      ['a', 10, 5],
      ['a', 40, 8],
      ['b', 12, 9],
      ['b', 90, 9],
      ['b', 95, 4],
    ],
    'one customer': [
      ['only', 10, 20],
      ['only', 12, 5.5],
      ['only', 40, 7],
    ],
    'nobody who bought again': [
      ['a', 10, 5],
      ['b', 400, 900],
    ],
  };

  it.each(Object.entries(shapes))('is drawn whole for %s', async (_, rows) => {
    for (const patch of [
      {},
      { unit: 'month', model: 'mbg-nbd', bootstrap: '0' },
      { model: 'bg-bb' },
      { model: 'nbd' },
    ]) {
      const options = { ...initialOptions<JsonObject>(clvProbabilisticPanel.options), ...patch };
      const input = clvProbabilisticPanel.select({ ...NO_TABLES, orders: ordersFrom(rows) }, options, { keep: null });
      if (!input.ok) continue;
      const result = await clvProbabilisticPanel.compute(input.value, options, {
        pause: () => Promise.resolve(),
        progress: () => {},
      });
      if (!result.ok) continue;
      const computed = clvProbabilisticPanel.answer(result.value, options).view as ClvProbabilisticView;
      for (const picture of PICTURES)
        expect([picture, patch, faultsOf(draw(picture, { view: computed }))]).toEqual([picture, patch, []]);
    }
  });
});

describe('the numbers beside every picture', () => {
  it('are parameters with their errors, the fit, and the chosen customer, in full', () => {
    for (const picture of PICTURES) {
      const html = draw(picture);
      for (const { name, estimate, standardError } of view.parameters) {
        expect(stat(html, `estimate-${name}`)!.value).toBe(estimate);
        expect(stat(html, `standard-error-${name}`)!.value).toBe(standardError);
      }
      expect(stat(html, 'fit-log-likelihood')).toEqual({ value: -9582.4292, shown: '-9,582.4' });
      expect(stat(html, 'fit-customers')!.value).toBe(2357);
      const [first] = view.timelines;
      expect(stat(html, 'customer-alive')!.value).toBe(first!.alive);
      expect(stat(html, 'customer-expected')!.value).toBe(first!.expected);
      expect(stat(html, 'customer-clv')!.shown).toBe(`$${Math.round(first!.clv)}`);
    }
  });

  it('warn of a fit that ran to the edge, and tell a ratio where only that is known', () => {
    const fit = {
      ...view.fit,
      diagnosis: ['drop-out-unidentified'] as const,
      parameters: { ...view.fit.parameters, a: 2e9, b: 8e9 },
    };
    const html = draw('frequency', { view: { fit } });
    expect(html).toContain(clvProbabilisticWords.en['clv-probabilistic.caution-drop-out-unidentified']!.slice(0, 40));
    expect(stat(html, 'dropout-mean')).toEqual({ value: 0.2, shown: '20.0%' });
    expect(stat(html, 'estimate-a')).toBeNull();
    expect(stat(draw('frequency'), 'dropout-mean')).toBeNull();
    expect(draw('frequency')).toMatch(/± <data[^>]*standard-error-[^>]*>[\d.]+<\/data><\/span>.*?95% [\d.]+ to/);
  });

  it('are those of another customer once one is chosen', () => {
    const options = { ...initialOptions(CLV_PROBABILISTIC_OPTIONS), person: 1 };
    expect(stat(draw('timeline', { props: { options } }), 'customer-alive')!.value).toBe(view.timelines[1]!.alive);
  });
});

describe('choosing a picture', () => {
  it('is a row of names with one tab stop, on a phone a list', () => {
    const html = draw('tracking');
    expect(html.match(/role="radio"/g)).toHaveLength(PICTURES.length);
    expect(html.match(/aria-checked="true"[^>]*tabindex="0"/g)).toHaveLength(1);
    expect(draw('tracking', { props: { width: 340 } })).not.toContain('role="radio"');
  });
});

describe('what a picture offers', () => {
  it('a one-time buyer’s certainty is explained, with the model that knows better', () => {
    const once = view.timelines.findIndex(({ x }) => x === 0);
    const options = { ...initialOptions(CLV_PROBABILISTIC_OPTIONS), person: once };
    const button = /Use MBG\/NBD instead<\/button>/;
    expect(draw('timeline', { props: { options } })).toMatch(button);
    expect(draw('timeline')).not.toMatch(button);
    const modified = { ...view.fit, id: 'mbg-nbd' as const };
    expect(draw('timeline', { view: { fit: modified }, props: { options } })).not.toMatch(button);
  });

  it('without money nobody is called valuable', () => {
    const value = { ...view.value, kind: 'transactions' as const };
    for (const picture of ['ranking', 'value', 'timeline'] as const)
      expect([picture, draw(picture, { view: { value } }).match(/valuable|Rank by value/g)]).toEqual([picture, null]);
    expect(draw('ranking')).toContain('most valuable');
  });

  it('without a holdout one is a click away, where there are dates', () => {
    const button = /Calibrate to [^<]+<\/button>/;
    expect(draw('conditional', { view: { holdout: null } })).toMatch(button);
    expect(draw('conditional', { view: { holdout: null, period: null } })).not.toMatch(button);
    expect(draw('conditional')).not.toMatch(button);
  });
});

describe('the selection', () => {
  it('shows the picked part and says how much it is', () => {
    const lit = {
      frequency: { counts: new Float64Array([706, 0, 0, 0, 0, 0, 0, 64]), total: 770 },
      cell: { counts: view.heat.count.map((count, cell) => (cell === 0 ? count : 0)), total: 60 },
    };
    const bars = draw('frequency', { props: { lit, picked: { frequency: new Set([7]) } } });
    expect(bars.match(/class="bar lit/g)).toHaveLength(2);
    expect(bars.match(/aria-selected="true"/g)).toHaveLength(1);
    expect(draw('alive', { props: { lit } }).match(/class="still/g)).toHaveLength(1);
  });
});

describe('the models side by side', () => {
  it('are listed with their likelihoods, the chosen one marked', () => {
    const html = draw('parameters');
    expect(stat(html, 'model-pareto-nbd-log-likelihood')!.value).toBe(-9594.98);
    expect(html.match(/<tr class="chosen/g)).toHaveLength(1);
    expect(html).toContain('>MBG/NBD</button>');
  });

  it('say why one of them has no numbers', () => {
    const [first, second] = view.models;
    const fault = { code: 'clv-probabilistic.drawn-no-dropout' };
    const html = draw('parameters', { view: { models: [first!, { ...second!, fault }] } });
    expect(html).toContain(pictureWords.en['clv-probabilistic.drawn-no-dropout']);
  });
});
