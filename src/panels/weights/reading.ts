/** The sentences: what weighs most, how far experts agree, how far a judgement can be trusted, and what weights do not say. */

import { message, type Message } from '../../lib/outcome.ts';
import { listOf } from '../wording.ts';
import type { WeightsResult } from './compute.ts';
import { describeRatio } from './describe-ratio.ts';
import { SCALE_END } from './judgements.ts';
import type { WeightsOptions } from './options.ts';
import type { AgreementView, AhpView, PairedView, WeightsView } from './view.ts';

/** Below, the chi-square of W is only a rough guide. */
const FEW = 7;
const WEAK = 0.3;
const STRONG = 0.7;
const SIGNIFICANT = 0.05;

export function readingOf(result: WeightsResult, view: WeightsView, options: WeightsOptions): Message[] {
  const says: Message[] = [];
  // What forbids using the weights comes before them.
  const torn = contradictory(view, options);
  if (torn) says.push(...ahp(view, view.ahp!, options));
  if (view.paired?.fault) says.push(...fault(view.paired));
  says.push(...overall(view, torn));
  if (view.own) says.push(moved(view));
  if (view.spread && view.experts > 1) says.push(...apart(view));
  if (view.method === 'delphi') says.push(...delphi(view, options));
  if (view.ahp && !torn) says.push(...ahp(view, view.ahp, options));
  if (view.paired) says.push(...paired(view, view.paired));
  if (view.agreement) says.push(...agreement(view.agreement));
  return [...says, ...caveats(result, view, options)];
}

function item(name: string): Message {
  return message('weights.item', { name });
}

/** Whether nothing was typed and no file holds judgements, so that the example stands there. */
export function isExample({ source }: Pick<WeightsView, 'source'>, { judgements }: WeightsOptions): boolean {
  return source === 'typed' && judgements === null;
}

/** Judgements that contradict each other beyond the limit. */
export function contradictory({ ahp: found, criteria, own }: WeightsView, { limit }: WeightsOptions): boolean {
  return found !== null && !own && criteria.length > 2 && found.consistencyRatio > limit / 100;
}

/** @param torn whether the weights are not to be used yet */
function overall({ criteria, weights, method, experts, paired: found, own }: WeightsView, torn: boolean): Message[] {
  const by = message(`weights.reading-${method}`, { experts });
  // Groups that were never compared have no common order, and a lead that is only imagined no size; weights set by hand have both.
  if (!own && found?.apart) return [by];
  const order = [...weights.keys()].sort((a, b) => weights[b]! - weights[a]!);
  const [top, least] = [order[0]!, order.at(-1)!];
  if (torn) return [message('weights.reading-torn', { name: criteria[top]!, weight: weights[top]! }), by];
  const says = [
    weights[least]! > 0
      ? message('weights.reading-most', {
          name: criteria[top]!,
          weight: weights[top]!,
          least: criteria[least]!,
          leastWeight: weights[least]!,
          times: weights[top]! / weights[least]!,
        })
      : message('weights.reading-nothing', {
          name: criteria[top]!,
          weight: weights[top]!,
          least: criteria[least]!,
        }),
  ];
  let sum = 0;
  const head: number[] = [];
  for (const i of order) {
    if (sum >= 0.5 || head.length > 4) break;
    sum += weights[i]!;
    head.push(i);
  }
  if (head.length > 1 && head.length < order.length)
    says.push(
      message('weights.reading-half', {
        names: listOf(
          'weights.list',
          head.map((i) => item(criteria[i]!)),
        ),
        share: sum,
      }),
    );
  says.push(by);
  return says;
}

function moved({ criteria, weights, computed }: WeightsView): Message {
  const gaps = weights.map((value, i) => value - computed[i]!);
  const most = gaps.reduce((best, gap, i) => (Math.abs(gap) > Math.abs(gaps[best]!) ? i : best), 0);
  return message('weights.reading-own', { name: criteria[most]!, from: computed[most]!, to: weights[most]! });
}

