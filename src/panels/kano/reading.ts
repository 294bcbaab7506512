/** The sentences: what each kind of feature asks for, how firm the classes are, who differs, what the choice brings, and what not to read into it. */

import { message, type Message, type MessageParameter } from '../../lib/outcome.ts';
import { KANO_CATEGORIES, type KanoCategory } from '../../models/kano-table.ts';
import { listOf } from '../wording.ts';
import { answerWord } from './describe.ts';
import type { KanoOptions } from './options.ts';
import { classWord, inOrder, nameWord, namesOf, sharesOf } from './sentences.ts';
import { FEW_ANSWERS, type FeatureView, type KanoView } from './view.ts';

/** Features told one by one for each class, and named in a list. */
const TOLD = 2;
const NAMED = 4;
const SIGNIFICANT = 0.05;
/** From such a better or worse on, people do care about a feature most find indifferent. */
const SIZEABLE = 1 / 3;
/** People who tick at random make 8 % questionable; more than a part of that speaks against the wording or the respondents. */
const MANY_DOUBTS = 0.05;

export function readingOf(view: KanoView): Message[] {
  const { features, order } = view;
  const told = (['M', 'O', 'A'] as const).flatMap((category) =>
    settled(view, category)
      .slice(0, TOLD)
      .map(({ name, better, worse }, i) =>
        // What a class asks for is said once.
        message(i > 0 ? `kano.reading-${category}-also` : `kano.reading-${category}`, {
          name,
          better: better.mean,
          worse: 0 - worse.mean,
        }),
      ),
  );
  const idle = settled(view, 'I');
  const some = idle.filter((feature) => !isIdle(feature));
  const rest = [
    ...about('kano.reading-I', idle.filter(isIdle)),
    ...about('kano.reading-I-some', some, () => ({
      better: sharesOf(some.map(({ better }) => better.mean)),
      worse: sharesOf(some.map(({ worse }) => 0 - worse.mean)),
    })),
    ...about('kano.reading-R', settled(view, 'R'), (list) => ({
      share: sharesOf(list.map((each) => shareOf(each, 'R'))),
    })),
    ...about('kano.reading-Q', inOrder(view, 'Q')),
  ];
  const ordered = order.map((at) => features[at]!).filter(({ category }) => 'MOA'.includes(category));
  return [
    ...told,
    ...rest,
    ...(ordered.length > 1 ? [message('kano.reading-order', { names: namesOf(ordered, 6) })] : []),
    ...supportSentences(view),
    ...segmentSentences(view),
    choiceSentence(view),
  ];
}

/** Features of a class that can be told: those still open are left to the sentence about them, unless most answers say so. */
function settled(view: KanoView, category: KanoCategory): FeatureView[] {
  return inOrder(view, category).filter(
    (feature) => view.support[view.features.indexOf(feature)] !== 'open' || shareOf(feature, category) > 0.5,
  );
}

/** Whether it may be said that people do not mind: half of them or more answer so, and few of the others are many. */
function isIdle(feature: FeatureView): boolean {
  const { better, worse } = feature;
  return shareOf(feature, 'I') >= 0.5 && Math.max(better.mean, 0 - worse.mean) < SIZEABLE;
}

function shareOf({ shares }: FeatureView, category: KanoCategory): number {
  return shares[KANO_CATEGORIES.indexOf(category)]!;
}

function about(
  code: string,
  list: readonly FeatureView[],
  more: (list: readonly FeatureView[]) => Readonly<Record<string, MessageParameter>> = () => ({}),
): Message[] {
  return list.length === 0 ? [] : [message(code, { names: namesOf(list, NAMED), count: list.length, ...more(list) })];
}

function supportSentences({ features, support }: KanoView): Message[] {
  const of = (wanted: string): FeatureView[] => features.filter((_, at) => support[at] === wanted);
  const open = of('open');
  const mixed = features.filter((feature) => feature.mixed);
  return [
    message('kano.reading-firm', { count: of('firm').length, features: features.length }),
    ...(open.length > 0 ? [message('kano.reading-open', { names: namesOf(open, NAMED), count: open.length })] : []),
    ...(mixed.length > 0 ? [message('kano.reading-mixed', { names: namesOf(mixed, NAMED), count: mixed.length })] : []),
  ];
}

