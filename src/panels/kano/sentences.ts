/** Messages the Kano panel builds in several places: names in quotes, lists of them, classes. */

import { message, type Message } from '../../lib/outcome.ts';
import type { KanoCategory } from '../../models/kano-table.ts';
import { listOf } from '../wording.ts';
import type { FeatureView, KanoView, Name } from './view.ts';

export function classWord(category: KanoCategory): Message {
  return message(`kano.class-${category}`);
}

export function nameWord(name: Name): Message {
  return typeof name === 'string' ? message('kano.name-of', { name }) : name;
}

/** “a”, “b” and how many more where they are more than `most`. */
export function namesOf(features: readonly Pick<FeatureView, 'name'>[], most: number): Message {
  const shown = features.slice(0, most).map(({ name }) => message('kano.quoted', { name }));
  const list = listOf('kano.list', shown);
  return features.length > most ? message('kano.and-more', { list, total: features.length }) : list;
}

/** Features of a class in the order in which to build. */
export function inOrder(
  { order, features }: Pick<KanoView, 'order' | 'features'>,
  category: KanoCategory,
): FeatureView[] {
  return order.map((at) => features[at]!).filter((feature) => feature.category === category);
}
