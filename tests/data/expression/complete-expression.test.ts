/** Completion: what is offered where, in both languages, and that what is offered can be read. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeExpression } from '../../../src/data/expression/complete-expression.ts';
import { EXPRESSION_FUNCTIONS } from '../../../src/data/expression/functions.ts';
import { parseExpression } from '../../../src/data/expression/parse-expression.ts';

const COLUMNS = [
  { name: '金额', type: 'number' },
  { name: '下单 日期', type: 'date' },
  { name: 'amount', type: 'number' },
  { name: 'in', type: 'text' },
] as const;

/** Completes at the | of a text. */
function complete(marked: string, chinese = false): { from: number; inserts: string[] } {
  const { from, items } = completeExpression(marked.replace('|', ''), marked.indexOf('|'), COLUMNS, chinese);
  return { from, inserts: items.map(({ insert }) => insert) };
}

describe('completeExpression', () => {
  it.each([
    ['金|', 0, ['金额']],
    ['1 + am|', 4, ['amount']],
    ['round(ro|', 6, ['round(', 'row()']],
    ['ro|(1)', 0, ['round', 'row']],
    ['四舍|', 0, ['四舍五入(']],
    ['日期|', 0, ['日期(', '`下单 日期`']],
    ['金额 > 1 an|', 7, ['and ']],
    ['金额 be|', 3, ['between ']],
    ['金额 > 100且金|', 9, ['金额']],
    ['1 + [下|', 4, ['`下单 日期`']],
    ['`|', 0, ['金额', '`下单 日期`', 'amount', '`in`']],
    ['金额 is |', 3, ['is missing ', 'is not missing ']],
    ['金额 is no|', 3, ['is not missing ']],
    ["'am|", 3, []],
    ['12|', 2, []],
    ['@ am|', 2, ['amount']],
    ['ａｍ|', 0, ['amount']],
  ])('offers for %s', (marked, from, inserts) => {
    const found = complete(marked);
    expect(found.inserts.slice(0, Math.max(1, inserts.length))).toEqual(inserts);
    expect(found.from).toBe(from);
  });

  it('offers columns, then functions, where nothing is written', () => {
    const { inserts } = complete('|');
    expect(inserts.slice(0, 5)).toEqual(['金额', '`下单 日期`', 'amount', '`in`', 'abs(']);
    expect(inserts).toHaveLength(COLUMNS.length + EXPRESSION_FUNCTIONS.length + 5);
    expect(complete('|', true).inserts[4]).toBe('绝对值(');
  });

  it('offers words where an operator is due, apart from what stands before', () => {
    expect(complete('(a) |').inserts.slice(0, 3)).toEqual(['and ', 'or ', 'in (']);
    expect(complete('[a]|').inserts[0]).toBe(' and ');
    expect(complete('(a)|', true).inserts[0]).toBe('且 ');
  });

  it('says what each is', () => {
    const { items } = completeExpression('am', 2, COLUMNS);
    expect(items[0]).toEqual({
      insert: 'amount',
      label: 'amount',
      detail: { code: 'common.type-number' },
      kind: 'column',
    });
  });

  it('offers at most a hundred', () => {
    const many = Array.from({ length: 500 }, (_, i) => ({ name: `c${i}`, type: 'number' as const }));
    expect(completeExpression('', 0, many).items).toHaveLength(100);
  });

  it('offers only columns and functions that can be read where they are offered', () => {
    const names = fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { maxLength: 5 });
    fc.assert(
      fc.property(names, (list) => {
        const columns = list.map((name) => ({ name, type: 'text' as const }));
        for (const { insert, kind } of completeExpression('1 & ', 4, columns).items)
          if (kind === 'column') expect(parseExpression(`1 & ${insert}`).ok).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('never throws, and stays within the text', () => {
    const part = fc.oneof(
      fc.constantFrom('(', ')', "'", '“', '[', '`', '+', ' ', 'and', '且', 'is', 'not', 'case', 'd', '1', '金额', 'su'),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), fc.nat(), (parts, place) => {
        const text = parts.join('');
        const caret = place % (text.length + 1);
        const { from, items } = completeExpression(text, caret, COLUMNS);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(from).toBeLessThanOrEqual(caret);
        expect(items.length).toBeLessThanOrEqual(100);
      }),
      { numRuns: 500 },
    );
  });
});
