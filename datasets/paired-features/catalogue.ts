/** Features that members of Half-Sugar Tea choose between, and how strong each is. */

/** Features of the ordering app with their strengths; a choice between two falls to each with a chance in proportion to its strength. */
export const FEATURES = [
  ['提前点单免排队', 30],
  ['准确的取餐时间', 22],
  ['自选甜度与冰量', 16],
  ['积分当钱花', 12],
  ['做错一键退款', 9],
  ['新品抢先试饮', 6],
  ['好友拼单分账', 3],
  ['换肤主题', 2],
] as const;

export const JUDGES = 120;
/** Different pairs each judge is shown, of the 28 there are. */
export const PAIRS = 12;
/** Share of judges who tick whatever stands first. */
export const CARELESS = 6;

/** Left in the file on purpose: rows with the same feature twice, and rows without a second one. */
export const FLAWS = { same: 4, blank: 5 } as const;
