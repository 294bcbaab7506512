/** Builds the product once before the journeys, unless that has just been done. */

import { buildIfNeeded } from '../../tools/prepare.mjs';

export async function setup(): Promise<void> {
  if (process.env['KEZHI_BUILT'] !== '1') await buildIfNeeded();
}
