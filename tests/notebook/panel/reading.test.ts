import { expect, test } from 'vitest';
import { partReading } from '../../../src/notebook/panel/reading.ts';

test('sentences about limits stand apart; notes do not', () => {
  const codes = ['rfm.reading-value', 'rfm.limit-cause', 'rfm.note-one-day', 'abc.not-profit', 'limit.reading'];
  const { says, not } = partReading(codes.map((code) => ({ code })));
  expect(says.map(({ code }) => code)).toEqual(['rfm.reading-value', 'rfm.note-one-day', 'limit.reading']);
  expect(not.map(({ code }) => code)).toEqual(['rfm.limit-cause', 'abc.not-profit']);
});
