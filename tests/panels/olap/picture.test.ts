import { describe, expect, it } from 'vitest';
import Panel from '../../../src/panels/olap/Panel.svelte';
import { olapSpec } from '../../../src/panels/olap/index.ts';
import { draw, faultsOf, litBy, type Drawing } from '../draw.ts';
import { optionsOf, pivot, rowsFrom } from './pivoting.ts';

const rows = await rowsFrom(
  [
    'customer,date,amount,cost,city,channel',
    ...Array.from(
      { length: 300 },
      (_, i) =>
        `k${i % 23},2023-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')},${(i * 7) % 53},${(i * 5) % 61},${['a', 'b', 'c'][(i * i) % 3]!},${i % 5 === 0 ? 'web' : 'shop'}`,
    ),
  ].join('\n'),
);

function drawing(given: object): Drawing {
  const options = optionsOf(given as never);
  const result = pivot(rows, given as never);
  return {
    view: olapSpec.answer(result, options as never).view,
    marks: olapSpec.marks(result),
    options: options as never,
  };
}

describe('the pictures of the pivot', () => {
  it.each([
    ['table', 'zh-CN', {}],
    ['table', 'en', { layout: 'rows:c1.quarter,c4;columns:c5;measures:sum.c2,difference.c2.c3@change' }],
    ['table', 'en', { layout: 'measures:count' }],
    ['table', 'zh-CN', { layout: 'rows:c4;columns:c1.year;measures:mean.c2', heat: 'row', totals: false }],
    ['table', 'en', { layout: 'rows:c1.month;measures:sum.c2@change', heat: 'column' }],
    ['multiples', 'en', { picture: 'multiples' }],
    ['multiples', 'zh-CN', { picture: 'multiples', layout: 'rows:c4;columns:c1.month;measures:difference.c2.c3' }],
    ['multiples', 'en', { picture: 'multiples', layout: 'rows:c4;measures:sum.c2' }],
  ] as const)('%s in %s with %j have all their words, at every width, at rest and picked', (name, locale, given) => {
    const made = drawing(given);
    for (const width of [320, 600, 756, 1060]) {
      const html = draw(Panel, olapSpec, made, { locale, width });
      expect([...html.matchAll(/data-picture="([^"]*)"/g)].map((match) => match[1])).toEqual([name]);
      expect(faultsOf(html)).toEqual([]);
      const { entries } = made.marks['cell']!;
      const lit = litBy(
        { cell: { ...made.marks['cell']!, of: made.marks['cell']!.of } },
        (entry) => entries!.customer[entry]! % 4 === 0,
      );
      expect(faultsOf(draw(Panel, olapSpec, made, { locale, width, lit, picked: { cell: new Set([1]) } }))).toEqual([]);
      if (locale === 'en') expect(html.replace(/<[^>]*>/g, ' ')).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('name every cell and button by what stands in it', () => {
    const made = drawing({ layout: 'rows:c1.quarter,c4;columns:c5;measures:sum.c2,mean.c2@change' });
    const view = made.view as { readonly measures: readonly { readonly values: Float64Array }[] };
    // Large enough that cents are left out.
    view.measures[0]!.values.forEach((value, cell, values) => (values[cell] = value * 1000 + 0.37));
    for (const locale of ['zh-CN', 'en'] as const) {
      const html = draw(Panel, olapSpec, made, { locale });
      const named = [...html.matchAll(/role="gridcell"[^>]*aria-label="([^"]*)"[\s\S]*?<\/g>/g)];
      expect(named.length).toBeGreaterThan(20);
      for (const [cell, label] of named) {
        const [, text = ''] = /<text[^>]*>([^<]*)<\/text>/.exec(cell) ?? [];
        expect(label).toContain(text);
      }
      for (const [, attributes, text] of html.matchAll(/<button([^>]*)>([^<]+)<\/button>/g)) {
        const label = /aria-label="([^"]*)"/.exec(attributes!)?.[1];
        if (label !== undefined) expect(label.toLowerCase()).toContain(text!.trim().toLowerCase());
      }
    }
  });

  it('say what can be done in them, where colours begin, and which bar is which', () => {
    const html = (given: object, width = 756) => draw(Panel, olapSpec, drawing(given), { locale: 'en', width });
    const [table, multiples] = [
      html({ layout: 'rows:c4;columns:c5;measures:mean.c2' }),
      html({ picture: 'multiples' }),
    ];
    expect(table).toContain('triangle');
    expect(table).toContain('Colour from the smallest to the largest value');
    expect(html({ layout: 'rows:c4;columns:c5;measures:sum.c2' })).not.toContain('from the smallest');
    expect(multiples).not.toContain('triangle');
    const many = { picture: 'multiples', layout: 'rows:c1.quarter;columns:c1.weekday;measures:sum.c2' };
    expect(html(many, 571)).toContain('In each chart from left to right: Mon');
    expect(html({ picture: 'multiples', layout: 'rows:c4;columns:c5;measures:sum.c2' })).not.toContain('left to right');
  });

  it('have the name of a group at its left and rules between groups of measures', () => {
    const rules = (measures: string) =>
      (
        draw(Panel, olapSpec, drawing({ layout: `rows:c4;columns:c5;measures:${measures}` }), { locale: 'en' }).match(
          /class="between/g,
        ) ?? []
      ).length;
    expect(rules('sum.c2')).toBe(0);
    expect(rules('sum.c2,mean.c2')).toBe(2);
  });

  it('draw only what is on screen', async () => {
    const many = await rowsFrom(
      ['customer,amount', ...Array.from({ length: 4000 }, (_, i) => `k${i},${i}`)].join('\n'),
    );
    const result = pivot(many, { layout: 'rows:c0;measures:sum.c1' });
    const view = olapSpec.answer(result, optionsOf() as never).view;
    const html = draw(Panel, olapSpec, { view, marks: olapSpec.marks(result), options: optionsOf() as never });
    expect(html).toContain('aria-rowcount="4002"');
    expect(html.match(/role="rowheader"/g)!.length).toBeLessThan(40);
  });
});
