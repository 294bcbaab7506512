/** Tests on the course's data and published values, which lie beside the project and may be absent. */

import { existsSync } from 'node:fs';
import { describe, it } from 'vitest';

/**
 * Describes what needs a file; where it is absent, one skipped test says so. `describe.skipIf` would run the body all the same.
 * @param file path from the project's root
 */
export function describeWith(file: string, name: string, body: () => void): void {
  if (existsSync(file)) describe(name, body);
  else
    describe.skip(name, () => {
      it(`needs ${file}`, () => undefined);
    });
}
