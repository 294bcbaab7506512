/** The order table: what every order-log panel is computed from. */

import type { TextDictionary } from './columns.ts';
import type { Attribute, CustomerUniverse } from './universe.ts';

/** A coded column of the orders: code 0 is missing, see TextDictionary. */
export interface OrderKey {
  readonly codes: Uint8Array | Uint16Array | Uint32Array;
  readonly dictionary: TextDictionary;
}

/**
 * Order lines that are used, after all treatments, in file order. Customers are numbered 0 … customers − 1
 * (index i is dictionary code `customerCodes[i]`), and that numbering is the universe of all marks and selections.
 */
export interface Orders extends CustomerUniverse {
  readonly kind: 'orders';
  /** number of lines used, n */
  readonly rows: number;
  /** length n: customer index of each line */
  readonly customer: Uint32Array;
  /** length n: days since 1970-01-01 */
  readonly day: Int32Array;
  /** length n: seconds after midnight or MISSING_SECONDS; `null` where the file has no times */
  readonly seconds: Int32Array | null;
  /** length n: money of the line; NaN never occurs */
  readonly amount: Float64Array;
  /** amounts are whole numbers after × 10^amountDecimals; −1 where they are not, then sums are compensated */
  readonly amountDecimals: number;
  /** order id of each line (an order may span lines) or `null` where the file has none */
  readonly order: OrderKey | null;
  readonly product: OrderKey | null;
  readonly category: OrderKey | null;
  /** where the order came from; a customer's channel is that of the first order */
  readonly channel: OrderKey | null;
  /** length n: what the line cost the shop, in the money of `amount`; NaN where unknown, `null` where the file has none */
  readonly cost: Float64Array | null;
  /** columns without a role; the cell of line i stands in row `sourceRow?.[i] ?? i` */
  readonly attributes: readonly Attribute[];
  /** row number in the data table of each line, for going back to the file; `null` when row i is line i */
  readonly sourceRow: Uint32Array | null;
  /** ISO 4217 code where the file shows a currency, else `null` */
  readonly currency: string | null;
}
