import { describe, expect, it } from 'vitest';
import { layoutTornado, rowAt, tornadoHeight } from '../../src/charts/tornado.ts';

const ROWS = [
  { name: 'retention', low: 40, high: 190 },
  { name: 'cost', low: 120, high: 80 },
  { name: 'nothing', low: 100, high: 100 },
  { name: 'no limit', low: 90, high: NaN },
];
const layout = layoutTornado({ centre: 100, rows: ROWS }, 'now 100', (value) => String(value), {
  width: 420,
  height: tornadoHeight(ROWS.length),
});

describe('the tornado', () => {
  it('has each bar from the present result to that of the changed input', () => {
    const [retention, cost] = layout.rows;
    expect(retention!.low.x + retention!.low.width).toBeCloseTo(layout.centre, 0);
    expect(retention!.high.x).toBeCloseTo(layout.centre, 0);
    expect(retention!.high.width / retention!.low.width).toBeCloseTo(90 / 60, 1);
    expect(cost!.low.x).toBeCloseTo(layout.centre, 0);
    expect(cost!.high.x + cost!.high.width).toBeCloseTo(layout.centre, 0);
  });

  it('writes − and + where the input is lower and higher', () => {
    expect(layout.rows[0]!.signs.map(({ text, anchor }) => `${text}${anchor}`)).toEqual(['−end', '+start']);
    expect(layout.rows[1]!.signs.map(({ text, anchor }) => `${text}${anchor}`)).toEqual(['−start', '+end']);
    expect(layout.rows[2]!.signs).toEqual([]);
  });

  it('runs to the border where there is no limit', () => {
    const { high } = layout.rows[3]!;
    expect(high.x + high.width).toBeCloseTo(layout.plot.x + layout.plot.width, 0);
  });

  it('has zero only where it lies inside, and finds rows by height', () => {
    expect(
      layoutTornado({ centre: 900, rows: [{ name: 'a', low: 850, high: 990 }] }, '', String, { width: 420, height: 80 })
        .zero,
    ).toBeNull();
    expect(layoutTornado({ centre: -1, rows: ROWS }, '', String, { width: 420, height: 200 }).zero).not.toBeNull();
    expect([rowAt(0, layout), rowAt(layout.plot.y + 1, layout), rowAt(9999, layout)]).toEqual([-1, 0, -1]);
  });
});
