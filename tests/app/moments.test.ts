import { describe, expect, it } from 'vitest';
import { describeMoment, isoMoment } from '../../src/app/moments.ts';

const at = (...parts: [number, number, number, number, number]): number => new Date(...parts).getTime();

describe('describeMoment', () => {
  const now = at(2025, 10, 12, 9, 0);

  it('names today and yesterday with the time', () => {
    expect(describeMoment(at(2025, 10, 12, 0, 0), now)).toEqual({
      code: 'app.moment-today',
      parameters: { time: '00:00' },
    });
    expect(describeMoment(at(2025, 10, 11, 23, 59), now)).toEqual({
      code: 'app.moment-yesterday',
      parameters: { time: '23:59' },
    });
  });

  it('gives the day of anything older, across months and years', () => {
    expect(describeMoment(at(2025, 10, 10, 23, 59), now)).toEqual({
      code: 'app.moment-day',
      parameters: { day: '2025-11-10' },
    });
    expect(describeMoment(at(2025, 11, 31, 20, 5), at(2026, 0, 1, 1, 0))).toEqual({
      code: 'app.moment-yesterday',
      parameters: { time: '20:05' },
    });
  });

  it('does not call a later day today when the clock went back', () => {
    expect(describeMoment(at(2026, 10, 12, 9, 0), now)).toEqual({
      code: 'app.moment-day',
      parameters: { day: '2026-11-12' },
    });
  });
});

describe('isoMoment', () => {
  it('writes a machine-readable local time', () => {
    expect(isoMoment(at(2025, 0, 5, 7, 3))).toBe('2025-01-05T07:03');
  });
});