function segmentSentences({ segments, features }: KanoView): Message[] {
  if (segments === null) return [];
  const different = segments.rows
    .map((row, at) => ({ row, feature: features[at]! }))
    .filter(({ row }) => row.adjusted < SIGNIFICANT)
    .sort((a, b) => a.row.p - b.row.p);
  if (different.length === 0)
    return [message('kano.reading-segments-alike', { label: segments.label, features: features.length })];
  const { row, feature } = different[0]!;
  const classes = row.categories.flatMap((category, segment) =>
    category === null
      ? []
      : [message('kano.segment-class', { segment: nameWord(segments.names[segment]!), class: classWord(category) })],
  );
  return [
    message('kano.reading-segments', {
      label: segments.label,
      count: different.length,
      names: namesOf(
        different.map((each) => each.feature),
        NAMED,
      ),
    }),
    message('kano.reading-segment', { name: feature.name, classes: listOf('kano.list', classes), p: row.adjusted }),
  ];
}

function choiceSentence({ built, features, choice }: KanoView): Message {
  if (built.length === 0) return message('kano.reading-choice-none', { content: choice.content });
  const known = !Number.isNaN(choice.gained) && !Number.isNaN(choice.avoided);
  return message(known ? 'kano.reading-choice' : 'kano.reading-choice-reach', {
    names: namesOf(
      built.map((at) => features[at]!),
      NAMED,
    ),
    count: built.length,
    ...(known ? { gained: choice.gained, avoided: choice.avoided } : {}),
    reached: choice.reached,
  });
}

export function cautionsOf(view: KanoView, options: KanoOptions): Message[] {
  const { features, left } = view;
  const few = features.filter(({ n }) => n < FEW_ANSWERS);
  const notes: Message[] = [];
  if (few.length > 0)
    notes.push(
      message('kano.caution-few', {
        names: namesOf(few, NAMED),
        count: few.length,
        n: Math.min(...few.map(({ n }) => n)),
        least: FEW_ANSWERS,
      }),
    );
  if (view.likeGuessed)
    notes.push(
      message(`kano.caution-like-${view.like}`, {
        like: answerWord(0, 5),
        dislike: answerWord(4, 5),
      }),
    );
  if (view.questionableShare > MANY_DOUBTS)
    notes.push(message('kano.caution-questionable', { share: view.questionableShare, names: worst(view) }));
  const doubtful = view.doubts.slice(2).reduce((sum, count) => sum + count, 0);
  if (view.uniform + doubtful > 0 && features.length > 2)
    notes.push(message('kano.caution-careless', { count: view.uniform, doubtful }));
  const out = left.uniform + left.questionable + left.reverse;
  if (out > 0) notes.push(message('kano.caution-left', { count: out, before: view.before }));
  const guessed = view.pairs.filter(({ by }) => by === 'order' || by === 'likeness');
  if (guessed.length > 0)
    notes.push(message('kano.caution-guessed', { names: namesOf(guessed, NAMED), count: guessed.length }));
  if (view.problems.length + view.single.length > 0)
    notes.push(message('kano.caution-problems', { count: view.problems.length + view.single.length }));
  const apart = features.filter(({ by, category }) => by.means !== category);
  if (apart.length > 0)
    notes.push(message('kano.caution-means', { names: namesOf(apart, NAMED), count: apart.length }));
  const moved = features.filter(
    ({ quadrant, category }) => quadrant !== null && 'MOAI'.includes(category) && quadrant !== category,
  );
  if (moved.length > 0)
    notes.push(message('kano.caution-quadrant', { names: namesOf(moved, NAMED), count: moved.length }));
  if (view.weighed && options.weigh) notes.push(message('kano.caution-weighed'));
  return [
    ...notes,
    message('kano.limit-majority'),
    message('kano.limit-time'),
    message('kano.limit-money'),
    message('kano.limit-said'),
  ];
}

/** The features with the largest share of questionable answers. */
function worst({ features }: KanoView): Message {
  return namesOf(features.toSorted((a, b) => b.questionable / b.n - a.questionable / a.n).slice(0, 2), 2);
}

/** Name of the class for a sentence that says why. */
export function whyWord({ because, among, category, fong, n }: FeatureView): Message {
  const others = among.filter((other) => other !== category).map(classWord);
  return message(`kano.why-${because}`, {
    class: classWord(category),
    others: others.length > 0 ? listOf('kano.list', others) : classWord(category),
    lead: fong.difference,
    n,
  });
}

/** What a class asks for. */
export function adviceWord(category: KanoCategory): Message {
  return message(`kano.advice-${category}`);
}
