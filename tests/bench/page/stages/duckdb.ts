/** The same by SQL in DuckDB-WASM, its tables in memory with whole-number customers and names as ENUMs before the clock starts. */

import type { AsyncDuckDB, AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import { startDuckDb } from '../peers/duckdb.ts';
import { RULES, WINDOW_SECONDS } from './kezhi.ts';
import { CHANNELS, EVENTS, FIRST_DAY, MONTHS, monthEnds, STEPS, type EventColumns, type OrderColumns } from './logs.ts';

export interface StagesDatabase {
  readonly version: string;
  funnel(): Promise<number[]>;
  stages(): Promise<number[]>;
  cohorts(): Promise<number[]>;
}

/**
 * Each visit takes the next view, cart … of its customer by ASOF joins, as long as it is within the window; the best attempt of a
 * customer is the one that came farthest, of several the first.
 */
const FUNNEL = `
WITH one AS MATERIALIZED (SELECT customer, moment, channel, moment AS last FROM events WHERE event = 'visit'),
${['view', 'cart', 'checkout', 'pay'].map((name, i) => stepOf(name, ['one', 'two', 'three', 'four', 'five'][i]!, ['two', 'three', 'four', 'five'][i]!)).join(',\n')},
attempt AS (SELECT 0 AS furthest, customer, moment, channel FROM one
  UNION ALL SELECT 1, customer, moment, channel FROM two UNION ALL SELECT 2, customer, moment, channel FROM three
  UNION ALL SELECT 3, customer, moment, channel FROM four UNION ALL SELECT 4, customer, moment, channel FROM five),
best AS (SELECT arg_max(channel, furthest * 10000000000 - moment) AS channel, max(furthest) AS furthest FROM attempt GROUP BY customer)
SELECT channel::VARCHAR AS channel, furthest, count(*)::DOUBLE AS customers FROM best GROUP BY 1, 2`;

function stepOf(name: string, before: string, after: string): string {
  return `${after} AS MATERIALIZED (SELECT a.customer, a.moment, a.channel, min(e.moment) AS last FROM ${before} a
  JOIN events e ON a.customer = e.customer AND e.event = '${name}' AND e.moment BETWEEN a.last AND a.moment + ${WINDOW_SECONDS}
  GROUP BY a.customer, a.moment, a.channel)`;
}

/**
 * Purchases are numbered and hold until the next one, so each date finds the one that holds; purchases within the windows are
 * counted only for those whom silence and number leave open.
 */
const STAGES = `
WITH purchase AS MATERIALIZED (
  SELECT customer, day, row_number() OVER w AS n, first_value(day) OVER w AS first,
    lead(day, 1, DATE '9999-12-31') OVER w AS next
  FROM (SELECT DISTINCT customer, day FROM orders) WINDOW w AS (PARTITION BY customer ORDER BY day)),
here AS (SELECT customer, date, n, first, day AS last, date - first + 1 AS lived,
    CASE WHEN n > ${RULES.least} THEN (day - first) / (n - 1) ELSE ${RULES.usual} END AS mean
  FROM purchase JOIN dates ON date >= day AND date < next),
silent AS (SELECT *, greatest(1, floor(${RULES.window} * greatest(${RULES.floor}, mean) + 0.5))::INTEGER AS length,
    CASE WHEN mean < ${RULES.floor} THEN ceil(100 * (date - last) / ${RULES.floor})
      WHEN n > ${RULES.least} THEN ceil(100 * (date - last) * (n - 1) / (last - first))
      ELSE ceil(100 * (date - last) / ${RULES.usual}) END AS waited FROM here),
early AS MATERIALIZED (SELECT *, CASE WHEN waited > ${RULES.lost * 100} THEN 4 WHEN waited > ${RULES.silent * 100} THEN 3
    WHEN n < ${RULES.fewest} THEN 0 END AS stage FROM silent),
counted AS (SELECT o.customer, o.date, any_value(o.n) AS n, any_value(lived) AS lived, any_value(length) AS length,
    count(p.day) FILTER (WHERE p.day > o.date - length) AS v1, count(p.day) FILTER (WHERE p.day <= o.date - length) AS v0
  FROM early o LEFT JOIN purchase p ON o.customer = p.customer AND p.day > o.date - 2 * length AND p.day <= o.date
  WHERE stage IS NULL GROUP BY o.customer, o.date),
late AS (SELECT date, CASE WHEN v1 > v0 AND 100 * v1 >= ${100 + RULES.growth} * v0 THEN 1
    WHEN v0 > 0 AND 100 * v1 <= ${100 - RULES.fall} * v0 THEN 3
    WHEN 100 * v1 * lived < ${RULES.low} * n * least(length, lived) THEN 3 ELSE 2 END AS stage FROM counted)
SELECT place, stage, count(*)::DOUBLE AS customers
FROM (SELECT date, stage FROM early WHERE stage IS NOT NULL UNION ALL SELECT date, stage FROM late) JOIN dates USING (date)
GROUP BY 1, 2`;

/** First what each customer did in each month, so that nothing has to be counted distinct. */
const COHORTS = `
WITH month AS (SELECT customer, (year(day) * 12 + month(day))::INTEGER AS month, count(*) AS orders, sum(amount) AS amount
  FROM orders GROUP BY 1, 2),
first AS (SELECT customer, min(month) AS cohort FROM month GROUP BY 1)
SELECT cohort - ${2022 * 12 + 1} AS cohort, month - cohort AS period, count(*)::DOUBLE AS active,
  sum(orders)::DOUBLE AS orders, round(sum(amount) * 100)::DOUBLE AS cents
FROM month JOIN first USING (customer) GROUP BY 1, 2`;

export async function openStagesDatabase(events: EventColumns, orders: OrderColumns): Promise<StagesDatabase> {
  const { version, database, connection } = await startDuckDb();
  await connection.query(`CREATE TYPE event AS ENUM (${EVENTS.map((name) => `'${name}'`).join()})`);
  await connection.query(`CREATE TYPE channel AS ENUM (${CHANNELS.map((name) => `'${name}'`).join()})`);
  await load(
    database,
    connection,
    'events',
    ['customer INTEGER', 'moment BIGINT', 'event event', 'channel channel'],
    events.customer.length,
    (i) =>
      `${events.customer[i]!},${events.day[i]! * 86_400 + events.seconds[i]!},${EVENTS[events.code[i]!]!},${CHANNELS[events.channel[i]! - 1]!}`,
  );
  const dates = Array.from({ length: 1100 }, (_, i) =>
    new Date((FIRST_DAY + i) * 86_400_000).toISOString().slice(0, 10),
  );
  await load(
    database,
    connection,
    'orders',
    ['customer INTEGER', 'day DATE', 'amount DECIMAL(12,2)'],
    orders.customer.length,
    (i) => `${orders.customer[i]!},${dates[orders.day[i]! - FIRST_DAY]!},${orders.amount[i]!.toFixed(2)}`,
  );
  const ends = Array.from(monthEnds(), (day, place) => `(${place}, DATE '${dates[day - FIRST_DAY]!}')`);
  await connection.query(`CREATE TABLE dates AS SELECT * FROM (VALUES ${ends.join()}) AS t(place, date)`);
  const rows = async <Row>(sql: string): Promise<Row[]> => (await connection.query(sql)).toArray() as Row[];
  return {
    version,
    funnel: async () => {
      const counts = new Array<number>(CHANNELS.length * STEPS.length).fill(0);
      for (const row of await rows<{ channel: (typeof CHANNELS)[number]; furthest: number; customers: number }>(FUNNEL))
        counts[CHANNELS.indexOf(row.channel) * STEPS.length + row.furthest] = row.customers;
      return counts;
    },
    stages: async () => {
      const counts = new Array<number>(MONTHS * 5).fill(0);
      for (const row of await rows<{ place: number; stage: number; customers: number }>(STAGES))
        counts[row.place * 5 + row.stage] = row.customers;
      return counts;
    },
    cohorts: async () => {
      const counts = new Array<number>(MONTHS * MONTHS * 3).fill(0);
      type Row = Record<'cohort' | 'period' | 'active' | 'orders' | 'cents', number>;
      for (const { cohort, period, active, orders, cents } of await rows<Row>(COHORTS))
        counts.splice((cohort * MONTHS + period) * 3, 3, active, orders, cents);
      return counts;
    },
  };
}

/** A table from lines of text. @param columns with their types */
async function load(
  database: AsyncDuckDB,
  connection: AsyncDuckDBConnection,
  table: string,
  columns: readonly string[],
  size: number,
  line: (i: number) => string,
): Promise<void> {
  const file = `${table}.csv`;
  const text = Array.from({ length: size }, (_, i) => line(i)).join('\n');
  await database.registerFileText(file, text);
  await connection.query(`CREATE TABLE ${table} (${columns.join()})`);
  await connection.query(`COPY ${table} FROM '${file}' (HEADER false)`);
  await database.dropFile(file);
}
