/** The truth behind the subscription file as a table: what a model fitted to the subscriptions should find again. */

import { REASONS } from './catalogue.ts';
import { customerId, drawTruth, subscriptionId, type TeaBoxOptions } from './generate.ts';

/** CSV, one row a subscription in the order of the file; columns are told in dictionary.md. */
export function truthTable(options: TeaBoxOptions = {}): string {
  const lines = ['subscription,customer,spell,ratio,lifetime,reason,cause,said'];
  drawTruth(options).forEach(({ customer, spell, ratio, lifetime, reason, said }, row) => {
    const { name, cause } = REASONS[reason]!;
    lines.push(
      [
        subscriptionId(row),
        customerId(customer),
        spell,
        ratio.toPrecision(8),
        lifetime.toFixed(4),
        name,
        cause,
        said ? 1 : 0,
      ].join(),
    );
  });
  return `${lines.join('\n')}\n`;
}
