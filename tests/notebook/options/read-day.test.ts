import { describe, expect, test } from 'vitest';
import { readDay } from '../../../src/notebook/options/read-day.ts';

describe('a day as people write it', () => {
  test.each(['2026-01-05', '2026/1/5', '2026.1.5', '20260105', '2026年1月5日', ' 2026-1-05 ', '２０２６-01-05'])(
    '%s',
    (text) => {
      expect(readDay(text)).toBe('2026-01-05');
    },
  );

  test.each(['', '2026-02-30', '2026-13-01', '05/01/2026', '0002-01-05', '2026-1/5', '26-01-05', 'tomorrow'])(
    '%s is none',
    (text) => {
      expect(readDay(text)).toBeUndefined();
    },
  );
});
