/** Names in the event file of Third-Sugar (三分甜), and how many users come how far. */

/** Steps of the funnel: acquisition, activation, retention, revenue, referral. */
export const STEPS = ['首次打开', '注册', '签到', '支付', '邀请好友'] as const;

/** Events beside the steps, by number from STEPS.length on. */
export const OTHERS = ['浏览菜单', '加入购物车', '领券', '受邀加入', '取消订单'] as const;

export const EVENTS: readonly string[] = [...STEPS, ...OTHERS];

export const BROWSE = 5;
export const INVITED = 8;
export const CANCELLED = 9;

/** Share of new users in hundredths, and how much farther those of a channel come, in logits. */
export const CHANNELS: readonly (readonly [name: string, share: number, drive: number])[] = [
  ['门店扫码', 26, 0.7],
  ['朋友圈广告', 28, -0.4],
  ['抖音', 22, -0.75],
  ['搜索', 13, 0.15],
  ['好友邀请', 11, 1.05],
];
export const FRIENDS = 4;

export const PLATFORMS: readonly (readonly [name: string, share: number])[] = [
  ['安卓', 52],
  ['iOS', 38],
  ['鸿蒙', 10],
];

/** Users whose best attempt reaches each step, in order and within the window. */
export const REACHED = [12480, 7862, 4120, 2561, 614] as const;

/** Users who were there before the file begins: they never open for the first time. */
export const OLDER = 1520;

/** Seconds from the first step within which the others come. */
export const WINDOW = 14 * 86400;

/** Of the users who invite, those who cancel an order between paying and inviting. */
export const CANCEL = 57;

/** Usable events, and rows put in on purpose that are none. */
export const USABLE = 200_000;
export const FLAWS = { duplicate: 150, nobody: 50 } as const;
