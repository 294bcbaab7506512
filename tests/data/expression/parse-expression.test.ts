/** Reading expressions: what binds to what, both languages, full-width punctuation, and errors at the character. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEEPEST_EXPRESSION,
  LONGEST_EXPRESSION,
  type ExpressionNode,
} from '../../../src/data/expression/expression.ts';
import { parseExpression } from '../../../src/data/expression/parse-expression.ts';
import { writeColumnName, writeText } from '../../../src/data/expression/words.ts';
import { isoFromDay } from '../../../src/lib/days.ts';

/** The tree with all brackets. */
function show(node: ExpressionNode): string {
  switch (node.kind) {
    case 'number':
      return String(node.value);
    case 'text':
      return JSON.stringify(node.value);
    case 'date':
      return `${isoFromDay(node.day)}${node.seconds >= 0 ? `+${node.seconds}` : ''}`;
    case 'truth':
      return String(node.value);
    case 'missing':
      return '∅';
    case 'column':
      return `[${node.name}]`;
    case 'call':
      return `${node.name}(${node.arguments.map(show).join(' ')})`;
  }
}

function read(text: string): string {
  const parsed = parseExpression(text);
  return parsed.ok ? show(parsed.value.root) : `${parsed.error.code} ${String(parsed.error.parameters?.['at'])}`;
}

