/** How well a survey suits each panel that can be made from one: what its questions are called and how they are answered. */

import type { DataReport } from '../data/report.ts';

type Fit = (report: DataReport) => number;

const labelsOf = ({ questions, columns }: DataReport): string[] => {
  const asked = new Set(questions.flatMap(({ id, scale }) => (scale ? [id] : [])));
  return columns.flatMap(({ id, label }) => (asked.has(id) ? [label.normalize('NFKC').toLowerCase()] : []));
};
const some = (labels: readonly string[], pattern: RegExp): boolean => labels.some((label) => pattern.test(label));

const EXPECTED = /期望|期待|预期|expect|^e\d|^q0|[_ ]e$/;
const PERCEIVED = /感知|实际|体验|percei|actual|experienc|^p\d|^q1|[_ ]p$/;
const SATISFIED = /满意|satisf/;
const LOYAL = /忠诚|再次|复购|推荐|还会|loyal|repurchase|recommend|again/;
const JUDGES = /专家|评委|评审|expert|judge|rater|panelist/;
/** The two sides a feature is asked from. */
const PAIRED: readonly (readonly [RegExp, RegExp])[] = [
  [/(^|[^没])有|具备|提供/, /没有|不具备|不提供|缺少/],
  [/正向|正面/, /反向|负向|反面/],
  [/\bwith\b|\bhas\b|\bif .*(had|has|have)\b/, /without|\bnot\b|\bno\b/],
  [/(^|[^s])func|\bpos/, /dysf|\bneg/],
  [/[_ (-]f\)?\d*$|^f[_ ]?\d/, /[_ (-]d\)?\d*$|^d[_ ]?\d/],
];
/** Questions a path model can be made of. */
const MODEL_QUESTIONS = 6;

const isJudged = ({ columns }: DataReport): boolean =>
  some(
    columns.map(({ label }) => label.toLowerCase()),
    JUDGES,
  );

/** Kano's answers or wording in pairs; 0 where there is neither. */
export const fitsKano: Fit = (report) => {
  if (report.questions.some(({ scale }) => scale?.words === 'kano')) return 1;
  const labels = labelsOf(report);
  return labels.length >= 2 && PAIRED.some((sides) => sides.every((side) => some(labels, side))) ? 0.6 : 0;
};

export const fitsIndexModel: Fit = (report) => {
  if (fitsKano(report) === 1 || isJudged(report)) return 0;
  const labels = labelsOf(report);
  return labels.length < MODEL_QUESTIONS ? 0 : some(labels, SATISFIED) || some(labels, /^cusa/) ? 0.9 : 0.5;
};

export const fitsQuestionnaire: Fit = (report) =>
  fitsKano(report) === 1 || isJudged(report) ? 0 : labelsOf(report).length >= 2 ? 0.7 : 0;

export const fitsNps: Fit = (report) => {
  const ten = report.questions.some(({ scale }) => scale?.minimum === 0 && scale.maximum === 10);
  return some(labelsOf(report), /nps|推荐意愿|愿意推荐|likel(y|ihood) to recommend/)
    ? 1
    : ten
      ? 0.8
      : some(labelsOf(report), /推荐|recommend/)
        ? 0.4
        : 0;
};

export const fitsExpectation: Fit = (report) => {
  const labels = labelsOf(report);
  return some(labels, EXPECTED) && (some(labels, PERCEIVED) || some(labels, /质量|quality/)) ? 0.6 : 0;
};

export const fitsLoyalty: Fit = (report) => {
  const labels = labelsOf(report);
  return (some(labels, SATISFIED) || some(labels, /^cusa/)) && (some(labels, LOYAL) || some(labels, /^cusl/))
    ? 0.75
    : 0;
};

/** Judgements of experts, or things compared in pairs. */
export const fitsWeights: Fit = (report) => (report.kind.value === 'comparisons' || isJudged(report) ? 1 : 0);
