/** The sentences: whom to try, whom to let go, what the numbers rest on, and what they do not say. */

import { message, type Message } from '../../lib/outcome.ts';
import type { WinBackResult } from './compute.ts';
import { columnName, gradeName } from './names.ts';
import { GRADES, type WinBackOptions } from './options.ts';

/** Fewer silences that ended tell little about how often they end. */
const FEW_RETURNS = 30;

export function readingOf({ view, lost }: WinBackResult, options: WinBackOptions): Message[] {
  const says: Message[] = [];
  const { tried, beyond, letGo, cost, worth, best } = view;
  if (tried > 0)
    says.push(message('win-back.reading-try', { tried, spend: view.spend, expected: view.expected, cost }));
  else if (worth > 0) says.push(message('win-back.reading-no-budget', { cost, worth }));
  if (beyond > 0)
    says.push(message('win-back.reading-beyond', { beyond, more: beyond * cost, gain: best - view.expected }));
  if (letGo > 0)
    says.push(message('win-back.reading-let-go', { letGo, loss: Math.max(0, best - view.all), all: view.all }));
  GRADES.forEach((_, g) => {
    const { customers, chance, value, expected, decisions } = view.grades[g]!;
    if (customers > 0)
      says.push(
        message('win-back.reading-grade', {
          grade: gradeName(g),
          customers,
          chance,
          value,
          expected,
          tried: decisions[0]!,
        }),
      );
  });
  const top = bestColumn(view);
  if (top !== null) says.push(top);
  says.push(chanceSentence(view, options));
  says.push(
    message(`win-back.assume-value-${view.valueBy === 'formula' ? `formula-${view.kind}` : view.valueBy}`, {
      margin: options.margin / 100,
      retention: options.retention / 100,
      discount: options.discount / 100,
      horizon:
        options.horizon === null ? message('win-back.no-end') : message('win-back.years', { years: options.horizon }),
      multiple: view.multiple,
      loss: view.monthlyLoss,
      value: options.value,
    }),
  );
  says.push(
    message(`win-back.assume-grades-${lost.gradeBy}`, {
      high: options.gradeHigh / 100,
      middle: options.gradeMiddle / 100,
    }),
  );
  return says;
}

/** The reason (or length of silence) with the best tries, where there are several. */
function bestColumn({ columns, cells, kind }: WinBackResult['view']): Message | null {
  const sums = columns.map((_, k) => {
    const own = GRADES.map((__, g) => cells[k * GRADES.length + g]!).filter(({ customers }) => customers > 0);
    const customers = own.reduce((sum, each) => sum + each.customers, 0);
    return { customers, expected: own.reduce((sum, each) => sum + each.expected * each.customers, 0) / customers };
  });
  const present = sums.flatMap(({ customers }, k) => (customers > 0 ? [k] : []));
  if (present.length < 2) return null;
  const ranked = present.sort((a, b) => sums[b]!.expected - sums[a]!.expected);
  const [first, last] = [ranked[0]!, ranked.at(-1)!];
  // On average none of them may be worth it, though some of their customers are.
  const code = sums[first]!.expected > 0 ? `win-back.reading-columns-${kind}` : `win-back.reading-columns-none-${kind}`;
  return message(code, {
    first: columnName(columns[first]!),
    most: sums[first]!.expected,
    last: columnName(columns[last]!),
    least: sums[last]!.expected,
  });
}

function chanceSentence({ chanceBy, returns }: WinBackResult['view'], options: WinBackOptions): Message {
  return chanceBy === 'typed'
    ? message(options.reasons === null ? 'win-back.assume-chance-typed' : 'win-back.assume-chance-reasons', {
        high: options.chanceHigh / 100,
        middle: options.chanceMiddle / 100,
        low: options.chanceLow / 100,
      })
    : message(`win-back.assume-chance-${chanceBy}`, { returns, window: options.window });
}

export function caveatsOf({ view, values, basis, beyond }: WinBackResult, options: WinBackOptions): Message[] {
  const notes: Message[] = [];
  if (beyond !== null) notes.push(message('win-back.note-beyond', { asked: beyond, until: view.until }));
  if (values.instead !== null)
    notes.push(message(`win-back.caution-instead-${values.by}`, { reason: values.instead, value: options.value }));
  if (view.chanceBy !== 'typed') {
    if (view.returns < FEW_RETURNS) notes.push(message('win-back.caution-few-returns', { returns: view.returns }));
    notes.push(message('win-back.not-caused'));
  } else notes.push(message('win-back.not-measured'));
  if (basis.kind === 'orders' && options.valueBy === 'formula' && values.by === 'formula')
    notes.push(message('win-back.caution-rhythm'));
  if (basis.kind === 'subscriptions' && basis.table.reason === null) notes.push(message('win-back.caution-no-reason'));
  if (!(view.test.lifted > view.test.base)) notes.push(message('win-back.caution-no-lift'));
  else if (view.test.available < view.test.normal)
    notes.push(
      message('win-back.caution-small-test', {
        available: view.test.available,
        needed: view.test.normal,
        power: Number.isNaN(view.test.powerThere) ? 0 : view.test.powerThere,
      }),
    );
  return [...notes, message('win-back.limit-average'), message('win-back.limit-people')];
}
