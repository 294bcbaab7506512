/**
 * What the bytes of a file that is no UTF-8 say about its encoding, counted line by line over the whole of it: lines that are
 * evidently UTF-8 and lines that are not, and how many of the characters would be everyday ones in GB18030 and in Big5.
 */

import type { Encoding } from './report.ts';

export interface EncodingSurvey {
  /** lines that are no UTF-8, the first of them (0: none), and the offset of the first such byte in the file */
  readonly brokenLines: number;
  readonly firstBroken: number;
  readonly brokenAt: number;
  /** lines that are UTF-8 and nothing else, and the first of them */
  readonly utf8Lines: number;
  readonly firstUtf8: number;
  readonly utf8At: number;
  readonly gb18030: Evidence;
  readonly big5: Evidence;
}

/** Two-byte characters of the lines that are no UTF-8, each counted once; punctuation, which tells nothing, aside. */
export interface Evidence {
  readonly pairs: number;
  /** those in everyday use (level 1 of the encoding's table) */
  readonly common: number;
  /** bytes that are none of this encoding */
  readonly bad: number;
}

/** How likely each encoding is, 0…1; what is missing to 1 is that it is none of them. */
export interface Likelihood {
  readonly gb18030: number;
  readonly big5: number;
  readonly other: number;
}

export interface Surveyor {
  /** the next bytes of the file */
  take(bytes: Uint8Array): void;
  /** what they said; nothing may be taken afterwards */
  finish(): EncodingSurvey;
}

/** Characters of one line that are kept until it is known whether the line is UTF-8. */
const MOST_WAITING = 4096;

/** @param newline byte that ends a line */
export function createSurveyor(newline: number): Surveyor {
  const [gb, big5] = [new Counter(isCommonGb), new Counter(isCommonBig5)];
  let line = 1;
  let offset = 0;
  const broken = { lines: 0, first: 0, at: 0 };
  const wide = { lines: 0, first: 0, at: 0 };
  // of the line at hand
  let strange = -1;
  let brokenAt = -1;
  let wideCharacters = 0;
  // of the UTF-8 character at hand: where it began, bytes still to come, and what the next one may be
  let began = 0;
  let rest = 0;
  let low = 0x80;
  let high = 0xbf;

  function endLine(): void {
    if (rest > 0 && brokenAt < 0) brokenAt = began;
    rest = 0;
    if (strange >= 0) {
      gb.endCharacter();
      big5.endCharacter();
      // One such character may be an accident where GB18030 reads the line as well.
      const evident = brokenAt < 0 && (wideCharacters > 1 || (wideCharacters === 1 && gb.lineBad > 0));
      if (evident) {
        if (wide.lines++ === 0) [wide.first, wide.at] = [line, strange];
      } else if (brokenAt >= 0 && broken.lines++ === 0) [broken.first, broken.at] = [line, brokenAt];
      gb.endLine(!evident);
      big5.endLine(!evident);
    }
    line++;
    strange = -1;
    brokenAt = -1;
    wideCharacters = 0;
  }

  function take(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at]!;
      if (byte < 0x80) {
        if (byte === newline) endLine();
        else if (strange >= 0) {
          if (rest > 0 && brokenAt < 0) brokenAt = began;
          rest = 0;
          gb.add(byte);
          big5.add(byte);
        }
        continue;
      }
      if (strange < 0) strange = offset + at;
      gb.add(byte);
      big5.add(byte);
      if (brokenAt >= 0) continue;
      if (rest > 0) {
        if (byte < low || byte > high) brokenAt = began;
        [low, high] = [0x80, 0xbf];
        rest--;
        continue;
      }
      // The Unicode Standard, table 3-7: well-formed UTF-8.
      rest = byte >= 0xc2 && byte <= 0xdf ? 1 : byte >= 0xe0 && byte <= 0xef ? 2 : byte >= 0xf0 && byte <= 0xf4 ? 3 : 0;
      began = offset + at;
      if (rest === 0) brokenAt = began;
      else if (rest > 1) wideCharacters++;
      low = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
      high = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
    }
    offset += bytes.length;
  }

  return {
    take,
    finish() {
      endLine();
      return {
        brokenLines: broken.lines,
        firstBroken: broken.first,
        brokenAt: broken.at,
        utf8Lines: wide.lines,
        firstUtf8: wide.first,
        utf8At: wide.at,
        gb18030: gb.evidence(),
        big5: big5.evidence(),
      };
    },
  };
}

