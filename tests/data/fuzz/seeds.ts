/** Seeds judged one after the other, in blocks, so that a failure tells where it is. */

import { describe, expect, it } from 'vitest';
import { fuzzFile, type FuzzFile } from './files.ts';
import { judgeFile, type Verdict } from './judge.ts';

const BLOCK = 1000;

/** `npm run fuzz -- 100000` looks at more than a run of all tests does. */
const FILES = Number(process.env['FUZZ_FILES'] ?? 10_000);
const FIRST = Number(process.env['FUZZ_FIRST'] ?? 0);

export async function judge(seed: number, file: FuzzFile): Promise<Verdict> {
  try {
    return await judgeFile(file, seed);
  } catch (error) {
    const start = Buffer.from(file.bytes.subarray(0, 400)).toString('latin1');
    throw new Error(`seed ${seed} (${file.how}, ${file.name}): ${JSON.stringify(start)}`, { cause: error });
  }
}

/** @param half 0 or 1: two files of tests take half of the seeds each, and run side by side */
export function describeSeeds(half: 0 | 1): void {
  const middle = FIRST + Math.floor(FILES / 2);
  const [from, to] = half === 0 ? [FIRST, middle] : [middle, FIRST + FILES];
  const blocks = Array.from({ length: Math.ceil((to - from) / BLOCK) }, (_, block) => from + block * BLOCK);
  describe('any file', () => {
    it.each(blocks)(
      'P2 is read or refused in words, no row is lost and no character changed: seeds from %i on',
      async (first) => {
        const verdicts: Verdict[] = [];
        for (let seed = first; seed < Math.min(first + BLOCK, to); seed++)
          verdicts.push(await judge(seed, fuzzFile(seed)));
        // The files are not all of the kind that is refused, and most could be counted and compared.
        if (verdicts.length < BLOCK) return;
        expect(verdicts.filter(({ refused }) => refused === null).length).toBeGreaterThan(BLOCK * 0.6);
        expect(verdicts.filter(({ counted, rows }) => counted && rows > 1).length).toBeGreaterThan(BLOCK * 0.4);
        expect(verdicts.filter(({ compared }) => compared).length).toBeGreaterThan(BLOCK * 0.2);
        expect(new Set(verdicts.map(({ refused }) => refused)).size).toBeGreaterThan(4);
      },
      120_000,
    );
  });
}
