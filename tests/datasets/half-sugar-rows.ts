/** Reads the bundled orders for the tests, independently of the product's readers. */

export interface OrderRow {
  readonly text: string;
  readonly order: string;
  readonly member: string;
  /** `2023-01-05`, or `null` where the time cannot be read */
  readonly day: string | null;
  /** minutes after midnight */
  readonly minute: number | null;
  readonly product: string;
  readonly quantity: number;
  readonly cents: number;
  readonly channel: string;
  readonly city: string;
}

export const HEADER = '订单号,会员号,下单时间,品名,品类,数量,实付,渠道,城市';

/** Rows of the file; throws where header or a row has not the form stated in the dictionary. */
export function parseOrders(bytes: Uint8Array): OrderRow[] {
  const lines = new TextDecoder('utf-8', { fatal: true }).decode(bytes).split('\n');
  if (lines[0] !== HEADER) throw new Error(`header ${lines[0]}`);
  if (lines.pop() !== '') throw new Error('the last row does not end');
  return lines.slice(1).map((text) => {
    const cells = text.split(',');
    const [order, member, time, product, , quantity, paid, channel, city] = cells as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    if (cells.length !== 9 || !/^D\d{7}$/.test(order) || !/^-?\d+\.\d\d$/.test(paid) || !/^-?[1-9]\d*$/.test(quantity))
      throw new Error(text);
    return {
      text,
      order,
      member,
      ...readTime(time),
      product,
      quantity: Number(quantity),
      cents: Math.round(Number(paid) * 100),
      channel,
      city,
    };
  });
}

/** Orders of each member in order of time: days since 2023-01-05 and money of the rows that were paid. */
export function ordersOf(rows: readonly OrderRow[]): Map<string, { day: number; cents: number }[]> {
  const members = new Map<string, Map<string, { day: number; cents: number }>>();
  for (const row of rows) {
    if (row.member === '' || row.day === null || row.cents < 0) continue;
    const orders = members.get(row.member) ?? new Map<string, { day: number; cents: number }>();
    members.set(row.member, orders);
    const order = orders.get(row.order) ?? {
      day: (Date.parse(`${row.day}T00:00Z`) - Date.parse('2023-01-05T00:00Z')) / 86400000,
      cents: 0,
    };
    orders.set(row.order, order);
    order.cents += row.cents;
  }
  return new Map([...members].map(([member, orders]) => [member, [...orders.values()]]));
}

function readTime(text: string): { day: string | null; minute: number | null } {
  const match = /^(\d{4}-\d\d-\d\d) (\d\d):(\d\d)$/.exec(text);
  const real = match && new Date(`${match[1]}T00:00:00Z`);
  if (!match || !real || Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== match[1])
    return { day: null, minute: null };
  return { day: match[1]!, minute: Number(match[2]) * 60 + Number(match[3]) };
}
