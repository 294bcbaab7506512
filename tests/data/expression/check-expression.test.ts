/** Types of expressions, and what does not fit, at the character where it stands. */

import { describe, expect, it } from 'vitest';
import { checkExpression } from '../../../src/data/expression/check-expression.ts';
import { EXPRESSION_FUNCTIONS, EXPRESSION_HELP, FUNCTION_GROUPS } from '../../../src/data/expression/functions.ts';
import { parseExpression } from '../../../src/data/expression/parse-expression.ts';
import { createTranslator, type Translator } from '../../../src/i18n/translate.ts';
import { DICTIONARIES } from '../../../src/i18n/dictionaries.ts';
import type { Message } from '../../../src/lib/outcome.ts';

const COLUMNS = [
  { name: 'n', type: 'number' },
  { name: 'd', type: 'date' },
  { name: 't', type: 'text' },
  { name: 'id', type: 'identifier' },
  { name: 'c', type: 'category' },
  { name: '订单金额', type: 'number' },
] as const;

function check(text: string): string {
  const parsed = parseExpression(text);
  if (!parsed.ok) return parsed.error.code;
  const checked = checkExpression(parsed.value, COLUMNS);
  return checked.ok ? checked.value.type : `${checked.error.code} ${String(checked.error.parameters?.['at'])}`;
}

describe('checkExpression', () => {
  it.each([
    ['n + 1', 'number'],
    ['n > 1', 'truth'],
    ['c', 'text'],
    ['id', 'text'],
    ['d', 'date'],
    ['d - d', 'number'],
    ['d - 1', 'date'],
    ["d - '2024-01-01'", 'number'],
    ["if(n > 1, d, '2024-01-01')", 'date'],
    ['coalesce(missing, n)', 'number'],
    ['missing', 'text'],
    ['if(n > 1, missing, missing)', 'text'],
    ['n & d', 'text'],
    ['previous(d)', 'date'],
    ['rank(d)', 'number'],
    ['max(t)', 'text'],
    ['sum(n > 1)', 'number'],
    ['previous(n > 1)', 'truth'],
    ["case when n > 1 then missing else 'a' end", 'text'],
    ["id in ('1', '2')", 'truth'],
    ["d between '2024-01-01' and d", 'truth'],
    ['missing + 1', 'number'],
    ['not missing', 'truth'],
  ])('gives %s the type %s', (text, type) => {
    expect(check(text)).toBe(type);
  });

  it.each([
    ['x + 1', 'expression.unknown-column 1'],
    ['n + 订单金', 'expression.unknown-column-near 5'],
    ['N', 'expression.unknown-column-near 1'],
    ["n + 'a'", 'expression.wrong-type 5'],
    ["n + '1'", 'expression.text-as-digits 5'],
    ["n = '1'", 'expression.text-as-digits 5'],
    ['t + 1', 'expression.wrong-type 1'],
    ['d + d', 'expression.wrong-type 5'],
    ['d * 2', 'expression.wrong-type 1'],
    ['id = 1001', 'expression.digits-as-text 6'],
    ['id in (1, 2)', 'expression.digits-as-text 8'],
    ['n = t', 'expression.types-differ 5'],
    ['t = d', 'expression.types-differ 1'],
    ["d = 'soon'", 'expression.bad-date 5'],
    ["t = ''", 'expression.compare-empty 5'],
    ['n = 空', 'expression.compare-missing 5'],
    ['n == null', 'expression.compare-missing 6'],
    ['null <> t', 'expression.compare-missing 1'],
    ['n = 空值', 'expression.compare-missing 5'],
    ['n = None', 'expression.compare-missing 5'],
    ['n and n > 1', 'expression.wrong-type 1'],
    ['(n > 1) < (n > 2)', 'expression.wrong-type 2'],
    ['if(n, 1, 2)', 'expression.wrong-type 4'],
    ["if(n > 1, 1, 'a')", 'expression.types-differ 14'],
    ["case when n > 1 then 1 else 'a' end", 'expression.types-differ 29'],
    ['round(t)', 'expression.wrong-type 7'],
    ['year(n)', 'expression.wrong-type 6'],
    ['sum(t)', 'expression.wrong-type 5'],
    ['max(n > 1)', 'expression.wrong-type 5'],
    ['max(n > 1, n > 2)', 'expression.wrong-type 5'],
    ['previous(n, n)', 'expression.whole-wanted 13'],
    ['previous(n, 1.5)', 'expression.whole-wanted 13'],
    ["rank(n, 'up')", 'expression.word-wanted 9'],
    ["period(d, 'decade')", 'expression.word-wanted 11'],
    ['period(d, c)', 'expression.word-wanted 11'],
    ['number(d)', 'expression.wrong-type 8'],
    ['date(n)', 'expression.wrong-type 6'],
    ["date('abc')", 'expression.bad-date 6'],
    ['n = constructor', 'expression.unknown-column 5'],
  ])('refuses %s: %s', (text, error) => {
    expect(check(text)).toBe(error);
  });

  it('names the columns there are, or the one that was meant', () => {
    const parsed = parseExpression('x + 1');
    const checked = parsed.ok ? checkExpression(parsed.value, COLUMNS) : parsed;
    expect(checked.ok ? '' : translator('en').message(checked.error)).toBe(
      'There is no column “x” (character 1). There are: n · d · t · id · c · 订单金额.',
    );
    const none = parsed.ok ? checkExpression(parsed.value, []) : parsed;
    expect(none.ok ? '' : translator('zh-CN').message(none.error)).toContain('一列也没有');
    const many = Array.from({ length: 40 }, (_, i) => ({ name: `column ${i}`, type: 'number' as const }));
    const much = parsed.ok ? checkExpression(parsed.value, many) : parsed;
    expect(much.ok ? '' : translator('en').message(much.error)).toContain('and more, 40 in all');
  });
});

