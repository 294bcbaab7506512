/** From the result to the page: view, sentences, named numbers. */

import type { Json } from '../../lib/json.ts';
import { message, type Message } from '../../lib/outcome.ts';
import type { Account, PanelAnswer, Statistic } from '../contract.ts';
import { listOf } from '../wording.ts';
import type { WeightsResult } from './compute.ts';
import { MOST_CRITERIA, MOST_SHEETS, pairAt, pairCount, type TypedJudgements } from './judgements.ts';
import type { WeightsOptions } from './options.ts';
import { contradictory, isExample, readingOf } from './reading.ts';
import { MOST_DOTS, type WeightsView } from './view.ts';

const PLACES = Array.from({ length: MOST_CRITERIA }, (_, i) => `weight-${i + 1}`);

export const WEIGHTS_STATISTICS: readonly string[] = [
  'criteria',
  'experts',
  'rounds',
  ...PLACES,
  'kendall-w',
  'kendall-w-chi-square',
  'kendall-w-degrees',
  'kendall-w-p',
  'kendall-w-p-small',
  'kendall-w-p-exact',
  'lambda-max',
  'consistency-index',
  'random-index',
  'consistency-ratio',
  'consistency-ratio-revised',
  'inconsistent-experts',
  'missing-judgements',
  'relative-iqr',
  'median-change',
  'deviance',
  'deviance-degrees',
  'deviance-p',
  'circular-triads',
  'consistence',
];

export function answerWeights(result: WeightsResult, options: WeightsOptions): PanelAnswer<WeightsView> {
  const view = viewOf(result, options);
  const told = findingOf(view, options);
  // Numbers nobody gave say so before anything else.
  const finding = isExample(view, options) ? message('weights.finding-example', { finding: told }) : told;
  const subtitle = subtitleOf(view, options);
  return {
    view,
    finding,
    subtitle,
    caption: captionWords(view),
    alternative: message(view.paired?.apart && !view.own ? 'weights.alternative-apart' : 'weights.alternative', {
      finding,
      subtitle,
      list: listOf('weights.list', rankedOf(view).map(weightWord)),
    }),
    reading: readingOf(result, view, options),
    statistics: statisticsOf(view),
    account: accountOf(result, view),
    offers: { weights: view.criteria.map((name, i): Json => ({ name, weight: view.weights[i]! })) },
  };
}

export function viewOf(result: WeightsResult, options: WeightsOptions): WeightsView {
  const { input, weighed } = result;
  const computed = [...weighed.weights];
  const own = ownWeights(options, computed.length);
  return {
    source: input.source,
    method: input.method,
    criteria: input.criteria,
    computed,
    weights: own ?? computed,
    own: own !== null,
    spread: result.spread,
    experts:
      input.method === 'bradley-terry' || input.method === 'tournament' ? judgesOf(result) : weighed.experts.length,
    drawn: result.drawn,
    agreement: result.agreement,
    rounds: result.rounds,
    ahp: weighed.ahp,
    paired: weighed.paired,
    firsts: result.firsts,
    typed: input.typed ?? typedOf(result),
    sums: result.sums,
  };
}

/** Dots are named only where they are drawn. */
function captionOf({ method, experts, spread }: WeightsView): string {
  const dots = experts <= MOST_DOTS || spread === null || method === 'ahp' || method === 'bradley-terry';
  return dots ? `weights.caption-${method}` : `weights.caption-many${method === 'tournament' ? '-judges' : ''}`;
}

/** Weights moved by hand, brought to the sum 1; `null` where there are none for these criteria. */
export function ownWeights({ own }: Pick<WeightsOptions, 'own'>, n: number): number[] | null {
  if (own === null || own.length !== n) return null;
  const sum = own.reduce((all, value) => all + value, 0);
  return sum > 0 ? own.map((value) => value / sum) : null;
}

/** Judges whose comparisons count, with or without weights of their own. */
function judgesOf({ weighed }: WeightsResult): number {
  return weighed.experts.length + weighed.incomplete;
}

