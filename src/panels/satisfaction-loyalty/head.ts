/** Finding, subtitle and caption of the picture chosen. */

import { message, type Message } from '../../lib/outcome.ts';
import { nameWord, pWord, scoreWord } from './names.ts';
import type { Picture } from './options.ts';
import type { GroupView, SatisfactionLoyaltyView } from './view.ts';

export interface Head {
  readonly finding: Message;
  readonly subtitle: Message;
  readonly caption: Message;
}

/** A picture that cannot be drawn of these data has the words of the four types. */
export function headOf(view: SatisfactionLoyaltyView, picture: Picture): Head {
  const finding = pictureFinding(view, picture);
  const shown = finding === null ? 'types' : picture;
  return {
    finding: finding ?? typesFinding(view),
    subtitle: message('satisfaction-loyalty.subtitle', {
      satisfaction: scoreWord(view.satisfaction),
      loyalty: scoreWord(view.loyalty),
      rule: ruleOf(view, shown),
      n:
        shown === 'behaviour'
          ? (view.behaviour?.seen ?? NaN)
          : shown === 'moves'
            ? (view.moves?.persons ?? NaN)
            : view.respondents,
    }),
    caption: message(
      `satisfaction-loyalty.caption-${shown}${shown === 'types' && view.points === null ? '-density' : ''}`,
      {
        level: view.level,
      },
    ),
  };
}

function ruleOf(view: SatisfactionLoyaltyView, picture: Picture): Message {
  return message(`satisfaction-loyalty.rule-${picture}`, {
    x: view.cuts.x,
    y: view.cuts.y,
    form: message(`satisfaction-loyalty.form-${view.form}`),
    level: view.level,
    window: view.behaviour?.window ?? NaN,
    day: view.behaviour?.lastDay ?? NaN,
    by:
      view.label === null
        ? message('satisfaction-loyalty.by-none')
        : message('satisfaction-loyalty.by', { label: view.label }),
  });
}

function pictureFinding(view: SatisfactionLoyaltyView, picture: Picture): Message | null {
  switch (picture) {
    case 'types':
      return typesFinding(view);
    case 'curves':
      return curvesFinding(view);
    case 'trap':
      return trapFinding(view);
    case 'behaviour':
      return behaviourFinding(view);
    case 'moves':
      return movesFinding(view);
  }
}

/** Less than this is hardly a trap. */
const HARDLY = 0.1;

function typesFinding({ types, satisfied, trapped }: SatisfactionLoyaltyView): Message {
  if (satisfied === 0) return message('satisfaction-loyalty.finding-none-satisfied');
  return trapped.share < HARDLY
    ? message('satisfaction-loyalty.finding-loyal', { share: 1 - trapped.share, customers: types[3]!.customers })
    : message('satisfaction-loyalty.finding-types', { share: trapped.share, customers: types[2]!.customers });
}

/** Groups with a slope, the steepest first. */
export function bySlope({ groups }: Pick<SatisfactionLoyaltyView, 'groups'>): readonly GroupView[] {
  return groups.filter(({ shape }) => shape !== null).sort((a, b) => b.shape!.slope.value - a.shape!.slope.value);
}

function curvesFinding(view: SatisfactionLoyaltyView): Message | null {
  const { differ, label, level } = view;
  const fitted = view.groups.filter(({ fault }) => fault === null);
  const ranked = bySlope(view);
  const [steepest, flattest] = [ranked[0], ranked.at(-1)];
  if (fitted.length > 1 && differ !== null && label !== null) {
    if (!(differ.p < 1 - level))
      return message('satisfaction-loyalty.finding-curves-alike', { label, p: pWord(differ.p) });
    if (!steepest || !flattest || steepest === flattest)
      return message('satisfaction-loyalty.finding-curves-differ', { label, p: pWord(differ.p) });
    return message('satisfaction-loyalty.finding-curves', {
      label,
      steep: nameWord(steepest.name),
      flat: nameWord(flattest.name),
      more: steepest.shape!.slope.value,
      less: flattest.shape!.slope.value,
    });
  }
  return steepest ? message('satisfaction-loyalty.finding-curve', { slope: steepest.shape!.slope.value }) : null;
}

function trapFinding({ trap, loyalty }: SatisfactionLoyaltyView): Message | null {
  if (trap === null) return null;
  const { at, below, above, change, straight } = trap.bend;
  const values = {
    at,
    below: below.value,
    above: above.value,
    slope: straight.value,
    p: pWord(change.p),
    high: loyalty.maximum,
  };
  return message(`satisfaction-loyalty.finding-trap-${trap.flat}`, values);
}

function behaviourFinding({ behaviour }: SatisfactionLoyaltyView): Message | null {
  if (behaviour === null) return null;
  const { window, seen, returned, lostSatisfied } = behaviour;
  return returned === seen
    ? message('satisfaction-loyalty.finding-all-back', { window, seen })
    : message('satisfaction-loyalty.finding-behaviour', { window, lost: seen - returned, share: lostSatisfied.share });
}

function movesFinding({ moves }: SatisfactionLoyaltyView): Message | null {
  if (moves === null) return null;
  return message('satisfaction-loyalty.finding-moves', {
    share: moves.moved / moves.persons,
    fell: moves.loyalty[2]!,
    rose: moves.loyalty[1]!,
  });
}
