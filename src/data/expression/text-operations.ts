/** Text functions. Characters are code points; no text is a pattern but that of matches. */

import { VALUE } from '../cell-text.ts';
import { createNumberReading, readNumber } from '../number-text.ts';
import { computeEach, toNumbers, toTexts, toTruths, type Cell } from './each-text.ts';
import { matchesGlob } from './glob.ts';
import type { Operation } from './operation.ts';
import { NO, numberVector, truthVector, UNKNOWN, YES } from './vectors.ts';

export const TEXT_OPERATIONS: Readonly<Record<string, Operation>> = {
  length: numbers(([text]) => countCharacters(text as string)),
  find: numbers(([text, sought]) => {
    const at = (text as string).indexOf(sought as string);
    return at < 0 ? 0 : countCharacters((text as string).slice(0, at)) + 1;
  }),
  upper: texts(([text]) => (text as string).toUpperCase()),
  lower: texts(([text]) => (text as string).toLowerCase()),
  trim: texts(([text]) => (text as string).trim()),
  left: texts(([text, count]) => slice(text as string, 0, whole(count))),
  right: texts(([text, count]) => {
    const length = countCharacters(text as string);
    return slice(text as string, Math.max(0, length - whole(count)), length);
  }),
  mid: texts(([text, from, count]) => {
    const start = whole(from) - 1;
    return slice(text as string, Math.max(0, start), count === undefined ? Infinity : start + whole(count));
  }),
  part: texts(([text, separator, number]) => {
    const parts = (text as string).split(separator as string);
    const place = Math.trunc(number as number);
    return parts[place > 0 ? place - 1 : place < 0 ? parts.length + place : -1]?.trim() ?? null;
  }),
  contains: truths((text, sought) => text.includes(sought)),
  starts: truths((text, sought) => text.startsWith(sought)),
  ends: truths((text, sought) => text.endsWith(sought)),
  matches: truths(matchesGlob),
  replace: (parts, { rows }) => {
    // A missing text to put in takes the old one away.
    const replaced = ([text, old, put]: readonly Cell[]): string | null =>
      text === '' ? null : old === '' ? (text as string) : (text as string).replaceAll(old as string, () => `${put}`);
    return toTexts(computeEach(parts, rows, true, null, replaced));
  },
  concat: (parts, { rows }) => toTexts(computeEach(parts, rows, true, null, (cells) => cells.join(''))),
  'number-of-text': (parts, { rows }) => {
    const worked = computeEach(parts, rows, false, NaN, ([text]) => numberIn(text as string));
    return numberVector(toNumbers(worked), MANY_DECIMALS, worked.step);
  },
  'text-of-number': (parts, { rows }) =>
    toTexts(computeEach(parts, rows, false, null as string | null, ([value]) => String(value))),
  'text-of-truth': (parts, { rows }) =>
    toTexts(computeEach(parts, rows, false, null as string | null, ([value]) => (value === YES ? 'true' : 'false'))),
};

// Unknown to arithmetic; a column finds its own.
const MANY_DECIMALS = -1;

function texts(compute: (cells: readonly Cell[]) => string | null): Operation {
  return (parts, { rows }) => toTexts(computeEach(parts, rows, false, null, compute));
}

function numbers(compute: (cells: readonly Cell[]) => number): Operation {
  return (parts, { rows }) => {
    const worked = computeEach(parts, rows, false, NaN, compute);
    return numberVector(toNumbers(worked), 0, worked.step);
  };
}

function truths(test: (text: string, sought: string) => boolean): Operation {
  return (parts, { rows }) => {
    const worked = computeEach<number>(parts, rows, false, UNKNOWN, ([text, sought]) =>
      test(text as string, sought as string) ? YES : NO,
    );
    return truthVector(toTruths(worked), worked.step);
  };
}

function whole(cell: Cell | undefined): number {
  return Math.max(0, Math.trunc(cell as number));
}

const SURROGATE = /[\ud800-\udfff]/;

function countCharacters(text: string): number {
  if (!SURROGATE.test(text)) return text.length;
  let count = 0;
  for (let at = 0; at < text.length; count++) at += text.codePointAt(at)! > 0xffff ? 2 : 1;
  return count;
}

/** Characters from one place up to before another, counted from 0. */
function slice(text: string, from: number, to: number): string {
  if (!SURROGATE.test(text)) return text.slice(from, Math.max(from, to));
  return Array.from(text).slice(from, Math.max(from, to)).join('');
}

const encoder = new TextEncoder();
const reading = createNumberReading();

function numberIn(text: string): number {
  const bytes = encoder.encode(text);
  return readNumber(bytes, 0, bytes.length, reading) === VALUE ? reading.value : NaN;
}
