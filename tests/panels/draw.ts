/** Panels drawn on the server from real results, for tests. */

import { NO_TABLES } from '../../src/data/tables.ts';
import type { Component } from 'svelte';
import { render } from 'svelte/server';
import type { Orders } from '../../src/data/orders.ts';
import type { Locale } from '../../src/i18n/format.ts';
import type { JsonObject } from '../../src/lib/json.ts';
import type { MarkSet } from '../../src/lib/marks.ts';
import type { AnySpec, Lit, PanelProps } from '../../src/panels/contract.ts';
import { initialOptions } from '../../src/panels/options.ts';
import Drawn from './Drawn.svelte';

export interface Drawing {
  readonly view: unknown;
  readonly marks: Readonly<Record<string, MarkSet>>;
  readonly options: JsonObject;
}

/** Computes a panel as the engine does. */
export async function computePanel(panel: AnySpec, orders: Orders, patch: JsonObject = {}): Promise<Drawing> {
  const options = { ...initialOptions<JsonObject>(panel.options), ...patch };
  const input = panel.select({ ...NO_TABLES, orders }, options, { keep: null });
  if (!input.ok) throw new Error(input.error.code);
  const result = await panel.compute(input.value, options, {
    pause: () => Promise.resolve(),
    progress: () => {},
  });
  if (!result.ok) throw new Error(result.error.code);
  return { view: panel.answer(result.value, options).view, marks: panel.marks(result.value), options };
}

/** Counts of the customers that `picks` in each mark, as the notebook gives them. */
export function litBy(marks: Drawing['marks'], picks: (customer: number) => boolean): Readonly<Record<string, Lit>> {
  return Object.fromEntries(
    Object.entries(marks).map(([set, { of, count }]) => {
      const counts = new Float64Array(count);
      let total = 0;
      of.forEach((mark, customer) => {
        if (mark >= count || !picks(customer)) return;
        counts[mark]! += 1;
        total++;
      });
      return [set, { counts, total }];
    }),
  );
}

/** HTML of a drawing; what the person could do goes nowhere. */
export function draw(
  component: unknown,
  panel: AnySpec,
  drawing: Drawing,
  { locale = 'en', ...overrides }: Partial<PanelProps> & { readonly locale?: Locale } = {},
): string {
  const nothing = (): void => {};
  const props: PanelProps = {
    view: drawing.view,
    options: drawing.options,
    lit: null,
    picked: {},
    currency: 'CNY',
    width: 756,
    id: 'cell-1',
    change: nothing,
    pick: nothing,
    prepare: nothing,
    clear: nothing,
    ...overrides,
  };
  return render(Drawn, {
    props: {
      drawing: component as Component<Record<string, unknown>>,
      locale,
      words: panel.words,
      props: { ...props },
    },
  }).body;
}

/** What holds for every panel's drawing: no missing word, no missing number, headings, one tab stop a picture, ids once. */
export function faultsOf(html: string): string[] {
  const faults: string[] = [];
  for (const found of html.match(/⟨[^⟩]*⟩|NaN|undefined|Infinity|\[object/g) ?? []) faults.push(found);
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]!);
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) faults.push(`id twice: ${id}`);
  for (const [, named] of html.matchAll(/aria-(?:describedby|activedescendant|labelledby)="([^"]*)"/g)) {
    if (!ids.includes(named!)) faults.push(`names what is not there: ${named}`);
  }
  for (const figure of html.split('<figure').slice(1)) {
    if (!/data-picture="[a-z-]+"/.test(figure)) faults.push('a figure without a name');
    if (!/<h3[^>]*>[^<]+<\/h3>/.test(figure)) faults.push('a figure without a heading');
    if (!/<svg[^>]*class="pic/.test(figure)) faults.push('a figure without a picture');
    const picture = /<svg[^>]*class="pic[^>]*>/.exec(figure)?.[0] ?? '';
    if (!/aria-label="[^"]+"/.test(picture)) faults.push('a picture without a name');
  }
  return faults;
}
