/**
 * Reasons of leaving by who caused it: the firm abandoned the customer, the customer left in dissatisfaction, a rival pulled, or
 * circumstances forced it. Reasons come in people's own words, so the type is guessed from words of both languages and can be changed.
 */

export const LEAVING_TYPES = ['firm', 'dissatisfied', 'rival', 'forced', 'unknown'] as const;
export type LeavingType = (typeof LEAVING_TYPES)[number];

/** The first pattern that is found decides: a rival's lower price is the rival's, not dissatisfaction with the price. */
const PATTERNS: readonly (readonly [LeavingType, RegExp])[] = [
  [
    'rival',
    /竞争|对手|别家|他家|别处|同行|竞品|其他(?:品牌|商家|公司|平台)|友商|转投|换(?:了|到|去)|compet|rival|another (?:brand|provider|shop|compan|vendor|supplier|service)|elsewhere|switch(?:ed|ing)? to|alternative/i,
  ],
  [
    'firm',
    /欠费|停用|停送|停售|停止服务|停业|下架|违规|封号|黑名单|企业(?:放弃|终止|取消)|公司(?:放弃|终止|取消|主动)|我方|清退|不再(?:服务|供应|提供|配送)|unpaid|non-?payment|payment fail|overdue|terminated by|by (?:us|the (?:firm|company))|discontinu|closed (?:by|for)|delinquen|fraud|violat|given up|out of (?:area|region)|no longer (?:offered|served|supported)/i,
  ],
  [
    'forced',
    /搬|迁|移居|出国|毕业|退休|去世|死亡|身故|健康|生病|疾病|怀孕|失业|收入|经济(?:困难|原因)|没钱|预算|破产|倒闭|不再需要|用不(?:到|着|上)|客观|换工作|mov(?:ed|ing)|relocat|health|ill(?:ness)?\b|sick|death|died|deceased|retire|graduat|unemploy|lost (?:my )?job|bankrupt|out of business|budget|can(?:no|')t afford|no longer need|not needed|pregnan/i,
  ],
  [
    'dissatisfied',
    /不满|不好|不合|不喜欢|不爱|不值|太慢|太差|太贵|差(?:劲|评)?|慢|贵|涨价|质量|服务|客服|态度|投诉|失望|难用|故障|问题|口味|腻|delivery|配送|dissatisf|unhappy|poor|bad|slow|expensive|price|cost|quality|service|support|rude|complain|disappoint|taste|bug|defect|broken|late|missing feature|difficult|hard to use|not as/i,
  ],
];

export function guessLeavingType(reason: string): LeavingType {
  return PATTERNS.find(([, pattern]) => pattern.test(reason))?.[0] ?? 'unknown';
}
