/** Words and names of the expression language: what is reserved, in both languages, and how a column's name is written. */

export type Word =
  | 'and'
  | 'or'
  | 'not'
  | 'in'
  | 'not in'
  | 'between'
  | 'not between'
  | 'to'
  | 'is'
  | 'missing'
  | 'is missing'
  | 'is not missing'
  | 'case'
  | 'when'
  | 'then'
  | 'else'
  | 'end'
  | 'true'
  | 'false';

const ENGLISH: Readonly<Record<string, Word>> = {
  and: 'and',
  or: 'or',
  not: 'not',
  in: 'in',
  between: 'between',
  is: 'is',
  missing: 'missing',
  null: 'missing',
  case: 'case',
  when: 'when',
  then: 'then',
  else: 'else',
  end: 'end',
  true: 'true',
  false: 'false',
};

const CHINESE: Readonly<Record<string, Word>> = {
  且: 'and',
  并且: 'and',
  或: 'or',
  或者: 'or',
  非: 'not',
  属于: 'in',
  不属于: 'not in',
  介于: 'between',
  不介于: 'not between',
  到: 'to',
  为空: 'is missing',
  不为空: 'is not missing',
  空: 'missing',
  分情况: 'case',
  当: 'when',
  则: 'then',
  否则: 'else',
  结束: 'end',
  真: 'true',
  假: 'false',
};

const LONGEST_FIRST = Object.keys(CHINESE).sort((a, b) => b.length - a.length);

/** What a name means where it is a word of the language, in letters of any case and width; `null` where it is a name. */
export function wordOf(name: string): Word | null {
  const plain = name.normalize('NFKC').toLowerCase();
  if (Object.hasOwn(ENGLISH, plain)) return ENGLISH[plain]!;
  return Object.hasOwn(CHINESE, plain) ? CHINESE[plain]! : null;
}

/**
 * The Chinese word that a run of letters begins with: Chinese sets no blanks, and where an operator is due no name can stand,
 * so 且 in `金额>100且城市='上海'` is read by itself.
 */
export function leadingWord(run: string): string | null {
  return LONGEST_FIRST.find((word) => run.startsWith(word)) ?? null;
}

/** One name from where the search begins: letters of any script, digits, _ and single dots inside. */
export function namePattern(): RegExp {
  return /[\p{L}_][\p{L}\p{N}\p{M}_]*(?:\.[\p{L}_][\p{L}\p{N}\p{M}_]*)*/uy;
}

/** The name of a column as it stands in an expression: bare where it is plain, else in backquotes. */
export function writeColumnName(name: string): string {
  const pattern = namePattern();
  const plain = pattern.exec(name)?.[0] === name && wordOf(name) === null;
  return plain ? name : `\`${name.replaceAll('`', '``')}\``;
}

/** A text as it stands in an expression. */
export function writeText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
