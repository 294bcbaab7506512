/** Small source trees in a temporary folder, to show that a check finds what it looks for. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Writes the files, hands their folder to `use`, and removes it again. */
export function withSample<T>(files: Readonly<Record<string, string>>, use: (root: string) => T): T {
  const root = writeSample(files);
  try {
    return use(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** As {@link withSample}, for a check that takes its time. */
export async function withSampleLater<T>(
  files: Readonly<Record<string, string>>,
  use: (root: string) => Promise<T>,
): Promise<T> {
  const root = writeSample(files);
  try {
    return await use(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function writeSample(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'kezhi-sample-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}
