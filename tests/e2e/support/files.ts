/** Files for the journeys: dropped as a person drops them, and made where no file is at hand. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { ROOT } from '../../tools/prepare.mjs';

/** Real data that lies beside the project on some machines. */
const SHARED = join(ROOT, '..', 'shared', 'data');

export const CDNOW = join(SHARED, 'cdnow', 'cdnowElog.csv');
export const HAS_CDNOW = existsSync(CDNOW);

/** The bundled example. */
export const SAMPLE = join(ROOT, 'datasets', 'half-sugar', 'half-sugar-orders.csv');

export interface DroppedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export function fileFrom(path: string, name = path.split(/[\\/]/).at(-1) ?? 'file'): DroppedFile {
  return { name, bytes: readFileSync(path) };
}

export function textFile(name: string, text: string): DroppedFile {
  return { name, bytes: new TextEncoder().encode(text) };
}

/** Drags the files over the page and lets go, with the events a browser sends. */
export async function dropFiles(page: Page, ...files: readonly DroppedFile[]): Promise<void> {
  const transfer = await page.evaluateHandle(
    (items) => {
      const data = new DataTransfer();
      for (const { name, base64 } of items) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        data.items.add(new File([bytes], name));
      }
      return data;
    },
    files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') })),
  );
  for (const type of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent('main', type, { dataTransfer: transfer });
  await transfer.dispose();
}
