/** Orders that never came about: rows whose status says cancelled, closed, refunded in full or unpaid. */

import type { DataTable, TextColumn } from './columns.ts';
import { sizeOf, textAt } from './dictionary.ts';
import { rowsWhere } from './findings.ts';

/** Names of columns that tell how an order stands. */
const NAME =
  /^(订单|交易|支付|付款|退款|当前|发货|订单的?)?(状态|狀態)$|^(order|payment|transaction|financial|fulfillment)?[\s_-]*status$|^state$/i;

/** What such a column says of an order that brought nothing. A refund of a part is still a purchase. */
const UNDONE =
  /^(已?(取消|关闭|退款|退货|作废|失效|撤销|拒收|全额退款)|(交易|订单)(已?(关闭|取消|失败|失效|作废))|((等)?待|未)(买家)?(付款|支付)|(全额)?退款(成功|完成)|(支付|付款|交易|下单)失败|(order )?cancel(l)?ed|(fully )?refunded|(transaction )?closed|void(ed)?|returned|(payment )?failed|unpaid|not paid|(payment )?pending|(pending|awaiting) payment|rejected|declined|chargeback)$/i;

/** A status has few words; a column of many is a remark. */
const MOST_WORDS = 40;

export interface UndoneOrders {
  /** column that says so */
  readonly column: number;
  /** ascending */
  readonly rows: readonly number[];
}

/** @param taken columns that have a role @returns `null` where no column says of any row that it brought nothing */
export function undoneOrders(table: DataTable, taken: ReadonlySet<number>): UndoneOrders | null {
  for (const [at, { label, column }] of table.columns.entries()) {
    if (taken.has(at) || column.kind !== 'text' || !NAME.test(label.trim())) continue;
    const codes = undoneCodes(column);
    if (codes.size === 0) continue;
    const rows = rowsWhere(table.rows, (row) => codes.has(column.codes[row]!));
    if (rows.length > 0) return { column: at, rows };
  }
  return null;
}

function undoneCodes({ dictionary }: TextColumn): ReadonlySet<number> {
  const size = sizeOf(dictionary);
  const codes = new Set<number>();
  if (size - 1 > MOST_WORDS) return codes;
  for (let code = 1; code < size; code += 1)
    if (UNDONE.test(textAt(dictionary, code).normalize('NFKC').trim())) codes.add(code);
  return codes;
}
