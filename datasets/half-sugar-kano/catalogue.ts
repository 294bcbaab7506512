/** What the users of the ordering app of Half-Sugar Tea (半糖茶铺) are asked, and the known truth behind their answers. */

/** The categories of the shares below, in their order. */
export const CATEGORIES = ['M', 'O', 'A', 'I', 'R', 'Q'] as const;

/** Who answers, and how many of 100. */
export const SEGMENTS: readonly (readonly [name: string, share: number])[] = [
  ['上班族', 55],
  ['学生', 45],
];

/** Of 100 answers of a segment, how many are M, O, A, I, R and Q. */
export type Shares = readonly [m: number, o: number, a: number, i: number, r: number, q: number];

/**
 * The twelve features, each with the shares of both segments. Four of them are something else for students than for people at
 * work, the others are exactly alike; of the invoice only people at work see the use, so that all answers together hide it.
 */
export const FEATURES: readonly (readonly [name: string, work: Shares, students: Shares])[] = [
  ['提前点单免排队', [14, 57, 19, 8, 1, 1], [14, 57, 19, 8, 1, 1]],
  ['准确的取餐时间', [64, 18, 6, 10, 1, 1], [26, 46, 14, 12, 1, 1]],
  ['自选甜度与冰量', [58, 23, 7, 10, 1, 1], [58, 23, 7, 10, 1, 1]],
  ['做错一键退款', [62, 19, 5, 12, 1, 1], [62, 19, 5, 12, 1, 1]],
  ['积分当钱花', [12, 52, 23, 11, 1, 1], [12, 52, 23, 11, 1, 1]],
  ['生日免费赠饮', [4, 14, 61, 19, 1, 1], [4, 14, 61, 19, 1, 1]],
  ['新品抢先试饮', [3, 11, 56, 27, 2, 1], [3, 11, 56, 27, 2, 1]],
  ['好友拼单分账', [4, 8, 30, 54, 3, 1], [5, 13, 70, 10, 1, 1]],
  ['一键开电子发票', [18, 46, 10, 24, 1, 1], [4, 10, 14, 70, 1, 1]],
  ['换肤主题', [2, 4, 20, 69, 4, 1], [2, 4, 20, 69, 4, 1]],
  ['自动分享到朋友圈', [1, 2, 8, 29, 58, 2], [1, 2, 8, 29, 58, 2]],
  ['原料与过敏信息', [62, 18, 6, 12, 1, 1], [22, 12, 12, 52, 1, 1]],
];

/** Answers to both questions, from like to dislike. */
export const WORDS = ['我很喜欢', '理应如此', '无所谓', '勉强接受', '我很不喜欢'] as const;

/**
 * Pairs of answers within a category, functional then dysfunctional (1 like … 5 dislike), and how many of 100: people rather
 * choose the plain words, so neutral is said more often than must-be or live-with.
 */
export const CELLS: readonly (readonly (readonly [functional: number, dysfunctional: number, share: number])[])[] = [
  [
    [2, 5, 62],
    [3, 5, 24],
    [4, 5, 14],
  ],
  [[1, 5, 100]],
  [
    [1, 2, 12],
    [1, 3, 58],
    [1, 4, 30],
  ],
  [
    [3, 3, 46],
    [2, 3, 10],
    [3, 4, 12],
    [2, 4, 12],
    [4, 3, 6],
    [3, 2, 5],
    [4, 4, 3],
    [2, 2, 3],
    [4, 2, 3],
  ],
  [
    [5, 1, 30],
    [5, 3, 30],
    [5, 2, 10],
    [5, 4, 8],
    [3, 1, 12],
    [4, 1, 8],
    [2, 1, 2],
  ],
  [
    [1, 1, 70],
    [5, 5, 30],
  ],
];

/** Mean of the importance (1 … 7) a feature has for people whose answer is M, O, A, I, R or Q; answers lie within two steps. */
export const IMPORTANCE = [5.7, 6.1, 4.7, 3, 2.4, 4] as const;

/** Columns before the questions. */
export const COLUMNS = ['序号', '提交时间', '所用时间(秒)', '会员编号', '身份'] as const;

/** The three questions about feature 0 … 11, numbered through as survey tools do. */
export function questionsOf(feature: number): readonly [having: string, lacking: string, important: string] {
  const name = FEATURES[feature]![0];
  const first = 3 * feature + 1;
  return [
    `${first}、小程序有“${name}”，您觉得？`,
    `${first + 1}、小程序没有“${name}”，您觉得？`,
    `${first + 2}、“${name}”对您有多重要？(1-7)`,
  ];
}

export const RESPONDENTS = 400;
/** Respondents who are members of the shop; the others have no card. */
export const MEMBERS = 240;

/** Respondents who did not read the questions, and what they did. */
export const CARELESS = {
  /** any answer, as it comes */
  random: 12,
  /** the first answer to everything */
  first: 6,
  /** the middle answer to everything */
  middle: 4,
} as const;

/** What else is wrong with the file on purpose. */
export const FLAWS = {
  /** single answers left blank */
  blank: 96,
  /** respondents who stopped half way; what follows is blank */
  stopped: 8,
  /** words that are on no list */
  unmapped: 5,
  /** importance of 9 or 77 */
  outside: 4,
} as const;

export const UNMAPPED = ['还行吧', '看情况', '不好说', '？', '没用过'] as const;
