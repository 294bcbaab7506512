/** What every panel of the registry promises, on data of several shapes and kinds. */

import { rowsContext, type RowsContext } from '../../src/data/rows-context.ts';
import { NO_TABLES, universeOf, type Tables } from '../../src/data/tables.ts';
import { textAt } from '../../src/data/dictionary.ts';
import { describe, expect, it } from 'vitest';
import { DICTIONARIES } from '../../src/i18n/dictionaries.ts';
import { LOCALES } from '../../src/i18n/format.ts';
import { createTranslator } from '../../src/i18n/translate.ts';
import { customersOf, NO_MARK, NO_MARK_16, type MarkEntries, type MarkSet } from '../../src/lib/marks.ts';
import type { Message } from '../../src/lib/outcome.ts';
import type {
  AnySpec,
  ComputeJob,
  Explanation,
  NeededTable,
  OtherTables,
  PanelGroup,
  ResultTable,
  SelectContext,
} from '../../src/panels/contract.ts';
import { findPanel } from '../../src/panels/index.ts';
import { takesAnyRows } from '../../src/panels/needs.ts';
import { SPECS as PANELS } from '../../src/panels/specs.ts';
import { decodeOptions, initialOptions, type OptionDeclaration } from '../../src/panels/options.ts';
import type { Json, JsonObject } from '../../src/lib/json.ts';
import { ordersFrom, randomOrders, type OrderRow } from './orders.ts';
import { ANY_SHAPES, OTHER_SHAPES, preparedOf, tablesOf } from './other-shapes.ts';

const SHAPES: Readonly<Record<string, readonly OrderRow[]>> = {
  'a shop': randomOrders(400, 60, 1),
  'one customer': [
    ['only', 10, 20],
    ['only', 12, 5.5],
  ],
  'one customer, one line': [['only', 10, 20]],
  'all alike': [
    ['a', 10, 5],
    ['b', 10, 5],
    ['c', 10, 5],
  ],
  'one day': [
    ['a', 10, 5],
    ['b', 10, 9],
    ['c', 10, 1],
    ['a', 10, 2],
  ],
  returns: [
    ['a', 10, 50],
    ['a', 11, -70],
    ['b', 12, 20],
    ['c', 13, 0],
    ['d', 15, 8],
  ],
  'two customers': [
    ['a', 10, 5],
    ['b', 400, 900],
  ],
};

/** Panels that estimate how customers differ: of a handful who hardly ever bought again they say so instead of answering. */
const FITTED: readonly string[] = ['clv-probabilistic'];
/** Panels that need something to have happened, such as a loss: where it has not, they may say so instead of answering. */
const MAY_REFUSE: readonly string[] = ['survival', 'win-back', 'lifecycle-pattern'];

/** Option values worth trying: every choice, ends of ranges, odd rules, columns. Options of the drawing change no result. */
function variantsOf(panel: AnySpec, tables: Tables): JsonObject[] {
  const attributes = (tables.survey ?? tables.comparisons)?.attributes ?? [];
  const initial = initialOptions(panel.options);
  const variants: JsonObject[] = [initial];
  for (const [key, declaration] of Object.entries<OptionDeclaration>(panel.options)) {
    if (declaration.drawing) continue;
    if (declaration.kind === 'choice')
      for (const value of declaration.values) variants.push({ ...initial, [key]: value });
    if (declaration.kind === 'number' || declaration.kind === 'integer')
      variants.push({ ...initial, [key]: declaration.minimum }, { ...initial, [key]: declaration.maximum });
    if (declaration.kind === 'date') variants.push({ ...initial, [key]: '1970-01-13' });
    if (declaration.kind === 'columns' && attributes.length > 0) {
      const ids = attributes.flatMap(({ id, column }) =>
        declaration.types.some((type) => (type === 'number' || type === 'date' ? type : 'text') === column.kind)
          ? [id]
          : [],
      );
      // One column, the last one, as many as may be chosen, and one that is no longer in the file.
      for (const some of [ids.slice(0, 1), ids.slice(-1), ids.slice(0, declaration.most), ['c99']])
        if (some.length > 0) variants.push({ ...initial, [key]: some });
    }
    if (declaration.kind === 'weights')
      variants.push({ ...initial, [key]: Object.fromEntries(declaration.keys.map((name) => [name, 0])) });
    if (declaration.kind === 'rules') {
      variants.push(
        { ...initial, [key]: [] },
        {
          ...initial,
          [key]: [{ name: '我的', ranges: Object.fromEntries(declaration.keys.map((name) => [name, [4, 5]])) }],
        },
      );
    }
  }
  return variants;
}

