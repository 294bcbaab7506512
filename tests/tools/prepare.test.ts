import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isBuilt, isInstalled } from './prepare.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kezhi-prepare-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, content: unknown): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content));
}

describe('isInstalled', () => {
  const svelte = { version: '5.57.3' };
  const native = { version: '1.0.0', optional: true };

  function locks(wanted: object, present: object | null): boolean {
    write('package-lock.json', { packages: { '': { name: 'kezhi' }, ...wanted } });
    if (present) write('node_modules/.package-lock.json', { packages: present });
    return isInstalled(root);
  }

  it('is false without node_modules', () => {
    expect(locks({ 'node_modules/svelte': svelte }, null)).toBe(false);
  });

  it('is true with the same packages', () => {
    expect(locks({ 'node_modules/svelte': svelte }, { 'node_modules/svelte': svelte })).toBe(true);
  });

  it('is true where a package for another machine is left out', () => {
    expect(
      locks({ 'node_modules/svelte': svelte, 'node_modules/native': native }, { 'node_modules/svelte': svelte }),
    ).toBe(true);
  });

  it.each([
    ['an older version', { 'node_modules/svelte': { version: '5.0.0' } }],
    ['a missing package', {}],
    ['a package that is no longer wanted', { 'node_modules/svelte': svelte, 'node_modules/old': svelte }],
  ])('is false with %s', (_, present) => {
    expect(locks({ 'node_modules/svelte': svelte }, present)).toBe(false);
  });
});

describe('isBuilt', () => {
  const at = (path: string, seconds: number): void => utimesSync(join(root, path), seconds, seconds);

  beforeEach(() => {
    write('src/app/App.svelte', '');
    write('dist/index.html', '');
    for (const path of ['src/app/App.svelte', 'src/app', 'src']) at(path, 1000);
    at('dist/index.html', 2000);
  });

  it('is true while the build is newer than every source', () => {
    expect(isBuilt(root)).toBe(true);
  });

  it('is false after a source changed', () => {
    at('src/app/App.svelte', 3000);
    expect(isBuilt(root)).toBe(false);
  });

  it('is false after a source was deleted', () => {
    rmSync(join(root, 'src/app/App.svelte'));
    expect(isBuilt(root)).toBe(false);
  });

  it('is false without a build', () => {
    rmSync(join(root, 'dist'), { recursive: true });
    expect(isBuilt(root)).toBe(false);
  });
});
