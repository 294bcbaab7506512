/** The sentences of the RFM panel: what stands out, what it means, what it does not mean. */

import { message, type Message } from '../../lib/outcome.ts';
import { listOf } from '../wording.ts';
import type { RfmResult } from './compute.ts';
import { LETTERS } from './letters.ts';
import { cellScores, type ClassCode, type ClassView, type RfmView } from './view.ts';

/** High spenders who have stayed away: the finding RFM is made for. */
interface Away {
  readonly count: number;
  readonly countShare: number;
  readonly revenueShare: number;
  /** fewest days since the last order among them */
  readonly days: number;
}

/** The title: one sentence with its number. */
export function findingOf(view: RfmView): Message {
  if (view.customers === 1)
    return message('rfm.finding-one', {
      r: view.measures.r.minimum,
      f: view.measures.f.minimum,
      m: view.measures.m.minimum,
    });
  if (LETTERS.every((letter) => isConstant(view, letter))) return message('rfm.finding-alike', { n: view.customers });
  if (view.scoring === 'nested') return findingByClass(view);
  const away = awayOf(view);
  if (away.count === 0) return findingByClass(view);
  const parameters = { count: away.count, days: away.days };
  return Number.isNaN(away.revenueShare)
    ? message('rfm.finding-away-count', parameters)
    : message('rfm.finding-away', { ...parameters, share: away.revenueShare });
}

const LIMIT_AS_OF = {
  'day-after-last': 'rfm.limit-as-of',
  given: 'rfm.limit-as-of-given',
  fixed: 'rfm.limit-as-of-fixed',
  'of-the-file': 'rfm.limit-as-of-file',
} as const;

/** What the result says. */
export function readingOf(view: RfmView): Message[] {
  const value = classOf(view, '111');
  const says: Message[] = [classSentence('value', value)];
  const gone = classOf(view, '011');
  const lost = classOf(view, '001');
  if (gone.count > 0) says.push(classSentence('keep', gone));
  if (lost.count > 0) says.push(classSentence('win-back', lost));
  const fresh = classOf(view, '100');
  if (fresh.count > 0) says.push(classSentence('develop', fresh));
  const quiet = classOf(view, '000');
  if (quiet.count > 0) says.push(classSentence('quiet', quiet));
  says.push(message('rfm.reading-weighted', { mean: view.weighted.mean, bins: view.bins, ...view.weighted.weights }));
  if (view.breakEven !== null) {
    says.push(
      view.breakEven > 1 || Number.isNaN(view.breakEven)
        ? message('rfm.reading-break-even-never')
        : message('rfm.reading-break-even', { rate: view.breakEven }),
    );
  }
  return says;
}

