/** The sentences: who got less than expected, how sure and how large that is, where it differs, and what it does not say. */

import { message, type Message } from '../../lib/outcome.ts';
import { listOf } from '../wording.ts';
import { groupWord, pairQuoted, pWord, rangeWord, sizeWord, SURE } from './names.ts';
import type { ExpectationView } from './view.ts';

export function readingOf(view: ExpectationView): Message[] {
  const pair = view.pairs[view.chosen]!;
  const says: Message[] = [];
  if (view.pairs.length > 1) says.push(...pairsSay(view));
  if (pair.n === 0) return [...says, message('expectation.reading-nobody', { pair: pairQuoted(pair) })];
  says.push(
    message('expectation.reading-feelings', {
      pair: pairQuoted(pair),
      dissatisfied: pair.dissatisfied,
      dissatisfiedShare: pair.dissatisfied / pair.n,
      met: pair.met,
      metShare: pair.met / pair.n,
      delighted: pair.delighted,
      delightedShare: pair.delighted / pair.n,
    }),
    message('expectation.reading-mean', {
      expected: pair.expected,
      perceived: pair.perceived,
      mean: pair.mean,
      level: view.level,
      range: rangeWord(pair.low, pair.high),
      t: pair.t,
      degrees: pair.degrees,
      p: pWord(pair.p),
    }),
  );
  if (Number.isFinite(pair.dz))
    says.push(
      message('expectation.reading-size', {
        dz: pair.dz,
        size: sizeWord(pair.dz),
        biserial: pair.biserial,
        p: pWord(pair.rankP),
      }),
    );
  if (!Number.isNaN(pair.p) && !Number.isNaN(pair.rankP) && pair.p < SURE !== pair.rankP < SURE)
    says.push(message('expectation.reading-disagree', { t: pWord(pair.p), ranks: pWord(pair.rankP) }));
  const segments = view.segments;
  const filled = segments?.rows.filter(({ n }) => n > 0) ?? [];
  if (segments && filled.length > 1) {
    const sorted = [...filled].sort((a, b) => a.mean - b.mean);
    const [worst, best] = [sorted[0]!, sorted.at(-1)!];
    says.push(
      message('expectation.reading-segments', {
        label: segments.label,
        worst: groupWord(worst.name),
        worstMean: worst.mean,
        best: groupWord(best.name),
        bestMean: best.mean,
      }),
    );
    const sure = filled.filter(({ adjusted }) => adjusted < SURE);
    says.push(
      sure.length > 0
        ? message('expectation.reading-segments-sure', {
            list: listOf(
              'expectation.list',
              sure.map(({ name, against, adjusted }) =>
                message('expectation.segment-against', { name: groupWord(name), against, p: pWord(adjusted) }),
              ),
            ),
          })
        : message('expectation.reading-segments-unsure'),
    );
  }
  return says;
}

function pairsSay({ pairs }: ExpectationView): Message[] {
  const known = pairs.filter(({ n }) => n > 0);
  const list = (code: string, chosen: typeof known): Message[] =>
    chosen.length === 0
      ? []
      : [
          message(`expectation.reading-pairs-${code}`, {
            list: listOf(
              'expectation.list',
              [...chosen]
                .sort((a, b) => Math.abs(b.mean) - Math.abs(a.mean))
                .slice(0, 5)
                .map((pair) => message('expectation.pair-mean', { pair: pairQuoted(pair), mean: pair.mean })),
            ),
          }),
        ];
  return [
    ...list(
      'short',
      known.filter(({ mean, adjusted }) => mean < 0 && adjusted < SURE),
    ),
    ...list(
      'above',
      known.filter(({ mean, adjusted }) => mean > 0 && adjusted < SURE),
    ),
    ...list(
      'met',
      known.filter(({ adjusted }) => !(adjusted < SURE)),
    ),
  ];
}

/** What it does not say, and what to know of these answers. */
export function caveatsOf(view: ExpectationView): Message[] {
  const pair = view.pairs[view.chosen]!;
  const notes: Message[] = [];
  if (view.guessed) notes.push(message('expectation.note-pairs', { count: view.pairs.length }));
  if (view.pairs.length > 1) notes.push(message('expectation.note-holm', { count: view.pairs.length }));
  for (const reason of view.leftOut) notes.push(message('expectation.caution-left-out', { reason }));
  for (const each of view.pairs)
    if (each.n === 0) notes.push(message('expectation.caution-empty', { pair: pairQuoted(each) }));
  if (pair.n > 0 && pair.n < 20) notes.push(message('expectation.caution-few', { n: pair.n }));
  if (pair.n > 1 && pair.deviation === 0) notes.push(message('expectation.caution-constant'));
  if (pair.n > view.respondents)
    notes.push(message('expectation.note-repeated', { repeated: pair.n - view.respondents }));
  if (view.segments === null) notes.push(message('expectation.note-no-segments'));
  else if (view.segments.guessed) notes.push(message('expectation.note-segments', { label: view.segments.label }));
  return [...notes, message('expectation.limit-memory'), message('expectation.limit-ceiling')];
}