/** Criteria with their weights in force, the heaviest first. */
export function rankedOf(
  view: Pick<WeightsView, 'criteria' | 'weights'>,
): { readonly name: string; readonly weight: number }[] {
  return view.criteria.map((name, i) => ({ name, weight: view.weights[i]! })).sort((a, b) => b.weight - a.weight);
}

function weightWord({ name, weight }: { readonly name: string; readonly weight: number }): Message {
  return message('weights.weight', { name, weight });
}

/** Under the picture of groups never compared it says so. */
function captionWords(view: WeightsView): Message {
  const caption = message(captionOf(view));
  const apart = view.own ? null : view.paired?.apart;
  return apart ? message(`weights.caption-${apart.kind}`, { groups: apart.names, caption }) : caption;
}

function findingOf(view: WeightsView, options: WeightsOptions): Message {
  const [first, second] = rankedOf(view);
  const names = { name: first!.name, weight: first!.weight, second: second!.name, secondWeight: second!.weight };
  if (view.own) return message('weights.finding-own', names);
  const apart = view.paired?.apart;
  if (apart) return message(`weights.finding-${apart.kind}`, { groups: apart.names });
  if (contradictory(view, options))
    return message('weights.finding-contradictory', {
      ratio: view.ahp!.consistencyRatio,
      limit: options.limit / 100,
    });
  if (Math.abs(first!.weight - second!.weight) < 1e-12) return message('weights.finding-tied', names);
  if (view.ahp && Number.isFinite(view.ahp.consistencyRatio))
    return message('weights.finding-ahp', { ...names, ratio: view.ahp.consistencyRatio });
  return message('weights.finding', names);
}

function subtitleOf(view: WeightsView, options: WeightsOptions): Message {
  const { method, criteria, experts, rounds, ahp, paired } = view;
  const detail: Message[] = [message('weights.subtitle-criteria', { count: criteria.length })];
  if (experts > 0) detail.push(message(`weights.subtitle-${paired ? 'judges' : 'experts'}`, { count: experts }));
  if (method === 'delphi') detail.push(message('weights.subtitle-rounds', { count: rounds.length }));
  if (ahp)
    detail.push(
      message(`weights.priorities-${options.priorities}`),
      message(`weights.group-${options.group === 'judgements' ? 'aij' : 'aip'}`),
      message('weights.subtitle-table', { table: message(`weights.table-${options.randomIndex}`) }),
    );
  if (paired?.strengths && paired.strengths.imaginary > 0)
    detail.push(message('weights.subtitle-imaginary', { count: paired.strengths.imaginary }));
  if (method === 'tournament' && options.ownPoint) detail.push(message('weights.subtitle-own-point'));
  if (view.sums.length > 0) detail.push(message('weights.subtitle-sums', { count: view.sums.length }));
  return message('weights.subtitle', {
    method: message(`weights.method-${method}`),
    details: listOf('weights.list', detail),
  });
}

