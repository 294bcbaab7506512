import { expect, it } from 'vitest';
import { newId } from '../../src/app/new-id.ts';
import { parseRoute, printRoute } from '../../src/app/routes.ts';

it('makes ids that differ and stand in an address as they are', () => {
  const ids = Array.from({ length: 500 }, () => newId());
  expect(new Set(ids).size).toBe(500);
  for (const id of ids.slice(0, 20)) {
    expect(id).toMatch(/^[a-z2-9]{12}$/);
    expect(parseRoute(printRoute({ kind: 'notebook', id }))).toEqual({ kind: 'notebook', id });
  }
});
