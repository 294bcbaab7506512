/** From the view to what the pictures draw. Pure. */

import type { DiagramArrow, DiagramBox } from '../../charts/path-diagram.ts';
import type { ForestInput } from '../../charts/forest.ts';
import type { QuadrantAxis } from '../../charts/quadrant.ts';
import type { QuadrantBubble } from '../../charts/quadrant-bubbles.ts';
import type { Message } from '../../lib/outcome.ts';
import type { LiveModel } from './live.ts';
import type { CsiOptions } from './options.ts';
import { nameOfVariable } from './resolve.ts';
import type { CsiView, ItemView, VariableView } from './view.ts';

/** What a picture needs of the page's words. */
interface Speech {
  readonly text: (code: string, parameters?: Readonly<Record<string, string | number | Message>>) => string;
  readonly message: (message: Message) => string;
  readonly number: (value: number, style: 'decimal1' | 'decimal2' | 'decimal4' | 'integer' | 'percent0') => string;
}

export function nameText(words: Speech, name: string | Message): string {
  return typeof name === 'string' ? name : words.message(name);
}

export function boxesOf(view: CsiView, live: LiveModel, words: Speech): DiagramBox[] {
  return live.model.variables.map((variable): DiagramBox => {
    const known = view.variables.find(({ id, estimated }) => id === variable.id && estimated);
    const r2 = live.r2(variable.id);
    const empty = variable.items.length === 0;
    const index = known && sameItems(view, live, variable.id) ? known.index : NaN;
    return {
      id: variable.id,
      name: nameText(words, nameOfVariable(variable)),
      values: empty
        ? [words.text(variable.flat.length > 0 ? 'csi.only-flat' : 'csi.no-items')]
        : valuesOf(index, r2, words),
      kind: empty ? 'empty' : variable.id === live.model.target ? 'headline' : 'plain',
      place: variable.place,
    };
  });
}

export function arrowsOf(view: CsiView, live: LiveModel, { coefficients }: CsiOptions, words: Speech): DiagramArrow[] {
  return live.model.paths.map(([from, to]): DiagramArrow => {
    const path = view.paths.find((one) => one.from === from && one.to === to);
    const estimate = live.estimate(`${from} ${to}`);
    const value = coefficients === 'standard' ? estimate : estimate * stretch(view, from, to);
    const tested = live.settled && path ? path.sure : null;
    const text = Number.isNaN(value) ? '' : words.number(value, 'decimal2');
    const measured = [from, to].every((id) => live.model.variables.find((one) => one.id === id)!.items.length > 0);
    return {
      from,
      to,
      text: tested === true ? `${text}*` : text,
      strength: Number.isNaN(estimate) ? 0 : Math.abs(estimate),
      negative: estimate < 0,
      state: !measured
        ? 'empty'
        : !live.settled
          ? 'pending'
          : tested === false
            ? 'unsure'
            : Number.isNaN(estimate)
              ? 'empty'
              : 'sure',
    };
  });
}

/** Points of one index for one of the other, for one standard deviation of each. */
function stretch({ variables }: CsiView, from: string, to: string): number {
  const deviation = (id: string): number => variables.find((one) => one.id === id)?.deviation ?? NaN;
  return deviation(to) / deviation(from);
}

function sameItems({ model }: CsiView, { model: now }: LiveModel, id: string): boolean {
  const items = (of: CsiView['model']): string => String(of.variables.find((one) => one.id === id)?.items ?? '');
  return items(model) === items(now);
}

function valuesOf(index: number, r2: number, words: Speech): string[] {
  const explained = Number.isNaN(r2) ? '' : `R² ${words.number(r2, 'decimal2')}`;
  if (Number.isNaN(index)) return [explained];
  const shown = words.number(index, 'decimal1');
  return explained === '' ? [shown] : [`${shown} · ${explained}`, shown];
}

