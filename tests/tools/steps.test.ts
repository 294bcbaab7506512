import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countLine, readReport } from './steps.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kezhi-report-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function read(code: number, suites: readonly object[], passed = 0, skipped = 0): ReturnType<typeof readReport> {
  const file = join(folder, 'report.json');
  writeFileSync(
    file,
    JSON.stringify({ numPassedTests: passed, numPendingTests: skipped, numTodoTests: 0, testResults: suites }),
  );
  return readReport(file, code, null);
}

const failing = { status: 'failed', fullName: 'days of a leap year' };
const passing = { status: 'passed', fullName: 'days of a month' };

describe('readReport', () => {
  it('counts what vitest counted', () => {
    expect(read(0, [{ name: 'a.test.ts', status: 'passed', message: '', assertionResults: [passing] }], 1, 2)).toEqual({
      passed: 1,
      failed: 0,
      skipped: 2,
      failures: [],
    });
  });

  it('names the failed tests', () => {
    const suite = { name: 'a.test.ts', status: 'failed', message: '', assertionResults: [failing, passing] };
    expect(read(1, [suite], 1)).toEqual({ passed: 1, failed: 1, skipped: 0, failures: ['days of a leap year'] });
  });

  it('counts a file that could not load', () => {
    const suite = { name: 'a.test.ts', status: 'failed', message: 'Cannot find module\n at …', assertionResults: [] };
    expect(read(1, [suite])).toMatchObject({ failed: 1, failures: ['a.test.ts: Cannot find module'] });
  });

  it('counts an error outside any test', () => {
    expect(
      read(1, [{ name: 'a.test.ts', status: 'passed', message: '', assertionResults: [passing] }], 1),
    ).toMatchObject({ passed: 1, failed: 1 });
  });

  it('counts a run without a report', () => {
    expect(readReport(join(folder, 'gone.json'), 137, 'stopped after 6 minutes')).toEqual({
      passed: 0,
      failed: 1,
      skipped: 0,
      failures: ['stopped after 6 minutes'],
    });
  });
});

describe('countLine', () => {
  it('is plain', () => {
    expect(countLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
    expect(countLine({ passed: 12, failed: 1, skipped: 3 })).toBe('12 passed, 1 failed, 3 skipped');
  });
});
