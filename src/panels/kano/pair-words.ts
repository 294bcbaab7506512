/** How the two questions about a feature are told apart by their wording: with it (functional), without it (dysfunctional). */

/** `+` with the feature, `-` without it, `?` the wording does not say. */
export type PairSide = '+' | '-' | '?';

/** One way to read a header: which of the two it would be, and what is left when the words that say so are taken away. */
export interface PairReading {
  readonly side: PairSide;
  /** what is left, lower case, letters and digits only: equal for the two questions of a pair */
  readonly key: string;
  /** what is left as it was written */
  readonly rest: string;
  /** how much the words taken away say, 0 … 3 */
  readonly weight: number;
}

interface Token {
  readonly side: PairSide;
  readonly pattern: RegExp;
  readonly weight: number;
}

const VERBS = 'offer|provide|include|support|allow|contain|feature|show|give|send';

const han = (side: PairSide, weight: number, pattern: RegExp): Token => ({ side, weight, pattern });
const latin = (side: PairSide, weight: number, words: string): Token => ({
  side,
  weight,
  pattern: new RegExp(`(?<![a-z])(?:${words})(?![a-z])`, 'giu'),
});

const TOKENS: readonly Token[] = [
  han('-', 3, /反向题|负向题|反向问题|负向问题|反向|反面|负向|负面|不具备时|缺失时/gu),
  han('+', 3, /正向题|正向问题|正向|正面|具备时|存在时/gu),
  han('-', 2.6, /没有提供|不再提供|未提供|不提供|没有做到|做不到|未做到|不具备|不具有|没有|缺少|缺失|缺乏/gu),
  han('-', 2.2, /不能够|不可以|不支持|不包含|不开通|不设置|不设有|不存在|不显示|不允许|无法|不能|不含|不设|未设/gu),
  han('+', 2.2, /提供|做到|具备|具有|能够|可以|支持|包含|开通|设置|设有|存在|显示|允许/gu),
  han('-', 1.2, /不会|不是|不用|不|无|没|未|缺/gu),
  han('+', 1.2, /能|有|会|含|设|是/gu),
  latin('-', 3, 'dys-?functional|dysfunction|dysfunc|dysfct|dysf|dys|negative|neg'),
  latin('+', 3, 'functional|function|func|fct|fun|positive|pos'),
  latin(
    '-',
    2.6,
    `(?:do|does|did|is|are|was|were|has|have|had|could|can|would|will|should)\\s+not(?:\\s+(?:be|have|been|${VERBS}))?` +
      `|(?:don|doesn|didn|isn|aren|wasn|weren|hasn|haven|hadn|couldn|can|won|wouldn)['’]t(?:\\s+(?:be|have|${VERBS}))?|cannot(?:\\s+(?:be|have|${VERBS}))?`,
  ),
  latin('-', 2.6, 'without|absent|absence of|absence|lacks|lacked|lack of|lack|missing|unavailable|no longer has'),
  latin('+', 2.2, `(?:${VERBS})(?:s|ed|d)?|with|present|presence of|presence|available`),
  latin('-', 1.6, 'had no|has no|have no|there is no|there was no|there were no|not|no'),
  latin('+', 1.4, 'had|has|have|there is|there was|there were|is|are|was|were|could|can|would|will|does|did|do|yes'),
];

/** Marks at the end or the beginning of a short header: `K1_f`, `K1(d)`, `D_3`, `Q4+`. */
const ENDS: readonly { readonly side: PairSide; readonly pattern: RegExp; readonly weight: number }[] = [
  { side: '+', pattern: /(?:[_\-.\s(（[]|(?<=\d))(?:f|p)\s*[)）\]]?$/iu, weight: 2 },
  { side: '-', pattern: /(?:[_\-.\s(（[]|(?<=\d))(?:d|n)\s*[)）\]]?$/iu, weight: 2 },
  { side: '+', pattern: /^(?:f|p)(?:[_\-.]|(?=\d))/iu, weight: 1.6 },
  { side: '-', pattern: /^(?:d|n)(?:[_\-.]|(?=\d))/iu, weight: 1.6 },
  { side: '+', pattern: /[_\-.\s(（[](?:正|有)\s*[)）\]]?$/u, weight: 2 },
  { side: '-', pattern: /[_\-.\s(（[](?:反|负|无)\s*[)）\]]?$/u, weight: 2 },
  { side: '+', pattern: /[\s_(（[]*\+\s*[)）\]]?$/u, weight: 2 },
  { side: '-', pattern: /[\s_(（[]*[-−–]\s*[)）\]]?$/u, weight: 2 },
  { side: '+', pattern: /(?<=\d)\s*[_\-.(（]?\s*a\s*[)）]?$/iu, weight: 0.8 },
  { side: '-', pattern: /(?<=\d)\s*[_\-.(（]?\s*b\s*[)）]?$/iu, weight: 0.8 },
  { side: '+', pattern: /(?<=[^\d])\s*[_\-.(（]\s*1\s*[)）]?$/u, weight: 0.6 },
  { side: '-', pattern: /(?<=[^\d])\s*[_\-.(（]\s*2\s*[)）]?$/u, weight: 0.6 },
  { side: '+', pattern: /(?<=\d)\s*[_\-.(（]\s*1\s*[)）]?$/u, weight: 0.6 },
  { side: '-', pattern: /(?<=\d)\s*[_\-.(（]\s*2\s*[)）]?$/u, weight: 0.6 },
];

