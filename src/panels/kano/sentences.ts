/** Messages the Kano panel builds in several places: names in quotes, lists of them, classes. */

import { message, type Message } from '../../lib/outcome.ts';
import type { KanoCategory } from '../../models/kano-table.ts';
import type { GroupName } from '../column-groups.ts';
import { listOf } from '../wording.ts';
import type { FeatureView, KanoView } from './view.ts';

export function classWord(category: KanoCategory): Message {
  return message(`kano.class-${category}`);
}

export function nameWord(name: GroupName): Message {
  return typeof name === 'string' ? message('kano.name-of', { name }) : name;
}

/** “a”, “b” and how many more where they are more than `most`. */
export function namesOf(features: readonly Pick<FeatureView, 'name'>[], most: number): Message {
  const shown = features.slice(0, most).map(({ name }) => message('kano.quoted', { name }));
  const list = listOf('kano.list', shown);
  return features.length > most ? message('kano.and-more', { list, rest: features.length - most }) : list;
}

/** The share of one, or the lowest and the highest of several where they differ when rounded to whole percent. */
export function sharesOf(shares: readonly number[]): Message {
  const [low, high] = [Math.min(...shares), Math.max(...shares)];
  return Math.round(100 * low) === Math.round(100 * high)
    ? message('kano.share-one', { low })
    : message('kano.share-range', { low, high });
}

/** Features of a class in the order in which to build. */
export function inOrder(
  { order, features }: Pick<KanoView, 'order' | 'features'>,
  category: KanoCategory,
): FeatureView[] {
  return order.map((at) => features[at]!).filter((feature) => feature.category === category);
}
