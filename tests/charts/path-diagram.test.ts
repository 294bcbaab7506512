import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boxAt,
  boxSize,
  diagramHeight,
  edgeOf,
  layoutDiagram,
  middleAt,
  placeAt,
  type DiagramArrow,
  type DiagramBox,
  type DiagramLayout,
} from '../../src/charts/path-diagram.ts';
import { layoutDiagramTip } from '../../src/charts/path-diagram-tip.ts';
import { csiWords } from '../../src/panels/csi/messages.ts';
import { textWidth } from '../../src/charts/parts/text.ts';
import { THEORY_IDS, theoryFor } from '../../src/panels/csi/theories.ts';

const WIDTHS = [320, 358, 480, 600, 756, 1060];

function drawn(
  places: Readonly<Record<string, readonly [number, number]>>,
  paths: readonly (readonly [string, string])[],
  width: number,
  nameOf: (id: string) => string = () => '感知质量',
): DiagramLayout {
  const boxes = Object.entries(places).map(([id, place]): DiagramBox => ({
    id,
    name: nameOf(id),
    values: ['72.5 · R² 0.68', '72.5'],
    kind: 'plain',
    place,
  }));
  const arrows = paths.map(([from, to]): DiagramArrow => ({
    from,
    to,
    text: '0.51*',
    strength: 0.5,
    negative: false,
    state: 'sure',
  }));
  return layoutDiagram(boxes, arrows, { width, height: diagramHeight(width) });
}

/** Points along the path of an arrow. */
function along(d: string): { readonly x: number; readonly y: number }[] {
  const numbers = d.match(/-?[\d.]+/g)!.map(Number);
  const [a, b, c, e, f, g] = numbers as [number, number, number, number, number?, number?];
  return Array.from({ length: 41 }, (_, i) => {
    const t = i / 40;
    if (f === undefined || g === undefined) return { x: a + (c - a) * t, y: b + (e - b) * t };
    return {
      x: (1 - t) ** 2 * a + 2 * t * (1 - t) * c + t * t * f,
      y: (1 - t) ** 2 * b + 2 * t * (1 - t) * e + t * t * g,
    };
  });
}

describe('the published models', () => {
  it.each(THEORY_IDS.flatMap((id) => WIDTHS.map((width) => [id, width] as const)))(
    '%s at %i px: boxes apart and inside, arrows around boxes, numbers on empty ground',
    (id, width) => {
      for (const asked of [new Set<never>(), new Set(['product-quality', 'service-quality'] as const)]) {
        const { variables, paths } = theoryFor(id, asked);
        const layout = drawn(Object.fromEntries(variables.map((one) => [one.id, one.place])), paths, width);
        const { boxes, arrows } = layout;
        boxes.forEach((one, i) => {
          expect(one.x).toBeGreaterThanOrEqual(0);
          expect(one.x + one.width).toBeLessThanOrEqual(width);
          expect(one.y + one.height).toBeLessThanOrEqual(layout.box.height);
          for (const other of boxes.slice(0, i))
            expect(
              Math.abs(one.x - other.x) >= one.width || Math.abs(one.y - other.y) >= one.height,
              `${one.id} and ${other.id}`,
            ).toBe(true);
        });
        expect(arrows).toHaveLength(paths.length);
        for (const arrow of arrows) {
          const points = along(arrow.d);
          for (const one of boxes) {
            if (one.id === arrow.from || one.id === arrow.to) continue;
            const inside = points.some(
              ({ x, y }) => x > one.x && x < one.x + one.width && y > one.y && y < one.y + one.height,
            );
            expect(inside, `${arrow.from} → ${arrow.to} crosses ${one.id}`).toBe(false);
            const { label } = arrow;
            const covered =
              label.x > one.x && label.x < one.x + one.width && label.y - 4 > one.y && label.y - 4 < one.y + one.height;
            expect(covered, `number of ${arrow.from} → ${arrow.to} on ${one.id}`).toBe(false);
          }
        }
      }
    },
  );
});

const ENGLISH = csiWords.en as Readonly<Record<string, string>>;
const englishName = (id: string): string => ENGLISH[`csi.variable-${id}`]!;
const shared = (a: Area, b: Area): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));
interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

describe.each(WIDTHS)('in English at %i px', (width) => {
  const layouts = THEORY_IDS.map((id) => {
    const { variables, paths } = theoryFor(id, new Set(['product-quality', 'service-quality']));
    return drawn(Object.fromEntries(variables.map((one) => [one.id, one.place])), paths, width, englishName);
  });

  it('every word of a name is whole, inside its box, and boxes stay apart', () => {
    for (const { boxes } of layouts)
      boxes.forEach((one, i) => {
        const lines = one.lines.filter(({ name }) => name);
        expect(lines.map(({ text }) => text).join(' ')).toBe(englishName(one.id));
        expect(new Set(lines.map(({ size }) => size)).size).toBe(1);
        for (const { text, size } of lines) expect(textWidth(text, size, true)).toBeLessThan(one.width - 4);
        for (const other of boxes.slice(0, i)) expect(shared(one, other), `${one.id} and ${other.id}`).toBe(0);
      });
  });

  it('words about an arrow leave its number free, and where there is room the boxes too', () => {
    const lines = ['Perceived quality → Satisfaction', 'Coefficient 0.51', '95% interval 0.40 to 0.62'] as const;
    for (const layout of layouts)
      for (const { plate, head } of layout.arrows) {
        const tip = layoutDiagramTip(lines, plate, layout, [{ x: head.x - 6, y: head.y - 6, width: 12, height: 12 }]);
        expect(tip.x >= 0 && tip.y >= 0 && tip.y + tip.height <= layout.box.height).toBe(true);
        expect(shared(tip, plate)).toBe(0);
        if (width < 756) continue;
        const covered = layout.boxes.reduce((sum, one) => sum + shared(tip, one), 0);
        expect(covered / (tip.width * tip.height)).toBeLessThan(0.1);
      }
  });
});

