/** Files of a source tree, and where in them something stands. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of the tree; `path` is relative to the root, with forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** What a check found: where, and a sentence about it. */
export interface Violation {
  readonly path: string;
  readonly line: number;
  readonly reason: string;
}

/**
 * All files under `folder` of the tree whose name ends in one of `endings`, in a stable order. No folder, no files.
 */
export function readTree(root: string, folder: string, endings: readonly string[]): readonly SourceFile[] {
  return listTree(root, folder)
    .filter((path) => endings.some((ending) => path.endsWith(ending)))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** Paths of all files under `folder`, relative to the root. */
export function listTree(root: string, folder: string): readonly string[] {
  const start = join(root, folder);
  if (!existsSync(start)) return [];
  return readdirSync(start, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? listTree(root, path) : [path];
    });
}

/** Names of the folders directly under `folder`. */
export function listFolders(root: string, folder: string): readonly string[] {
  const start = join(root, folder);
  if (!existsSync(start)) return [];
  return readdirSync(start, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** Line of an offset, from 1. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let i = text.indexOf('\n'); i !== -1 && i < offset; i = text.indexOf('\n', i + 1)) line++;
  return line;
}

/** `path:line reason`, one a line, as the tests show them. */
export function listing(violations: readonly Violation[]): readonly string[] {
  return violations.map(({ path, line, reason }) => `${path}:${line} ${reason}`);
}
