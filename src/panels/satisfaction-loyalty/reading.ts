/** What the result means and what it does not. */

import { message, type Message } from '../../lib/outcome.ts';
import { listOf } from '../wording.ts';
import type { SatisfactionLoyaltyResult } from './compute.ts';
import { bySlope } from './head.ts';
import { nameWord, pWord } from './names.ts';
import { TYPES } from './options.ts';
import type { SatisfactionLoyaltyView } from './view.ts';

const FEW = 30;

export function readingOf(view: SatisfactionLoyaltyView): Message[] {
  return [...typesSay(view), ...curvesSay(view), ...trapSays(view), ...behaviourSays(view), ...movesSay(view)];
}

function typesSay({ types, cuts, correlation, level }: SatisfactionLoyaltyView): Message[] {
  const says = [message('satisfaction-loyalty.reading-cuts', { x: cuts.x, y: cuts.y })];
  TYPES.toReversed().forEach((key) => {
    const { customers, share } = types[TYPES.indexOf(key)]!;
    if (customers > 0) says.push(message(`satisfaction-loyalty.reading-${key}`, { customers, share }));
  });
  if (Number.isFinite(correlation.rho) && Number.isFinite(correlation.low))
    says.push(
      message('satisfaction-loyalty.reading-correlation', {
        rho: correlation.rho,
        low: correlation.low,
        high: correlation.high,
        level,
        p: pWord(correlation.p),
      }),
    );
  return says;
}

function curvesSay(view: SatisfactionLoyaltyView): Message[] {
  const says: Message[] = [];
  const { differ, slopes, pairs, label, level, groups } = view;
  const most = 1 - level;
  if (differ !== null && label !== null)
    says.push(
      message(differ.p < most ? 'satisfaction-loyalty.reading-differ' : 'satisfaction-loyalty.reading-differ-not', {
        label,
        chiSquare: differ.chiSquare,
        degrees: differ.degrees,
        p: pWord(differ.p),
        slopes:
          slopes === null
            ? message('satisfaction-loyalty.slopes-none')
            : message('satisfaction-loyalty.slopes', { p: pWord(slopes.p) }),
      }),
    );
  for (const { name, shape } of bySlope(view)) {
    const { slope, lower, upper, bend } = shape!;
    const kind = bend.low > 0 ? 'top' : bend.high < 0 ? 'bottom' : 'even';
    says.push(
      message(`satisfaction-loyalty.reading-shape-${kind}`, {
        name: nameWord(name),
        slope: slope.value,
        low: slope.low,
        high: slope.high,
        lower: lower.value,
        upper: upper.value,
        from: shape!.at[0],
        middle: shape!.at[1],
        to: shape!.at[2],
      }),
    );
  }
  const apart = pairs.filter(({ adjusted }) => adjusted < most);
  if (pairs.length > 1 && apart.length > 0)
    says.push(
      message('satisfaction-loyalty.reading-pairs', {
        pairs: pairs.length,
        list: listOf(
          'satisfaction-loyalty.list',
          apart.map(({ first, second }) =>
            message('satisfaction-loyalty.pair', {
              first: nameWord(groups[first]!.name),
              second: nameWord(groups[second]!.name),
            }),
          ),
        ),
      }),
    );
  return says;
}

function trapSays({ trap, trend, satisfaction }: SatisfactionLoyaltyView): Message[] {
  const says: Message[] = [];
  if (trap !== null) {
    const { at, below, above, change, sides, found } = trap.bend;
    says.push(
      message(`satisfaction-loyalty.reading-trap-${trap.flat}`, {
        at,
        below: below.value,
        belowLow: below.low,
        belowHigh: below.high,
        above: above.value,
        aboveLow: above.low,
        aboveHigh: above.high,
        p: pWord(change.p),
        how: message(found ? 'satisfaction-loyalty.bend-found' : 'satisfaction-loyalty.bend-given'),
        under: sides[0],
        over: sides[1],
        from: satisfaction.minimum,
      }),
    );
  }
  if (trend !== null) {
    const { satisfactionTrend: s, loyaltyTrend: l, gapTrend: gap } = trend;
    says.push(
      message(trend.trapped ? 'satisfaction-loyalty.reading-trend-trap' : 'satisfaction-loyalty.reading-trend', {
        satisfaction: s.slope,
        satisfactionLow: s.low,
        satisfactionHigh: s.high,
        loyalty: l.slope,
        loyaltyLow: l.low,
        loyaltyHigh: l.high,
        gap: gap.slope,
        p: pWord(gap.p),
      }),
    );
  }
  return says;
}