/** The same tables beside an order log of every second person, and weights of the questions; none where the panel takes neither. */
function linkedWith(panel: AnySpec, tables: Tables): SelectContext[] {
  const universe = universeOf(tables);
  const options = Object.entries<OptionDeclaration>(panel.options);
  const wants = options.filter(([, { kind }]) => kind === 'data' || kind === 'cell');
  if (universe === null || wants.length === 0) return [];
  const known = Array.from({ length: universe.customers }, (_, i) => i).filter((i) => i % 2 === 0);
  const rows = known.flatMap((i): OrderRow[] => {
    const name = textAt(universe.customerNames, universe.customerCodes[i]!);
    return [0, 40, 90, 400].slice(0, 1 + (i % 4)).map((after): OrderRow => [name, 19_000 + after, 10 + i]);
  });
  const orders = ordersFrom([...rows, ['somebody else', 19_700, 5]]);
  const index = new Int32Array(universe.customers).fill(-1);
  known.forEach((i, place) => (index[i] = place));
  const names = tables.survey?.questions.map(({ label }) => label) ?? [];
  const others: Record<string, OtherTables> = {};
  const given: Record<string, Json> = {};
  for (const [key, { kind }] of wants)
    if (kind === 'data') others[key] = { tables: { ...NO_TABLES, orders }, index };
    else given[key] = names.map((name) => ({ name, weight: 1 / names.length }));
  return [{ keep: null, others, given }];
}

function messagesIn(value: unknown, found: Message[] = []): Message[] {
  if (ArrayBuffer.isView(value) || typeof value !== 'object' || value === null) return found;
  if (
    'code' in value &&
    typeof value.code === 'string' &&
    Object.keys(value).every((key) => key === 'code' || key === 'parameters')
  )
    found.push(value as Message);
  for (const part of Object.values(value)) messagesIn(part, found);
  return found;
}

/** Compute that is never paused. */
const JOB: ComputeJob = { pause: () => Promise.resolve(), progress: () => {} };

/** The promises, of the panels of some groups. */
export function describeContract(groups: readonly PanelGroup[]): void {
  const some = PANELS.filter(({ group }) => groups.includes(group));
  describe.each(some.map((panel) => [panel.id, panel] as const))('panel %s', (id, panel) => {
    describePanel(id, panel);
  });
}