/** Where experts lie farthest apart, and closest together. */
function apart({ spread, criteria, experts }: WeightsView): Message[] {
  const width = spread!.map(({ low, high }) => high - low);
  const order = [...width.keys()].sort((a, b) => width[b]! - width[a]!);
  const [most, least] = [order[0]!, order.at(-1)!];
  if (!(width[most]! > 0)) return [message('weights.reading-same', { experts })];
  return [
    message('weights.reading-apart', {
      name: criteria[most]!,
      low: spread![most]!.low,
      high: spread![most]!.high,
      close: criteria[least]!,
      closeLow: spread![least]!.low,
      closeHigh: spread![least]!.high,
    }),
  ];
}

function agreement({ w, p, pSmall, pExact, judges, degrees }: AgreementView): Message[] {
  const few = judges <= FEW || degrees < FEW;
  const exact = Number.isFinite(pExact);
  const probability = exact ? pExact : few && Number.isFinite(pSmall) ? pSmall : p;
  const level = w < WEAK ? 'weak' : w < STRONG ? 'middle' : 'strong';
  const says = [message(`weights.reading-agreement-${level}`, { w, judges, p: probability })];
  says.push(
    probability >= SIGNIFICANT
      ? message('weights.caution-chance', { p: probability })
      : message('weights.reading-beyond-chance', { p: probability }),
  );
  if (exact) says.push(message('weights.reading-exact', { judges, items: degrees + 1 }));
  else if (few) says.push(message('weights.caution-few-judges', { p, pSmall: probability }));
  else says.push(message('weights.reading-approximate'));
  return says;
}

function delphi({ rounds, criteria }: WeightsView, { spread: limit }: WeightsOptions): Message[] {
  const [first, last] = [rounds[0]!, rounds.at(-1)!];
  const says: Message[] = [];
  if (rounds.length > 1 && Number.isFinite(first.spread) && Number.isFinite(last.spread))
    says.push(
      message(last.spread < first.spread ? 'weights.reading-together' : 'weights.reading-drifting', {
        from: first.spread,
        to: last.spread,
        round: first.round,
        last: last.round,
      }),
    );
  if (rounds.length > 1 && Number.isFinite(first.w) && Number.isFinite(last.w))
    says.push(message('weights.reading-rounds-w', { from: first.w, to: last.w }));
  if (rounds.length > 1) says.push(message('weights.reading-moved', { moved: last.moved, last: last.round }));
  const open = criteria.filter((_, i) => !(last.cells[i]!.relative <= limit / 100));
  says.push(
    open.length === 0
      ? message('weights.reading-settled', { limit: limit / 100 })
      : message('weights.reading-open', { names: listOf('weights.list', open.map(item)), limit: limit / 100 }),
  );
  if (rounds.length === 1) says.push(message('weights.caution-one-round'));
  return says;
}

function ahp({ criteria, experts }: WeightsView, found: AhpView, { limit, randomIndex }: WeightsOptions): Message[] {
  const { consistencyRatio: ratio, consistencyIndex: index, lambda } = found;
  const n = criteria.length;
  const says: Message[] = [];
  if (n < 3) return [message('weights.reading-two')];
  const most = limit / 100;
  const numbers = {
    ratio,
    limit: most,
    lambda,
    index,
    random: found.randomIndex,
    table: message(`weights.table-${randomIndex}`),
  };
  says.push(message(ratio <= most ? 'weights.reading-consistent' : 'weights.reading-inconsistent', numbers));
  const [worst] = found.pairs;
  if (worst && worst.off > 1.01 && worst.ratioIfRevised < ratio) {
    says.push(
      message(ratio <= most ? 'weights.reading-revisit-if' : 'weights.reading-revisit', {
        first: criteria[worst.i]!,
        second: criteria[worst.j]!,
        judged: describeRatio(worst.judged),
        others: describeRatio(worst.others),
        revised: worst.ratioIfRevised,
      }),
    );
    if (Math.max(worst.others, 1 / worst.others) >= SCALE_END - 1e-9)
      says.push(message('weights.reading-scale-end', { end: describeRatio(worst.others) }));
  }
  if (found.missing > 0)
    says.push(message('weights.caution-missing', { count: found.missing, pairs: (n * (n - 1)) / 2 }));
  if (experts > 1 && found.inconsistent > 0)
    says.push(message('weights.caution-experts', { count: found.inconsistent, experts, limit: most }));
  return says;
}