describe('functions', () => {
  it('have names of their own in both languages', () => {
    const names = EXPRESSION_FUNCTIONS.flatMap(({ name, alias }) => [name, alias]);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(['en', 'zh-CN'] as const)('are written in %s as their signature says', (locale) => {
    const words = translator(locale);
    for (const one of EXPRESSION_FUNCTIONS) {
      const written = words.message(one.signature).split(/[(（]/, 1)[0];
      expect(written).toBe(locale === 'en' ? one.name : one.alias);
      expect(words.message(one.doc)).not.toContain('⟨');
    }
  });
});

const TEXTS = [
  'n +',
  "n = '",
  '@',
  'frob(1)',
  'round()',
  "t = ''",
  'x',
  'n + t',
  "period(d, 'x')",
  '1 < n < 2',
  'n in 1',
];

describe('help', () => {
  it('has a heading for every group of functions, and says what becomes of missing values', () => {
    const groups = FUNCTION_GROUPS.map(({ group }) => group);
    expect(new Set(EXPRESSION_FUNCTIONS.map(({ group }) => group))).toEqual(new Set(groups));
    const said = [...FUNCTION_GROUPS.map(({ label }) => label), ...EXPRESSION_HELP];
    for (const locale of ['en', 'zh-CN'] as const)
      for (const one of said) expect(translator(locale).message(one)).not.toMatch(/[{}⟨⟩]/);
    expect(translator('zh-CN').message(EXPRESSION_HELP[1]!)).toContain('缺失');
  });
});

describe('errors', () => {
  it.each(['en', 'zh-CN'] as const)('are whole sentences in %s', (locale) => {
    for (const text of TEXTS) {
      const parsed = parseExpression(text);
      const checked = parsed.ok ? checkExpression(parsed.value, COLUMNS) : parsed;
      expect(checked.ok).toBe(false);
      const said = translator(locale).message((checked as { readonly error: Message }).error);
      expect(said).not.toMatch(/[{}⟨⟩]/);
    }
  });
});

function translator(locale: 'en' | 'zh-CN'): Translator {
  return createTranslator(locale, DICTIONARIES);
}
