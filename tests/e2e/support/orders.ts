/** A small made-up order file, what RFM and ABC must say of it (reckoned here, plainly), and the same file in other shapes. */

export interface OrderLine {
  readonly order: string;
  readonly customer: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** amount in cents */
  readonly cents: number;
}

/** What the RFM panel (orders by customer-day, total, against means) and the ABC panel must say. */
export interface Expected {
  readonly customers: number;
  readonly orders: number;
  readonly revenue: number;
  /** `class-111` … `class-000` */
  readonly classes: Readonly<Record<string, number>>;
  readonly gini: number;
  readonly to80: number;
}

export const ENGLISH_HEADER = ['order_id', 'customer_id', 'date', 'amount'] as const;
export const CHINESE_HEADER = ['订单号', '客户编号', '下单日期', '消费金额'] as const;

/** Seeded orders of 240 customers over 2023; customers buy unequally often, sometimes twice a day. */
export function makeOrders(seed = 7): readonly OrderLine[] {
  const random = generator(seed);
  const lines: OrderLine[] = [];
  for (let customer = 1; customer <= 240; customer++) {
    const count = 1 + Math.floor(12 * random() ** 3);
    for (let i = 0; i < count; i++) {
      const day = new Date(Date.UTC(2023, 0, 1 + Math.floor(364 * random())));
      const repeats = random() < 0.1 ? 2 : 1;
      for (let j = 0; j < repeats; j++) {
        lines.push({
          order: `D${String(lines.length + 1).padStart(6, '0')}`,
          customer: `K${String(customer).padStart(4, '0')}`,
          date: day.toISOString().slice(0, 10),
          cents: 500 + Math.floor(40_000 * random() ** 4),
        });
      }
    }
  }
  return lines;
}

/** The lines in another order, by a seeded shuffle. */
export function shuffled<T>(items: readonly T[], seed = 11): readonly T[] {
  const random = generator(seed);
  const result = [...items];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor((i + 1) * random());
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}

export function toCsv(
  lines: readonly OrderLine[],
  {
    header = ENGLISH_HEADER,
    newline = '\n',
    quoted = false,
  }: { readonly header?: readonly string[]; readonly newline?: string; readonly quoted?: boolean } = {},
): string {
  const cell = (text: string): string => (quoted ? `"${text}"` : text);
  const rows = lines.map(({ order, customer, date, cents }) => [order, customer, date, (cents / 100).toFixed(2)]);
  return [header, ...rows].map((row) => row.map(cell).join(',') + newline).join('');
}

/**
 * @param asOf `YYYY-MM-DD`, on or after the last order
 */
export function expectedOf(lines: readonly OrderLine[], asOf: string): Expected {
  const people = new Map<string, { days: Set<string>; cents: number }>();
  for (const { customer, date, cents } of lines) {
    const person = people.get(customer) ?? { days: new Set<string>(), cents: 0 };
    person.days.add(date);
    person.cents += cents;
    people.set(customer, person);
  }
  const measures = [...people.values()].map(({ days, cents }) => ({
    recency: (Date.parse(asOf) - Math.max(...[...days].map((day) => Date.parse(day)))) / 86_400_000,
    frequency: days.size,
    cents,
  }));
  const n = measures.length;
  const mean = (of: (m: (typeof measures)[number]) => number): number =>
    measures.reduce((sum, m) => sum + of(m), 0) / n;
  const [recency, frequency, cents] = [mean((m) => m.recency), mean((m) => m.frequency), mean((m) => m.cents)];
  const classes: Record<string, number> = {};
  for (let i = 0; i < 8; i++) classes[`class-${i.toString(2).padStart(3, '0')}`] = 0;
  for (const m of measures)
    classes[`class-${[m.recency <= recency, m.frequency >= frequency, m.cents >= cents].map(Number).join('')}`]! += 1;
  const ascending = measures.map((m) => m.cents).sort((a, b) => a - b);
  const total = ascending.reduce((sum, x) => sum + x, 0);
  let reached = 0;
  let to80 = 0;
  for (let i = n - 1; reached < 0.8 * total; i--, to80++) reached += ascending[i]!;
  return {
    customers: n,
    orders: measures.reduce((sum, m) => sum + m.frequency, 0),
    revenue: total / 100,
    classes,
    gini: ascending.reduce((sum, x, i) => sum + (2 * (i + 1) - n - 1) * x, 0) / (n * total),
    to80,
  };
}

/** Text as GB18030, for the characters of two bytes; any other is a mistake of the test. */
export function toGb18030(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code < 0x80) bytes.push(code);
    else {
      const pair = twoByteCodes().get(character);
      if (pair === undefined) throw new RangeError(`no two-byte code for ${character}`);
      bytes.push(pair >> 8, pair & 255);
    }
  }
  return Uint8Array.from(bytes);
}

let codes: Map<string, number> | undefined;

/** Turned round from the decoder every Node brings. */
function twoByteCodes(): ReadonlyMap<string, number> {
  if (codes) return codes;
  codes = new Map();
  const decoder = new TextDecoder('gb18030');
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      const character = decoder.decode(Uint8Array.of(high, low));
      if (character.length === 1 && character !== '\ufffd' && !codes.has(character))
        codes.set(character, (high << 8) | low);
    }
  }
  return codes;
}

/** mulberry32 */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