/** Why there is no common order, or no size of the lead, and what would give it. */
function fault({ fault: why, apart: groups, strengths }: PairedView): Message[] {
  if (why === null || groups === null) return [];
  const count = strengths?.imaginary ?? 0;
  if (groups.kind === 'unlinked')
    return [
      why,
      ...(count > 0 ? [message('weights.caution-imagined', { count })] : []),
      message('weights.reading-link'),
    ];
  return [why, message('weights.caution-imagined-lead', { count })];
}

function paired({ criteria, weights, method }: WeightsView, found: PairedView): Message[] {
  const says: Message[] = [];
  if (found.judged > 0)
    says.push(
      message(found.triads > 0 ? 'weights.reading-circles' : 'weights.reading-no-circles', {
        triads: found.triads,
        consistence: found.consistence,
        judges: found.judged,
      }),
    );
  const { strengths } = found;
  if (method === 'bradley-terry' && strengths && found.apart === null) {
    const order = [...weights.keys()].sort((a, b) => weights[b]! - weights[a]!);
    const clear = order.slice(1).filter((i, at) => strengths.high[i]! < strengths.low[order[at]!]!).length;
    says.push(
      message('weights.reading-odds', {
        name: criteria[order[0]!]!,
        second: criteria[order[1]!]!,
        chance: Math.exp(-Math.log1p(Math.exp(strengths.abilities[order[1]!]! - strengths.abilities[order[0]!]!))),
      }),
      message('weights.reading-clear', { count: clear, of: order.length - 1 }),
    );
    if (Number.isFinite(strengths.p))
      says.push(
        message(strengths.p < SIGNIFICANT ? 'weights.caution-deviance' : 'weights.reading-deviance', {
          deviance: strengths.deviance,
          degrees: strengths.degrees,
          p: strengths.p,
        }),
      );
  }
  return says;
}

function caveats({ input, weighed }: WeightsResult, view: WeightsView, options: WeightsOptions): Message[] {
  const says: Message[] = [];
  const asked = input.method;
  if (options.own !== null && !view.own)
    says.push(message('weights.caution-own', { count: options.own.length, criteria: view.criteria.length }));
  if (view.own) {
    const sum = options.own!.reduce((all, value) => all + value, 0);
    if (Math.abs(sum - 100) > 0.05 && Math.abs(sum - 1) > 0.0005)
      says.push(message('weights.caution-own-sum', { sum }));
  }
  if (view.sums.length > 0)
    says.push(
      message('weights.caution-sums', {
        list: listOf(
          'weights.list',
          view.sums.slice(0, 4).map(({ name, sum }) => message('weights.sum', { name, sum })),
        ),
        count: view.sums.length,
      }),
    );
  if (input.beyond > 0) says.push(message('weights.caution-beyond', { count: input.beyond }));
  if (isExample(view, options)) says.push(message('weights.limit-example'));
  if (asked === 'tournament' && (weighed.paired?.unjudged ?? 0) > 0)
    says.push(message('weights.caution-unjudged', { count: weighed.paired!.unjudged }));
  if (asked === 'tournament') says.push(message('weights.limit-tournament'));
  if (asked === 'average' || asked === 'direct') says.push(message('weights.limit-points'));
  if (asked === 'ahp') says.push(message('weights.limit-ahp'));
  if (asked === 'delphi') says.push(message('weights.limit-delphi'));
  if (asked === 'bradley-terry') says.push(message('weights.limit-bradley-terry'));
  says.push(message('weights.not-truth'), message('weights.not-impact'));
  return says;
}
