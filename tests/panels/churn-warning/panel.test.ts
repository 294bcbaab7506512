import { describe, expect, it, vi } from 'vitest';
import { NO_TABLES, type Tables } from '../../../src/data/tables.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import { churnWarningSpec as spec } from '../../../src/panels/churn-warning/index.ts';
import Panel from '../../../src/panels/churn-warning/Panel.svelte';
import { initialOptions } from '../../../src/panels/options.ts';
import { draw, faultsOf, litBy, type Drawing } from '../draw.ts';
import { ordersFrom, randomOrders } from '../orders.ts';
import { eventsFrom, shopRows, subscriptionsFrom } from './made.ts';

const ALL = ['windows', 'score', 'outcome', 'list', 'reasons', 'deciles', 'lift', 'gains', 'roc', 'pr', 'calibration'];

async function drawingOf(tables: Partial<Tables>, patch: JsonObject = {}): Promise<Drawing> {
  const options = { ...initialOptions<JsonObject>(spec.options), ...patch };
  const input = spec.select({ ...NO_TABLES, ...tables }, options, { keep: null });
  if (!input.ok) throw new Error(input.error.code);
  const result = await spec.compute(input.value, options, { pause: () => Promise.resolve(), progress: () => {} });
  if (!result.ok) throw new Error(result.error.code);
  return { view: spec.answer(result.value, options).view, marks: spec.marks(result.value), options };
}

function pictures(html: string): string[] {
  return [...html.matchAll(/data-picture="([^"]*)"/g)].map((match) => match[1]!);
}

// Several models are fitted and drawn: on a busy machine that takes a while.
vi.setConfig({ testTimeout: 60_000 });

const orders = ordersFrom(shopRows(500, 11));

describe('the pictures of early warning', () => {
  it.each(['zh-CN', 'en'] as const)(
    'have all their words in %s, at every width, at rest and picked',
    async (locale) => {
      for (const patch of [
        {},
        { model: 'logistic', threshold: 40 },
        { model: 'trees', drift: 'today', order: 'probability', rank: 20 },
        { trainCut: '2023-08-15', cuts: 1, gap: 7 },
      ]) {
        const drawing = await drawingOf({ orders }, patch);
        const lit = litBy(drawing.marks, (customer) => customer % 4 === 0);
        for (const width of [320, 600, 756, 1060]) {
          const html = draw(Panel, spec, drawing, { locale, width });
          expect(pictures(html)).toEqual(expect.arrayContaining(ALL));
          expect(faultsOf(html)).toEqual([]);
          expect(faultsOf(draw(Panel, spec, drawing, { locale, width, lit }))).toEqual([]);
          if (locale === 'en') expect(html.replace(/<[^>]*>/g, ' ')).not.toMatch(/\p{Script=Han}/u);
        }
      }
    },
  );

  it('are whole for subscriptions and for events', async () => {
    for (const tables of [{ subscriptions: subscriptionsFrom(900, 3) }, { events: eventsFrom(400, 4) }]) {
      const html = draw(Panel, spec, await drawingOf(tables));
      expect(pictures(html)).toEqual(expect.arrayContaining(ALL));
      expect(faultsOf(html)).toEqual([]);
    }
  });

  it('show the windows and say why where nothing can be learnt', async () => {
    const few = draw(Panel, spec, await drawingOf({ orders: ordersFrom(randomOrders(60, 9, 2)) }));
    expect(pictures(few)).toEqual(['windows']);
    expect(few).toContain('any model would learn chance by heart');
    expect(faultsOf(few)).toEqual([]);
    const short = draw(Panel, spec, await drawingOf({ orders }, { label: 3000 }));
    expect(pictures(short)).toEqual([]);
    expect(short).toContain('needs at least 6,001');
  });

  it('mark what leaks', async () => {
    const clean = draw(Panel, spec, await drawingOf({ orders }));
    expect(clean).not.toMatch(/class="leak/);
    const leaking = draw(Panel, spec, await drawingOf({ orders }, { trainCut: '2023-10-01', testCut: '2023-09-01' }));
    expect(leaking).toMatch(/class="leak/);
  });
});
