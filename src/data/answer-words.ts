/** Words of answer scales as questionnaires write them, in Chinese and English, and the numbers they stand for. */

import type { ScaleWords } from './tables.ts';

/** Families that are read from words; `number` and `own` are not. */
export type WordFamily = Exclude<ScaleWords, 'number' | 'own'>;

/** How far from the middle a word stands: −3 the least … 3 the most. */
type Level = number;

interface Family {
  readonly name: WordFamily;
  /** the level of a word in normal form; `null` where the word is none of the family */
  readonly level: (word: string) => Level | null;
  /** levels a scale of the family always has, whether or not somebody used them */
  readonly always: (used: ReadonlySet<Level>) => readonly Level[];
  /** numbers of the levels where they are not counted from 1 */
  readonly numbers?: Readonly<Record<number, number>>;
}

/** Degrees that stand before a word: 非常满意, quite satisfied. */
const DEGREES: readonly (readonly [RegExp, number])[] = [
  [
    /^(非常|十分|极其|极为|极|完全|强烈|特别|很|超级|totally|extremely|very|strongly|completely|highly|absolutely|entirely)\s*/,
    3,
  ],
  [/^(比较|较为|较|基本|总体|大体|mostly|quite|fairly|generally|rather|moderately|somewhat)\s*/, 1.5],
  [/^(有点|有点儿|有些|稍微|稍|略微|略|slightly|a little|a bit|mildly)\s*/, 1],
];
const NEUTRAL =
  /^(一般|一般般|中立|中等|普通|适中|说不清|说不清楚|不好说|不确定|无意见|没意见|没有意见|无所谓|还行|还可以|尚可|neutral|neither.*|undecided|unsure|not sure|uncertain|average|okay|ok|fair|so so|in between|no opinion|indifferent)$/;

/** A family whose words are one stem with degrees before it and its contrary: 满意 and 不满意. */
function twoSided(name: WordFamily, yes: RegExp, no: RegExp): Family {
  return {
    name,
    level(word) {
      if (NEUTRAL.test(word) || new RegExp(`^既(不|没有).*(也不|又不|也没有)`).test(word)) return 0;
      const softNo = /^(不太|不怎么|不是很|不大|not very|not so|not really|not quite)\s*/;
      if (softNo.test(word) && yes.test(word.replace(softNo, ''))) return -1.5;
      const hardNo = /^(非常不|很不|十分不|极不|完全不|根本不|一点也不|一点都不|毫不|强烈不|not at all)\s*/;
      if (hardNo.test(word) && yes.test(word.replace(hardNo, ''))) return -3;
      const [degree, stem] = splitDegree(word);
      if (no.test(stem)) return degree === null ? -2 : -degree;
      if (/^(不|not|un)\s*/.test(stem) && yes.test(stem.replace(/^(不|not|un)\s*/, '')))
        return degree === null ? -2 : -degree;
      if (yes.test(stem)) return degree ?? 2;
      return null;
    },
    always: (used) => {
      const lowest = [...used].some((level) => level < 0);
      const highest = [...used].some((level) => level > 0);
      // A scale without a middle shows both its sides; where only one side was used the middle is only unused.
      return used.has(0) || !(lowest && highest) ? [0] : [];
    },
  };
}

function splitDegree(word: string): [number | null, string] {
  for (const [pattern, degree] of DEGREES) if (pattern.test(word)) return [degree, word.replace(pattern, '')];
  return [null, word];
}

/** A family with a list of words for each level. */
function listed(
  name: WordFamily,
  words: Readonly<Record<number, RegExp>>,
  always: readonly Level[],
  numbers?: Readonly<Record<number, number>>,
): Family {
  const entries = Object.entries(words).map(([level, pattern]) => [Number(level), pattern] as const);
  return {
    name,
    level: (word) => entries.find(([, pattern]) => pattern.test(word))?.[0] ?? null,
    always: () => always,
    ...(numbers ? { numbers } : {}),
  };
}

