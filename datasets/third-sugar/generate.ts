/** The event log of the Third-Sugar mini program (三分甜), made from one whole number: equal options give equal bytes everywhere. */

import { createRandom } from '../half-sugar/random.ts';
import { ByteWriter } from '../half-sugar/writer.ts';
import { CHANNELS, EVENTS, FLAWS, PLATFORMS } from './catalogue.ts';
import { drawUsage } from './process.ts';

export interface ThirdSugarOptions {
  readonly seed?: number;
  /** false leaves out duplicates and rows without a user */
  readonly flaws?: boolean;
}

export const SEED = 1406;
export const HEADER = '\ufeff用户号,时间,事件,渠道,平台,金额\n';

const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** UTF-8 with byte order mark, rows end in LF and are in order of time; columns are told in dictionary.md. */
export function generateThirdSugar({ seed = SEED, flaws = true }: ThirdSugarOptions = {}): Uint8Array<ArrayBuffer> {
  const { users, events } = drawUsage(seed);
  const encoder = new TextEncoder();
  const names = EVENTS.map((name) => encoder.encode(`,${name},`));
  const places = CHANNELS.map(([channel]) => PLATFORMS.map(([platform]) => encoder.encode(`${channel},${platform},`)));
  const dates = MONTHS.flatMap((days, month) =>
    Array.from({ length: days }, (_, i) => encoder.encode(`2025-${two(month + 1)}-${two(i + 1)} `)),
  );
  const random = createRandom(seed + 1);
  const file = new ByteWriter(events.count * 72);
  file.put(encoder.encode(HEADER));
  // Flawed rows are spread evenly, each somewhere in its own stretch.
  const planned = flaws ? [plan(FLAWS.duplicate, events.count, random), plan(FLAWS.nobody, events.count, random)] : [];
  for (let i = 0; i < events.count; i += 1) {
    file.reserve(256);
    const start = file.length;
    const user = events.user[i]!;
    const time = events.time[i]!;
    const tail = (): void => {
      file.byte(44); // ,
      file.put(dates[Math.floor(time / 86400)]!);
      clock(file, time % 86400);
      file.put(names[events.event[i]!]!);
      file.put(places[events.channel[i]!]![users.platform[user]!]!);
      const paid = events.paid[i]!;
      if (paid > 0) {
        file.whole(Math.floor(paid / 10));
        file.byte(46); // .
        file.digits((paid % 10) * 10, 2);
      }
      file.byte(10);
    };
    file.byte(85); // U
    file.digits(user + 1, 5);
    tail();
    if (planned[0]?.has(i)) file.repeat(start);
    if (planned[1]?.has(i)) tail();
  }
  return file.finish();
}

function plan(flaws: number, rows: number, random: () => number): ReadonlySet<number> {
  return new Set(Array.from({ length: flaws }, (_, i) => Math.floor(((i + random()) * rows) / flaws)));
}

function clock(file: ByteWriter, second: number): void {
  file.digits(Math.floor(second / 3600), 2);
  file.byte(58); // :
  file.digits(Math.floor(second / 60) % 60, 2);
  file.byte(58);
  file.digits(second % 60, 2);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