describe('places', () => {
  it('come back from where a box was put, at every width', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 320, max: 1100 }),
        fc.integer({ min: 0, max: 1000 }),
        fc.integer({ min: 0, max: 1000 }),
        (width, x, y) => {
          const box = { width, height: diagramHeight(width) };
          const size = { width: 110, height: 54 };
          const place = [x / 1000, y / 1000] as const;
          const back = placeAt(middleAt(place, size, box), size, box);
          expect(back[0]).toBeCloseTo(place[0], 2);
          expect(back[1]).toBeCloseTo(place[1], 2);
        },
      ),
    );
  });

  it('stay inside the picture however far a box is dragged', () => {
    const size = { width: 100, height: 54 };
    expect(placeAt({ x: -500, y: 9999 }, size, { width: 700, height: 400 })).toEqual([0, 1]);
    expect(placeAt({ x: 9999, y: -1 }, size, { width: 360, height: 560 })).toEqual([0, 1]);
  });
});

describe('any drawing', () => {
  it('has finite arrows that begin and end at the edges of their boxes', () => {
    const place = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(fc.array(place, { minLength: 2, maxLength: 9 }), fc.constantFrom(...WIDTHS), (places, width) => {
        const ids = places.map((_, i) => `v${i}`);
        const layout = drawn(
          Object.fromEntries(ids.map((id, i) => [id, places[i]!])),
          ids.slice(1).map((id, i) => [ids[i]!, id] as const),
          width,
        );
        for (const arrow of layout.arrows) {
          expect(arrow.d + arrow.tip).not.toMatch(/NaN|Infinity/);
          expect(Number.isFinite(arrow.label.x + arrow.label.y)).toBe(true);
        }
      }),
    );
  });

  it('leaves a name in two lines where it is wide, and a value in its shorter form', () => {
    const boxes: DiagramBox[] = [
      {
        id: 'a',
        name: 'Perceived product quality',
        values: ['72.5 · R² 0.68', '72.5'],
        kind: 'headline',
        place: [0, 0],
      },
      { id: 'b', name: 'B', values: [''], kind: 'empty', place: [1, 1] },
    ];
    const { boxes: placed } = layoutDiagram(boxes, [], { width: 330, height: 560 });
    expect(placed[0]!.lines.filter(({ name }) => name)).toHaveLength(2);
    expect(placed[1]!.lines.map(({ text }) => text)).toEqual(['B']);
    expect(boxSize(boxes, { width: 330, height: 560 }).height).toBe(66);
  });

  it('parts names without spaces anywhere but in a word, and shortens a word too long for any type', () => {
    const lines = (name: string): readonly string[] =>
      layoutDiagram([{ id: 'a', name, values: [], kind: 'plain', place: [0, 0] }], [], {
        width: 330,
        height: 560,
      }).boxes[0]!.lines.map(({ text }) => text);
    expect(lines('感知的产品和服务质量')).toEqual(['感知的产品', '和服务质量']);
    expect(lines('对quality的理解').join('|')).not.toMatch(/[a-z]\|[a-z]/);
    expect(lines('Donaudampfschifffahrtsgesellschaft')).toHaveLength(1);
    expect(lines('Donaudampfschifffahrtsgesellschaft')[0]).toMatch(/^Donau.*…$/);
  });

  it('has ground behind each number, on which the number stands', () => {
    const { arrows } = drawn({ a: [0, 0.5], b: [1, 0.5] }, [['a', 'b']], 756);
    const { plate, label } = arrows[0]!;
    expect(plate.width).toBeGreaterThan(textWidth(label.text, 14, true) + 6);
    expect(label.x).toBeCloseTo(plate.x + plate.width / 2, 5);
    expect(label.y).toBeGreaterThan(plate.y + 10);
    expect(label.y).toBeLessThan(plate.y + plate.height);
  });

  it('finds the box at a point, and the edge towards another', () => {
    const layout = drawn({ a: [0, 0], b: [1, 1] }, [['a', 'b']], 700);
    const [first] = layout.boxes;
    expect(boxAt({ x: first!.x + 5, y: first!.y + 5 }, layout)).toBe(0);
    expect(boxAt({ x: 350, y: 200 }, layout)).toBe(-1);
    expect(edgeOf({ x: 0, y: 0, width: 100, height: 50 }, { x: 250, y: 25 }, 4)).toEqual({ x: 104, y: 25 });
  });
});