function statisticsOf(view: WeightsView): Statistic[] {
  const { ahp, paired, agreement, rounds, criteria } = view;
  const last = rounds.at(-1);
  const values: Readonly<Record<string, readonly [number, Statistic['style']]>> = {
    criteria: [criteria.length, 'integer'],
    experts: [view.experts, 'integer'],
    rounds: [rounds.length > 0 ? rounds.length : NaN, 'integer'],
    'kendall-w': [agreement?.w ?? NaN, 'decimal4'],
    'kendall-w-chi-square': [agreement?.chiSquare ?? NaN, 'decimal4'],
    'kendall-w-degrees': [agreement?.degrees ?? NaN, 'integer'],
    'kendall-w-p': [agreement?.p ?? NaN, 'probability'],
    'kendall-w-p-small': [agreement?.pSmall ?? NaN, 'probability'],
    'kendall-w-p-exact': [agreement?.pExact ?? NaN, 'probability'],
    'lambda-max': [ahp?.lambda ?? NaN, 'decimal4'],
    'consistency-index': [ahp?.consistencyIndex ?? NaN, 'decimal4'],
    'random-index': [ahp?.randomIndex ?? NaN, 'decimal4'],
    'consistency-ratio': [ahp?.consistencyRatio ?? NaN, 'decimal4'],
    'consistency-ratio-revised': [ahp?.pairs[0]?.ratioIfRevised ?? NaN, 'decimal4'],
    'inconsistent-experts': [ahp?.inconsistent ?? NaN, 'integer'],
    'missing-judgements': [ahp?.missing ?? paired?.unjudged ?? NaN, 'integer'],
    'relative-iqr': [last?.spread ?? NaN, 'percent1'],
    'median-change': [last?.moved ?? NaN, 'number'],
    deviance: [paired?.strengths?.deviance ?? NaN, 'decimal4'],
    'deviance-degrees': [paired?.strengths?.degrees ?? NaN, 'integer'],
    'deviance-p': [paired?.strengths?.p ?? NaN, 'probability'],
    'circular-triads': [paired?.triads ?? NaN, 'decimal2'],
    consistence: [paired?.consistence ?? NaN, 'decimal4'],
  };
  return WEIGHTS_STATISTICS.map((name) => {
    const place = PLACES.indexOf(name);
    if (place < 0)
      return { name, value: values[name]![0], style: values[name]![1], label: message(`weights.stat-${name}`) };
    const known = place < criteria.length;
    return {
      name,
      value: known ? view.weights[place]! : NaN,
      style: 'percent2',
      label: message('weights.stat-weight', { name: known ? criteria[place]! : String(place + 1) }),
    };
  });
}

function accountOf({ input, weighed }: WeightsResult, view: WeightsView): Account {
  const leftOut: Message[] = [];
  const add = (code: string, count: number): void => {
    if (count > 0) leftOut.push(message(`weights.left-${code}`, { count }));
  };
  add('filtered', input.filtered);
  add('beyond', input.beyond);
  add('earlier', weighed.earlier);
  add(input.method === 'tournament' || input.method === 'bradley-terry' ? 'partial' : 'incomplete', weighed.incomplete);
  add('unusable', weighed.unusable);
  add('comparisons', input.unusable);
  add('unlinked', weighed.ahp?.unlinked ?? 0);
  const code = input.source === 'typed' ? 'typed' : input.source === 'survey' ? 'sheets' : 'pairs';
  return {
    used: message(`weights.account-${code}`, {
      rows: input.rows,
      experts: view.experts,
      criteria: view.criteria.length,
    }),
    leftOut,
  };
}

/** A file as it would be typed, so that it can be gone on with by hand; `null` where it is too much. */
function typedOf({ input }: WeightsResult): TypedJudgements | null {
  const { criteria, points, pairs, nameOf } = input;
  const n = criteria.length;
  if (n > MOST_CRITERIA) return null;
  const none = { points: new Array<null>(n).fill(null), ratios: new Array<null>(pairCount(n)).fill(null) };
  if (points) {
    if (points.expert.length > MOST_SHEETS) return null;
    return {
      criteria,
      experts: Array.from(points.expert, (who, sheet) => ({
        name: nameOf(who),
        round: Math.min(99, Math.max(1, Math.round(points.round[sheet]!))),
        share: 1,
        points: points.columns.map((column) => (column[sheet]! >= 0 ? column[sheet]! : null)),
        ratios: none.ratios,
      })),
    };
  }
  const judges = [...new Set(pairs!.expert)];
  if (judges.length > MOST_SHEETS || !pairs!.ratio.some(Number.isFinite)) return null;
  const sheets = judges.map((who) => ({
    name: nameOf(who),
    round: 1,
    share: 1,
    points: none.points,
    ratios: [...none.ratios] as (number | null)[],
  }));
  for (let row = 0; row < pairs!.expert.length; row += 1) {
    const [i, j, ratio] = [pairs!.first[row]!, pairs!.second[row]!, pairs!.ratio[row]!];
    if (!Number.isFinite(ratio)) continue;
    const at = i < j ? pairAt(i, j, n) : pairAt(j, i, n);
    sheets[judges.indexOf(pairs!.expert[row]!)]!.ratios[at] = i < j ? ratio : 1 / ratio;
  }
  return { criteria, experts: sheets };
}
