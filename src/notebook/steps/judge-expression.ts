/** What is to be said about an expression while it is written. */

import { checkExpression } from '../../data/expression/check-expression.ts';
import type { ExpressionColumn, ExpressionType } from '../../data/expression/expression.ts';
import { parseExpression } from '../../data/expression/parse-expression.ts';
import { message, type Message } from '../../lib/outcome.ts';

export interface Judgement {
  /** what it gives; `null` where it is wrong or empty */
  readonly type: ExpressionType | null;
  readonly error: Message | null;
  /** 0-based places of the characters that are wrong: from, and before which; both 0 where none are */
  readonly from: number;
  readonly to: number;
}

/** @param truth only a condition will do */
export function judgeExpression(text: string, columns: readonly ExpressionColumn[], truth: boolean): Judgement {
  if (text.trim() === '') return { type: null, error: null, from: 0, to: 0 };
  const parsed = parseExpression(text);
  const checked = parsed.ok ? checkExpression(parsed.value, columns) : parsed;
  if (!checked.ok) {
    const from = place(checked.error, 'at', text);
    return { type: null, error: checked.error, from, to: Math.max(from, place(checked.error, 'end', text)) };
  }
  const { type } = checked.value;
  if (!truth || type === 'truth') return { type, error: null, from: 0, to: 0 };
  const error = message('shaping.not-truth', { type: message(`expression.type-${type}`) });
  return { type: null, error, from: 0, to: text.length };
}

function place(error: Message, key: string, text: string): number {
  const given = error.parameters?.[key];
  return typeof given === 'number' ? Math.max(0, Math.min(text.length, given - 1)) : text.length;
}
