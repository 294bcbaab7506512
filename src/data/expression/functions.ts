/** The functions of the expression language: names in both languages, and what they take and give. */

import type { ExpressionType } from './expression.ts';
import { message, type Message } from '../../lib/outcome.ts';

export type FunctionGroup = 'number' | 'text' | 'date' | 'condition' | 'conversion' | 'group';

/**
 * What an argument may be. `any`; `ordered`: number, date or text; `numeric`: a number, or a truth as 1 and 0; `same`: the type
 * that all arguments of this kind have in common; `whole`: a whole number written out, at least 1; `word`: a text written out.
 * `?` may be left out, `*` any number more.
 */
export type Wanted = ExpressionType | 'any' | 'ordered' | 'numeric' | 'same' | 'whole' | 'word';
type Parameter = Wanted | `${Wanted}?` | `${Wanted}*`;

export interface ExpressionFunction {
  /** English name, in small letters; also what an expression's tree calls it */
  readonly name: string;
  readonly alias: string;
  readonly group: FunctionGroup;
  /** how it is written, with words for its arguments */
  readonly signature: Message;
  readonly doc: Message;
  readonly parameters: readonly Parameter[];
  /** `same`: that of its arguments of kind same, ordered or any */
  readonly result: ExpressionType | 'same';
}

/** Kinds of functions in the order of the help, with their headings. */
export const FUNCTION_GROUPS: readonly { readonly group: FunctionGroup; readonly label: Message }[] = (
  ['number', 'text', 'date', 'condition', 'conversion', 'group'] as const
).map((group) => ({ group, label: message(`expression.group-${group}`) }));

/** How expressions are written, and what becomes of missing values. */
export const EXPRESSION_HELP: readonly Message[] = [
  message('expression.help-writing'),
  message('expression.help-missing'),
];

/** All functions, in the order of the help. */
export const EXPRESSION_FUNCTIONS: readonly ExpressionFunction[] = [
  define('abs', '绝对值', 'number', ['number'], 'number'),
  define('round', '四舍五入', 'number', ['number', 'number?'], 'number'),
  define('floor', '向下取整', 'number', ['number'], 'number'),
  define('ceiling', '向上取整', 'number', ['number'], 'number'),
  define('truncate', '取整', 'number', ['number'], 'number'),
  define('mod', '余数', 'number', ['number', 'number'], 'number'),
  define('sqrt', '平方根', 'number', ['number'], 'number'),
  define('power', '乘方', 'number', ['number', 'number'], 'number'),
  define('exp', '指数', 'number', ['number'], 'number'),
  define('ln', '自然对数', 'number', ['number'], 'number'),
  define('log', '对数', 'number', ['number', 'number?'], 'number'),
  define('sign', '正负号', 'number', ['number'], 'number'),

  define('length', '长度', 'text', ['text'], 'number'),
  define('upper', '大写', 'text', ['text'], 'text'),
  define('lower', '小写', 'text', ['text'], 'text'),
  define('trim', '去空格', 'text', ['text'], 'text'),
  define('left', '左取', 'text', ['text', 'number'], 'text'),
  define('right', '右取', 'text', ['text', 'number'], 'text'),
  define('mid', '截取', 'text', ['text', 'number', 'number?'], 'text'),
  define('part', '第几段', 'text', ['text', 'text', 'number'], 'text'),
  define('contains', '包含', 'text', ['text', 'text'], 'truth'),
  define('starts', '开头是', 'text', ['text', 'text'], 'truth'),
  define('ends', '结尾是', 'text', ['text', 'text'], 'truth'),
  define('matches', '匹配', 'text', ['text', 'text'], 'truth'),
  define('find', '位置', 'text', ['text', 'text'], 'number'),
  define('replace', '替换', 'text', ['text', 'text', 'text'], 'text'),
  define('concat', '连接', 'text', ['any', 'any*'], 'text'),

  define('year', '年', 'date', ['date'], 'number'),
  define('quarter', '季度', 'date', ['date'], 'number'),
  define('month', '月', 'date', ['date'], 'number'),
  define('week', '周', 'date', ['date'], 'number'),
  define('weekday', '星期', 'date', ['date'], 'number'),
  define('day', '日', 'date', ['date'], 'number'),
  define('hour', '时', 'date', ['date'], 'number'),
  define('minute', '分', 'date', ['date'], 'number'),
  define('days_between', '相隔天数', 'date', ['date', 'date'], 'number'),
  define('months_between', '相隔月数', 'date', ['date', 'date'], 'number'),
  define('add_days', '加天', 'date', ['date', 'number'], 'date'),
  define('add_months', '加月', 'date', ['date', 'number'], 'date'),
  define('start_of_week', '周初', 'date', ['date'], 'date'),
  define('start_of_month', '月初', 'date', ['date'], 'date'),
  define('start_of_quarter', '季初', 'date', ['date'], 'date'),
  define('start_of_year', '年初', 'date', ['date'], 'date'),
  define('end_of_month', '月末', 'date', ['date'], 'date'),
  define('period', '期间', 'date', ['date', 'word'], 'text'),

  define('if', '如果', 'condition', ['truth', 'same', 'same', 'same?'], 'same'),
  define('coalesce', '首个非空', 'condition', ['same', 'same*'], 'same'),
  define('least', '取小', 'condition', ['same', 'same*'], 'same'),
  define('greatest', '取大', 'condition', ['same', 'same*'], 'same'),

  define('number', '转数', 'conversion', ['any'], 'number'),
  define('text', '转文字', 'conversion', ['any'], 'text'),
  define('date', '日期', 'conversion', ['any', 'number?', 'number?'], 'date'),

  define('sum', '求和', 'group', ['numeric'], 'number'),
  define('mean', '平均', 'group', ['numeric'], 'number'),
  define('median', '中位数', 'group', ['number'], 'number'),
  define('quantile', '分位数', 'group', ['number', 'number'], 'number'),
  define('sd', '标准差', 'group', ['number'], 'number'),
  define('min', '最小', 'group', ['ordered'], 'same'),
  define('max', '最大', 'group', ['ordered'], 'same'),
  define('count', '计数', 'group', ['any?'], 'number'),
  define('distinct', '去重计数', 'group', ['any'], 'number'),
  define('share', '占比', 'group', ['number'], 'number'),
  define('rank', '排名', 'group', ['ordered', 'word?'], 'number'),
  define('cumulative', '累计', 'group', ['number'], 'number'),
  define('row', '序号', 'group', [], 'number'),
  define('previous', '上一个', 'group', ['any', 'whole?'], 'same'),
  define('next', '下一个', 'group', ['any', 'whole?'], 'same'),
  define('first', '首个', 'group', ['any'], 'same'),
  define('last', '末个', 'group', ['any'], 'same'),
];

