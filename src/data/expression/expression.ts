/** Expressions: the tree that a person's text is read as. Nothing of it is ever code. */

import type { ColumnType } from '../columns.ts';

/** What an expression gives: a number, a day with or without a time, a text, or yes, no and missing. */
export type ExpressionType = 'number' | 'date' | 'text' | 'truth';

/** A column an expression may name. */
export interface ExpressionColumn {
  readonly name: string;
  readonly type: ColumnType;
}

/** Where a part stands in the text: 1-based place of its first UTF-16 unit, and of the one after its last. */
export interface Span {
  readonly at: number;
  readonly end: number;
}

interface Node extends Span {
  /** longest way down to a leaf, 1 for a leaf */
  readonly depth: number;
}

/** A number as it is written. `decimals`: see NumberColumn. */
export interface NumberNode extends Node {
  readonly kind: 'number';
  readonly value: number;
  readonly decimals: number;
}

export interface TextNode extends Node {
  readonly kind: 'text';
  readonly value: string;
}

/** A day, and seconds after midnight or MISSING_SECONDS. */
export interface DateNode extends Node {
  readonly kind: 'date';
  readonly day: number;
  readonly seconds: number;
}

export interface TruthNode extends Node {
  readonly kind: 'truth';
  readonly value: boolean;
}

/** The word `missing`: fits every type. */
export interface MissingNode extends Node {
  readonly kind: 'missing';
}

export interface ColumnNode extends Node {
  readonly kind: 'column';
  readonly name: string;
}

/** A function or an operator. `name` is its English name or that of the operator in parse-expression.ts. */
export interface CallNode extends Node {
  readonly kind: 'call';
  readonly name: string;
  readonly arguments: readonly ExpressionNode[];
}

export type ExpressionNode = NumberNode | TextNode | DateNode | TruthNode | MissingNode | ColumnNode | CallNode;

export interface Expression {
  readonly text: string;
  readonly root: ExpressionNode;
  /** distinct names of the columns it reads, in order of first appearance */
  readonly columns: readonly string[];
  /** whether it looks at other rows (sum, rank, previous, …), so that groups matter */
  readonly grouped: boolean;
}

/** Longest text read as an expression, in UTF-16 units. */
export const LONGEST_EXPRESSION = 4000;

/** Deepest nesting, where a chain `a + b + c` nests once for each sign. */
export const DEEPEST_EXPRESSION = 200;