/** Rows of a forest: indices of all variables, the headline first and the others from high to low. */
export function indexRows(
  view: CsiView,
  words: Speech,
): { readonly input: ForestInput; readonly order: readonly number[] } {
  const order = [...view.variables.keys()]
    .filter((v) => view.variables[v]!.estimated)
    .sort(
      (a, b) =>
        Number(b === view.target) - Number(a === view.target) || view.variables[b]!.index - view.variables[a]!.index,
    );
  return {
    order,
    input: {
      scale: 'linear',
      reference: null,
      rows: order.map((v) => {
        const { name, index, interval } = view.variables[v]!;
        return row(nameText(words, name), index, interval, [words.number(index, 'decimal1')]);
      }),
    },
  };
}

export function loadingRows(
  view: CsiView,
  variable: string,
  words: Speech,
): {
  readonly input: ForestInput;
  readonly items: readonly ItemView[];
} {
  const items = view.items.filter((item) => item.variable === variable);
  return {
    items,
    input: {
      scale: 'linear',
      reference: 0.7,
      rows: items.map((item) =>
        row(view.questions[item.question]!.label, item.loading, item.interval, [
          words.number(item.loading, 'decimal2'),
        ]),
      ),
    },
  };
}

/** Total effects on the headline variable, the strongest first. */
export function effectRows(
  view: CsiView,
  words: Speech,
): { readonly input: ForestInput; readonly order: readonly number[] } {
  const order = [...view.variables.keys()]
    .filter((v) => v !== view.target && view.variables[v]!.estimated && view.variables[v]!.total !== 0)
    .sort((a, b) => Math.abs(view.variables[b]!.total) - Math.abs(view.variables[a]!.total));
  return {
    order,
    input: {
      scale: 'linear',
      reference: 0,
      rows: order.map((v) => {
        const { name, total, totalInterval } = view.variables[v]!;
        return row(nameText(words, name), total, totalInterval, [words.number(total, 'decimal2')]);
      }),
    },
  };
}

export function groupRows(view: CsiView, words: Speech): ForestInput {
  return {
    scale: 'linear',
    reference: null,
    rows: (view.groups?.groups ?? []).map(({ name, index, interval, respondents }) =>
      row(nameText(words, name), index, interval, [
        words.text('csi.group-value-n', { index, respondents }),
        words.number(index, 'decimal1'),
      ]),
    ),
  };
}

function row(name: string, estimate: number, [low, high]: readonly [number, number], texts: readonly string[]) {
  return { name, estimate, low, high, truth: NaN, samples: [], texts };
}

/** Axes of the importance–performance map: room around what is drawn, performance never beyond its scale. */
export function importanceAxes(bubbles: readonly Pick<QuadrantBubble, 'x' | 'y'>[]): {
  readonly x: QuadrantAxis;
  readonly y: QuadrantAxis;
  readonly cuts: { readonly x: number; readonly y: number };
} {
  const axis = (values: readonly number[], floor: number, ceiling: number): QuadrantAxis => {
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const room = Math.max((high - low) * 0.18, Math.abs(high) * 0.05, 1e-6);
    return {
      scale: 'linear',
      low: low === 0 ? 0 : Math.max(floor, low - room),
      high: Math.min(ceiling, high + room),
      constant: 1,
    };
  };
  const xs = bubbles.map(({ x }) => x);
  const ys = bubbles.map(({ y }) => y);
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  return { x: axis([0, ...xs], -Infinity, Infinity), y: axis(ys, 0, 100), cuts: { x: mean(xs), y: mean(ys) } };
}

/** Causes of the headline variable, or their questions, by importance and performance. */
export function importanceBubbles(
  view: CsiView,
  level: 'variables' | 'items',
  words: Speech,
): readonly (QuadrantBubble & { readonly variable: VariableView; readonly item: ItemView | null })[] {
  const causes = view.variables.filter((one, v) => v !== view.target && one.estimated && one.total !== 0);
  if (level === 'variables')
    return causes.map((variable) => ({
      x: variable.importance,
      y: variable.index,
      name: nameText(words, variable.name),
      hue: 5,
      variable,
      item: null,
    }));
  return causes.flatMap((variable) =>
    view.items
      .filter((item) => item.variable === variable.id)
      .map((item) => ({
        x: item.importance,
        y: item.performance,
        name: view.questions[item.question]!.label,
        hue: 5,
        variable,
        item,
      })),
  );
}