const NUMBER =
  /^[\s【[(（]*(?:第\s*)?(?:kano|question|item|feature|题目?|问题?|[qkx])?[\s_.]*\d{1,3}(?:[.\-_]\d{1,3})?[a-d]?(?![\d%元杯])\s*题?\s*[\])）】]?\s*[、.．:：)）_\-—|\s]*/iu;

/** The header without the number of its question; the whole where nothing else would be left. */
export function withoutNumber(label: string): string {
  const rest = label.replace(NUMBER, '');
  return keyOf(rest).length >= 2 ? rest : label;
}

/** Letters and digits alone, lower case, full-width forms as half-width ones. */
export function keyOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]+/gu, '');
}

/** All readings of a header: as it is, and with each of the words that tell the side taken away. */
export function readingsOf(label: string): PairReading[] {
  const text = label.normalize('NFKC').replace(/[‘’]/g, "'");
  const found = new Map<string, PairReading>();
  const add = (side: PairSide, rest: string, weight: number): void => {
    for (const form of new Set([rest, withoutNumber(rest)])) {
      const key = keyOf(form);
      const name = `${side}${key}`;
      if (key !== '' && (found.get(name)?.weight ?? -1) < weight) found.set(name, { side, key, rest: form, weight });
    }
  };
  add('?', text, 0);
  for (const { side, pattern, weight } of TOKENS)
    for (const match of text.matchAll(pattern)) {
      const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;
      add(side, rest, weight);
    }
  for (const { side, pattern, weight } of ENDS) if (pattern.test(text)) add(side, text.replace(pattern, ''), weight);
  // `Q3a. Skip the queue`: the mark stands behind the number and words follow.
  // Of digits only those set apart are marks: A11 and A12 are two questions, A1-1 and A1-2 are one asked twice.
  const lettered =
    /^([^\d]{0,4}\d{1,3})(?:\s*[_\-.(（]?\s*(?=[ab])|\s*[_\-.(（]\s*)([ab12])\s*[)）]?\s*[、.:：\s_-]+(?=\p{L})/iu.exec(
      text,
    );
  if (lettered) {
    const side = /[a1]/i.test(lettered[2]!) ? '+' : '-';
    add(side, text.slice(lettered[0].length), 0.8);
    add(side, lettered[1]!, 0.5);
  }
  return [...found.values()];
}

/** Whether the wording denies something: a hint where no single word tells the two questions apart. */
export function denies(label: string): boolean {
  return /[不无没未缺]|反向|负向|(?<![a-z])(?:no|not|without|lack|lacks|absent|never)(?![a-z])|n['’]t(?![a-z])/iu.test(
    label.normalize('NFKC'),
  );
}

/** Share of letter pairs two keys have in common, 0 … 1 (Dice). */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  if (a.length < 2 || b.length < 2) return 0;
  const counts = new Map<string, number>();
  for (let i = 0; i < a.length - 1; i += 1) counts.set(a.slice(i, i + 2), (counts.get(a.slice(i, i + 2)) ?? 0) + 1);
  let common = 0;
  for (let i = 0; i < b.length - 1; i += 1) {
    const pair = b.slice(i, i + 2);
    const left = counts.get(pair) ?? 0;
    if (left > 0) {
      common += 1;
      counts.set(pair, left - 1);
    }
  }
  return (2 * common) / (a.length + b.length - 2);
}
