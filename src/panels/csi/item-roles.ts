/** What a question asks about, from its name: the codes of the published questionnaires, and words of both languages. */

import type { ItemRole } from './theories.ts';

/** Codes before a number, as in `CUEX1`, `PERQ_3`, `sat-2`. */
const CODES: readonly (readonly [ItemRole, readonly string[]])[] = [
  ['image', ['imag', 'ima', 'image', 'img', 'bi', 'brand', 'rep', 'ppxx', 'xx']],
  ['expectation', ['cuex', 'expe', 'exp', 'ce', 'ex', 'eq', 'expect', 'expectation', 'expectations', 'qw', 'yqzl']],
  ['product-quality', ['pqp', 'hard', 'perh', 'pqual', 'prodq', 'hwq', 'cpzl']],
  ['service-quality', ['pqs', 'soft', 'pers', 'squal', 'servq', 'serq', 'huq', 'fwzl']],
  ['quality', ['perq', 'qual', 'pq', 'quality', 'zl', 'gzzl']],
  ['value', ['perv', 'val', 'pv', 'value', 'jz', 'gzjz']],
  // Complaints before satisfaction and loyalty: all three begin alike in the European questionnaire.
  ['complaints', ['cusco', 'comp', 'cc', 'compl', 'complaint', 'complaints', 'by', 'gkby']],
  ['loyalty', ['cusl', 'loy', 'cl', 'loyal', 'loyalty', 'zc', 'gkzc']],
  ['satisfaction', ['cusa', 'sat', 'cs', 'satis', 'my', 'gkmy', 'satisfaction']],
  ['performance', ['perf', 'pp', 'performance']],
];

/** Words, the more telling before the more usual: “satisfied with the service” asks about the service. */
const WORDS: readonly (readonly [ItemRole, RegExp])[] = [
  ['complaints', /抱怨|投诉|complain/],
  [
    'loyalty',
    /忠诚|忠實|再次购买|再购|复购|回购|续约|续费|继续使用|继续购买|推荐|首选|转换|loyal|recommend|repurchase|buy again|switch|renew|come back/,
  ],
  // How far expectations were met, and how far from the ideal, are questions of satisfaction.
  [
    'satisfaction',
    /(期望|预期|期待).*(相比|满足|达到|超出|差距|符合)|理想|(fulfil|met|meet|exceed).*expect|expect.*(met|fulfil|exceed)|ideal/,
  ],
  ['expectation', /期望|预期|期待|expect/],
  ['image', /形象|品牌|声誉|信誉|image|reputation|brand/],
  ['service-quality', /服务质量|服务品质|service quality/],
  ['product-quality', /产品质量|商品质量|产品品质|product quality/],
  ['value', /价值|价格|性价比|物有所值|value|price|worth/],
  ['quality', /质量|品质|quality|reliab|可靠/],
  ['performance', /绩效|表现|performance/],
  ['satisfaction', /满意|satisf/],
];

/** @returns `null` where the name tells nothing */
export function roleOfItem(label: string): ItemRole | null {
  const text = label.normalize('NFKC').trim().toLowerCase();
  // `CUEX1`, `perq_3`, `q_sat 2`: letters alone before a number, or the whole name.
  const code = /^(?:q\d*[_\s.-]+)?([a-z]+)(?:[_\s.-]*\d|_|$)/.exec(text)?.[1];
  if (code !== undefined) for (const [role, codes] of CODES) if (codes.includes(code)) return role;
  // `形象1 值得信赖`: what stands before the number or the first mark names the block.
  const head = /^(?:q?\d+[\s.、:：_-]*)?([^\d\s:：_\-—,，.。()（）[\]【】]+)/.exec(text)?.[1];
  if (head !== undefined && head.length <= 12 && head.length < text.length) {
    const found = byWords(head);
    if (found !== null) return found;
  }
  return byWords(text);
}

/** The same of a code alone, such as the `loyalty` of `loyalty1`; words of a language say more than a role does, so they stay as they are. */
export function roleOfCode(code: string): ItemRole | null {
  const text = code.normalize('NFKC').trim().toLowerCase();
  return CODES.find(([, codes]) => codes.includes(text))?.[0] ?? null;
}

/** Whether the words are those of the Chinese index, which speaks of brand image and expected quality. */
export function isChineseIndex(labels: readonly string[]): boolean {
  return labels.some((label) => /品牌形象/.test(label)) && labels.some((label) => /预期质量|质量预期/.test(label));
}

function byWords(text: string): ItemRole | null {
  for (const [role, words] of WORDS) if (words.test(text)) return role;
  return null;
}
