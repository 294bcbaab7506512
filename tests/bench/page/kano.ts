/** The Kano panel and a large survey: what the engine does from the answers to pictures, tables and marks. */

import { prepare } from '../../../src/data/prepare.ts';
import { readFile, type ReadFile } from '../../../src/data/read-file.ts';
import type { JsonObject } from '../../../src/lib/json.ts';
import { createRandom } from '../../../src/lib/random.ts';
import { kanoSpec } from '../../../src/panels/kano/index.ts';
import { initialOptions } from '../../../src/panels/options.ts';

export interface KanoRun {
  readonly milliseconds: number;
  /** category letter of each feature, in their order */
  readonly classes: string;
  /** complete pairs counted over all features */
  readonly pairs: number;
}

const JOB = { pause: () => Promise.resolve(), progress: () => {} };
const TODAY = 20_000;
const CLASSES = 'MOAIR';
/** Answers a feature of each class is mostly given, with it and without it; any other now and then. */
const TYPICAL: Readonly<Record<string, readonly [functional: number, dysfunctional: number]>> = {
  M: [2, 5],
  O: [1, 5],
  A: [1, 3],
  I: [3, 3],
  R: [5, 1],
};

let file: ReadFile;

export const kano = {
  /** draws a survey and reads it as a file; gives the classes that must be found again */
  give: async (respondents: number, count: number): Promise<string> => {
    const random = createRandom(count);
    const classes = Array.from({ length: count }, (_, f) => CLASSES[f % CLASSES.length]!);
    const draw = (typical: number): string => {
      const u = random.next();
      return u < 0.02 ? '' : String(u < 0.65 ? typical : random.integer(1, 5));
    };
    const header = classes.flatMap((_, f) => [`Feature ${f + 1} functional`, `Feature ${f + 1} dysfunctional`]);
    const lines = Array.from({ length: respondents }, (_, i) => {
      const answers = classes.flatMap((letter) => TYPICAL[letter]!.map(draw));
      return `R${i},${'abcd'[i % 4]!},${answers.join()}\n`;
    });
    const read = await readFile(new Blob([`respondent,group,${header.join()}\n`, ...lines]), 'survey.csv', {}, JOB);
    if (!read.ok) throw new Error(read.error.code);
    file = read.value;
    return classes.join('');
  },

  /** with a test by group; every run has tables of its own, of which the panel remembers nothing */
  run: async (): Promise<KanoRun> => {
    const { tables } = prepare(file, {}, TODAY);
    const options: JsonObject = {
      ...initialOptions(kanoSpec.options),
      groupBy: ['c1'],
      uniform: true,
      questionable: 50,
    };
    const began = performance.now();
    const input = kanoSpec.select(tables, options, { keep: null });
    if (!input.ok) throw new Error(input.error.code);
    const result = await kanoSpec.compute(input.value, options, JOB);
    if (!result.ok) throw new Error(result.error.code);
    const answer = kanoSpec.answer(result.value, options);
    kanoSpec.tabulate(result.value, options);
    kanoSpec.marks(result.value);
    const milliseconds = performance.now() - began;
    const { features } = answer.view as {
      readonly features: readonly { readonly category: string; readonly n: number }[];
    };
    return {
      milliseconds,
      classes: features.map(({ category }) => category).join(''),
      pairs: features.reduce((sum, { n }) => sum + n, 0),
    };
  },
};
