/** `npm run fuzz -- 100000 [first seed]`: random and damaged files beyond those of `npm test`. */
// @ts-check

import './node-version.mjs';
import { installIfNeeded, PlainError, runMain } from './prepare.mjs';
import { finish, runSteps, vitestStep } from './steps.mjs';

const MOST = 10_000_000;

runMain(async () => {
  const [files = 100_000, first = 0] = process.argv.slice(2).map(Number);
  if (![files, first].every((value) => Number.isInteger(value) && value >= 0 && value <= MOST))
    throw new PlainError('How many files, and the first seed: whole numbers, such as 100000 20000.');
  await installIfNeeded();
  const step = vitestStep('unit');
  const environment = { FUZZ_FILES: String(files), FUZZ_FIRST: String(first) };
  finish(
    await runSteps([
      { ...step, script: [...step.script, 'reading-fuzz', 'container-fuzz'], minutes: 600, environment },
    ]),
  );
});
