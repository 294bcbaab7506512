/** The truth behind the order file as a table: what a model fitted to the orders should find again. */

import { drawTruth, type HalfSugarOptions } from './generate.ts';

/** CSV, one row a member in order of joining; columns are told in dictionary.md. */
export function truthTable(options: HalfSugarOptions = {}): string {
  const { members, id } = drawTruth(options);
  const lines = ['member,joined,last,orders,rate,dropout,spend,alive'];
  for (let i = 0; i < members.rate.length; i += 1) {
    lines.push(
      [
        id(i),
        members.joined[i]!.toFixed(4),
        members.last[i]!.toFixed(4),
        members.orders[i]!,
        members.rate[i]!.toPrecision(8),
        members.dropout[i]!.toPrecision(8),
        members.spend[i]!.toPrecision(8),
        members.alive[i]!,
      ].join(),
    );
  }
  return `${lines.join('\n')}\n`;
}
