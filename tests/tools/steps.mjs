/** The steps of `npm run check` and `npm test`: each with its result as it comes, all counted at the end. */
// @ts-check

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './prepare.mjs';

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {readonly string[]} script script under node_modules and its parameters
 * @property {number} minutes after which it is stopped and has failed
 * @property {boolean} [tests] a vitest run, whose tests are counted
 * @property {Readonly<Record<string, string>>} [environment]
 */

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/**
 * @typedef {Counts & { name: string, seconds: number, failures: readonly string[] }} StepResult
 */

const WIDTH = 14;

/** @type {readonly Step[]} */
export const STATIC_STEPS = [
  { name: 'types', script: ['typescript/bin/tsc', '-p', '.'], minutes: 9 },
  {
    name: 'components',
    script: [
      'svelte-check/bin/svelte-check',
      '--tsconfig',
      './tsconfig.json',
      '--fail-on-warnings',
      '--output',
      'human',
    ],
    minutes: 12,
  },
  {
    name: 'lint',
    script: ['eslint/bin/eslint.js', '--config', 'tests/architecture/eslint.config.js', '--max-warnings', '0', '.'],
    minutes: 12,
  },
  {
    name: 'layers',
    script: [
      'dependency-cruiser/bin/dependency-cruise.mjs',
      '--config',
      'tests/architecture/dependency-cruiser.cjs',
      'src',
    ],
    minutes: 6,
  },
  { name: 'unused', script: ['knip/bin/knip.js'], minutes: 6 },
  { name: 'formatting', script: ['prettier/bin/prettier.cjs', '--check', '.'], minutes: 6 },
];

/** @param {...string} projects names of vitest projects @returns {Step} */
export function vitestStep(...projects) {
  return {
    name: projects.join(' + '),
    // As many at a time as there are processors: the runner itself has little to do.
    script: [
      'vitest/vitest.mjs',
      'run',
      `--maxWorkers=${Math.max(2, availableParallelism())}`,
      ...projects.flatMap((project) => ['--project', project]),
    ],
    minutes: 40,
    tests: true,
  };
}

/**
 * Runs steps and prints each result as it comes: quiet steps two at a time, runs of tests alone, after the steps before them.
 * The output of a quiet step is shown when it fails.
 * @param {readonly Step[]} steps
 * @returns {Promise<StepResult[]>} in the order of the steps
 */
export async function runSteps(steps) {
  /** @type {StepResult[]} */
  const results = [];
  const quiet = steps.filter((step) => !step.tests);
  let next = 0;
  const work = async () => {
    for (let step = quiet[next++]; step; step = quiet[next++]) results.push(await runAndPrint(step));
  };
  await Promise.all([work(), work()]);
  for (const step of steps) if (step.tests) results.push(await runAndPrint(step));
  return steps.flatMap(({ name }) => results.filter((result) => result.name === name));
}

/** @param {Step} step */
async function runAndPrint(step) {
  const result = await runStep(step);
  printResult(result);
  return result;
}

/** @param {StepResult} result */
export function printResult({ name, failed, passed, skipped, seconds }) {
  const counts = passed + failed + skipped > 0 ? `  ${countLine({ passed, failed, skipped })}` : '';
  console.log(`${failed > 0 ? '✗' : '✓'} ${name.padEnd(WIDTH)} ${seconds.toFixed(1).padStart(6)} s${counts}`);
}

/**
 * Names all failures, then prints the counts as the last line. Sets the exit code.
 * @param {readonly StepResult[]} results
 */
export function finish(results) {
  const failures = results.flatMap((result) => result.failures.map((failure) => `${result.name}: ${failure}`));
  if (failures.length > 0) console.log(`\nFailed:\n${failures.map((failure) => `  ✗ ${failure}`).join('\n')}`);
  const sum = (/** @type {keyof Counts} */ key) => results.reduce((total, result) => total + result[key], 0);
  const counts = { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
  console.log(`\n${countLine(counts)}`);
  process.exitCode = counts.failed > 0 ? 1 : 0;
}

/** @param {Counts} counts */
export function countLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * @param {Step} step
 * @returns {Promise<StepResult>}
 */
async function runStep(step) {
  const begin = Date.now();
  const folder = mkdtempSync(join(tmpdir(), 'kezhi-step-'));
  const report = join(folder, 'report.json');
  const [script = '', ...parameters] = step.script;
  const reporters = step.tests ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : [];
  const { code, output, timedOut } = await execute(
    [join(ROOT, 'node_modules', script), ...parameters, ...reporters],
    step,
  );
  const seconds = (Date.now() - begin) / 1000;
  const stopped = timedOut ? `stopped after ${step.minutes} minutes` : null;
  /** @type {Counts & { failures: readonly string[] }} */
  let outcome;
  if (step.tests) outcome = readReport(report, code, stopped);
  else if (code === 0) outcome = { passed: 0, failed: 0, skipped: 0, failures: [] };
  else {
    console.log(output.trimEnd());
    outcome = { passed: 0, failed: 1, skipped: 0, failures: [stopped ?? 'see above'] };
  }
  rmSync(folder, { recursive: true, force: true });
  return { name: step.name, seconds, ...outcome };
}

/**
 * Counts of a vitest run. A file that could not load, an error outside any test and a missing report are failures too.
 * @param {string} file
 * @param {number} code exit code of the run
 * @param {string | null} stopped
 * @returns {Counts & { failures: readonly string[] }}
 */
export function readReport(file, code, stopped) {
  /** @type {VitestReport} */
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, skipped: 0, failures: [stopped ?? 'the run ended without a report'] };
  }
  const failures = [];
  for (const suite of report.testResults) {
    const failed = suite.assertionResults.filter((test) => test.status === 'failed');
    failures.push(...failed.map((test) => test.fullName));
    if (suite.status === 'failed' && failed.length === 0)
      failures.push(`${suite.name}: ${suite.message.split('\n', 1)[0] ?? ''}`);
  }
  if (code !== 0 && failures.length === 0) failures.push(stopped ?? 'an error outside the tests, see above');
  return {
    passed: report.numPassedTests,
    failed: failures.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures,
  };
}

/**
 * @typedef {object} VitestReport
 * @property {number} numPassedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {readonly { name: string, status: string, message: string, assertionResults: readonly { status: string, fullName: string }[] }[]} testResults
 */

/**
 * @param {readonly string[]} parameters
 * @param {Step} step
 * @returns {Promise<{ code: number, output: string, timedOut: boolean }>}
 */
function execute(parameters, step) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, parameters, {
      cwd: ROOT,
      // A group of its own, so that a step that hangs can be ended with everything it started.
      detached: process.platform !== 'win32',
      stdio: step.tests ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}), ...step.environment },
    });
    let output = '';
    let timedOut = false;
    const stop = () => {
      if (child.pid === undefined) return;
      try {
        process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
      } catch {
        // It has just ended by itself.
      }
    };
    const interrupt = () => {
      stop();
      process.exit(130);
    };
    const timer = setTimeout(() => ((timedOut = true), stop()), step.minutes * 60_000);
    process.once('SIGINT', interrupt);
    process.once('SIGTERM', interrupt);
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    const end = (/** @type {number} */ code) => {
      clearTimeout(timer);
      process.off('SIGINT', interrupt);
      process.off('SIGTERM', interrupt);
      resolve({ code, output, timedOut });
    };
    child.on('error', (error) => ((output += error.message), end(127)));
    child.on('close', (code) => end(code ?? 1));
  });
}
