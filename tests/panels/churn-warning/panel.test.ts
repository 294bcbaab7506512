import { describe, expect, it, vi } from 'vitest';
import { NO_TABLES, type Tables } from '../../../src/data/tables.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import { churnWarningSpec as spec } from '../../../src/panels/churn-warning/index.ts';
import Panel from '../../../src/panels/churn-warning/Panel.svelte';
import { PARTS, type Part } from '../../../src/panels/churn-warning/options.ts';
import { shareTop } from '../../../src/panels/churn-warning/picture.ts';
import { initialOptions } from '../../../src/panels/options.ts';
import { draw, faultsOf, litBy, type Drawing } from '../draw.ts';
import { ordersFrom, randomOrders } from '../orders.ts';
import { eventsFrom, shopRows, subscriptionsFrom } from './made.ts';

/** What each part draws below the windows, where both models are fitted. */
const DRAWN: Readonly<Record<Part, readonly string[]>> = {
  threshold: ['windows', 'score', 'outcome', 'lift'],
  today: ['windows', 'list', 'reasons', 'deciles'],
  quality: ['windows', 'gains', 'roc', 'pr', 'calibration'],
  features: ['windows', 'coefficients', 'importance', 'drift'],
};
/** Of one model there is only one list of what it looks at. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  both: DRAWN.features,
  logistic: ['windows', 'coefficients', 'drift'],
  trees: ['windows', 'importance', 'drift'],
};

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

/** The same result with another part drawn: nothing is computed again. */
function shows(drawing: Drawing, picture: Part): Drawing {
  return { ...drawing, options: { ...drawing.options, picture } };
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
        for (const part of PARTS)
          for (const width of [320, 600, 756, 1060]) {
            const html = draw(Panel, spec, shows(drawing, part), { locale, width });
            const model = 'model' in patch ? patch.model : 'both';
            expect(pictures(html)).toEqual(part === 'features' ? LISTS[model] : DRAWN[part]);
            expect(faultsOf(html)).toEqual([]);
            expect(faultsOf(draw(Panel, spec, shows(drawing, part), { locale, width, lit }))).toEqual([]);
            if (locale === 'en') expect(html.replace(/<[^>]*>/g, ' ')).not.toMatch(/\p{Script=Han}/u);
          }
      }
    },
  );

  it('are whole for subscriptions and for events', async () => {
    for (const tables of [{ subscriptions: subscriptionsFrom(900, 3) }, { events: eventsFrom(400, 4) }]) {
      const drawing = await drawingOf(tables);
      for (const part of PARTS) {
        const html = draw(Panel, spec, shows(drawing, part));
        expect(pictures(html)).toEqual(DRAWN[part]);
        expect(faultsOf(html)).toEqual([]);
      }
    }
  });

  it('begin with the threshold, and offer the other parts', async () => {
    const html = draw(Panel, spec, await drawingOf({ orders }), { width: 756 });
    expect(pictures(html)).toEqual(DRAWN.threshold);
    expect([...html.matchAll(/role="radio"/g)]).toHaveLength(PARTS.length);
    expect(html).toMatch(/id="[^"]*-picture-threshold"[^>]* aria-checked="true"/);
  });

  it('give calibration axes a little longer than the shares drawn', () => {
    const of = (predicted: number[], observed: number[]) => {
      const shares = { predicted: Float64Array.from(predicted), observed: Float64Array.from(observed) };
      return shareTop([{ calibration: { ...shares, low: shares.observed, high: shares.observed } }]);
    };
    expect(of([0.02, 0.08], [0.01, 0.1])).toBeCloseTo(0.108, 10);
    expect(of([0.02, 0.2], [0.01, 0.1])).toBeCloseTo(0.216, 10);
    expect(of([0.5, 0.97], [NaN, 0.9])).toBe(1);
    expect(of([], [])).toBe(1);
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