// In this order: a column that fits two families (喜欢 … 不喜欢) is the first's.
const FAMILIES: readonly Family[] = [
  twoSided(
    'satisfaction',
    /^(满意|satisfied|happy|pleased|delighted)$/,
    /^(不满|失望|dissatisfied|unsatisfied|unhappy|displeased)$/,
  ),
  twoSided('agreement', /^(同意|赞同|赞成|认同|符合|agree|applies|true|like me)$/, /^(反对|disagree|oppose)$/),
  twoSided('importance', /^(重要|必要|important|essential|necessary)$/, /^(unimportant|irrelevant)$/),
  twoSided('likelihood', /^(可能|愿意|会|likely|willing)$/, /^(unlikely|unwilling)$/),
  listed(
    'likelihood',
    {
      3: /^(一定会|肯定会|必定会|绝对会|definitely( would| will)?|certainly|almost certain(ly)?)$/,
      2: /^(可能会|应该会|大概会|多半会|probably( would| will)?|likely)$/,
      0: /^(不确定|说不准|说不清|看情况|再看|可能会可能不会|might or might not|maybe|possibly|unsure|not sure|neutral)$/,
      [-2]: /^(可能不会|应该不会|大概不会|多半不会|probably (would |will )?not|unlikely)$/,
      [-3]: /^(一定不会|肯定不会|绝对不会|definitely (would |will )?not|certainly not|never)$/,
    },
    [-3, -2, 0, 2, 3],
  ),
  listed(
    'frequency',
    {
      3: /^(总是|一直|每次|每次都|always|every time|all the time)$/,
      2: /^(经常|常常|时常|often|frequently|usually|most of the time)$/,
      0: /^(有时|有时候|sometimes|occasionally)$/,
      [-2]: /^(很少|偶尔|少有|rarely|seldom|hardly ever)$/,
      [-3]: /^(从不|从来不|从未|没有过|从来没有|never)$/,
    },
    [-3, -2, 0, 2, 3],
  ),
  listed(
    'quality',
    {
      3: /^(非常好|很好|极好|优秀|优|excellent|outstanding|superb)$/,
      2: /^(好|较好|比较好|良好|良|good|very good)$/,
      0: /^(一般|中等|中|普通|还行|average|fair|ok|okay|acceptable|neutral)$/,
      [-2]: /^(差|较差|比较差|不好|不太好|poor|bad)$/,
      [-3]: /^(非常差|很差|极差|非常不好|很不好|very poor|very bad|terrible|awful)$/,
    },
    [-3, -2, 0, 2, 3],
  ),
  listed(
    'kano',
    {
      1: /^((我)?(很|非常|会(很)?|感到|觉得)?(喜欢|满意|高兴|开心)(这样)?|(i )?(would )?(really )?(like|enjoy)( it)?( that way| very much)?|delighted|enjoy it)$/,
      2: /^((它)?(理应|理所|本应|应该)(如此|当然|这样|有)?|理所应当|必须(如此|这样|有)?|应该的|(it )?(must be|must|has to be)( that way)?|(i )?(would )?expect( it)?( that way)?|expected|basic requirement( for me)?|(it is )?a must)$/,
      3: /^(无所谓|没所谓|都行|都可以|一般|中立|(i am |i m )?(neutral|indifferent)|(i )?(do not|don t|dont) care|no matter)$/,
      4: /^((我)?(勉强)?(能|可以|还能)?(够)?(忍受|接受|容忍)(这样)?|勉强接受|(i )?(can |could )?(live with|tolerate|accept)( it)?( that way)?|tolerable)$/,
      5: /^((我)?(很|非常|会(很)?|感到|觉得)?(不喜欢|讨厌|不满意|反感|不高兴|不能接受|无法接受|无法忍受|不能忍受)(这样)?|(i )?(would )?(dislike|hate)( it)?( that way)?|(i )?(can not|cannot|can t)( accept| tolerate)( it)?|unacceptable)$/,
    },
    [1, 2, 3, 4, 5],
    { 1: 1, 2: 2, 3: 3, 4: 4, 5: 5 },
  ),
  listed(
    'yes-no',
    { 1: /^(是|是的|有|对|会|愿意|yes|y|true|t)$/, [-1]: /^(否|不是|没有|没|不对|不会|不愿意|no|n|false|f)$/ },
    [-1, 1],
    { [-1]: 0, 1: 1 },
  ),
];