function behaviourSays({ behaviour, level }: SatisfactionLoyaltyView): Message[] {
  if (behaviour === null) return [];
  const { window, seen, returned, types, test, lostSatisfied, links } = behaviour;
  const says = [message('satisfaction-loyalty.reading-back', { window, seen, returned, share: returned / seen })];
  if (Number.isFinite(test.p))
    says.push(
      message(
        test.p < 1 - level ? 'satisfaction-loyalty.reading-back-differ' : 'satisfaction-loyalty.reading-back-alike',
        {
          list: listOf(
            'satisfaction-loyalty.list',
            TYPES.flatMap((key, type) => {
              const { seen: all, share } = types[type]!;
              return all > 0
                ? [message('satisfaction-loyalty.type-share', { type: message(`satisfaction-loyalty.${key}`), share })]
                : [];
            }),
          ),
          chiSquare: test.chiSquare,
          degrees: test.degrees,
          p: pWord(test.p),
        },
      ),
    );
  if (returned < seen)
    says.push(
      message('satisfaction-loyalty.reading-lost', {
        lost: seen - returned,
        share: lostSatisfied.share,
        low: lostSatisfied.low,
        high: lostSatisfied.high,
      }),
    );
  const [said, meant] = (['satisfaction', 'loyalty'] as const).map((kind) =>
    links.find((link) => link.said === kind && link.did === 'returned'),
  );
  if (said && meant && Number.isFinite(said.rho) && Number.isFinite(meant.rho))
    says.push(
      message('satisfaction-loyalty.reading-links', {
        satisfaction: said.rho,
        satisfactionP: pWord(said.p),
        loyalty: meant.rho,
        loyaltyP: pWord(meant.p),
      }),
    );
  return says;
}

function movesSay({ moves }: SatisfactionLoyaltyView): Message[] {
  if (moves === null) return [];
  const says = [
    message('satisfaction-loyalty.reading-moves', {
      persons: moves.persons,
      share: moves.moved / moves.persons,
      days: Number.isFinite(moves.days)
        ? message('satisfaction-loyalty.days-apart', { days: moves.days })
        : message('satisfaction-loyalty.days-unknown'),
      rose: moves.loyalty[1]!,
      fell: moves.loyalty[2]!,
    }),
  ];
  if (Number.isFinite(moves.loyaltyTest.p))
    says.push(
      message(
        moves.loyaltyTest.p < 0.05
          ? 'satisfaction-loyalty.reading-moves-way'
          : 'satisfaction-loyalty.reading-moves-even',
        {
          p: pWord(moves.loyaltyTest.p),
          chiSquare: moves.loyaltyTest.chiSquare,
        },
      ),
    );
  return says;
}

export function caveatsOf({ view, behaviour }: SatisfactionLoyaltyResult): Message[] {
  const notes: Message[] = [];
  const add = (code: string, parameters?: Parameters<typeof message>[1]): void => {
    notes.push(message(`satisfaction-loyalty.${code}`, parameters));
  };
  if (view.respondents < FEW) add('caution-few', { respondents: view.respondents });
  if (view.correlation.rho < 0) add('caution-negative');
  if (Number.isNaN(view.correlation.rho) && view.respondents > 1) add('caution-constant');
  if (view.satisfied === 0 || view.satisfied === view.respondents) add('caution-one-side', { x: view.cuts.x });
  for (const score of [view.satisfaction, view.loyalty])
    if (score.reversed.length > 0)
      add('caution-reversed', { list: listOf('satisfaction-loyalty.list', score.reversed.map(nameWord)) });
  if (view.satisfaction.mixed || view.loyalty.mixed) add('caution-mixed');
  if (view.label !== null && view.groups.length < 2) add('caution-one-group', { label: view.label });
  if (view.merged > 0) add('caution-merged', { label: view.label ?? '', count: view.merged });
  for (const { name, fault, persons } of view.groups)
    if (fault !== null) add(`caution-curve-${fault}`, { name: nameWord(name), persons });
  if (view.trap === null) add('caution-no-bend');
  if (view.again > 0) add('caution-again', { again: view.again });
  if (view.behaviourFault) notes.push(view.behaviourFault);
  if (view.behaviour && view.behaviour.test.leastExpected < 5)
    add('caution-small-cells', { expected: view.behaviour.test.leastExpected });
  add('limit-cause');
  add(behaviour === null ? 'limit-said' : 'limit-window');
  add('limit-cuts');
  if (view.label !== null) add('limit-rivalry', { label: view.label });
  add('limit-silent');
  return notes;
}
