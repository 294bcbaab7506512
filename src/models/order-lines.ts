/** Order lines as models take them, and which of them count. */

/** Order lines in any order; all arrays have one entry a line. */
export interface OrderLines {
  /** customers are numbered 0 … customers − 1 */
  readonly customers: number;
  readonly customer: Uint32Array;
  /** days since 1970-01-01 */
  readonly day: Int32Array;
  /** money, finite */
  readonly amount: Float64Array;
  /** amounts are whole numbers after × 10^amountDecimals (0 to 4), or −1 where they are not */
  readonly amountDecimals: number;
  /** code of the order of each line, 0 for none, all codes below `size`; `null` where lines have no orders */
  readonly order: { readonly codes: Uint8Array | Uint16Array | Uint32Array; readonly size: number } | null;
}

/** What counts as one order: a distinct order id of a customer, a line, or a day on which the customer bought. */
export type OrderUnit = 'order-id' | 'row' | 'customer-day';

export interface SummaryOptions {
  /** lines after this day are left out */
  readonly asOf: number;
  readonly unit: OrderUnit;
  /** length customers, 0 leaves a customer out; `null` keeps all */
  readonly keep: Uint8Array | null;
}
