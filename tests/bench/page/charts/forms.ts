/** What is asked of charts and pivots: a picture that stands, the change of it that is timed, and the same in SQL. */

import type { JsonObject } from '../../../../src/lib/json.ts';
import { COLUMNS } from './orders.ts';

export interface Form {
  readonly name: string;
  readonly panel: 'chart' | 'pivot';
  /** what stood before; only what it counted is known when the change comes */
  readonly before: JsonObject;
  readonly after: JsonObject;
  /** gives `a`, `b` and `c`, what a group is of, with NULL for the totals of a pivot and for what a chart has not, and `value` */
  readonly sql: string;
}

const { customer, date, amount, cost, quantity, weight, channel, city, product } = COLUMNS;

/** In the order of the chart's channels: x, y, colour, frames, size. */
const fields = (
  x: string | null,
  y: string | null = null,
  colour: string | null = null,
  facet: string | null = null,
) => ({
  x,
  y,
  colour,
  facet,
  size: null,
});

const layout = (rows: readonly string[], columns: readonly string[], measures: readonly string[]) => ({
  layout: { rows, columns, measures, filters: [] },
});

const MONTH = `datediff('month', DATE '2022-01-01', date)`;
const DAY = `datediff('day', DATE '2022-01-01', date)`;
const QUARTER = `datediff('quarter', DATE '2022-01-01', date)`;

const group = (a: string, b: string, value: string): string =>
  `SELECT a::VARCHAR AS a, b::VARCHAR AS b, NULL::VARCHAR AS c, value FROM (SELECT ${a} AS a, ${b} AS b, (${value})::DOUBLE AS value FROM orders GROUP BY ALL)`;

/** With all the totals a pivot has. */
const pivot = (a: string, value: string): string =>
  `SELECT a::VARCHAR AS a, b::VARCHAR AS b, c::VARCHAR AS c, value FROM (SELECT a, channel AS b, city AS c, (${value})::DOUBLE AS value
  FROM (SELECT ${a} AS a, * FROM orders) GROUP BY GROUPING SETS ((), (a), (a, channel), (city), (a, city), (a, channel, city)))`;