/** Words only Kano's questions are answered with; 无所谓 alone could be others'. */
function isKanoOnly(level: Level | null): boolean {
  return level === 2 || level === 4;
}

// With three answers only liking and disliking tell it from other scales.
function isKano(levels: readonly (Level | null)[]): boolean {
  return levels.some(isKanoOnly) || (levels.includes(1) && levels.includes(5));
}

const TRADITIONAL: Readonly<Record<string, string>> = {
  滿: '满', 較: '较', 無: '无', 謂: '谓', 歡: '欢', 應: '应', 該: '该', 極: '极', 説: '说', 說: '说', 從: '从', 來: '来', 經: '经', 時: '时',
  會: '会', 讚: '赞', 贊: '赞', 認: '认', 對: '对', 願: '愿', 強: '强', 沒: '没', 點: '点', 優: '优', 這: '这', 樣: '样', 當: '当', 見: '见',
}; // prettier-ignore

/** Characters of an answer that are looked at: what is longer is no word of a scale, and may be megabytes. */
const LONGEST_ANSWER = 200;

/** A word without its number, letter, brackets, stops and capitals; traditional characters of these words as simplified ones. */
export function normalAnswer(text: string): string {
  return text
    .slice(0, LONGEST_ANSWER)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/./gu, (character) => TRADITIONAL[character] ?? character)
    .replace(/^\s*(\(?[a-g]\)?|\(?-?\d{1,3}\)?)\s*(分|点)?\s*[-–—=:.、,)]*\s*(?=\D)/, (found) =>
      /[\d).、:=-]|分/.test(found) ? '' : found,
    )
    .replace(/[（(][^）)]*[）)]\s*$/, '')
    .replace(/['’]/g, ' ')
    .replace(/[\s,.!?;:，。！？；：、"“”…_-]+/g, ' ')
    .trim();
}

/** 80秒, 3次, 2 个: counted and measured, not judged. */
const COUNTED =
  /^\d+\s*(秒|分钟|小时|天|日|周|个?月|年|岁|次|个|件|人|份|杯|元|块|斤|公斤|千克|克|公里|米|千|万|百)\S{0,2}$/;

/** The number a text begins or ends with, such as 10 of *10 – extremely likely* or 5 of *非常满意(5)*; NaN where it has none. */
export function numberInAnswer(text: string): number {
  const plain = text.normalize('NFKC').trim();
  const whole = /^[-+]?\d{1,3}(\.0+)?\s*(分|点|星|points?|stars?)?$/i.exec(plain);
  if (whole) return Number.parseFloat(plain);
  if (COUNTED.test(plain)) return NaN;
  // Words, not codes: 2-2, 1E1, 2/3 and 2XL are no answers, nor is 500 ml.
  if (!/\p{Script=Han}|\p{L}{2}/u.test(plain)) return NaN;
  const led =
    /^[（([]?(-?\d{1,3})[）)\]]?\s*(?:(?:分|点)\s*)?(?:[-–—=:.、,]\s*|(?=\p{Script=Han})|(?<=[）)\]])|\s+(?=\p{L}{3}|ok\b))(?=\D)/iu.exec(
      plain,
    );
  if (led) return Number(led[1]);
  const ended = /\D[（([=:]\s*(-?\d{1,3})\s*(分|点)?[）)\]]?$/.exec(plain);
  return ended ? Number(ended[1]) : NaN;
}

export interface ReadWords {
  readonly words: WordFamily;
  readonly minimum: number;
  readonly maximum: number;
  /** number of each text, in the order given; NaN where the family has no such word */
  readonly numbers: readonly number[];
}

/**
 * The family most of the answers belong to, and the number of each text.
 * @param texts distinct answers
 * @param counts how often each was given
 * @param least smallest share of the answers a family must explain
 * @returns `null` where no family explains enough of them, or only one word is known
 */
export function readAnswerWords(texts: readonly string[], counts: readonly number[], least = 0.6): ReadWords | null {
  const words = texts.map(normalAnswer);
  const total = counts.reduce((sum, count) => sum + count, 0);
  let best: { family: Family; levels: (Level | null)[]; share: number } | null = null;
  for (const family of FAMILIES) {
    const levels = words.map((word) => (word === '' ? null : family.level(word)));
    if (family.name === 'kano' && !isKano(levels)) continue;
    const known = levels.reduce<number>((sum, level, at) => sum + (level === null ? 0 : counts[at]!), 0);
    const share = total > 0 ? known / total : 0;
    if (share < least || new Set(levels.filter((level) => level !== null && level !== 0)).size === 0) continue;
    if (new Set(levels.filter((level) => level !== null)).size < 2) continue;
    if (
      !best ||
      share > best.share + 1e-9 ||
      (family.name === 'kano' && share >= best.share && levels.some(isKanoOnly))
    )
      best = { family, levels, share };
  }
  return best && numbered(best.family, best.levels);
}

/** Levels of a family's words among texts, so that a word one column lacks counts in it too. */
export function levelsOf(family: WordFamily, texts: readonly string[]): ReadonlySet<Level> {
  const found = new Set<Level>();
  for (const one of FAMILIES.filter(({ name }) => name === family))
    for (const text of texts) {
      const level = one.level(normalAnswer(text));
      if (level !== null) found.add(level);
    }
  return found;
}

function numbered(family: Family, levels: readonly (Level | null)[], used?: ReadonlySet<Level>): ReadWords {
  const present = new Set([...(used ?? []), ...levels.filter((level): level is Level => level !== null)]);
  const { numbers } = family;
  if (numbers) {
    const values = Object.values(numbers);
    return {
      words: family.name,
      minimum: Math.min(...values),
      maximum: Math.max(...values),
      numbers: levels.map((level) => (level === null ? NaN : (numbers[level] ?? NaN))),
    };
  }
  const middle = family.always(present);
  const sides = Math.max(sideOf(present, -1), sideOf(present, 1), middle.length > 1 ? sideOf(new Set(middle), 1) : 0);
  const withMiddle = present.has(0) || middle.includes(0);
  const points = sides * 2 + (withMiddle ? 1 : 0);
  return {
    words: family.name,
    minimum: 1,
    maximum: points,
    numbers: levels.map((level) => (level === null ? NaN : placeOf(level, present, sides, points))),
  };
}

function sideOf(levels: ReadonlySet<Level>, sign: 1 | -1): number {
  return [...levels].filter((level) => level * sign > 0).length;
}

// The outermost word of a side stands at its end, also where the side has fewer words than the other; 满意 without 非常满意 beside it does not.
function placeOf(level: Level, present: ReadonlySet<Level>, sides: number, points: number): number {
  if (level === 0) return (points + 1) / 2;
  const sign = level > 0 ? 1 : -1;
  const own = [...present]
    .filter((other) => other * sign > 0)
    .map(Math.abs)
    .sort((a, b) => a - b);
  const rank = own.indexOf(Math.abs(level)) + 1;
  // Counted from the end where the end is used, else from the middle.
  const fromMiddle = own.at(-1) === 3 ? sides - (own.length - rank) : Math.min(rank, sides);
  return sign > 0 ? points - sides + fromMiddle : sides + 1 - fromMiddle;
}

/** The numbers of a column's answers where its family's scale is as wide as all columns of the family show it. */
export function numbersOfAnswers(family: WordFamily, texts: readonly string[], used: ReadonlySet<Level>): ReadWords {
  const words = texts.map(normalAnswer);
  const candidates = FAMILIES.filter(({ name }) => name === family).map((one) => ({
    one,
    levels: words.map((word) => (word === '' ? null : one.level(word))),
  }));
  const most = candidates.reduce((a, b) => (knownOf(b.levels) > knownOf(a.levels) ? b : a));
  return numbered(most.one, most.levels, used);
}

function knownOf(levels: readonly (Level | null)[]): number {
  return levels.filter((level) => level !== null).length;
}
