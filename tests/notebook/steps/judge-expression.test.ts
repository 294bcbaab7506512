import { describe, expect, it } from 'vitest';
import { judgeExpression } from '../../../src/notebook/steps/judge-expression.ts';

const COLUMNS = [
  { name: '金额', type: 'number' },
  { name: '城市', type: 'category' },
] as const;

describe('judgeExpression', () => {
  it('says what a good expression gives', () => {
    expect(judgeExpression('金额 × 2', COLUMNS, false)).toEqual({ type: 'number', error: null, from: 0, to: 0 });
    expect(judgeExpression("城市 = '上海'", COLUMNS, true).type).toBe('truth');
  });

  it('says nothing of an empty one', () => {
    expect(judgeExpression('  ', COLUMNS, true)).toEqual({ type: null, error: null, from: 0, to: 0 });
  });

  it('points at the characters that are wrong', () => {
    const text = '金额 + 数量';
    const { error, from, to } = judgeExpression(text, COLUMNS, false);
    expect(error?.code).toMatch(/^expression\.unknown-column/);
    expect(text.slice(from, to)).toBe('数量');
  });

  it('points behind the last one where the text ends too early', () => {
    expect(judgeExpression('金额 +', COLUMNS, false)).toMatchObject({ type: null, from: 4 });
  });

  it('wants a condition for a filter', () => {
    expect(judgeExpression('金额 + 1', COLUMNS, true)).toMatchObject({
      type: null,
      error: { code: 'shaping.not-truth' },
      to: 6,
    });
  });
});
