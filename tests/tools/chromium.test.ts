import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from './chromium.mjs';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kezhi-browser-'));
  for (const name of ['google-chrome', 'microsoft-edge', 'mine']) {
    writeFileSync(join(folder, name), '#!/bin/sh\n');
    chmodSync(join(folder, name), 0o755);
  }
  writeFileSync(join(folder, 'notes.txt'), 'no program');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('findChromium', () => {
  it('takes CHROMIUM_PATH before anything else', () => {
    expect(findChromium({ environment: { CHROMIUM_PATH: join(folder, 'mine'), PATH: folder } })).toBe(
      join(folder, 'mine'),
    );
  });

  it.each(['gone', 'notes.txt'])('says that CHROMIUM_PATH is wrong where it names %s', (name) => {
    expect(() => findChromium({ environment: { CHROMIUM_PATH: join(folder, name) } })).toThrow(
      /^CHROMIUM_PATH says .* and there is no program there/,
    );
  });

  it.runIf(process.platform === 'linux')('looks for the usual names in PATH', () => {
    const found = findChromium({ environment: { PATH: `/nowhere:${folder}` }, platform: 'linux' });
    // A chromium of this machine comes first; without one, the Chrome of the folder does.
    expect(found).toMatch(/chrom/);
  });

  it('finds nothing where there is nothing', () => {
    expect(findChromium({ environment: {}, platform: 'win32' })).toBeNull();
  });
});