// What people know from elsewhere.
const SYNONYMS: Readonly<Record<string, string>> = {
  average: 'mean',
  avg: 'mean',
  平均值: 'mean',
  ceil: 'ceiling',
  trunc: 'truncate',
  int: 'floor',
  len: 'length',
  substr: 'mid',
  substring: 'mid',
  begins: 'starts',
  lag: 'previous',
  lead: 'next',
  stdev: 'sd',
  count_distinct: 'distinct',
  ifelse: 'if',
  最小值: 'min',
  最大值: 'max',
};

const BY_NAME: ReadonlyMap<string, ExpressionFunction> = new Map([
  ...EXPRESSION_FUNCTIONS.flatMap((one) => [[one.name, one] as const, [one.alias, one] as const]),
  ...Object.entries(SYNONYMS).map(
    ([synonym, name]) => [synonym, EXPRESSION_FUNCTIONS.find((one) => one.name === name)!] as const,
  ),
]);

/** The function of a name in either language, letters of any case and width; `null` where there is none. */
export function findFunction(name: string): ExpressionFunction | null {
  return BY_NAME.get(name.normalize('NFKC').toLowerCase()) ?? null;
}

/** Fewest and most arguments. */
export function argumentCounts({ parameters }: ExpressionFunction): { readonly least: number; readonly most: number } {
  const least = parameters.filter((parameter) => !/[?*]$/.test(parameter)).length;
  return { least, most: parameters.some((parameter) => parameter.endsWith('*')) ? Infinity : parameters.length };
}

/** What the argument at a place (from 0) may be. */
export function wantedAt({ parameters }: ExpressionFunction, place: number): Wanted {
  return parameters[Math.min(place, parameters.length - 1)]!.replace(/[?*]$/, '') as Wanted;
}

function define(
  name: string,
  alias: string,
  group: FunctionGroup,
  parameters: readonly Parameter[],
  result: ExpressionType | 'same',
): ExpressionFunction {
  const signature = message(`expression.signature-${name}`);
  return { name, alias, group, signature, doc: message(`expression.doc-${name}`), parameters, result };
}