function describePanel(id: string, panel: AnySpec): void {
  const translators = LOCALES.map((locale) => createTranslator(locale, [...DICTIONARIES, panel.words]));
  const checked = new Map<string, string | null>();

  /** What is wrong with a message: a code missing in a language, a parameter not given, a number that is none. */
  function faultOf(message: Message): string | null {
    const key = JSON.stringify(message);
    let fault = checked.get(key);
    if (fault !== undefined) return fault;
    fault = null;
    for (const words of translators) {
      if (!words.has(message.code)) fault = `${message.code} is not in ${words.locale}`;
      const text = words.message(message);
      if (/[{}⟨⟩]|undefined|NaN|\[object/.test(text)) fault ??= `${message.code} reads ${text}`;
    }
    checked.set(key, fault);
    return fault;
  }

  function faultsIn(...values: readonly unknown[]): string[] {
    return messagesIn(values).flatMap((message) => faultOf(message) ?? []);
  }

  it('has words for its name, its options and nothing half', () => {
    const codes = [`${id}.name`, `${id}.description`];
    for (const declaration of Object.values<OptionDeclaration>(panel.options)) {
      codes.push(declaration.group, declaration.label);
      if (declaration.hint) codes.push(declaration.hint);
      if ('labels' in declaration) codes.push(...declaration.labels);
      if ('unit' in declaration && declaration.unit) codes.push(declaration.unit);
    }
    expect(faultsIn(codes.map((code) => ({ code })))).toEqual([]);
    const { zhCN, en } = panel.words;
    expect(Object.keys(en).sort()).toEqual(Object.keys(zhCN).sort());
    const named = (text: string): string =>
      [...new Set([...text.matchAll(/\{(\w+)/g)].map((match) => match[1]!))].sort().join();
    const faulty = Object.keys(zhCN).filter(
      (key) =>
        !key.startsWith(`${id}.`) ||
        zhCN[key]!.trim() === '' ||
        en[key]!.trim() === '' ||
        named(en[key]!) !== named(zhCN[key]!),
    );
    expect(faulty).toEqual([]);
  });

  it('is found by its id, once, and starts with options its own declarations accept', () => {
    expect(findPanel(id)?.options).toBe(panel.options);
    expect(PANELS.filter((other) => other.id === id)).toHaveLength(1);
    expect(decodeOptions(panel.options, JSON.parse(JSON.stringify(initialOptions(panel.options))))).toEqual({
      options: initialOptions(panel.options),
      rejected: [],
    });
    expect(panel.migrations).toHaveLength(panel.version - 1);
  });

  it('gives a clear failure where there are no orders, unless it needs none', () => {
    for (const orders of [null, ordersFrom([])]) {
      const input = panel.select({ ...NO_TABLES, orders }, initialOptions(panel.options), { keep: null });
      expect(input.ok).toBe(panel.needs.length === 0);
      expect(faultsIn(input)).toEqual([]);
    }
  });

  // A panel of questionnaires or of channels alone has nothing to say of an order log.
  const ordered = panel.needs.length === 0 || panel.needs.some(({ table }) => table === 'orders');
  it.runIf(ordered).each(Object.entries(SHAPES))(
    'keeps its promises with every option on %s',
    async (name, rows) => {
      const orders = ordersFrom(rows, { products: true });
      const answered = await checkAll({ ...NO_TABLES, orders });
      // Every shape is answered at least as it comes, or nobody is told a number that cannot be known.
      if (name === 'a shop') expect(answered).toBeGreaterThan(0);
      else if (FITTED.includes(id)) expect(answered).toBe(0);
      else if (!MAY_REFUSE.includes(id)) expect(answered).toBeGreaterThan(0);
    },
    120_000,
  );

  const kinds = new Set<NeededTable>([...panel.needs, ...(panel.suits ?? [])].map(({ table }) => table));
  const others = Object.entries(OTHER_SHAPES).filter(([, { kind }]) => kinds.has(kind));
  it.runIf(others.length > 0).each(others)(
    'keeps its promises with every option on %s',
    async (name, shape) => {
      const answered = await checkAll(await tablesOf(shape));
      if (shape.whole === true || (shape.whole !== false && shape.whole.includes(id)))
        expect(answered, name).toBeGreaterThan(0);
    },
    120_000,
  );

  it.each(takesAnyRows(panel) ? Object.entries(ANY_SHAPES) : [])(
    'keeps its promises with every option on the rows of %s',
    async (name, shape) => {
      const prepared = await preparedOf(shape);
      const answered = await checkAll(prepared.tables, rowsContext(prepared));
      if (shape.whole !== false) expect(answered, name).toBeGreaterThan(0);
    },
    120_000,
  );

  /** How many of all options and filters were answered; the rest said why not. */
  async function checkAll(tables: Tables, rows?: RowsContext): Promise<number> {
    const customers = universeOf(tables)?.customers ?? 0;
    const odd = Uint8Array.from({ length: customers }, (_, i) => (i % 2 === 0 ? 1 : 0));
    const nobody = new Uint8Array(customers);
    let answered = 0;
    for (const [index, options] of variantsOf(panel, tables).entries()) {
      // Every option with or without a filter; both, nobody at all, and what other cells give, with the initial ones.
      const contexts: readonly SelectContext[] =
        index === 0
          ? [{ keep: null }, { keep: odd }, { keep: nobody }, ...linkedWith(panel, tables)]
          : [{ keep: index % 2 === 0 ? odd : null }];
      for (const context of contexts) {
        const { keep } = context;
        const input = panel.select(tables, options, rows ? { ...context, rows } : context);
        const computed = input.ok ? await panel.compute(input.value, options, JOB) : input;
        if (!computed.ok) {
          expect(faultsIn(computed.error)).toEqual([]);
          continue;
        }
        answered += 1;
        if (panel.needs.length > 0 && customers > 0) expect(keep?.includes(1)).not.toBe(false);
        const answer = panel.answer(computed.value, options);
        const marks = panel.marks(computed.value);
        expect(answer.statistics.map(({ name }) => name)).toEqual([...panel.statistics]);
        expect(faultsIn(answer)).toEqual([]);
        expect(() => structuredClone(answer)).not.toThrow();
        expect(answer.reading.length).toBeGreaterThan(0);
        checkMarks(marks, keep, customers);
        for (const [set, { count }] of Object.entries(marks)) {
          const picks = [[], [0], [0, count - 1], [...Array(count).keys()]];
          expect(
            faultsIn(
              picks.map((picked) => [
                panel.describe(set, picked, options),
                panel.describe(set, picked, options, answer.view),
              ]),
            ),
          ).toEqual([]);
        }
        checkTables(panel.tabulate(computed.value, options), marks, customers);
        for (const customer of [null, 0, customers - 1, 10_000])
          checkExplanation(panel.explain(computed.value, options, customer));
      }
    }
    return answered;
  }

  function checkMarks(marks: Readonly<Record<string, MarkSet>>, keep: Uint8Array | null, customers: number): void {
    expect(Object.keys(marks).sort()).toEqual([...panel.sets].sort());
    for (const set of Object.values(marks)) {
      const { of, count, entries } = set;
      expect(customersOf(set)).toBe(customers);
      if (entries) {
        checkEntries(set, entries, keep);
        continue;
      }
      const none = of instanceof Uint16Array ? NO_MARK_16 : NO_MARK;
      expect([...of].every((mark, customer) => mark === none || (mark < count && keep?.[customer] !== 0))).toBe(true);
    }
  }

  function checkEntries({ of, count }: MarkSet, { customer, customers }: MarkEntries, keep: Uint8Array | null): void {
    expect(of).toHaveLength(customer.length);
    const seen = new Set<number>();
    const wrong = [...of].filter((mark, entry) => {
      const who = customer[entry]!;
      const again = seen.has(who * count + mark);
      seen.add(who * count + mark);
      const ascends = entry === 0 || customer[entry - 1]! <= who;
      return again || !ascends || mark >= count || who >= customers || keep?.[who] === 0;
    });
    expect(wrong).toEqual([]);
  }

  function checkTables(
    tables: readonly ResultTable[],
    marks: Readonly<Record<string, MarkSet>>,
    customers: number,
  ): void {
    expect(new Set(tables.map(({ name }) => name)).size).toBe(tables.length);
    for (const table of tables) {
      expect(faultsIn(table.title, table.columns)).toEqual([]);
      const wrong: string[] = [];
      for (let row = 0; row < table.rows; row += 1) {
        table.columns.forEach(({ key, style }, index) => {
          const cell = table.cell(row, index);
          const fits = cell === null || style === 'message' || typeof cell === (style === 'text' ? 'string' : 'number');
          if (!fits) wrong.push(`${table.name}.${key} of row ${row} is ${String(cell)}`);
          wrong.push(...faultsIn(cell));
        });
        if (table.customer && !(table.customer(row) < customers)) wrong.push(`${table.name} row ${row} is no customer`);
        if (table.marks && !(table.marks.of(row) < marks[table.marks.set]!.count))
          wrong.push(`${table.name} row ${row} is no mark`);
      }
      expect(wrong).toEqual([]);
    }
    expect(
      tables
        .filter(({ published }) => published)
        .map(({ name, columns }) => ({ name, columns: columns.map(({ key }) => key) })),
    ).toEqual(
      panel.publishes.map(({ name, columns, some }) => {
        const there = tables.find((table) => table.name === name)?.columns.map(({ key }) => key);
        return { name, columns: columns.filter((key) => !some || there?.includes(key)) };
      }),
    );
  }

  function checkExplanation(explanation: Explanation): void {
    expect(faultsIn(explanation)).toEqual([]);
    const lines = [...explanation.symbols, ...explanation.numbers, ...explanation.steps];
    expect(lines.length).toBeGreaterThan(5);
    expect(
      lines.filter(({ tex }) => /undefined|NaN|Infinity/.test(tex) || tex.split('{').length !== tex.split('}').length),
    ).toEqual([]);
  }
}
