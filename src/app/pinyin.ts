/** First letters of Chinese words as they are typed: 客户流失 → khls. */

/** The first character, in the order of pinyin, of each letter a syllable can begin with. */
const FIRSTS = '阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨他穵夕丫帀';
const LETTERS = 'abcdefghjklmnopqrstwxyz';
/** Characters of our terms whose reading here is not the first in the dictionary. */
const READINGS: Readonly<Record<string, string>> = {
  重: 'z',
  率: 'l',
  会: 'h',
  单: 'd',
  行: 'h',
  参: 'c',
  系: 'x',
  数: 's',
  区: 'q',
  曾: 'c',
  还: 'h',
  长: 'c',
  广: 'g',
};

/** Words whose reading is not that of their characters alone. */
const WORDS: readonly (readonly [string, string])[] = [
  ['重做', 'cz'],
  ['重新', 'cx'],
  ['重复', 'cf'],
];

const collator = new Intl.Collator('zh-CN-u-co-pinyin');
/** A browser without Chinese collation orders by code; then there are no initials, and nothing else is lost. */
const ordered = [...FIRSTS].every((first, index, all) => index === 0 || collator.compare(all[index - 1]!, first) < 0);

/** Lower-case initials of a text: Chinese characters by their letter, Latin letters and digits as they are, the rest left out. */
export function pinyinInitials(text: string): string {
  const known = WORDS.reduce(
    (rest, [word, initials]) => rest.replaceAll(word, initials),
    text.normalize('NFKC').toLowerCase(),
  );
  return [...known].map(initialOf).join('');
}

function initialOf(character: string): string {
  if (/[a-z0-9]/.test(character)) return character;
  if (!ordered || !/\p{Script=Han}/u.test(character)) return '';
  const known = READINGS[character];
  if (known !== undefined) return known;
  const at = [...FIRSTS].findLastIndex((first) => collator.compare(first, character) <= 0);
  return LETTERS[at] ?? '';
}