/**
 * Bayes' rule over three answers: GB18030, Big5, or neither. Nine in ten characters of a text are everyday ones of its own
 * encoding; of the other's, as many as its table is wide. Fewer than four different characters never make it certain.
 */
export function weighEncodings({ gb18030: gb, big5 }: Pick<EncodingSurvey, 'gb18030' | 'big5'>): Likelihood {
  const told = (evidence: Evidence, share: number): number =>
    evidence.common * Math.log(share) + (evidence.pairs - evidence.common) * Math.log(1 - share);
  const bad = (evidence: Evidence, share: number): number => Math.min(evidence.bad, 20) * Math.log(share);
  const logs = [
    Math.log(0.6) + told(gb, 0.9) + told(big5, 0.55) + bad(gb, 0.002),
    Math.log(0.25) + told(gb, 0.4) + told(big5, 0.9) + bad(big5, 0.002),
    Math.log(0.15) + told(gb, 0.15) + told(big5, 0.25) + bad(gb, 0.3),
  ];
  const most = Math.max(...logs);
  const weights = logs.map((each) => Math.exp(each - most));
  const sum = weights.reduce((a, b) => a + b);
  const distinct = Math.max(gb.pairs, big5.pairs);
  const ceiling = distinct < 4 ? 0.55 + 0.05 * distinct : 1;
  const [first, second, third] = weights.map((weight) => Math.min(ceiling, weight / sum));
  return { gb18030: first!, big5: second!, other: third! };
}

/** The encodings a stretch of bytes can be of, most likely first: those a person is asked about. */
export const ASKED: readonly Encoding[] = ['utf-8', 'gb18030', 'big5', 'shift_jis', 'windows-1252'];

// Counts the characters of lead and trail byte. A character of four bytes is of GB18030 and tells nothing more.
class Counter {
  lineBad = 0;
  #lead = 0;
  #skip = 0;
  #bad = 0;
  #pairs = 0;
  #common = 0;
  readonly #isCommon: (lead: number, trail: number) => boolean | null;
  readonly #seen = new Uint8Array(65_536);
  readonly #waiting = new Uint16Array(MOST_WAITING);
  #waits = 0;
  readonly #big5: boolean;

  constructor(isCommon: (lead: number, trail: number) => boolean | null) {
    this.#isCommon = isCommon;
    this.#big5 = isCommon === isCommonBig5;
  }

  add(byte: number): void {
    if (this.#skip > 0) {
      this.#skip--;
      return;
    }
    const lead = this.#lead;
    if (lead === 0) {
      if (byte < 0x80) return;
      if (byte === 0x80 || byte === 0xff) this.lineBad++;
      else this.#lead = byte;
      return;
    }
    this.#lead = 0;
    if (!this.#big5 && byte >= 0x30 && byte <= 0x39) this.#skip = 2;
    else if (byte < 0x40 || byte === 0x7f || byte === 0xff || (this.#big5 && byte > 0x7e && byte < 0xa1))
      this.lineBad++;
    else if (this.#waits < MOST_WAITING) this.#waiting[this.#waits++] = (lead << 8) | byte;
  }

  /** a line end, which no character goes on over */
  endCharacter(): void {
    if (this.#lead > 0 || this.#skip > 0) this.lineBad++;
    this.#lead = 0;
    this.#skip = 0;
  }

  endLine(counts: boolean): void {
    for (let at = 0; counts && at < this.#waits; at++) {
      const pair = this.#waiting[at]!;
      if (this.#seen[pair] === 1) continue;
      this.#seen[pair] = 1;
      const common = this.#isCommon(pair >>> 8, pair & 0xff);
      if (common === null) continue;
      this.#pairs++;
      if (common) this.#common++;
    }
    if (counts) this.#bad += this.lineBad;
    this.#waits = 0;
    this.lineBad = 0;
  }

  evidence(): Evidence {
    return { pairs: this.#pairs, common: this.#common, bad: this.#bad };
  }
}

// GB 2312 level 1; `null`: punctuation and full-width letters.
function isCommonGb(lead: number, trail: number): boolean | null {
  if (lead >= 0xa1 && lead <= 0xa3) return null;
  return lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1;
}

// Big5 level 1
function isCommonBig5(lead: number, _trail: number): boolean | null {
  if (lead >= 0xa1 && lead <= 0xa3) return null;
  return lead >= 0xa4 && lead <= 0xc6;
}
