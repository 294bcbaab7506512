/** `npm run check`: everything that needs no browser and no unit test: types, lint, layers, unused code, formatting, architecture. */
// @ts-check

import './node-version.mjs';
import { installIfNeeded, runMain } from './prepare.mjs';
import { finish, runSteps, STATIC_STEPS, vitestStep } from './steps.mjs';

runMain(async () => {
  await installIfNeeded();
  finish(await runSteps([...STATIC_STEPS, vitestStep('architecture')]));
});