describe('parseExpression', () => {
  it.each([
    ['1 + 2 * 3', 'add(1 multiply(2 3))'],
    ['(1 + 2) * 3', 'multiply(add(1 2) 3)'],
    ['8 - 3 - 2', 'subtract(subtract(8 3) 2)'],
    ['8 / 4 / 2', 'divide(divide(8 4) 2)'],
    ['2 ^ 3 ^ 2', 'power(2 power(3 2))'],
    ['-2 ^ 2', 'negate(power(2 2))'],
    ['2 ^ -1', 'power(2 negate(1))'],
    ['+x % 2', 'remainder([x] 2)'],
    ['a & b + 1', 'concat([a] add([b] 1))'],
    ['a & b = c', 'equal(concat([a] [b]) [c])'],
    ['a = 1 or b = 2 and not c = 3', 'or(equal([a] 1) and(equal([b] 2) not(equal([c] 3))))'],
    ['a == 1 && b != 2 || !c', 'or(and(equal([a] 1) unequal([b] 2)) not([c]))'],
    ['a <> 1', 'unequal([a] 1)'],
    ['a between 1 and 2 and b', 'and(between([a] 1 2) [b])'],
    ['a not between 1 and 2', 'not(between([a] 1 2))'],
    ["城市 in ('上海', '北京')", 'in([城市] "上海" "北京")'],
    ['a not in (1)', 'not(in([a] 1))'],
    ['a is missing', 'is-missing([a])'],
    ['a is not null', 'not(is-missing([a]))'],
    ['a is missing and b', 'and(is-missing([a]) [b])'],
    ['round(a, 2)', 'round([a] 2)'],
    ['count()', 'count()'],
    ['min(a)', 'min([a])'],
    ['min(a, 0)', 'least([a] 0)'],
    ['AVERAGE(a)', 'mean([a])'],
    ['sum / Sum(sum)', 'divide([sum] sum([sum]))'],
    ["case when a > 1 then 'x' when a > 0 then 'y' else 'z' end", 'case(more([a] 1) "x" more([a] 0) "y" "z")'],
    ['case when a then 1 end', 'case([a] 1 ∅)'],
    ["d'2024-01-31' + 1", 'add(2024-01-31 1)'],
    ['d"2024年1月31日 13:05"', '2024-01-31+47100'],
    ['d', '[d]'],
    ['1.5e3 + .5', 'add(1500 0.5)'],
    ['3万 + 1.5亿', 'add(30000 150000000)'],
    ['20%', '0.2'],
    ['金额 * 20% + 1', 'add(multiply([金额] 0.2) 1)'],
    ['折扣≥12.5％且a', 'and(at-least([折扣] 0.125) [a])'],
    ['(5%)', '0.05'],
    ['7%2', 'remainder(7 2)'],
    ['7% a', 'remainder(7 [a])'],
    ['7 % (2)', 'remainder(7 2)'],
    ["'it''s'", '"it\'s"'],
    ['"a\'b"', '"a\'b"'],
    ['true and false', 'and(true false)'],
    ['missing', '∅'],
  ])('reads %s', (text, tree) => {
    expect(read(text)).toBe(tree);
  });

  it.each([
    ["金额>100且城市='上海'或年龄≥30", 'or(and(more([金额] 100) equal([城市] "上海")) at-least([年龄] 30))'],
    ['如果（金额＞１００，“高”，‘低’）', 'if(more([金额] 100) "高" "低")'],
    ['求和（金额）÷计数（）', 'divide(sum([金额]) count())'],
    ['四舍五入(单价×数量，2)', 'round(multiply([单价] [数量]) 2)'],
    ['城市 属于（「上海」、『北京』）', 'in([城市] "上海" "北京")'],
    ['年龄 介于 18 到 30 且 性别 不为空', 'and(between([年龄] 18 30) not(is-missing([性别])))'],
    ['渠道 为空', 'is-missing([渠道])'],
    ['非 会员', 'not([会员])'],
    ['非会员', '[非会员]'],
    ['或有负债 > 0', 'more([或有负债] 0)'],
    ['分情况 当 金额>100则"高"当 金额>50则"中"否则"低"结束', 'case(more([金额] 100) "高" more([金额] 50) "中" "低")'],
    ['日期“2024-01-31”', '2024-01-31'],
    ['日期（2024，1，31）', 'date(2024 1 31)'],
    ['金额 − 成本', 'subtract([金额] [成本])'],
    ['【销售 额】　＋ 1', 'add([销售 额] 1)'],
  ])('reads the Chinese %s', (text, tree) => {
    expect(read(text)).toBe(tree);
  });

  it.each([
    ['`order id` + [a b]', 'add([order id] [a b])'],
    ['`a``b`', '[a`b]'],
    ['[a]]b]', '[a]b]'],
    ['`and`', '[and]'],
    ['金额（元） + 1', 'expression.unknown-function 1'],
    ['`金额（元）` + 1', 'add([金额（元）] 1)'],
    ['order.id', '[order.id]'],
    ['_x1', '[_x1]'],
  ])('reads names of columns: %s', (text, tree) => {
    expect(read(text)).toBe(tree);
  });

  it.each([
    ['', 'expression.empty 1'],
    ['   ', 'expression.empty 1'],
    ['1 +', 'expression.ended 4'],
    ['1 + * 2', 'expression.unexpected 5'],
    ['a b', 'expression.unexpected 3'],
    ['(1 + 2', 'expression.ended 7'],
    ['1 + 2)', 'expression.unexpected 6'],
    ["a = 'x", 'expression.unclosed 5'],
    ['[a', 'expression.unclosed 1'],
    ['a @ b', 'expression.bad-character 3'],
    ['a = 😀', 'expression.bad-character 5'],
    ["d'2024-02-30'", 'expression.bad-date 1'],
    ['1e999', 'expression.bad-number 1'],
    ['2 * frobnicate(a)', 'expression.unknown-function 5'],
    ['round()', 'expression.argument-count 1'],
    ['1 + round(1, 2, 3)', 'expression.argument-count 5'],
    ['date(2024, 1)', 'expression.argument-count 1'],
    ['1 < a < 3', 'expression.chained 7'],
    ['a in ()', 'expression.unexpected 7'],
    ['a in 3', 'expression.unexpected 6'],
    ['a between 1 or 2', 'expression.unexpected 13'],
    ['a is big', 'expression.unexpected 6'],
    ['a not like 1', 'expression.unexpected 7'],
    ['case a end', 'expression.unexpected 6'],
    ['case when a then 1', 'expression.ended 19'],
    ['and', 'expression.unexpected 1'],
    ['round(1,)', 'expression.unexpected 9'],
    ['constructor(1)', 'expression.unknown-function 1'],
    ['__proto__', '[__proto__]'],
  ])('says what is wrong with “%s”, and where', (text, error) => {
    expect(read(text)).toBe(error);
  });

  it('names the distinct columns, and whether other rows matter', () => {
    const parsed = parseExpression('a / sum(a) + `b c`');
    expect(parsed.ok && parsed.value.columns).toEqual(['a', 'b c']);
    expect(parsed.ok && parsed.value.grouped).toBe(true);
    const plain = parseExpression('a + min(a, 1)');
    expect(plain.ok && plain.value.grouped).toBe(false);
  });

  it('refuses what is too long or too deep, and takes what is just not', () => {
    expect(read(`${'1'.repeat(20)}${' '.repeat(LONGEST_EXPRESSION - 20)}`)).toBe('11111111111111110000');
    expect(read(' '.repeat(LONGEST_EXPRESSION + 1))).toBe(`expression.too-long ${LONGEST_EXPRESSION + 1}`);
    const nested = (n: number): string => `${'('.repeat(n)}1${')'.repeat(n)}`;
    expect(read(nested(DEEPEST_EXPRESSION))).toBe('1');
    expect(read(nested(DEEPEST_EXPRESSION + 1))).toMatch(/^expression.too-deep /);
    expect(read('-'.repeat(3900) + '1')).toMatch(/^expression.too-deep /);
    expect(read('not '.repeat(900) + 'a')).toMatch(/^expression.too-deep /);
    expect(read('1' + '+1'.repeat(1900))).toMatch(/^expression.too-deep /);
    expect(read('1' + '^1'.repeat(1900))).toMatch(/^expression.too-deep /);
    expect(read('abs('.repeat(900))).toMatch(/^expression.too-deep /);
    expect(read('case when '.repeat(390))).toMatch(/^expression.too-deep /);
  });

  it('reads back every name of a column and every text as it is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        fc.pre(name !== '');
        expect(read(writeColumnName(name))).toBe(`[${name}]`);
        expect(read(writeText(name))).toBe(JSON.stringify(name));
      }),
    );
  });

  it('never throws, and says where for any characters whatever', () => {
    const pieces = ['(', ')', ',', "'", '"', '“', '[', ']', '`', '+', '-', '*', '/', '^', '<', '=', '&', '|', '!', ' '];
    const words = [
      'and',
      '且',
      '非',
      'in',
      'is',
      'not',
      'missing',
      'case',
      'when',
      '当',
      '则',
      'end',
      'sum',
      'if',
      'd',
    ];
    const part = fc.oneof(
      fc.constantFrom(...pieces, ...words, '1', '2.5', '金额', '万'),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        const parsed = parseExpression(text);
        if (parsed.ok) return;
        const { at, end } = parsed.error.parameters ?? {};
        expect(at).toBeGreaterThanOrEqual(1);
        expect(at).toBeLessThanOrEqual(text.length + 1);
        expect(end).toBeGreaterThanOrEqual(at as number);
      }),
      { numRuns: 2000 },
    );
  });
});
