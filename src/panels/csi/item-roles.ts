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
    /忠诚|忠實|(再次|继续|还会|仍会|仍然|愿意).{0,6}(购买|使用|选择)|再购|复购|回购|续约|续费|推荐|首选|转换|涨价|提价|(价格|涨幅).{0,3}(容忍|承受|敏感)|loyal|recommend|repurchase|buy again|purchase again|switch|renew|come back|price (tolerance|increase)|tolerance/,
  ],
  // How far expectations were met, and how far from the ideal, are questions of satisfaction.
  [
    'satisfaction',
    /(相比|比较|对比|差距|落差).{0,4}(期望|预期|期待)|(期望|预期|期待).{0,6}(相比|比较|对比|差距|落差|之比)|(满足|达到|超出|超过|符合|低于|高于|不及)(了|您|你|我|的|顾客|客户)*(期望|预期|期待)|(期望|预期|期待)(的|得到|被)?(满足|达成|实现)|理想|(fulfil|met|meet|exceed|against|versus|vs\.?|compared (to|with)).{0,12}expect|expect.*(met|fulfil|exceed)|disconfirm|ideal/,
  ],
  ['expectation', /期望|预期|期待|expect/],
  // A price that is fair for the quality, and a quality that is fair for the price.
  ['value', /(给定|既定|考虑|相对|就).{0,6}(价格|质量)|given (the )?(price|quality)/],
  ['image', /形象|品牌|声誉|信誉|image|reputation|brand/],
  ['service-quality', /服务质量|服务品质|service quality/],
  ['product-quality', /产品质量|商品质量|产品品质|product quality/],
  ['value', /价值|价格|性价比|物有所值|value|price|worth/],
  ['quality', /质量|品质|quality|reliab|可靠|(满足|符合|适合).{0,6}(需求|需要|要求)|个性化|顾客化|定制|customi[sz]/],
  ['performance', /绩效|表现|performance/],
  ['satisfaction', /满意|satisf/],
];

/** @returns `null` where the name tells nothing */
export function roleOfItem(label: string): ItemRole | null {
  const text = label.normalize('NFKC').trim().toLowerCase();
  // `CUEX1`, `perq_3`, `q_sat 2`: letters alone before a number, or the whole name.
  const code = /^(?:q\d*[_\s.-]+)?([a-z]+)(?:[_\s.-]*\d|_|$)/.exec(text)?.[1];
  if (code !== undefined) for (const [role, codes] of CODES) if (codes.includes(code)) return role;
  // `形象1 值得信赖`: what stands before a number names the block, whatever is asked after it.
  const block = /^(?:q?\d+[\s.、:：_-]*)?([^\d\s:：_\-—,，.。()（）[\]【】]{1,12})[_\-—]?\d/.exec(text)?.[1];
  if (block !== undefined) {
    const found = byWords(block);
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
  const has = (words: RegExp): boolean => labels.some((label) => words.test(label));
  return has(/品牌(总体)?形象|品牌特征/) && has(/(预期|期望)质量|质量(预期|期望)/);
}

function byWords(text: string): ItemRole | null {
  for (const [role, words] of WORDS) if (words.test(text)) return role;
  return null;
}
