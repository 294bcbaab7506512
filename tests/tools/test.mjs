/** `npm test`: from a fresh clone to a verdict. Installs what is missing, then checks, tests, builds, and tests in a real browser. */
// @ts-check

import './node-version.mjs';
import { join } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { build, installIfNeeded, PlainError, ROOT, runMain } from './prepare.mjs';
import { finish, printResult, runSteps, STATIC_STEPS, vitestStep } from './steps.mjs';

/** @typedef {import('./steps.mjs').StepResult} StepResult */

runMain(async () => {
  await installIfNeeded();
  const results = await runSteps([...STATIC_STEPS, vitestStep('unit', 'component', 'architecture')]);
  const built = await attempt('build', async () => build());
  results.push(built.result);
  const browser = await attempt('browser', ensureChromium);
  results.push(browser.result);
  // Without a build or a browser the journeys cannot run, and that failure is counted already.
  if (built.result.failed + browser.result.failed === 0) {
    const environment = { CHROMIUM_PATH: browser.value ?? '', KEZHI_DIST: join(ROOT, 'dist') };
    results.push(
      ...(await runSteps(['e2e', 'e2e-measuring'].map((project) => ({ ...vitestStep(project), environment })))),
    );
  }
  finish(results);
});

/**
 * Runs a piece of work as a step of its own.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<{ result: StepResult, value: T | null }>}
 */
async function attempt(name, work) {
  const begin = Date.now();
  /** @type {string[]} */
  const failures = [];
  /** @type {T | null} */
  let value = null;
  try {
    value = await work();
  } catch (error) {
    failures.push(error instanceof PlainError ? error.message : String(error));
    console.log(failures[0]);
  }
  const result = {
    name,
    seconds: (Date.now() - begin) / 1000,
    passed: 0,
    failed: failures.length,
    skipped: 0,
    failures,
  };
  printResult(result);
  return { result, value };
}