/** Money is DECIMAL there, so that sums are exact on both sides; quantiles are of type 7 on both. */
export const FORMS: readonly Form[] = [
  {
    name: 'chart: sum by city',
    panel: 'chart',
    before: { fields: fields(date, amount) },
    after: { fields: fields(city, amount), top: 60 },
    sql: group('city', 'NULL', 'sum(amount)'),
  },
  {
    name: 'chart: sum by month and channel',
    panel: 'chart',
    before: { fields: fields(date, amount, channel), grain: 'quarter' },
    after: { fields: fields(date, amount, channel), grain: 'month' },
    sql: group(MONTH, 'channel', 'sum(amount)'),
  },
  {
    name: 'chart: mean weight by day',
    panel: 'chart',
    before: { fields: fields(date, weight), grain: 'month' },
    after: { fields: fields(date, weight), grain: 'day', by: 'mean' },
    sql: group(DAY, 'NULL', 'avg(weight)'),
  },
  {
    name: 'chart: median by city',
    panel: 'chart',
    before: { fields: fields(city, amount), top: 60 },
    after: { fields: fields(city, amount), top: 60, by: 'median' },
    sql: group('city', 'NULL', 'quantile_cont(amount::DOUBLE, 0.5)'),
  },
  {
    name: 'chart: median by month and channel',
    panel: 'chart',
    before: { fields: fields(date, amount, channel) },
    after: { fields: fields(date, amount, channel), grain: 'month', by: 'median' },
    sql: group(MONTH, 'channel', 'quantile_cont(amount::DOUBLE, 0.5)'),
  },
  {
    name: 'chart: box by city',
    panel: 'chart',
    before: { fields: fields(city, amount), top: 60 },
    after: { fields: fields(city, amount), top: 60, type: 'box' },
    sql: group('city', 'NULL', 'quantile_cont(amount::DOUBLE, 0.5)'),
  },
  {
    name: 'chart: histogram by channel',
    panel: 'chart',
    before: { fields: fields(amount, null, channel) },
    after: { fields: fields(amount, null, channel), bins: 40 },
    sql: group('floor(amount / 25)::INTEGER', 'channel', 'count(*)'),
  },
  {
    name: 'chart: heat of sums, month × city',
    panel: 'chart',
    before: { fields: fields(date, city), top: 60 },
    after: { fields: fields(date, city, amount), top: 60, type: 'heatmap', by: 'sum', grain: 'month' },
    sql: group(MONTH, 'city', 'sum(amount)'),
  },
  {
    name: 'chart: customers by month and channel',
    panel: 'chart',
    before: { fields: fields(date, amount, channel), grain: 'month' },
    after: { fields: fields(date, amount, channel), grain: 'month', by: 'customers' },
    sql: group(MONTH, 'channel', 'count(DISTINCT customer)'),
  },
  {
    name: 'chart: different products by city',
    panel: 'chart',
    before: { fields: fields(city, amount), top: 60 },
    after: { fields: fields(city, product), top: 60, type: 'bar', by: 'distinct' },
    sql: group('city', 'NULL', 'count(DISTINCT product)'),
  },
  {
    name: 'chart: density of amount and cost',
    panel: 'chart',
    before: { fields: fields(amount, quantity) },
    after: { fields: fields(amount, cost) },
    sql: `WITH e AS (SELECT min(amount)::DOUBLE AS x, 48 / (max(amount)::DOUBLE - min(amount)::DOUBLE) AS dx,
  min(cost)::DOUBLE AS y, 32 / (max(cost)::DOUBLE - min(cost)::DOUBLE) AS dy FROM orders)
SELECT a::VARCHAR AS a, b::VARCHAR AS b, NULL::VARCHAR AS c, value FROM (SELECT least(47, floor((amount::DOUBLE - x) * dx))::INTEGER AS a,
  least(31, floor((cost::DOUBLE - y) * dy))::INTEGER AS b, count(*)::DOUBLE AS value FROM orders, e GROUP BY ALL)`,
  },
  {
    name: 'chart: of 20,000 products those of the largest sums',
    panel: 'chart',
    before: { fields: fields(city, amount) },
    after: { fields: fields(product, amount), top: 15 },
    sql: `SELECT product::VARCHAR AS a, NULL::VARCHAR AS b, NULL::VARCHAR AS c, value FROM (SELECT product, sum(amount)::DOUBLE AS value FROM orders GROUP BY product ORDER BY sum(amount) DESC LIMIT 15)`,
  },
  {
    name: 'pivot: sum by month, channel, city',
    panel: 'pivot',
    before: layout([`${date}.month`], [channel], [`sum.${amount}`]),
    after: { depth: '2', ...layout([`${date}.month`, channel], [city], [`sum.${amount}`]), topColumns: 200 },
    sql: pivot(MONTH, 'sum(amount)'),
  },
  {
    name: 'pivot: margin by month, channel, city',
    panel: 'pivot',
    before: layout([`${date}.month`], [channel], [`sum.${amount}`]),
    after: {
      depth: '2',
      ...layout([`${date}.month`, channel], [city], [`margin.${amount}.${cost}`, `difference.${amount}.${cost}`]),
      topColumns: 200,
    },
    sql: pivot(MONTH, '(sum(amount)::DOUBLE - sum(cost)::DOUBLE) / sum(amount)::DOUBLE'),
  },
  {
    name: 'pivot: median by month, channel, city',
    panel: 'pivot',
    before: layout([`${date}.month`], [channel], [`median.${amount}`]),
    after: { depth: '2', ...layout([`${date}.month`, channel], [city], [`median.${amount}`]), topColumns: 200 },
    sql: pivot(MONTH, 'quantile_cont(amount::DOUBLE, 0.5)'),
  },
  {
    name: 'pivot: first median by month, channel, city',
    panel: 'pivot',
    before: layout([`${date}.month`], [channel], [`sum.${amount}`]),
    after: { depth: '2', ...layout([`${date}.month`, channel], [city], [`median.${amount}`]), topColumns: 200 },
    sql: pivot(MONTH, 'quantile_cont(amount::DOUBLE, 0.5)'),
  },
  {
    name: 'pivot: different products by month, channel, city',
    panel: 'pivot',
    before: layout([`${date}.month`], [channel], [`sum.${amount}`]),
    after: { depth: '2', ...layout([`${date}.month`, channel], [city], [`distinct.${product}`]), topColumns: 200 },
    sql: pivot(MONTH, 'count(DISTINCT product)'),
  },
  {
    name: 'pivot: customers and sum by quarter, channel, city',
    panel: 'pivot',
    before: layout([`${date}.month`], [channel], [`sum.${amount}`]),
    after: {
      depth: '2',
      ...layout([`${date}.quarter`, channel], [city], [`distinct.${customer}`, `sum.${amount}`]),
      topColumns: 200,
    },
    sql: pivot(QUARTER, 'count(DISTINCT customer)'),
  },
];
