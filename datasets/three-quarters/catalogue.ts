/** What the coffee shop sells and where; how its members came to it. */

/** Drink and price in yuan. */
export const DRINKS: readonly (readonly [drink: string, price: number])[] = [
  ['美式', 18],
  ['拿铁', 24],
  ['澳白', 26],
  ['卡布奇诺', 24],
  ['冷萃', 22],
  ['燕麦拿铁', 28],
  ['摩卡', 28],
  ['手冲', 36],
  ['热可可', 24],
  ['抹茶拿铁', 26],
];

/** Things that go with a drink, and their price; the first is nothing. */
export const SIDES: readonly (readonly [side: string, price: number])[] = [
  ['', 0],
  ['可颂', 14],
  ['贝果', 16],
  ['巴斯克', 24],
];

export const SHOPS = ['河滨店', '大学城店', '软件园店'] as const;

/** How a member came to the shop, and how many of 100 members did. */
export const WAYS: readonly (readonly [way: string, share: number])[] = [
  ['朋友推荐', 24],
  ['路过门店', 30],
  ['社交媒体', 20],
  ['外卖平台首单券', 26],
];
