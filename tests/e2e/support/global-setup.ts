/** Builds the product once before the journeys. `KEZHI_DIST` names a folder that holds a build already. */

import { buildIfNeeded } from '../../tools/prepare.mjs';

export async function setup(): Promise<void> {
  if (!process.env['KEZHI_DIST']) await buildIfNeeded();
}