/** What is particular about this data (`note-…`), and what the result does not say (`limit-…`, which the page sets apart). */
export function caveatsOf(
  view: RfmView,
  { summary, cutsStandingIn, input }: RfmResult,
  standsForScores: boolean,
): Message[] {
  const notes: Message[] = [];
  if (view.orderFallback) notes.push(message('rfm.note-order-fallback'));
  if (input.weightSource !== 'own') notes.push(message(`rfm.note-weights-${input.weightSource}`));
  if (summary.linesWithoutOrder > 0)
    notes.push(message('rfm.note-lines-without-order', { rows: summary.linesWithoutOrder }));
  if (view.orderUnit === 'given') notes.push(message('rfm.note-given'));
  if (input.given?.scores && view.scoring !== 'given' && cutsStandingIn.length === 0)
    notes.push(message('rfm.note-scores-there'));
  if (view.scoring === 'given') notes.push(message('rfm.note-scores'));
  if (standsForScores) notes.push(message('rfm.note-scores-missing', { bins: view.bins }));
  else if (cutsStandingIn.length > 0)
    notes.push(
      message('rfm.note-cuts-standing-in', {
        letters: listOf(
          'rfm.list',
          cutsStandingIn.map((letter) => message(`rfm.letter-${letter}`)),
        ),
      }),
    );
  if (view.customers === 1) notes.push(message('rfm.note-one-customer'));
  else {
    if (input.firstDay === input.lastDay) notes.push(message('rfm.note-one-day', { day: input.firstDay }));
    const constant = LETTERS.filter((letter) => isConstant(view, letter));
    if (constant.length > 0)
      notes.push(
        message('rfm.note-constant', {
          letters: listOf(
            'rfm.list',
            constant.map((letter) => message(`rfm.letter-${letter}`)),
          ),
        }),
      );
    const unused =
      view.scoring === 'nested' || view.scoring === 'given'
        ? []
        : LETTERS.filter(
            (letter) => !constant.includes(letter) && view.measures[letter].scores.some((score) => score.count === 0),
          );
    if (unused.length > 0)
      notes.push(
        message('rfm.note-unused-scores', {
          letters: listOf(
            'rfm.list',
            unused.map((letter) => message(`rfm.letter-${letter}`)),
          ),
        }),
      );
  }
  if (view.measures.m.minimum < 0) notes.push(message('rfm.note-negative', { low: view.measures.m.minimum }));
  if (!(view.revenue > 0)) notes.push(message('rfm.note-no-revenue', { revenue: view.revenue }));
  if (view.scoring === 'k-means') notes.push(message('rfm.note-k-means'));
  if (view.scoring === 'nested') notes.push(message('rfm.note-nested'));
  return [
    ...notes,
    message(view.highLow === 'mean' ? 'rfm.limit-mean' : 'rfm.limit-median', {
      r: view.measures.r.threshold,
      f: view.measures.f.threshold,
      m: view.measures.m.threshold,
    }),
    message('rfm.limit-relative'),
    message('rfm.limit-cause'),
    message(LIMIT_AS_OF[view.asOfKind], {
      asOf: view.asOfDay,
      last: view.lastDay,
    }),
  ];
}

/**
 * Customers with high M and low R scores. High is the upper two of four or five bins, the top one of three; low the lowest two,
 * or one.
 */
export function awayOf(view: RfmView): Away {
  const width = view.bins === 3 ? 1 : 2;
  let [count, revenue] = [0, 0];
  view.cells.count.forEach((members, cell) => {
    const { r, m } = cellScores(cell, view.bins);
    if (r > width || m <= view.bins - width) return;
    count += members;
    revenue += view.cells.revenue[cell]!;
  });
  const days = Math.min(
    ...view.measures.r.scores
      .filter(({ score, count: members }) => score <= width && members > 0)
      .map(({ low }) => low),
  );
  return {
    count,
    countShare: count / view.customers,
    revenueShare: view.revenue > 0 ? revenue / view.revenue : NaN,
    days,
  };
}

/** The class that brings most where there is revenue, else the largest. */
function findingByClass(view: RfmView): Message {
  const weight = (entry: ClassView): number => (view.revenue > 0 ? entry.revenue : entry.count);
  const top = view.classes.reduce((best, entry) => (weight(entry) > weight(best) ? entry : best));
  const parameters = { name: { code: top.name }, count: top.count, countShare: top.countShare };
  return Number.isNaN(top.revenueShare)
    ? message('rfm.finding-class-count', parameters)
    : message('rfm.finding-class', { ...parameters, revenueShare: top.revenueShare });
}

type Reading = 'value' | 'keep' | 'win-back' | 'develop' | 'quiet';

function classSentence(reading: Reading, entry: ClassView): Message {
  const parameters = { name: { code: entry.name }, count: entry.count, countShare: entry.countShare };
  return Number.isNaN(entry.revenueShare)
    ? message(`rfm.reading-${reading}-count`, parameters)
    : message(`rfm.reading-${reading}`, { ...parameters, revenueShare: entry.revenueShare });
}

function classOf(view: RfmView, code: ClassCode): ClassView {
  return view.classes.find((entry) => entry.code === code)!;
}

function isConstant(view: RfmView, letter: (typeof LETTERS)[number]): boolean {
  return view.measures[letter].minimum === view.measures[letter].maximum;
}
