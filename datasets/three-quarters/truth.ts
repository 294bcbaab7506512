/** The truth behind the order log: the pattern of every member, how far it showed by the end, and a table of both. */

import { WAYS } from './catalogue.ts';
import { cardOf, drawThreeQuarters, type ThreeQuartersOptions } from './generate.ts';
import { DAYS, PATTERNS, type Members, type Pattern } from './process.ts';

/** Days of stability after which a relationship counts as long. */
export const LONG = 180;

/**
 * The pattern a member had shown by the end of the file: that of the decline if it had begun and the next purchase was overdue
 * by then, long retention after {@link LONG} days of stability, else nothing yet.
 * @param grace so many times the mean interval before the decline must have passed without the decline's end
 */
export function shownPattern(members: Members, member: number, grace = 4): Pattern | null {
  const { pattern, stability, decline, interval, last } = members;
  const name = PATTERNS[pattern[member]!]!;
  if (name === 'long-retention') return DAYS - stability[member]! >= LONG ? name : null;
  if (Number.isNaN(decline[member]!)) return null;
  const usual = interval[member]! * (name === 'early-exit' ? 1 : 3);
  return DAYS - last[member]! >= grace * usual ? name : null;
}

/** CSV, one row a member in order of joining; columns are told in dictionary.md. */
export function truthTable(options: ThreeQuartersOptions = {}): string {
  const members = drawThreeQuarters(options);
  const lines = ['member,way,pattern,shown,joined,formation,stability,decline,last,orders,interval'];
  const day = (value: number): string => (Number.isNaN(value) ? '' : value.toFixed(4));
  for (let i = 0; i < members.pattern.length; i += 1) {
    lines.push(
      [
        cardOf(i),
        WAYS[members.way[i]!]![0],
        PATTERNS[members.pattern[i]!]!,
        shownPattern(members, i) ?? '',
        ...[members.joined, members.formation, members.stability, members.decline, members.last].map((days) =>
          day(days[i]!),
        ),
        members.orders[i]!,
        members.interval[i]!.toFixed(4),
      ].join(),
    );
  }
  return `${lines.join('\n')}\n`;
}
