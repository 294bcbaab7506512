import { describe, expect, it, vi } from 'vitest';
import { fetchedFiles, pagePolicy, tryDoors } from '../../src/app/self-check.ts';

describe('fetchedFiles', () => {
  it('counts what the network was asked for, the page itself included, and names other places', () => {
    const entries = [
      { name: 'http://here/a.js', startTime: 100 },
      { name: 'data:image/svg+xml,x', startTime: 9000 },
      { name: 'blob:http://here/1', startTime: 9000 },
      { name: 'https://elsewhere/x.png', startTime: 1500 },
    ];
    expect(fetchedFiles(entries, 'http://here')).toEqual({
      count: 3,
      elsewhere: ['https://elsewhere'],
      lastSecond: 1.5,
    });
    expect(fetchedFiles([], 'http://here')).toEqual({ count: 1, elsewhere: [], lastSecond: 0 });
  });
});

describe('pagePolicy', () => {
  it('shows the rules one by one, and none where there are none', () => {
    const meta = { getAttribute: () => "default-src 'none'; script-src 'self';" };
    expect(pagePolicy({ querySelector: () => meta } as unknown as ParentNode)).toEqual([
      "default-src 'none'",
      "script-src 'self'",
    ]);
    expect(pagePolicy({ querySelector: () => null } as unknown as ParentNode)).toEqual([]);
  });
});

describe('tryDoors', () => {
  it('asks its own address only, and reports doors that stand open', async () => {
    const asked = vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response());
    expect(await tryDoors('http://here/')).toEqual([
      { door: 'fetch', shut: false },
      { door: 'eval', shut: false },
    ]);
    expect(asked.mock.calls.map(([address]) => address)).toEqual(['http://here/']);
    asked.mockRejectedValue(new TypeError('refused'));
    expect((await tryDoors('http://here/'))[0]).toEqual({ door: 'fetch', shut: true });
    asked.mockRestore();
  });
});
