/** The lock file is whole: `npm ci` refuses one that lacks a package it names, and then nobody can start. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Violation } from './tree.ts';

interface LockedPackage {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** Every dependency, those for other machines included, has its entry; the project's own versions are exact. */
export function checkLock(root: string): readonly Violation[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Readonly<Record<string, LockedPackage>>;
  };
  const found = (reason: string): Violation => ({ path: 'package-lock.json', line: 1, reason });
  const missing = Object.entries(packages).flatMap(([path, entry]) =>
    Object.keys({ ...entry.dependencies, ...entry.optionalDependencies, ...(path === '' ? entry.devDependencies : {}) })
      .filter((name) => !isPlaced(packages, path, name))
      .map((name) => found(`lacks ${name}, which ${path || 'the project'} needs`)),
  );
  const own = packages[''] ?? {};
  const loose = Object.entries({ ...own.dependencies, ...own.devDependencies })
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.-]+)?$/.test(version))
    .map(([name, version]) => found(`${name} is not pinned: ${version}`));
  return [...missing, ...loose];
}

/** Whether a package at `path` finds `name` in the node_modules beside or above it. */
function isPlaced(packages: Readonly<Record<string, unknown>>, path: string, name: string): boolean {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (packages[folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`] !== undefined) return true;
    if (folder === '') return false;
  }
}
