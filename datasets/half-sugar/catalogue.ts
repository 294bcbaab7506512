/** What the shop sells, where and how. */

/** Category, product, list price in yuan, how much it is asked for. */
export const PRODUCTS: readonly (readonly [category: string, product: string, price: number, demand: number])[] = [
  ['奶茶', '半糖奶茶', 14, 10],
  ['奶茶', '珍珠奶茶', 15, 12],
  ['奶茶', '芋泥奶茶', 18, 8],
  ['奶茶', '黑糖鲜奶', 18, 7],
  ['奶茶', '茉香奶绿', 15, 7],
  ['奶茶', '伯爵奶茶', 16, 5],
  ['奶茶', '椰香奶茶', 16, 4],
  ['奶茶', '布丁奶茶', 16, 5],
  ['奶茶', '红豆奶茶', 15, 5],
  ['奶茶', '燕麦奶茶', 17, 3],
  ['果茶', '橙香果茶', 17, 9],
  ['果茶', '杨枝甘露', 21, 8],
  ['果茶', '葡萄果茶', 19, 7],
  ['果茶', '柠檬绿茶', 12, 10],
  ['果茶', '蜜桃乌龙', 17, 8],
  ['果茶', '西瓜椰椰', 18, 4],
  ['果茶', '百香果茶', 15, 6],
  ['果茶', '草莓冰茶', 20, 5],
  ['果茶', '芒果冰茶', 19, 5],
  ['果茶', '凤梨冰茶', 17, 3],
  ['轻乳', '茉莉轻乳', 16, 9],
  ['轻乳', '乌龙轻乳', 16, 7],
  ['轻乳', '桂花轻乳', 17, 6],
  ['轻乳', '抹茶轻乳', 18, 5],
  ['纯茶', '茉莉绿茶', 9, 4],
  ['纯茶', '四季春', 9, 4],
  ['纯茶', '冻顶乌龙', 11, 3],
  ['纯茶', '大红袍', 12, 2],
  ['小食', '蛋挞', 7, 4],
  ['小食', '雪媚娘', 10, 3],
  ['小食', '鸡蛋仔', 13, 3],
  ['小食', '舒芙蕾', 19, 2],
];

/** Demand of a category by season: winter, spring and autumn, summer. Only what is ordered changes, never how often. */
export const SEASONS: Readonly<Record<string, readonly [number, number, number]>> = {
  奶茶: [3, 2, 1],
  果茶: [1, 2, 4],
  轻乳: [2, 2, 2],
  纯茶: [1, 1, 1],
  小食: [1, 1, 1],
};

/** City and how many of 100 members live there. */
export const CITIES: readonly (readonly [city: string, share: number])[] = [
  ['杭州', 31],
  ['上海', 18],
  ['苏州', 13],
  ['宁波', 12],
  ['南京', 10],
  ['绍兴', 7],
  ['嘉兴', 5],
  ['金华', 4],
];

export const CHANNELS = ['门店', '小程序', '外卖'] as const;

/** Of 100 orders of a mixed member, up to 46 at the counter, up to 86 ahead by mini program, the rest by delivery. */
export const CHANNEL_SHARES = [46, 86, 100] as const;

/** Busyness of the hours from 10:00 to 21:59; they add up to 100. */
export const HOURS = [3, 5, 9, 8, 9, 12, 10, 8, 9, 11, 10, 6] as const;

/** Cells of the time column that no reader can make a time of. */
export const UNREADABLE = [
  '########',
  '待补录',
  '2024-02-30 15:07',
  '2023-13-04 11:20',
  '2025-06-31 20:41',
  '昨天 14:20',
] as const;
