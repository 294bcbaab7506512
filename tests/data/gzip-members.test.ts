/** gzip files of several members are read to their end and held against their checksums. */

import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unpackGzipMembers } from '../../src/data/gzip-members.ts';

const unpack = (bytes: Uint8Array, most = 1e9): ReturnType<typeof unpackGzipMembers> =>
  unpackGzipMembers(new Blob([bytes as BlobPart]), most);

describe('a gzip file of several members', () => {
  it('is the text of all of them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ maxLength: 300 }), { minLength: 1, maxLength: 5 }), async (texts) => {
        const unpacked = await unpack(Buffer.concat(texts.map((text) => gzipSync(text))));
        if (typeof unpacked === 'string') throw new Error(unpacked);
        expect(await unpacked.text()).toBe(texts.join(''));
      }),
      { numRuns: 100 },
    );
    const long = 'customer,date,amount\n'.repeat(20_000);
    const whole = await unpack(Buffer.concat([gzipSync(long), gzipSync(long, { level: 0 }), gzipSync('')]));
    expect(typeof whole === 'string' ? whole : await whole.text()).toBe(long + long);
  });

  it('that is damaged or cut off is refused, whichever member it is', async () => {
    const whole = Buffer.concat([gzipSync('a,b\n1,2\n'), gzipSync('3,4\n')]);
    for (let length = 1; length < whole.length; length++) {
      const cut = await unpack(whole.subarray(0, length));
      // Cut off between two members it is whole.
      if (length !== gzipSync('a,b\n1,2\n').length) expect(cut).toBe('damaged');
    }
    for (const at of [12, whole.length - 1, whole.length - 6, gzipSync('a,b\n1,2\n').length - 6]) {
      const changed = Uint8Array.from(whole);
      changed[at]! ^= 4;
      expect(await unpack(changed)).toBe('damaged');
    }
  });

  it('is unpacked no further than is allowed', async () => {
    const member = gzipSync(Buffer.alloc(1 << 20));
    expect(await unpack(Buffer.concat([member, member, member]), 2 << 20)).toBe('large');
  });
});
