/** The questionnaire of One Bar and the model behind its answers: words of the file and the known numbers behind them. */

/** A variable of the model; `prefix` begins the names of its items. */
export interface Construct {
  readonly id: string;
  readonly prefix: string;
}

/** ECSI with complaints (Tenenhaus et al. 2005). */
export const CONSTRUCTS: readonly Construct[] = [
  { id: 'image', prefix: '形象' },
  { id: 'expectation', prefix: '期望' },
  { id: 'quality', prefix: '质量' },
  { id: 'value', prefix: '价值' },
  { id: 'satisfaction', prefix: '满意' },
  { id: 'complaints', prefix: '抱怨' },
  { id: 'loyalty', prefix: '忠诚' },
];

/** An arrow: its coefficient among users of each model, all constructs having variance 1. Among all it is the mean of both. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly lite: number;
  readonly pro: number;
  /** what PLS without correction for unreliability finds with ever more respondents; from 400,000 of them */
  readonly composite: number;
}

export const ARROWS: readonly Arrow[] = [
  { from: 'image', to: 'expectation', lite: 0.5, pro: 0.5, composite: 0.428 },
  { from: 'expectation', to: 'quality', lite: 0.55, pro: 0.55, composite: 0.475 },
  { from: 'expectation', to: 'value', lite: 0.1, pro: 0.1, composite: 0.113 },
  { from: 'quality', to: 'value', lite: 0.55, pro: 0.55, composite: 0.488 },
  { from: 'image', to: 'satisfaction', lite: 0.2, pro: 0.2, composite: 0.181 },
  { from: 'expectation', to: 'satisfaction', lite: 0.05, pro: 0.05, composite: 0.075 },
  { from: 'quality', to: 'satisfaction', lite: 0.3, pro: 0.66, composite: 0.427 },
  { from: 'value', to: 'satisfaction', lite: 0.4, pro: 0.04, composite: 0.218 },
  { from: 'satisfaction', to: 'complaints', lite: 0.55, pro: 0.55, composite: 0.511 },
  { from: 'image', to: 'loyalty', lite: 0.2, pro: 0.2, composite: 0.192 },
  { from: 'satisfaction', to: 'loyalty', lite: 0.5, pro: 0.5, composite: 0.416 },
  { from: 'complaints', to: 'loyalty', lite: 0.05, pro: 0.05, composite: 0.081 },
];

/** A question: answer = mean + spread · (loading · construct + what is its own), rounded, within 1 … 10. */
export interface Item {
  readonly construct: string;
  readonly name: string;
  readonly loading: number;
  readonly mean: number;
  readonly spread: number;
  /** asked the other way round: 11 − answer stands in the file */
  readonly reversed?: true;
  /** in 1,000, how often it was not answered */
  readonly unanswered: number;
}

const item = (
  construct: string,
  name: string,
  loading: number,
  mean: number,
  spread: number,
  unanswered = 20,
): Item => ({ construct, name, loading, mean, spread, unanswered });

const reversed = (...of: Parameters<typeof item>): Item => ({ ...item(...of), reversed: true });

export const ITEMS: readonly Item[] = [
  item('image', '形象1 值得信赖', 0.86, 7.4, 1.6),
  item('image', '形象2 有新意', 0.74, 6.9, 1.9),
  item('image', '形象3 口碑好', 0.83, 7.1, 1.7),
  item('image', '形象4 替人着想', 0.78, 6.6, 1.8),
  item('image', '形象5 做事稳健', 0.8, 7.3, 1.6),
  item('expectation', '期望1 整体质量', 0.84, 7.6, 1.4),
  item('expectation', '期望2 功能合用', 0.8, 7.2, 1.5),
  item('expectation', '期望3 少出毛病', 0.76, 7.9, 1.6),
  item('quality', '质量1 整体质量', 0.88, 7.3, 1.6),
  item('quality', '质量2 功能合用', 0.82, 7.5, 1.6),
  item('quality', '质量3 少出毛病', 0.8, 6.7, 1.9),
  item('quality', '质量4 拍照效果', 0.72, 7.0, 1.9),
  reversed('quality', '质量5 常常卡顿（反向）', 0.74, 6.8, 2),
  item('quality', '质量6 续航时间', 0.76, 6.2, 2),
  item('quality', '质量7 维修与售后', 0.7, 6.6, 1.8, 80),
  item('value', '价值1 这个质量值这个价', 0.9, 6.4, 1.8),
  item('value', '价值2 这个价能买到这样的质量', 0.92, 6.5, 1.8),
  item('satisfaction', '满意1 总体满意', 0.9, 7.2, 1.6),
  item('satisfaction', '满意2 与买前所想相比', 0.84, 6.8, 1.7),
  item('satisfaction', '满意3 与理想的手机相比', 0.86, 6.3, 1.8),
  item('complaints', '抱怨1 投诉和建议的处理', 1, 6.4, 2, 50),
  item('loyalty', '忠诚1 下一部还选一格', 0.88, 6.7, 2),
  reversed('loyalty', '忠诚2 别家便宜些就换（反向）', 0.62, 5.9, 2.1),
  item('loyalty', '忠诚3 会向朋友推荐', 0.86, 6.9, 1.9),
];

/** A value of a column and how many of 1,000 respondents have it. */
export interface Level {
  readonly name: string;
  readonly share: number;
}

export const MODELS: readonly Level[] = [
  { name: '一格 轻享', share: 500 },
  { name: '一格 Pro', share: 500 },
];

/** Image stands higher or lower by `shift`; everything else follows by the arrows alone. The mean over all is 0. */
export const AGES: readonly (Level & { readonly shift: number })[] = [
  { name: '18–25岁', share: 300, shift: 0.4 },
  { name: '26–35岁', share: 350, shift: 0 },
  { name: '36–45岁', share: 200, shift: -0.3 },
  { name: '46岁以上', share: 150, shift: -0.4 },
];

/** Without any bearing on the answers. */
export const SEXES: readonly Level[] = [
  { name: '女', share: 520 },
  { name: '男', share: 480 },
];

export const TENURES: readonly Level[] = [
  { name: '半年以内', share: 240 },
  { name: '半年到一年', share: 290 },
  { name: '一到两年', share: 310 },
  { name: '两年以上', share: 160 },
];

export const CHANNELS: readonly Level[] = [
  { name: '官网', share: 340 },
  { name: '门店', share: 280 },
  { name: '电商平台', share: 260 },
  { name: '运营商', share: 120 },
];
